"""What clients for asyncio have besides their operations: the same, by httpx and without a thread that waits."""

import asyncio
import contextlib
import dataclasses
import functools
import inspect
import math
import socket
import ssl
import threading
import time
from typing import Any, AsyncIterator, Callable, ClassVar, Dict, Generator, Iterator, Mapping, Optional, Tuple, cast

import httpx
from typing_extensions import ParamSpec, Self

from .coding import Coding, CutShort, Uncoded, coding_of
from .defaults import DEFAULTS
from .errors import Reason
from .fake import Fake
from .options import CredentialsSource  # {{signed}}
from .options import AsyncToken, AttemptFacts, Options, address, checked
from .paging import Ask, Pages, pages_of
from .requests import ApiResponse
from .secrets import SecretSource
from .steps import Steps  # {{waits}}
from .steps import driven_async
from .tables import Contract
from .transport import CHUNK, Answer, Attempt, Body, RawAnswer, Request, Secret, TooLong, Transport, failed, timed_out
from .waiting import Look, wait_for, wait_until, wait_until_gone  # {{waits}}

P = ParamSpec("P")

#: Under what a request says which operation it is of.
CALL = "specscribe.call"


class AsyncPieces:
    """A body that is read as it comes."""

    def __init__(self, response: httpx.Response, title: str) -> None:
        self._response = response
        self._title = title

    async def pieces(self) -> AsyncIterator[bytes]:
        """The pieces of the body, each once."""
        coding = _coding(self._response)
        try:
            if coding is None:
                async for piece in self._response.aiter_bytes():
                    yield piece
                return
            async for packed in self._response.aiter_raw():
                for piece in coding.pieces(packed):
                    yield piece
            coding.end()
        except (httpx.HTTPError, OSError, CutShort, Uncoded) as error:
            raise failed(self._title, error, "cut") from error

    async def close(self) -> None:
        """Frees the connection."""
        await self._response.aclose()


class Call:
    """An answer that is still to come: what the generated code gives back of it can be awaited."""

    def __init__(self, transport: "AsyncTransport", request: Request, timeout: Any) -> None:
        self._transport = transport
        self._request = request
        self._timeout = timeout
        self.types: Any = None

    def read(self) -> None:
        """The generated code asks for the body here, of an answer that has come."""

    def __await__(self) -> Generator[Any, None, ApiResponse[Any]]:
        return self._answer().__await__()

    @property
    def data(self) -> Any:
        """What the body will hold."""
        return self._data()

    async def _data(self) -> Any:
        return (await self._answer()).data

    async def _answer(self) -> ApiResponse[Any]:
        transport = self._transport
        answer = await driven_async(transport.steps(self._request, self._timeout), transport.do)
        read: ApiResponse[Any] = Transport.response_deserialize(transport, answer, self.types)
        return read


class Connections:
    """Connections of httpx: those that were given, or one's own for each event loop that calls."""

    def __init__(self, given: Optional[httpx.AsyncClient]) -> None:
        self.given = given
        self._own: Dict[asyncio.AbstractEventLoop, httpx.AsyncClient] = {}
        self._first: Optional[asyncio.AbstractEventLoop] = None

    def here(self) -> httpx.AsyncClient:
        """The connections for the event loop that runs."""
        loop = asyncio.get_running_loop()
        if self.given is not None:
            self._first = self._first or loop
            return self.given
        if loop not in self._own:
            # Those of a loop that has ended can't be closed any more.
            left = {each: http for each, http in self._own.items() if not each.is_closed()}
            self._own = {**left, loop: httpx.AsyncClient()}
        return self._own[loop]

    @property
    def is_elsewhere(self) -> bool:
        """Whether connections that were given were first used in another event loop."""
        return self.given is not None and self._first is not asyncio.get_running_loop()

    async def close(self) -> None:
        """Closes those of the event loop that runs."""
        await self.here().aclose()


