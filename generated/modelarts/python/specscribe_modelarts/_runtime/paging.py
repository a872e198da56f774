"""Lists that come in pages."""

from typing import Any, Callable, Dict, Iterator, Tuple

from .._contract import PAGING
from .tables import Paging


def iterate(operation: Callable[..., Any], args: Tuple[Any, ...], kwargs: Dict[str, Any]) -> Iterator[Any]:
    """All items of a list; the arguments are those of the operation, and say where to start."""
    paging = PAGING.get(key_of(operation))
    if paging is None:
        raise TypeError(f"{getattr(operation, '__name__', operation)} gives no list that comes in pages")
    return _items(operation, paging, args, dict(kwargs))


def key_of(operation: Callable[..., Any]) -> str:
    """Key of an operation in the tables of the contract."""
    return str(getattr(operation, "__name__", "")).replace("_", "").lower()


def _items(
    operation: Callable[..., Any], paging: Paging, args: Tuple[Any, ...], kwargs: Dict[str, Any]
) -> Iterator[Any]:
    while True:
        answer = operation(*args, **kwargs)
        items = value_of(answer, paging.items) or []
        yield from items
        if not (_next_offset(paging, kwargs, answer, items) if paging.offset else _next_marker(paging, kwargs, answer, items)):
            return


def _next_offset(paging: Paging, kwargs: Dict[str, Any], answer: Any, items: Any) -> bool:
    """Moves on behind the items that came; a page that is short is no end, since a service may give fewer."""
    reached = int(kwargs.get(str(paging.offset)) or 0) + len(items)
    kwargs[str(paging.offset)] = reached
    total = value_of(answer, paging.total) if paging.total else None
    return bool(items) and (not isinstance(total, int) or reached < total)


def _next_marker(paging: Paging, kwargs: Dict[str, Any], answer: Any, items: Any) -> bool:
    if paging.next_of_item:
        marker = value_of(items[-1], paging.next_of_item) if items else None
    else:
        marker = value_of(answer, str(paging.next_of_answer))
    same = marker == kwargs.get(str(paging.marker))
    kwargs[str(paging.marker)] = marker
    return bool(marker) and not same


def value_of(answer: Any, path: str) -> Any:
    """A field by its name on the wire; fields of fields are joined by dots. None where there is none."""
    for name in path.split("."):
        if isinstance(answer, dict):
            answer = answer.get(name)
            continue
        fields = getattr(type(answer), "model_fields", {})
        found = next((own for own, each in fields.items() if (each.alias or own) == name), None)
        if found is not None:
            answer = getattr(answer, found)
        else:
            answer = (getattr(answer, "additional_properties", None) or {}).get(name)
    return answer
