# pyright: basic
"""What all models have: requests are checked when they are made, answers are read as they are."""

import json
import math
import re
from datetime import date, datetime
from functools import lru_cache, wraps
from importlib import import_module
from typing import (
    IO,
    TYPE_CHECKING,
    Annotated,
    Any,
    AsyncIterator,
    Callable,
    ClassVar,
    Dict,
    FrozenSet,
    Iterable,
    Iterator,
    List,
    Mapping,
    NamedTuple,
    Optional,
    Sequence,
    Tuple,
    Type,
    TypeVar,
    Union,
    cast,
    get_args,
    get_origin,
)

from pydantic import (
    BaseModel,
    ConfigDict,
    PrivateAttr,
    TypeAdapter,
    ValidationError,
    model_validator,
    validate_call,
)
from typing_extensions import Self

#: Fields that nothing prints.
SECRET = re.compile(r"passw|passphrase|secret|token|credential|private_?key|^pwd$|^sk$", re.IGNORECASE)
#: A number as JSON writes it.
NUMBER = re.compile(r"-?\d+(\.\d+)?([eE][+-]?\d+)?")

CONFIG = ConfigDict(
    validate_by_name=True,
    validate_by_alias=True,
    validate_assignment=True,
    protected_namespaces=(),
    coerce_numbers_to_str=True,
    hide_input_in_errors=True,
    # Schemas are made when a model is first used.
    defer_build=True,
)


class Misfit(ValueError):
    """A value of an answer that its type has no place for."""


class Model(BaseModel):
    """An object of the contract.

    An answer costs nothing where it contradicts the contract: a field whose value is of another kind is None, and the
    value is kept in ``additional_properties`` under the field's name in the contract, as are fields that it doesn't know.
    ``to_dict`` gives what came.
    """

    additional_properties: Dict[str, Any] = {}
    model_config = CONFIG
    #: Fields that are sent as null where they are set to None.
    _nullable: ClassVar[FrozenSet[str]] = frozenset()
    #: Texts of members by which its objects are told from the other types of a choice.
    _told_by: ClassVar[Dict[str, Tuple[str, ...]]] = {}
    #: By field: what was read, and how it was written, where that differs.
    _kept: Dict[str, Tuple[Any, Any]] = PrivateAttr(default_factory=dict)
    #: What came in the place of the whole object.
    _whole: Optional[Tuple[Any]] = PrivateAttr(default=None)

    @model_validator(mode="before")
    @classmethod
    def _keep_unknown(cls, value: Any) -> Any:
        """Fields that the contract doesn't know are sent, not dropped."""
        if not isinstance(value, dict):
            return value
        # A field of the contract may have the name of what keeps unknown ones: it is meant where its own isn't given.
        own = next((field.name for field in _fields(cls) if field.wire == "additional_properties"), None)
        if own is not None and own not in value and "additional_properties" in value:
            value = {own if name == "additional_properties" else name: each for name, each in value.items()}
        known = {name for field in _fields(cls) for name in (field.name, field.wire)} | {"additional_properties"}
        unknown = {name: each for name, each in value.items() if name not in known}
        if not unknown:
            return value
        given = {name: each for name, each in value.items() if name in known}
        return {**given, "additional_properties": {**value.get("additional_properties", {}), **unknown}}

    @classmethod
    def from_dict(cls, obj: Any) -> Optional[Self]:
        """Reads an answer, whatever is in it; None for null."""
        return None if obj is None else cls._read(obj)

    @classmethod
    def from_json(cls, json_str: str) -> Optional[Self]:
        """Reads the text of an answer."""
        return cls.from_dict(json.loads(json_str))

    @classmethod
    def _read(cls, obj: Any) -> Self:
        made = cls.__new__(cls)
        values: Dict[str, Any] = {field.name: None for field in _fields(cls)}
        kept: Dict[str, Tuple[Any, Any]] = {}
        present = set()
        left = dict(obj) if isinstance(obj, dict) else {}
        for name, wire, decode in _fields(cls):
            if wire not in left:
                continue
            raw = left[wire]
            try:
                value = decode(raw)
            except Misfit:
                continue
            del left[wire]
            values[name] = value
            present.add(name)
            if value is None or _is_rewritten(value, raw):
                kept[name] = (value, raw)
        values["additional_properties"] = left
        object.__setattr__(made, "__dict__", values)
        object.__setattr__(made, "__pydantic_fields_set__", present)
        object.__setattr__(made, "__pydantic_extra__", None)
        whole = None if isinstance(obj, dict) else (obj,)
        object.__setattr__(made, "__pydantic_private__", {"_kept": kept, "_whole": whole})
        return made

    def to_dict(self) -> Any:
        """The object as JSON has it. None is written for null where the field may be null, or came so."""
        if self._whole is not None:
            return self._whole[0]
        written: Dict[str, Any] = {}
        for name, wire, _ in _fields(type(self)):
            value = getattr(self, name, None)
            read, raw = self._kept.get(name, (self, None))
            if read is value:
                written[wire] = raw
            elif value is not None:
                written[wire] = to_json_value(value)
            elif name in self._nullable and name in self.model_fields_set:
                written[wire] = None
        return {**{key: to_json_value(each) for key, each in self.additional_properties.items()}, **written}

    def to_json(self) -> str:
        """The object as the text of JSON."""
        return json.dumps(self.to_dict())

    def to_str(self) -> str:
        """The object for people, without secrets."""
        return repr(self)

    def __repr_args__(self) -> Iterable[Tuple[Optional[str], Any]]:
        for name, value in super().__repr_args__():
            if name == "additional_properties" and isinstance(value, dict):
                yield name, {key: masked(key, each) for key, each in value.items()}
            else:
                yield name, masked(name or "", value)


