"""The service without a network, for tests."""

import io
import json
from typing import Any, Callable, Dict, List, Mapping, NamedTuple, Optional, Union

import urllib3

from .model import to_json_value


class FakeCall(NamedTuple):
    """A call that a fake was asked for."""

    #: Name of the client's method.
    operation: str
    method: str
    url: str
    headers: Mapping[str, str]
    body: bytes


class FakeAnswer(NamedTuple):
    """What a fake answers."""

    #: What is sent as JSON; bytes and texts as they are. None for nothing.
    body: Any = None
    #: That of the example where it is None.
    status: Optional[int] = None
    headers: Mapping[str, str] = {}


class Example(NamedTuple):
    """What the documentation shows of an operation."""

    operation: str
    status: int
    media_type: str
    body: str


#: An answer for all calls, or what is asked at each.
Given = Union[Any, Callable[[FakeCall], Any]]


class SentAnswer(NamedTuple):
    """What goes back to the client."""

    status: int
    headers: Mapping[str, str]
    body: bytes


class Fake:
    """What answers in the place of a service."""

    def __init__(self, examples: Mapping[str, Example], answers: Mapping[str, Given]) -> None:
        self._examples = examples
        self._answers: Dict[str, Given] = {}
        #: The calls that came.
        self.calls: List[FakeCall] = []
        for operation, given in answers.items():
            self.set(operation, given)

    def set(self, operation: str, given: Given) -> None:
        """Has calls of a method answered so.

        :raises ValueError: where the client has no such method
        """
        if operation not in {each.operation for each in self._examples.values()}:
            raise ValueError(f"no method of the client: {operation}")
        self._answers[operation] = given

    def answer(self, call: str, method: str, url: str, headers: Mapping[str, str], body: bytes) -> SentAnswer:
        """Answers a request of an operation, which is told by method and path of the contract."""
        example = self._examples[call]
        came = FakeCall(example.operation, method, url, headers, body)
        self.calls.append(came)
        if example.operation not in self._answers:
            return _sent(example.status, example.media_type, example.body.encode())
        said = self._answers[example.operation]
        value = said(came) if callable(said) else said
        answer = value if isinstance(value, FakeAnswer) else FakeAnswer(value)
        status = example.status if answer.status is None else answer.status
        return _sent(status, example.media_type or "application/json", _bytes(answer.body), answer.headers)


class FakePool(urllib3.PoolManager):
    """In the place of connections: a fake answers."""

    def __init__(self, fake: Fake) -> None:
        super().__init__()
        self.fake = fake

    def request(self, method: str, url: str, *_: Any, **given: Any) -> urllib3.BaseHTTPResponse:
        """Answers in the place of a service."""
        body: Any = given.get("body") or b""
        data: bytes = body.read() if hasattr(body, "read") else body
        answer = self.fake.answer(getattr(url, "call", ""), method, str(url), dict(given.get("headers") or {}), data)
        return urllib3.HTTPResponse(
            io.BytesIO(answer.body), answer.headers, status=answer.status, preload_content=False
        )


def _bytes(body: Any) -> bytes:
    if body is None:
        return b""
    if isinstance(body, bytes):
        return body
    return body.encode() if isinstance(body, str) else json.dumps(to_json_value(body)).encode()


def _sent(status: int, media_type: str, body: bytes, headers: Mapping[str, str] = {}) -> SentAnswer:
    named = {"Content-Type": media_type} if media_type else {}
    return SentAnswer(status, {**named, **headers}, body)
