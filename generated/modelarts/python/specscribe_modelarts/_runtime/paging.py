"""Lists that come in pages."""

from typing import Any, Callable, Dict, Iterator, Optional, Sequence, Tuple

from .._contract import PAGING
from .errors import PagingFailed
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
    turn = _by_marker if paging.marker else _by_number
    for page in turn(operation, paging, args, kwargs):
        yield from page


def _by_marker(
    operation: Callable[..., Any], paging: Paging, args: Tuple[Any, ...], kwargs: Dict[str, Any]
) -> Iterator[Sequence[Any]]:
    argument = str(paging.marker)
    before: Optional[Sequence[Any]] = None
    markers = set()
    while True:
        answer = operation(*args, **kwargs)
        items = _items_of(answer, paging)
        if paging.next_of_item:
            marker = value_of(items[-1], paging.next_of_item) if items else None
        else:
            marker = value_of(answer, str(paging.next_of_answer))
        stays = bool(marker) and marker == kwargs.get(argument)
        # A service that doesn't heed the mark gives the same page and the same mark for ever.
        if stays and items and items == before:
            return
        yield items
        if not marker or stays:
            return
        if marker in markers:
            raise PagingFailed(f"the pages go round: {argument} came for the second time")
        markers.add(marker)
        before = items
        kwargs[argument] = marker


def _by_number(
    operation: Callable[..., Any], paging: Paging, args: Tuple[Any, ...], kwargs: Dict[str, Any]
) -> Iterator[Sequence[Any]]:
    argument = str(paging.offset or paging.page)
    before: Optional[Sequence[Any]] = None
    count = 0
    while True:
        answer = operation(*args, **kwargs)
        items = _items_of(answer, paging)
        # Page 1 may be the first page under another name; any other page that comes again is not heeded.
        renamed = paging.page is not None and paging.first == 0 and str(kwargs.get(argument)) == "1"
        same = bool(items) and items == before
        if same and not renamed:
            return
        if not same:
            count += len(items)
            yield items
        at = kwargs.get(argument)
        if paging.offset:
            # A page that is short is no end, since a service may give fewer.
            reached = following = int(at or 0) + len(items)
        else:
            reached, following = count, int(paging.first if at is None else at) + 1
        total = value_of(answer, paging.total) if paging.total else None
        if not items or (isinstance(total, int) and reached >= total):
            return
        before = items
        kwargs[argument] = str(following) if paging.text else following


def _items_of(answer: Any, paging: Paging) -> Sequence[Any]:
    items = value_of(answer, paging.items)
    return items if isinstance(items, list) else []


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
