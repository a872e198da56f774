# pyright: basic
"""What goes wrong, as types."""

import codecs
import json
import re
from typing import Any, Dict, Iterator, Literal, Mapping, MutableMapping, Optional, Tuple
from urllib.parse import urlsplit

Reason = Literal["dns", "refused", "tls", "cut"]

#: Keys under which bodies carry code and message; the first that is found wins.
CODE_KEYS = ("error_code", "errorCode", "code")
MESSAGE_KEYS = ("error_msg", "error_message", "errorMsg", "errorMessage", "message")
REQUEST_ID = "X-Request-Id"


#: Headers of answers that may hold a secret: they don't go to another process.
SECRET_HEADERS = ("Set-Cookie", "X-Subject-Token")


class ClientError(Exception):
    """Anything that keeps a call from giving its result. It can be copied and pickled."""

    def __reduce__(self) -> Tuple[Any, ...]:
        return _remade, (type(self), self.args), self._facts()

    def _facts(self) -> Dict[str, Any]:
        """What a copy has beside the arguments of the error."""
        return dict(vars(self))


def _remade(kind: Any, args: Tuple[Any, ...]) -> Any:
    """A copy of an error, before it is told its facts: its own arguments are not those of the exception."""
    error = kind.__new__(kind, *args)
    error.args = args
    return error


class ConnectionFailed(ClientError):
    """No answer came, or not all of it."""

    def __init__(self, message: str, *, reason: Reason = "cut", maybe_done: bool = False) -> None:
        super().__init__(f"{message}; the service may have done what was asked" if maybe_done else message)
        #: Why: the host is not known, nobody listens, TLS failed, or the connection broke.
        self.reason: Reason = reason
        #: Whether the service may have done what was asked: a request that changes something was sent.
        self.maybe_done = maybe_done

    @property
    def sent(self) -> bool:
        """Whether the request may have reached the service."""
        return self.reason == "cut"


class DeadlineExceeded(ClientError, TimeoutError):
    """The time for the call, or for what was waited for, is over."""

    def __init__(self, message: str, *, maybe_done: bool = False) -> None:
        super().__init__(message)
        #: Whether the service may have done what was asked.
        self.maybe_done = maybe_done


class PagingFailed(ClientError):
    """The pages of a list go round: the service gave a mark for the second time."""


class Cancelled(ClientError):
    """The client's event was set."""


class AnswerError(ClientError):
    """An answer that gives no result."""

    def __init__(
        self, message: str, *, status: int, body: Any, headers: Mapping[str, str], request: str
    ) -> None:
        super().__init__(message)
        self.message = message
        #: HTTP status.
        self.status = status
        #: Body as it came: parsed where it is JSON, else its text; None where there is none.
        self.body = body
        self.headers = headers
        #: Method and path of the request.
        self.request = request

    @property
    def request_id(self) -> Optional[str]:
        """What the service calls this request; give it to support."""
        return self.headers.get(REQUEST_ID)

    def _facts(self) -> Dict[str, Any]:
        headers: Any = self.headers
        copied: Any = getattr(headers, "copy", None)
        kept: Any = copied() if isinstance(headers, MutableMapping) and copied is not None else dict(headers)
        for name in SECRET_HEADERS:
            kept.pop(name, None)
        return {**vars(self), "headers": kept}

    def __str__(self) -> str:
        told = f"{self.request}: HTTP {self.status}: {self.message}"
        return told if self.request_id is None else f"{told} (request {plain_text(self.request_id)})"


class ApiError(AnswerError):
    """The service answered with a status outside 2xx."""

    #: Code of the service; None where the body has none. A client's ``is_documented`` tells the listed ones apart.
    code: Optional[str]

    def __init__(self, *, status: int, reason: str, body: Any, headers: Mapping[str, str], request: str) -> None:
        code, message = code_and_message(body)
        told = plain_text(message or first_words(body) or reason or "no message")
        where = headers.get("Location") if 300 <= status <= 399 else None
        if where is not None:
            told = f"{told}; not followed to {plain_text(_without_query(where))}"
        super().__init__(told, status=status, body=body, headers=headers, request=request)
        self.code = code

    def __str__(self) -> str:
        return super().__str__() if self.code is None else f"{super().__str__()} [{plain_text(self.code)}]"