class Choice(BaseModel):
    """One of several types, in ``actual_instance``; an answer that is none of them is there as it came."""

    actual_instance: Any = None
    model_config = ConfigDict(protected_namespaces=(), hide_input_in_errors=True, defer_build=True)

    def __init__(self, actual_instance: Any = None, **fields: Any) -> None:
        super().__init__(actual_instance=actual_instance if not fields else fields)

    @model_validator(mode="before")
    @classmethod
    def _choose(cls, value: Any) -> Any:
        """Takes what fits one of the types: an object of it, or plain values.

        :raises ValueError: where none fits; nothing is sent then
        """
        if isinstance(value, cls):
            return value
        wrapped = isinstance(value, dict) and set(value) == {"actual_instance"}
        return {"actual_instance": _chosen(cls, value["actual_instance"] if wrapped else value)}

    @classmethod
    def from_dict(cls, obj: Any) -> Optional[Self]:
        """Reads an answer as the type that its texts state, else as the one that has most of its fields."""
        return None if obj is None else cls.model_construct(actual_instance=_likeliest(_members(cls), obj))

    @classmethod
    def from_json(cls, json_str: str) -> Optional[Self]:
        """Reads the text of an answer."""
        return cls.from_dict(json.loads(json_str))

    def to_dict(self) -> Any:
        """The value as JSON has it."""
        return to_json_value(self.actual_instance)

    def to_json(self) -> str:
        """The value as the text of JSON."""
        return json.dumps(self.to_dict())

    def to_str(self) -> str:
        """The value for people, without secrets."""
        return repr(self)


def masked(name: str, value: Any) -> Any:
    """What is printed of a field."""
    if value is None or not SECRET.search(name):
        return {key: masked(str(key), each) for key, each in value.items()} if isinstance(value, dict) else value
    return "***"


def to_json_value(value: Any) -> Any:
    """A value of a model as JSON has it."""
    if isinstance(value, (Model, Choice)):
        return value.to_dict()
    if isinstance(value, Mapping):
        return {str(key): to_json_value(each) for key, each in value.items()}
    if isinstance(value, (list, tuple, set, frozenset)):
        return [to_json_value(each) for each in value]
    return value.isoformat() if isinstance(value, (datetime, date)) else value


Decode = Callable[[Any], Any]


def wire_name(name: str, field: Any) -> str:
    """The name of a field on the wire: one that has several aliases is written by that one."""
    return field.serialization_alias or name


class FieldPlan(NamedTuple):
    """How a field is read."""

    name: str
    wire: str
    decode: Decode


@lru_cache(maxsize=None)
def _fields(cls: Type[Model]) -> Tuple[FieldPlan, ...]:
    return tuple(
        FieldPlan(name, wire_name(name, field), decoder(cast(Any, field.annotation)))
        for name, field in cls.model_fields.items()
        if name != "additional_properties"
    )