class AsyncTransport(Transport):
    """As ``Transport``, for an event loop."""

    def __init__(self, options: Options, http: Connections, *, streaming: bool = False) -> None:
        super().__init__(options, cast(Any, http), streaming=streaming)
        self.http = http

    def call_api(
        self,
        method: str,
        url: str,
        header_params: Any = None,
        body: Any = None,
        post_params: Any = None,
        _request_timeout: Any = None,
    ) -> Any:
        return Call(self, self.request_of(method, url, header_params, body, post_params), _request_timeout)

    def response_deserialize(self, response_data: Any, response_types_map: Any = None) -> Any:
        response_data.types = response_types_map
        return response_data

    async def do(self, step: Any) -> Any:
        """Does a step of a call."""
        if isinstance(step, Secret):
            return await _secret(step) if step.source.renewable else step.given()
        if isinstance(step, Attempt):
            return await self._sent(step)
        await asyncio.sleep(step.seconds)
        return None

    async def _sent(self, step: Attempt) -> RawAnswer:
        request, ends = step.request, step.ends
        started = time.monotonic()
        if started >= ends:
            raise timed_out(f"{request.title}: the time was over before it was sent", False)
        headers, url = self.head(step)
        limit = None if ends == math.inf else ends - started
        try:
            raw, data = await asyncio.wait_for(self._exchanged(request, url, headers), limit)
        except asyncio.TimeoutError:
            why = f"{request.title}: no whole answer within {ends - started:.3g} s"
            raise timed_out(why, request.changes) from None
        except TooLong as error:
            return self.begun(error, headers, step)
        except (httpx.HTTPError, OSError, CutShort) as error:
            reason = _reason(error)
            raise failed(request.title, error, reason, request.changes and reason == "cut") from error
        except RuntimeError as error:
            if not self.http.is_elsewhere:
                raise
            raise RuntimeError("the http that the client was given is of another event loop") from error
        self.log.debug("%s: HTTP %d in %.3f s", request.title, raw.status, time.monotonic() - started)
        return raw if raw.pieces is not None else self.finished(raw, data, headers, step)

    async def _exchanged(self, request: Request, url: str, headers: Mapping[str, str]) -> Tuple[RawAnswer, bytes]:
        content: Any = _read(request.body) if request.once else request.body or None
        http = self.http.here()
        made = http.build_request(
            request.method, str(url), headers=dict(headers), content=content, timeout=None, extensions={CALL: request.call}
        )
        response = await http.send(made, stream=True, follow_redirects=False)
        raw = RawAnswer(response.status_code, response.reason_phrase, response.headers, b"")
        if self.streaming and 200 <= raw.status <= 299:
            return raw._replace(pieces=AsyncPieces(response, request.title)), b""
        body = Body(raw, self.options.max_answer_bytes)
        pieces = response.aiter_bytes if _coding(response) is None else response.aiter_raw
        body.is_foreign = pieces == response.aiter_bytes
        try:
            async for piece in pieces():
                body.take(piece)
        finally:
            await response.aclose()
        return raw, body.end()


def _coding(response: httpx.Response) -> Optional[Coding]:
    """What unpacks an answer; None where httpx does, or has done already, as for an answer of a test."""
    return None if response.is_stream_consumed else coding_of(response.headers.get("Content-Encoding"))


async def _secret(step: Secret) -> Any:
    """The secret that a function gives. Calls that ask at the same time share a question."""
    source, refused = step
    key = (asyncio.get_running_loop(), refused)
    flight = source.flights.get(key)
    if flight is None:
        flight = asyncio.ensure_future(_asked(source, refused))
        source.flights[key] = flight
        flight.add_done_callback(lambda done: _landed(source, key, done))
    # A call that is cancelled doesn't end the question of the others.
    return await asyncio.shield(flight)


def _landed(source: SecretSource[Any], key: Any, flight: "asyncio.Future[Any]") -> None:
    source.flights.pop(key, None)
    if not flight.cancelled():
        # Seen, though every call that asked may have been cancelled.
        flight.exception()


async def _asked(source: SecretSource[Any], refused: Any) -> Any:
    """Asks a function that may block in a thread, and awaits one that is asynchronous."""
    if refused is not None and source.knows_other(refused):
        return source.instead(refused)
    given = source.asked(refused) if source.is_async else await asyncio.to_thread(source.asked_alone, refused)
    secret = source.usable(await given if inspect.isawaitable(given) else given)
    return source.instead(secret) if refused is None else source.learnt(refused, secret)


class FakeHttp(httpx.AsyncClient):
    """Connections of httpx that lead to a fake."""

    def __init__(self, fake: Fake) -> None:
        super().__init__(transport=_FakeTransport(fake))
        self.fake = fake


