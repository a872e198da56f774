"""Requests as the generated methods ask for them: what goes into the address, into headers and into the body."""

import datetime
import decimal
import enum
import json
import math
import uuid
from dataclasses import dataclass
from typing import Annotated, Any, Dict, Generic, List, Mapping, Optional, Sequence, Tuple, TypeVar, Union
from urllib.parse import quote, unquote

from pydantic import Field, SecretStr

T = TypeVar("T")

#: Method, address, headers, body and fields of a form.
RequestSerialized = Tuple[str, str, Dict[str, Any], Any, List[Any]]

#: Seconds for a call, or for its connection and for its answer; None for those of the client.
RequestTimeout = Union[None, Annotated[float, Field(ge=0)], Tuple[Annotated[float, Field(ge=0)], Annotated[float, Field(ge=0)]]]

#: What joins the items of a list that is one value.
SEPARATORS = {"csv": ",", "ssv": " ", "tsv": "\t", "pipes": "|"}


@dataclass(frozen=True)
class ApiResponse(Generic[T]):
    """A success with what came beside its body."""

    status_code: int
    headers: Mapping[str, str]
    #: The body in its type.
    data: T
    #: The body as it came.
    raw_data: bytes


class ApiClient:
    """What the generated methods call to make a request; those that send it are of ``Transport``."""

    def __init__(self, host: str) -> None:
        #: Stands in front of every path.
        self.host = host
        self.default_headers: Dict[str, str] = {}

    def param_serialize(
        self,
        method: str,
        resource_path: str,
        path_params: Optional[Mapping[str, Any]] = None,
        query_params: Optional[Sequence[Tuple[str, Any]]] = None,
        header_params: Optional[Mapping[str, Any]] = None,
        body: Any = None,
        post_params: Optional[List[Tuple[str, Any]]] = None,
        files: Optional[Mapping[str, Any]] = None,
        auth_settings: Optional[Sequence[str]] = None,
        collection_formats: Optional[Mapping[str, str]] = None,
        _host: Optional[str] = None,
    ) -> RequestSerialized:
        """Puts all parameters in their places."""
        formats = collection_formats or {}
        headers = dict(self._pairs({**(header_params or {}), **self.default_headers}.items(), formats))
        for name, value in self._pairs((path_params or {}).items(), formats):
            resource_path = resource_path.replace(f"{{{name}}}", quote(str(value), safe=""))
        form = self._pairs(post_params or [], formats) if post_params or files else post_params or []
        if files:
            form = [*form, *self.files_parameters(files)]
        plain = self.sanitize_for_serialization(body) if body else body
        url = (self.host if _host is None else _host) + resource_path
        if query_params:
            url += "?" + self.parameters_to_url_query(self.sanitize_for_serialization(query_params), formats)
        return method, url, headers, plain, form

    def _pairs(self, pairs: Any, formats: Mapping[str, str]) -> List[Tuple[str, Any]]:
        """Names with values; lists as one value each, or a pair for each item."""
        found: List[Tuple[str, Any]] = []
        for name, value in self.sanitize_for_serialization(list(pairs)):
            if name not in formats:
                found.append((name, _word(value) if isinstance(value, bool) else value))
            elif formats[name] == "multi":
                found += [(name, _word(each) if isinstance(each, bool) else each) for each in value]
            else:
                found.append((name, SEPARATORS.get(formats[name], ",").join(map(_word, value))))
        return found

    def parameters_to_url_query(self, params: Sequence[Tuple[str, Any]], formats: Mapping[str, str]) -> str:
        """A query of names that are encoded already."""
        pairs: List[str] = []
        for name, value in params:
            if isinstance(value, (list, tuple)) and not value:
                # Nothing is sent of an empty list (RFC 6570, 3.2.1).
                continue
            for each in value if isinstance(value, (list, tuple)) else [value]:
                checked_text(unquote(name), each)
            if name not in formats:
                pairs.append(f"{name}={quote(json.dumps(value) if isinstance(value, dict) else _word(value))}")
            elif formats[name] == "multi":
                pairs += [f"{name}={quote(_word(each))}" for each in value]
            else:
                separator = SEPARATORS.get(formats[name], ",")
                pairs.append(f"{name}={separator.join(quote(_word(each)) for each in value)}")
        return "&".join(pairs)

    def files_parameters(self, files: Mapping[str, Any]) -> List[Any]:
        """The parts of a form that are files: a name with its content, content alone, or what has a ``read``."""
        parts: List[Any] = []
        for name, value in files.items():
            for each in value if isinstance(value, list) else [value]:
                file, content = each if isinstance(each, tuple) else (name, each)
                data = content.read() if hasattr(content, "read") else content
                data = b"".join(data) if hasattr(data, "__next__") else data
                parts.append((name, (file, data, "application/octet-stream")))
        return parts

    def sanitize_for_serialization(self, obj: Any) -> Any:
        """A value as what JSON is made of; what can be read is sent as it is."""
        if obj is None or is_read_once(obj):
            return obj
        if isinstance(obj, enum.Enum):
            return obj.value
        if isinstance(obj, SecretStr):
            return obj.get_secret_value()
        if isinstance(obj, (str, bytes, bytearray, bool, int, float)):
            return obj
        if isinstance(obj, (uuid.UUID, decimal.Decimal)):
            return str(obj)
        if isinstance(obj, (datetime.datetime, datetime.date)):
            return obj.isoformat()
        if isinstance(obj, (list, tuple)):
            return type(obj)([self.sanitize_for_serialization(each) for each in obj])
        if isinstance(obj, dict):
            return {name: self.sanitize_for_serialization(value) for name, value in obj.items()}
        fields = obj.to_dict() if hasattr(obj, "to_dict") else vars(obj)
        return self.sanitize_for_serialization(fields)

    def select_header_accept(self, accepts: Sequence[str]) -> Optional[str]:
        """What to ask for: JSON where there is a choice."""
        return next((each for each in accepts if "json" in each.lower()), accepts[0] if accepts else None)

    def select_header_content_type(self, content_types: Sequence[str]) -> Optional[str]:
        """What to send: JSON where there is a choice."""
        return self.select_header_accept(content_types)


def is_read_once(value: Any) -> bool:
    """Whether a value is a body that is read while it is sent: a file, or an iterator of its pieces."""
    return any(hasattr(value, name) for name in ("read", "__next__", "__anext__"))


def checked_text(name: str, value: Any) -> None:
    """
    :raises ValueError: where an address can't carry a value; the message has the name of its parameter
    """
    if isinstance(value, float) and not math.isfinite(value):
        raise ValueError(f"{name}: {value} is not a number that can be sent")
    if any("\ud800" <= letter <= "\udfff" for letter in str(value)):
        raise ValueError(f"{name}: has half of a pair of surrogates, which is no letter")


def _word(value: Any) -> str:
    """A value in a path, a query or a header."""
    return str(value).lower() if isinstance(value, bool) else str(value)