@lru_cache(maxsize=None)
def decoder(annotation: Any) -> Decode:
    """What reads a value of a type: None stays None; a value of another kind is a ``Misfit``."""
    read = _decoder(annotation)
    return lambda value: None if value is None else read(value)


def _decoder(annotation: Any) -> Decode:
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return _decoder(arguments[0])
    if origin is Union:
        return _first_of([_decoder(each) for each in arguments if each is not type(None)])
    if origin in (list, List):
        return _list_of(arguments[0] if arguments else Any)
    if origin in (dict, Dict):
        return _map_of(arguments[1] if arguments else Any)
    if isinstance(annotation, type) and issubclass(annotation, Model):
        return lambda value: annotation._read(value) if isinstance(value, dict) else _misfit(value)
    if isinstance(annotation, type) and issubclass(annotation, Choice):
        return annotation.from_dict
    return SCALARS.get(annotation, lambda value: value)


def _misfit(value: Any) -> Any:
    raise Misfit(type(value).__name__)


def _first_of(decoders: Sequence[Decode]) -> Decode:
    def read(value: Any) -> Any:
        for each in decoders:
            try:
                return each(value)
            except Misfit:
                continue
        return _misfit(value)

    return decoders[0] if len(decoders) == 1 else read


def _item(annotation: Any) -> Decode:
    """Reads an item, of which nothing is lost: one of another kind is an empty object that keeps it, or as it came."""
    read = decoder(annotation)
    is_model = isinstance(annotation, type) and issubclass(annotation, Model)

    def item(value: Any) -> Any:
        try:
            return read(value)
        except Misfit:
            return annotation._read(value) if is_model else value

    return item


def _list_of(annotation: Any) -> Decode:
    item = _item(annotation)
    return lambda value: [item(each) for each in value] if isinstance(value, list) else _misfit(value)


def _map_of(annotation: Any) -> Decode:
    item = _item(annotation)
    return lambda value: (
        {key: item(each) for key, each in value.items()} if isinstance(value, dict) else _misfit(value)
    )


def _text(value: Any) -> str:
    if isinstance(value, str):
        return value
    return str(value) if isinstance(value, (int, float)) and not isinstance(value, bool) else str(_misfit(value))


def _integer(value: Any) -> int:
    if isinstance(value, bool):
        return int(_misfit(value))
    if isinstance(value, int):
        return value
    number = _number(value)
    return int(number) if float(number).is_integer() else int(_misfit(value))


def _number(value: Any) -> Union[int, float]:
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return value
    if not isinstance(value, str) or not NUMBER.fullmatch(value):
        return float(_misfit(value))
    if not re.search("[.eE]", value):
        return int(value)
    number = float(value)
    return number if math.isfinite(number) else float(_misfit(value))


def _boolean(value: Any) -> bool:
    if isinstance(value, bool):
        return value
    return value == "true" if value in ("true", "false") else bool(_misfit(value))


def _dated(kind: Any) -> Decode:
    adapter = TypeAdapter(kind)

    def read(value: Any) -> Any:
        try:
            return adapter.validate_python(value) if isinstance(value, str) else _misfit(value)
        except ValidationError:
            return _misfit(value)

    return read


SCALARS: Mapping[Any, Decode] = {
    str: _text,
    int: _integer,
    float: _number,
    bool: _boolean,
    datetime: _dated(datetime),
    date: _dated(date),
}


def _is_rewritten(value: Any, raw: Any) -> bool:
    """Whether a value would be written in another way than it came."""
    return type(value) is not type(raw) and not isinstance(value, (Model, Choice)) or (
        isinstance(value, list) and any(_is_rewritten(*each) for each in zip(value, raw))
    )


@lru_cache(maxsize=None)
def _members(cls: Type[Choice]) -> Tuple[Any, ...]:
    union = cls.model_fields["actual_instance"].annotation
    return tuple(each for each in get_args(union) if each is not type(None))