class _FakeTransport(httpx.AsyncBaseTransport):
    def __init__(self, fake: Fake) -> None:
        self.fake = fake

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Answers in the place of a service."""
        body = await request.aread()
        call = str(request.extensions.get(CALL))
        answer = self.fake.answer(call, request.method, str(request.url), dict(request.headers), body)
        return httpx.Response(answer.status, headers=dict(answer.headers), content=answer.body)


async def _read(body: Any) -> AsyncIterator[bytes]:
    if hasattr(body, "__anext__"):
        async for piece in body:
            yield piece
        return
    following = functools.partial(body.read, CHUNK) if hasattr(body, "read") else functools.partial(next, body, b"")
    while piece := await asyncio.to_thread(following):
        yield piece


def _causes(error: Optional[BaseException]) -> Iterator[BaseException]:
    """An error, and those that it came of."""
    while error is not None:
        yield error
        for each in getattr(error, "exceptions", ()):
            yield from _causes(each)
        error = error.__cause__ or error.__context__


def _reason(error: BaseException) -> Reason:
    """Why a connection failed, from the error and its causes."""
    causes = list(_causes(error))
    if any(isinstance(each, socket.gaierror) for each in causes):
        return "dns"
    if any(isinstance(each, ssl.SSLError) for each in causes):
        return "tls"
    unmade = (ConnectionRefusedError, httpx.ConnectError, httpx.ConnectTimeout)
    return "refused" if any(isinstance(each, unmade) for each in causes) else "cut"


class AsyncClientBase:
    """Where the service is, who calls it, and how calls behave. A task that is cancelled ends its call."""

    contract: ClassVar[Contract]
    api_client: AsyncTransport

    def __init__(
        self,
        *,
        region: Optional[str] = None,  # {{regions}}
        base_url: Optional[str] = None,
        variables: Optional[Mapping[str, str]] = None,
        token: Optional[AsyncToken] = None,
        credentials: Optional[CredentialsSource] = None,  # {{signed}}
        project_id: Optional[str] = None,  # {{project}}
        headers: Optional[Mapping[str, str]] = None,
        timeout: float = DEFAULTS["timeoutMs"] / 1000,
        attempt_timeout: float = DEFAULTS["attemptTimeoutMs"] / 1000,
        max_attempts: int = DEFAULTS["maxAttempts"],
        max_answer_bytes: int = DEFAULTS["maxAnswerBytes"],
        wait_timeout: float = DEFAULTS["waitTimeoutMs"] / 1000,  # {{waits}}
        wait_interval: float = DEFAULTS["waitIntervalMs"] / 1000,  # {{waits}}
        on_attempt: Optional[Callable[[AttemptFacts], None]] = None,
        http: Optional[httpx.AsyncClient] = None,
    ) -> None:
        """
        :param region: region of the service; see ``REGIONS`` for those that are known  # {{regions}}
        :param base_url: address of the service, instead of the contract's
        :param variables: variables of the service's address
        :param token: a token, or a function that gives one and is asked again when the token is refused, with that token
            where it takes an argument; it is awaited, or called in a thread where it can't be
        :param credentials: an access key to sign requests with, or a function that gives one  # {{signed}}
        :param project_id: the project in the paths of all calls  # {{project}}
        :param headers: further headers of all requests
        :param timeout: seconds for a call with all its attempts; 0 for no limit
        :param attempt_timeout: seconds for an attempt that another may follow; 0 for no limit
        :param max_attempts: attempts in all, the first one included
        :param max_answer_bytes: how long an answer may be that is not streamed; 0 for any length
        :param wait_timeout: seconds that ``wait_until`` and ``wait_until_gone`` wait  # {{waits}}
        :param wait_interval: seconds between two looks  # {{waits}}
        :param on_attempt: is told of each attempt after it was made, for metrics and traces; what it raises is logged
        :param http: connections of httpx, with certificates or a proxy of their own; clients may share them
        """
        # {{#signed}}
        if token is not None and credentials is not None:
            raise ValueError("give a token or credentials, not both")
        # {{/signed}}
        # {{#regions}}
        url = checked(address(self.contract, region, variables or {}) if base_url is None else base_url)
        # {{/regions}}
        # {{^regions}}
        #= url = checked(address(self.contract, variables or {}) if base_url is None else base_url)
        # {{/regions}}
        options = Options(
            contract=self.contract,
            base_url=url.rstrip("/"),
            project_id=project_id,  # {{project}}
            token=SecretSource(token),
            credentials=SecretSource(credentials, "access key"),  # {{signed}}
            headers=dict(headers or {}),
            timeout=timeout,
            attempt_timeout=attempt_timeout,
            max_attempts=max_attempts,
            max_answer_bytes=max_answer_bytes,
            retry_all=False,
            wait_timeout=wait_timeout,  # {{waits}}
            wait_interval=wait_interval,  # {{waits}}
            cancelled=threading.Event(),
            on_attempt=on_attempt,
        )
        self.api_client = AsyncTransport(options, Connections(http))

    def with_options(
        self,
        *,
        project_id: Optional[str] = None,  # {{project}}
        timeout: Optional[float] = None,
        attempt_timeout: Optional[float] = None,
        max_attempts: Optional[int] = None,
        max_answer_bytes: Optional[int] = None,
        retry_all: Optional[bool] = None,
        wait_timeout: Optional[float] = None,  # {{waits}}
        wait_interval: Optional[float] = None,  # {{waits}}
    ) -> Self:
        """A client that differs in these and shares its connections with this one.

        :param retry_all: try calls again that may not do the same when they are sent twice
        """
        given = {
            "project_id": project_id,  # {{project}}
            "timeout": timeout,
            "attempt_timeout": attempt_timeout,
            "max_attempts": max_attempts,
            "max_answer_bytes": max_answer_bytes,
            "retry_all": retry_all,
            "wait_timeout": wait_timeout,  # {{waits}}
            "wait_interval": wait_interval,  # {{waits}}
        }
        changed: Dict[str, Any] = {name: value for name, value in given.items() if value is not None}
        return self._with_options(dataclasses.replace(self.api_client.options, **changed))

    @contextlib.asynccontextmanager
    async def stream(
        self, operation: Callable[P, Any], /, *args: P.args, **kwargs: P.kwargs
    ) -> AsyncIterator[AsyncIterator[bytes]]:
        """The body of an answer in pieces, as it comes; ``async with client.stream(client.operation) as pieces: ...``."""
        streaming = self._with_options(self.api_client.options, streaming=True)
        answer: AsyncPieces = await getattr(streaming, operation.__name__)(*args, **kwargs)
        try:
            yield answer.pieces()
        finally:
            await answer.close()

    def _with_options(self, options: Options, *, streaming: bool = False) -> Self:
        other = type(self).__new__(type(self))
        other.api_client = AsyncTransport(options, self.api_client.http, streaming=streaming)
        return other

    async def close(self) -> None:
        """Closes all connections, also those of clients made by ``with_options``."""
        await self.api_client.http.close()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.close()

    def __repr__(self) -> str:
        options = self.api_client.options
        # {{#project}}
        return f"{type(self).__name__}(base_url={options.base_url!r}, project_id={options.project_id!r})"
        # {{/project}}
        # {{^project}}
        #= return f"{type(self).__name__}(base_url={options.base_url!r})"
        # {{/project}}

    def _iterate(
        self, operation: Callable[..., Any], args: Tuple[Any, ...], kwargs: Dict[str, Any]
    ) -> AsyncIterator[Any]:
        return _items(operation, pages_of(self.contract, operation, kwargs), args)

    # {{#waits}}
    async def _waited(self, steps: Steps[Any]) -> Any:
        return await driven_async(steps, _look)

    async def _wait_until(
        self, operation: Callable[..., Any], state: str, args: Tuple[Any, ...], kwargs: Dict[str, Any]
    ) -> Any:
        return await self._waited(wait_until(operation, state, args, kwargs, self.api_client.options))

    async def _wait_until_gone(
        self, operation: Callable[..., Any], args: Tuple[Any, ...], kwargs: Dict[str, Any]
    ) -> None:
        await self._waited(wait_until_gone(operation, args, kwargs, self.api_client.options))

    async def _wait_for(self, operation: Callable[..., Any], args: Tuple[Any, ...], kwargs: Dict[str, Any]) -> Any:
        return await self._waited(wait_for(self, operation, args, kwargs, self.api_client.options))
    # {{/waits}}


# {{#waits}}
async def _look(step: Any) -> Any:
    if isinstance(step, Look):
        return await step.operation(*step.args, **step.kwargs)
    await asyncio.sleep(step.seconds)
    return None
# {{/waits}}


async def _items(operation: Callable[..., Any], pages: Pages, args: Tuple[Any, ...]) -> AsyncIterator[Any]:
    said: Any = None
    while True:
        try:
            step = pages.send(said)
        except StopIteration:
            return
        said = None
        if isinstance(step, Ask):
            said = await step.of(operation)(*args, **step.kwargs)
        else:
            for item in step:
                yield item
