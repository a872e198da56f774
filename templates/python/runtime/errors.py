"""What goes wrong, as types."""

import json
import re
from typing import Any, Iterator, Literal, Mapping, Optional, Tuple

Reason = Literal["dns", "refused", "tls", "cut"]

#: Keys under which bodies carry code and message; the first that is found wins.
CODE_KEYS = ("error_code", "errorCode", "code")
MESSAGE_KEYS = ("error_msg", "error_message", "errorMsg", "errorMessage", "message")
REQUEST_ID = "X-Request-Id"


class ClientError(Exception):
    """Anything that keeps a call from giving its result."""


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

    def __str__(self) -> str:
        told = f"{self.request}: HTTP {self.status}: {self.message}"
        return told if self.request_id is None else f"{told} (request {self.request_id})"


class ApiError(AnswerError):
    """The service answered with a status outside 2xx."""

    #: Code of the service; None where the body has none. A client's ``is_documented`` tells the listed ones apart.
    code: Optional[str]

    def __init__(self, *, status: int, reason: str, body: Any, headers: Mapping[str, str], request: str) -> None:
        code, message = code_and_message(body)
        super().__init__(
            message or first_words(body) or reason or "no message", status=status, body=body, headers=headers, request=request
        )
        self.code = code

    def __str__(self) -> str:
        return super().__str__() if self.code is None else f"{super().__str__()} [{self.code}]"


class UnreadableAnswer(AnswerError):
    """The service answered with success, and with a body that the contract has no place for."""


# {{#waits}}
class WaitFailed(ClientError):
    """The thing that was waited for is in a state from which it won't come."""

    def __init__(self, state: str, last: Any) -> None:
        super().__init__(f"ended in {state}")
        self.state = state
        #: The answer that shows the state.
        self.last = last


# {{/waits}}
#: What a page of HTML doesn't show, and its tags.
UNSEEN = re.compile(r"<(script|style|head)\b.*?</\1\s*>|<[^>]*>", re.DOTALL | re.IGNORECASE)
MOST_WORDS = 200


def first_words(body: Any) -> str:
    """The first words of a text or of a page of HTML; empty for anything else."""
    return " ".join(UNSEEN.sub(" ", body).split())[:MOST_WORDS] if isinstance(body, str) else ""


def parsed(data: bytes) -> Any:
    """A body as JSON where it is that, else as text; None where it is empty."""
    text = data.decode("utf-8-sig", "replace")
    try:
        return json.loads(text) if text else None
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