class UnreadableAnswer(AnswerError):
    """The service answered with success, and with a body that the contract has no place for."""


class WaitFailed(ClientError):
    """The thing that was waited for is in a state from which it won't come."""

    def __init__(self, state: str, last: Any) -> None:
        super().__init__(f"ended in {state}")
        self.state = state
        #: The answer that shows the state.
        self.last = last


#: What a page of HTML doesn't show, and its tags.
UNSEEN = re.compile(r"<(script|style|head)\b.*?</\1\s*>|<[^>]*>", re.DOTALL | re.IGNORECASE)
MOST_WORDS = 200


def first_words(body: Any) -> str:
    """The first words of a text or of a page of HTML; empty for anything else."""
    return " ".join(UNSEEN.sub(" ", body).split())[:MOST_WORDS] if isinstance(body, str) else ""


#: What would end a line, move a terminal's cursor, turn the direction of a text, or can't be printed.
UNPRINTED = re.compile("[\x00-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]+")
#: Letters of a text of the service that go into a message.
MOST_LETTERS = 300


def plain_text(text: str) -> str:
    """A text of the service as part of a message: one line, and not too long. The body has all of it."""
    return UNPRINTED.sub(" ", text[: 2 * MOST_LETTERS]).strip()[:MOST_LETTERS].rstrip()


def _without_query(url: str) -> str:
    """An address without what may be secret in it."""
    front, mark, behind = url.partition("?")[0].partition("#")[0].rpartition("@")
    if not mark:
        return behind
    try:
        scheme = urlsplit(front).scheme
    except ValueError:
        scheme = ""
    return f"{scheme}://{behind}" if scheme else behind


#: What a media type says of its letters (RFC 9110, 8.3.2).
CHARSET = re.compile(r";\s*charset\s*=\s*\"?([\w.:+-]+)", re.IGNORECASE)
#: Codings of Python that are no charset of a text.
NO_CHARSETS = ("idna", "punycode", "raw_unicode_escape", "undefined", "unicode_escape")


def text_of(data: bytes, media_type: Optional[str]) -> str:
    """A body as text by the charset of its media type; UTF-8 where that names none, or none that is known."""
    named = CHARSET.search(media_type or "")
    name = "utf-8" if named is None else named[1]
    try:
        known = codecs.lookup(name).name not in NO_CHARSETS
        text = data.decode(name if known else "utf-8", "replace")
    except (LookupError, ValueError):
        text = data.decode("utf-8", "replace")
    return text.removeprefix("\ufeff")


#: A number that may be too large for a ``float``.
LARGE = re.compile(r"\d[eE]\+?\d{3}|\d{300}[.]")


def json_value(text: str) -> Any:
    """The value of a text of JSON. A number that no ``float`` holds is given as its text.

    :raises ValueError: where the text is not JSON, or nested deeper than Python reads
    """
    try:
        return json.loads(text, parse_float=_number if LARGE.search(text) else None)
    except RecursionError:
        raise ValueError("nested too deeply") from None


def _number(text: str) -> Any:
    number = float(text)
    return text if number in (float("inf"), float("-inf")) else number


def parsed(data: bytes, media_type: Optional[str] = None) -> Any:
    """A body as JSON where it is that, else as text; None where it is empty."""
    text = text_of(data, media_type)
    try:
        return json_value(text) if text else None
    except ValueError:
        return text


def code_and_message(body: Any) -> Tuple[Optional[str], Optional[str]]:
    """Code and message of a body, at its top or in an object one level down."""
    for candidate in _candidates(body):
        code, message = _first(candidate, CODE_KEYS), _first(candidate, MESSAGE_KEYS)
        if code is not None or message is not None:
            return code, message
    return None, None


def _candidates(body: Any) -> Iterator[Mapping[str, Any]]:
    if not isinstance(body, dict):
        return
    yield body
    for value in body.values():
        for each in value if isinstance(value, list) else [value]:
            if isinstance(each, dict):
                yield each


def _first(candidate: Mapping[str, Any], keys: Tuple[str, ...]) -> Optional[str]:
    for key in keys:
        value = candidate.get(key)
        if isinstance(value, (str, int)) and not isinstance(value, bool):
            return str(value)
    return None
