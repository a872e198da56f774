"""Lists that come in pages."""

import re
from typing import Any, Callable, Dict, Generator, Iterator, Mapping, NamedTuple, Optional, Sequence, Tuple, Union
from urllib.parse import parse_qs, urlsplit

from .errors import PagingFailed
from .tables import Contract, Paging


class Ask(NamedTuple):
    """A page to ask for, with the arguments of the operation."""

    kwargs: Dict[str, Any]
    #: Whether the headers of the answer are wanted, too.
    whole: bool = False

    def of(self, operation: Callable[..., Any]) -> Callable[..., Any]:
        """The operation, or the one that gives the headers."""
        if not self.whole:
            return operation
        whole: Callable[..., Any] = getattr(getattr(operation, "__self__", None), f"{operation.__name__}_with_http_info")
        return whole


#: Yields pages to ask for, is told their answers, and yields the items of each.
Pages = Generator[Union[Ask, Sequence[Any]], Any, None]


def iterate(
    contract: Contract, operation: Callable[..., Any], args: Tuple[Any, ...], kwargs: Dict[str, Any]
) -> Iterator[Any]:
    """All items of a list; the arguments are those of the operation, and say where to start."""
    return _items(operation, pages_of(contract, operation, kwargs), args)


def pages_of(contract: Contract, operation: Callable[..., Any], kwargs: Dict[str, Any]) -> Pages:
    """The pages of a list.

    :raises TypeError: where the operation gives none
    """
    paging = contract.paging.get(key_of(operation))
    if paging is None:
        raise TypeError(f"{getattr(operation, '__name__', operation)} gives no list that comes in pages")
    turn = _by_marker if paging.marker else _by_number if paging.link is None else _by_link
    return turn(paging, dict(kwargs))


def key_of(operation: Callable[..., Any]) -> str:
    """Key of an operation in the tables of the contract."""
    return str(getattr(operation, "__name__", "")).replace("_", "").lower()


def _items(operation: Callable[..., Any], pages: Pages, args: Tuple[Any, ...]) -> Iterator[Any]:
    said: Any = None
    while True:
        try:
            step = pages.send(said)
        except StopIteration:
            return
        said = None
        if isinstance(step, Ask):
            said = step.of(operation)(*args, **step.kwargs)
        else:
            yield from step


def _by_marker(paging: Paging, kwargs: Dict[str, Any]) -> Pages:
    argument = str(paging.marker)
    before: Optional[Sequence[Any]] = None
    markers = set()
    while True:
        answer = yield Ask(kwargs)
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
        if not marker or stays or _is_last(answer, paging):
            return
        if marker in markers:
            raise PagingFailed(f"the pages go round: {argument} came for the second time")
        markers.add(marker)
        before = items
        kwargs[argument] = marker


def _by_link(paging: Paging, kwargs: Dict[str, Any]) -> Pages:
    before: Optional[Sequence[Any]] = None
    last: Optional[str] = None
    links = set()
    while True:
        answer = yield Ask(kwargs, whole=True)
        items = _items_of(answer.data, paging)
        link = _link_in(answer.data, str(paging.link)) if paging.link else _link_of(answer.headers or {})
        stays = link is not None and link == last
        if stays and items and items == before:
            return
        yield items
        if link is None or stays or _is_last(answer.data, paging):
            return
        if link in links:
            raise PagingFailed("the pages go round: a link to the next one came for the second time")
        links.add(link)
        before, last = items, link
        kwargs.update(_arguments_of(link, paging))


def _is_last(answer: Any, paging: Paging) -> bool:
    return paging.more is not None and value_of(answer, paging.more) is False


def _link_in(answer: Any, path: str) -> Optional[str]:
    """The address that a page gives for the next one: a text, a link, or that of its links which is called next."""
    link = value_of(answer, path)
    if isinstance(link, list):
        link = next((each for each in link if value_of(each, "rel") == "next"), None)
    if link is not None and not isinstance(link, str):
        link = value_of(link, "href")
    return link if isinstance(link, str) and link else None


LINK = re.compile(r"<([^<>]*)>([^<]*)")
NEXT = re.compile(r';\s*rel\s*=\s*(?:next\b|"(?:[^"]*\s)?next(?:\s[^"]*)?")', re.IGNORECASE)


def _link_of(headers: Mapping[str, str]) -> Optional[str]:
    """The address behind ``rel="next"`` of a header ``Link`` (RFC 8288)."""
    given = next((value for name, value in headers.items() if name.lower() == "link"), "")
    return next((address for address, parameters in LINK.findall(given) if NEXT.search(parameters)), None)


def _arguments_of(link: str, paging: Paging) -> Dict[str, Any]:
    """What the query of an address sets; where it stands doesn't matter, since the operation is the same.

    :raises PagingFailed: where it sets nothing that the operation takes
    """
    query = parse_qs(urlsplit(link).query, keep_blank_values=True)
    found = {}
    for name, values in query.items():
        if name in paging.arguments:
            argument, kind = paging.arguments[name]
            read = READERS.get(kind, str)
            found[argument] = values if kind == "array" else read(values[0])
    if not found:
        raise PagingFailed("the address of the next page has no parameter of the list")
    return found


#: What a text of an address is read as, by the type of its parameter.
READERS: Mapping[str, Callable[[str], Any]] = {
    "integer": lambda text: int(text) if text.lstrip("-").isdecimal() else text,
    "boolean": lambda text: text == "true",
    "number": lambda text: float(text) if re.fullmatch(r"-?[\d.]+", text) else text,
}


def _by_number(paging: Paging, kwargs: Dict[str, Any]) -> Pages:
    argument = str(paging.offset or paging.page)
    before: Optional[Sequence[Any]] = None
    count = 0
    while True:
        answer = yield Ask(kwargs)
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
        if not items or _is_last(answer, paging) or (isinstance(total, int) and reached >= total):
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
        found = next((own for own, each in fields.items() if (each.serialization_alias or own) == name), None)
        if found is not None:
            answer = getattr(answer, found)
        else:
            answer = (getattr(answer, "additional_properties", None) or {}).get(name)
    return answer