@lru_cache(maxsize=None)
def _told(members: Tuple[Any, ...]) -> Optional[Tuple[str, Tuple[Tuple[str, ...], ...]]]:
    """The first member that all models have texts for, and not all the same, with the texts of each."""
    if not all(isinstance(each, type) and issubclass(each, Model) for each in members):
        return None
    for name in members[0]._told_by:
        texts = tuple(each._told_by.get(name, ()) for each in members)
        if all(texts) and len(set(texts)) > 1:
            return name, texts
    return None


def _fitting(members: Tuple[Any, ...], obj: Any) -> Tuple[Tuple[Any, ...], bool]:
    """The types that a value can be by what tells them apart, and whether that is stated.

    A value that has nothing of it, or a further text beside lists of several, can be any.
    """
    told = _told(members)
    text = obj.get(told[0]) if told is not None and isinstance(obj, dict) else None
    if told is None or not isinstance(text, str):
        return members, False
    found = tuple(each for each, texts in zip(members, told[1]) if text in texts)
    return (found, True) if found or all(len(texts) == 1 for texts in told[1]) else (members, False)


def _chosen(cls: Type[Choice], value: Any) -> Any:
    fitting = []
    for member in _fitting(_members(cls), value)[0]:
        if isinstance(member, type) and isinstance(value, member):
            return value
        try:
            fitting.append(TypeAdapter(member, config=_config(member)).validate_python(value))
        except ValidationError:
            continue
    best = max(fitting, key=_coverage, default=None)
    names = ", ".join(str(getattr(each, "__name__", each)) for each in _members(cls))
    if best is None or (isinstance(value, dict) and value and _coverage(best) <= -len(value)):
        raise ValueError(f"none of {names} has these fields, or fields that they require are missing")
    return best


def _config(member: Any) -> Optional[ConfigDict]:
    """Models bring their own."""
    is_model = isinstance(member, type) and issubclass(member, BaseModel)
    return None if is_model else ConfigDict(strict=True, hide_input_in_errors=True)


def _coverage(value: Any) -> int:
    """How many fields a type knows of what it was given, less those that it doesn't."""
    if not isinstance(value, Model):
        return 0
    return len(value.model_fields_set - {"additional_properties"}) - len(value.additional_properties)


def _likeliest(members: Tuple[Any, ...], obj: Any) -> Any:
    """An answer as the member that it states, else as the one that it lacks least of and that knows most of it; as it
    came where none knows it."""
    fitting, is_stated = _fitting(members, obj)
    if is_stated and len(fitting) == 1:
        return fitting[0]._read(obj)
    best: Optional[Tuple[int, Any]] = None
    for member in fitting:
        if isinstance(member, type) and issubclass(member, Model):
            known = {field.wire for field in _fields(member)}
            required = {wire_name(name, each) for name, each in member.model_fields.items() if each.is_required()}
            score = len(known & set(obj)) - 2 * len(required - set(obj)) if isinstance(obj, dict) else 0
            if score > 0 and (best is None or score > best[0]):
                best = (score, member)
            continue
        try:
            return decoder(member)(obj)
        except Misfit:
            continue
    return obj if best is None else best[1]._read(obj)


#: What is sent where the contract says bytes: bytes, text, a named file, or what is read once.
if TYPE_CHECKING:
    Content = Union[bytes, str, Tuple[str, bytes], IO[bytes], Iterator[bytes], AsyncIterator[bytes]]
else:
    Content = Any

F = TypeVar("F", bound=Callable[..., Any])


def checked_call(function: F) -> F:
    """Refuses wrong arguments before anything is sent, and doesn't show them.

    What checks them is made at the first call, and the models that they name are loaded then: for hundreds of operations
    it would take seconds.
    """
    checked: List[Callable[..., Any]] = []

    @wraps(function)
    def call(*args: Any, **kwargs: Any) -> Any:
        if not checked:
            _load_types(function)
            checked.append(validate_call(config=ConfigDict(hide_input_in_errors=True))(function))
        return checked[0](*args, **kwargs)

    return cast(F, call)


def _load_types(function: Callable[..., Any]) -> None:
    """Gives a module the models that a function's types name, which it imports for type checkers alone."""
    models = import_module(".models", function.__module__.partition(".")[0])
    named = set(re.findall(r"[A-Za-z_]\w*", " ".join(map(str, function.__annotations__.values()))))
    space = function.__globals__
    space.update({name: getattr(models, name) for name in named & set(models.__all__) if name not in space})
