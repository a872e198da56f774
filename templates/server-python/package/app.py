"""A FastAPI server of a contract."""

from __future__ import annotations

import inspect
import json
import logging
import re
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar, Union, cast
from urllib.parse import unquote, unquote_to_bytes
from uuid import uuid4

from fastapi import APIRouter, FastAPI, Request as HttpRequest, Response
from fastapi.routing import APIRoute
from pydantic import BaseModel
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.routing import Match
from starlette.types import Scope

from .contract import Condition, ContractError, Node, Operation, essence, is_json, read_operations
from .credentials import Authenticate, credential_places, is_authenticated
from .errors import ErrorBodies, Refusal, refusal
from .validation import Schemas, read_parameters

Params = TypeVar("Params")
Query = TypeVar("Query")
Headers = TypeVar("Headers")
Sent = TypeVar("Sent")
Body = TypeVar("Body", covariant=True)

#: Bytes of a body that are read where nothing else is said, as the stub in TypeScript does.
MAX_BODY_BYTES = 1_048_576

PARAMETER = re.compile(r"\{([^{}]+)\}")
_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Request(Generic[Params, Query, Headers, Sent]):
    """What a handler gets: the parts of a request, by the names of the contract, validated.

    Nothing is filled in that the client left out, and nothing removed that the contract doesn't know. JSON is a value,
    text a string, any other media type bytes. `http` is the framework's request, for what the contract doesn't know.
    """

    params: Params
    query: Query
    headers: Headers
    body: Sent
    http: HttpRequest


@dataclass(frozen=True)
class Answer(Generic[Body]):
    """What a handler answers: a body, None for none, and a status; without it, the first success of the contract."""

    body: Body
    status: int | None = None
    headers: Mapping[str, str] = field(default_factory=dict[str, str])


# What a handler gives, at once or later.
Result = Union[Answer[Body], Awaitable[Answer[Body]]]

Method = TypeVar("Method", bound=Callable[..., object])


def missing(method: Method) -> Method:
    """Marks a method that is to be overridden; as long as it is not, its operation answers 501."""
    setattr(method, "is_missing", True)
    return method


@dataclass(frozen=True)
class _Service:
    handlers: object
    schemas: Schemas
    errors: ErrorBodies
    authenticate: Authenticate | None
    validate_responses: bool
    max_body_bytes: int
    host: str


def router_of(
    contract: Node,
    methods: Mapping[str, str],
    handlers: object,
    authenticate: Authenticate | None = None,
    validate_responses: bool = False,
    max_body_bytes: int = MAX_BODY_BYTES,
    host: str = "localhost",
) -> APIRouter:
    """Routes of a contract, to be included in an application.

    `methods` has the names of methods of `handlers` by operation id; an operation without its method answers 501.
    """
    operations = read_operations(contract)
    errors = ErrorBodies(contract, operations)
    service = _Service(handlers, Schemas(contract), errors, authenticate, validate_responses, max_body_bytes, host)
    heads = {operation.path for operation in operations if operation.method == "head"}
    router = APIRouter(route_class=_AsSent)
    # The first route that fits is taken: fixed parts of a path go before parameters.
    places: dict[tuple[str, str], list[Operation]] = {}
    for operation in sorted(operations, key=lambda each: [part.startswith("{") for part in each.path.split("/")]):
        places.setdefault((operation.method, PARAMETER.sub("{}", operation.path)), []).append(operation)
    for several in places.values():
        parts = [_part(each, _handler(handlers, methods.get(each.id, ""))) for each in several]
        first = several[0]
        router.add_api_route(
            _route(first)[0],
            _endpoint(service, parts[0]) if len(parts) == 1 else _choice(service, parts),
            # Where GET is, HEAD is.
            methods=["GET", "HEAD"] if first.method == "get" and first.path not in heads else [first.method.upper()],
            operation_id=first.id,
            include_in_schema=False,
        )
    return router


class _AsSent(APIRoute):
    """A route that is found by the path as it was sent: a slash that a client has encoded is a part of a parameter."""

    def matches(self, scope: Scope) -> tuple[Match, Scope]:
        return super().matches({**scope, "path": _path(scope)})


def _path(scope: Mapping[str, Any]) -> str:
    """The path of a request, of which slashes within a segment, and percent signs, are encoded."""
    raw: bytes | None = scope.get("raw_path")
    # A server that doesn't say how the path was sent has decoded it.
    segments = str(scope["path"]).split("/") if raw is None else [_decoded(each) for each in raw.split(b"/")]
    return "/".join(each.replace("%", "%25").replace("/", "%2F") for each in segments)


def _decoded(segment: bytes) -> str:
    return unquote_to_bytes(segment).decode("utf-8", "replace")


def app_of(contract: Node, router: APIRouter) -> FastAPI:
    """An application with these routes alone: no page of documentation, as that would load scripts from elsewhere."""
    app = FastAPI(docs_url=None, redoc_url=None, openapi_url=None, redirect_slashes=False)
    app.include_router(router)
    operations = read_operations(contract)
    errors = ErrorBodies(contract, operations)
    patterns = [(_pattern(operation.path), operation.method.upper()) for operation in operations]

    async def not_found(request: HttpRequest, error: Exception) -> Response:
        path = _path(request.scope).removeprefix(request.scope.get("root_path", ""))
        methods = {method for pattern, method in patterns if pattern.fullmatch(path)}
        message = f"{request.method} {request.url.path} is no operation"
        if not methods:
            status = error.status_code if isinstance(error, HTTPException) else 404
            return _with_id(_json(errors.body(refusal(404, message)), 404 if status == 405 else status))
        response = _json(errors.body(refusal(405, message)), 405)
        response.headers["allow"] = ", ".join(sorted(methods | ({"HEAD"} if "GET" in methods else set())))
        return _with_id(response)

    app.add_exception_handler(HTTPException, not_found)
    return app


def _pattern(path: str) -> re.Pattern[str]:
    """What a path of a request has to look like to be one of a path of the contract."""
    return re.compile("[^/]+".join(re.escape(part) for part in re.split(r"\{[^{}]+\}", path)))


def _route(operation: Operation) -> tuple[str, dict[str, str]]:
    """A path as the framework takes it, and the names of its parameters by those that the framework has for them."""
    if "trace" == operation.method or re.search(r"[*?#]", operation.path):
        raise ContractError(f"{operation.id}: {operation.path} can't be served; correct it or leave it out")
    names = PARAMETER.findall(operation.path)
    safe = {f"p{index}": name for index, name in enumerate(names)}
    free = iter(safe)
    return PARAMETER.sub(lambda _: "{" + next(free) + "}", operation.path), safe


def _handler(handlers: object, name: str) -> Callable[[Any], Any] | None:
    """The method of that name, unless it is the one that all handlers inherit."""
    found: Callable[[Any], Any] | None = getattr(handlers, name, None) if name else None
    if not callable(found) or getattr(found, "is_missing", False):
        return None
    return found


@dataclass(frozen=True)
class _Part:
    """An operation, names of its path parameters by those that the framework has for them, and who answers it."""

    operation: Operation
    names: Mapping[str, str]
    handler: Callable[[Any], Any] | None


def _part(operation: Operation, handler: Callable[[Any], Any] | None) -> _Part:
    return _Part(operation, _route(operation)[1], handler)


Endpoint = Callable[[HttpRequest], Awaitable[Response]]


def _choice(service: _Service, parts: list[_Part]) -> Endpoint:
    """The endpoint of operations that share a method and a path: a request is for the one of which most is there.

    Where that is told by the body, and only another one's schemas allow the request, it is for that one: a body may
    have more fields than pages name.
    """
    operations = [part.operation for part in parts]
    needs_body = any(each.place == "body" for operation in operations for each in operation.when or ())

    async def endpoint(http: HttpRequest) -> Response:
        try:
            # What is read is kept for the operation's own endpoint, which reads it again.
            body: Mapping[str, object] = _keys(await _read(http, service.max_body_bytes)) if needs_body else {}
            chosen = _chosen(service, operations, http, body)
        except Refusal as error:
            return _with_id(_json(service.errors.body(error, operations[0]), error.status))
        part = parts[operations.index(chosen)]
        others = [each for each in parts if each is not part] if needs_body else []
        return await _endpoint(service, part, others)(http)

    return endpoint


def _chosen(service: _Service, operations: list[Operation], http: HttpRequest, body: Mapping[str, object]) -> Operation:
    def fitting(is_at_host: bool) -> list[Operation]:
        return [
            each
            for each in operations
            if all(
                not is_at_host or _has_host(condition, http, service.host)
                if condition.place == "host"
                else _holds(condition, http, body)
                for condition in each.when or ()
            )
        ]

    # Where none fits a request at its host, hosts tell nothing: a server that is tried out has another one.
    found = fitting(True) or fitting(False)
    if not found:
        names = [f"{each.id} ({', '.join(_words(condition) for condition in each.when or ())})" for each in operations]
        raise refusal(400, f"the request is for none of {', '.join(names)}")
    return max(found, key=lambda each: len(each.when or ()))


def _has_host(condition: Condition, http: HttpRequest, below: str) -> bool:
    """Whether a request is for the host that a page names, or for any name below the host of the service."""
    host = (http.url.hostname or "").lower()
    return host == condition.name.lower() or host.endswith(f".{below.lower()}")


def _holds(condition: Condition, http: HttpRequest, body: Mapping[str, object]) -> bool:
    places: dict[str, Mapping[str, object]] = {"query": http.query_params, "header": http.headers, "body": body}
    place = places[condition.place]
    if condition.name not in place:
        return False
    found = place[condition.name]
    text = found if isinstance(found, str) else json.dumps(found)
    return condition.value is None or text == condition.value


def _words(condition: Condition) -> str:
    return f"{condition.place} {condition.name}{f'={condition.value}' if condition.value else ''}"


def _keys(raw: bytes) -> Mapping[str, object]:
    try:
        value = json.loads(raw)
    except (ValueError, RecursionError):
        return {}
    return cast("dict[str, object]", value) if isinstance(value, dict) else {}


def _endpoint(service: _Service, part: _Part, others: Sequence[_Part] = ()) -> Endpoint:
    operation = part.operation

    async def endpoint(http: HttpRequest) -> Response:
        try:
            return _with_id(await _answer(service, part, others, http))
        except Refusal as error:
            return _with_id(_json(service.errors.body(error, operation), error.status))
        except Exception:
            # What a fault says is for whoever serves, not for who asks.
            _log.exception("%s failed", operation.id)
            failed = refusal(500, "the server failed")
            return _with_id(_json(service.errors.body(failed, operation), 500))

    return endpoint


async def _answer(service: _Service, part: _Part, others: Sequence[_Part], http: HttpRequest) -> Response:
    handler = await _admitted(service, part, http)
    try:
        given = await _given(service, part, http)
    except Refusal:
        found = await _fitting(service, others, http)
        if found is None:
            raise
        part, given = found
        handler = await _admitted(service, part, http)
    # What is not asynchronous may take its time, in a thread of its own: other requests go on.
    answer = handler(given) if inspect.iscoroutinefunction(handler) else await run_in_threadpool(handler, given)
    return _response(service, part.operation, await answer if inspect.isawaitable(answer) else answer)


async def _admitted(service: _Service, part: _Part, http: HttpRequest) -> Callable[[Any], Any]:
    """The handler of an operation, for a request that may ask for it."""
    if not await is_authenticated(part.operation, http, service.authenticate):
        places = credential_places(part.operation)
        raise refusal(401, f"the request carries no valid credentials; send {places}")
    if part.handler is None:
        raise refusal(501, f"{part.operation.id} is not implemented")
    return part.handler


async def _given(service: _Service, part: _Part, http: HttpRequest) -> Request[Any, Any, Any, Any]:
    """What a handler gets of a request that fits its operation."""
    paths = {part.names[key]: unquote(str(value)) for key, value in http.path_params.items()}
    found = read_parameters(part.operation, service.schemas, paths, http.url.query, http.headers)
    body = await _body(service, part.operation, http)
    return Request(found["path"], found["query"], found["header"], body, http)


async def _fitting(
    service: _Service, parts: Sequence[_Part], http: HttpRequest
) -> tuple[_Part, Request[Any, Any, Any, Any]] | None:
    for part in parts:
        try:
            return part, await _given(service, part, http)
        except Refusal:
            continue
    return None


async def _body(service: _Service, operation: Operation, http: HttpRequest) -> object:
    if operation.body is None:
        return None
    raw = await _read(http, service.max_body_bytes)
    if not raw:
        if operation.body_required:
            raise refusal(400, "the body is missing")
        return None
    kind = essence(http.headers.get("content-type", ""))
    fitting = [each for each in (kind, f"{kind.split('/')[0]}/*", "*/*") if each in operation.body]
    if not fitting:
        sent = f"as {kind}" if kind else "without a Content-Type"
        raise refusal(415, f"the body was sent {sent}; it has to be {' or '.join(operation.body)}")
    if not is_json(kind):
        return raw.decode("utf-8", "replace") if kind.startswith("text/") else raw
    value = _parsed(raw)
    problem = service.schemas.problem(operation.body[fitting[0]].get("schema", {}), value, "body")
    if problem:
        raise refusal(400, problem)
    return value


async def _read(http: HttpRequest, most: int) -> bytes:
    """The bytes of a body, of which no more are read than it may have."""
    stated = http.headers.get("content-length", "")
    size = int(stated) if stated.isdecimal() else 0
    chunks: list[bytes] = []
    if size <= most:
        size = 0
        async for chunk in http.stream():
            chunks.append(chunk)
            size += len(chunk)
            if size > most:
                break
    if size > most:
        raise refusal(413, f"the body is longer than {most} bytes")
    raw = b"".join(chunks)
    # Handlers that ask the framework for the body get it too.
    setattr(http, "_body", raw)
    return raw


def _parsed(raw: bytes) -> object:
    def refuse(word: str) -> object:
        raise ValueError(word)

    try:
        return json.loads(raw, parse_constant=refuse)
    except (ValueError, RecursionError) as error:
        raise refusal(400, "the body is not JSON") from error


def _response(service: _Service, operation: Operation, answer: Answer[object]) -> Response:
    body = _plain(answer.body)
    status = answer.status or _first_answer(operation)
    media = operation.response(status)
    stated = next((value for name, value in answer.headers.items() if name.lower() == "content-type"), None)
    kind = stated or next((key for key in media or {} if is_json(key)), None) or next(iter(media or {}), "")
    if service.validate_responses:
        problem = _problem(service, operation, body, status, essence(kind))
        if problem:
            raise refusal(500, f"the answer of {operation.id} breaks the contract: {problem}")
    if not operation.has_body(status) or (body is None and not kind):
        return Response(status_code=status, headers=dict(answer.headers))
    if kind and not is_json(kind):
        content = body if isinstance(body, (bytes, str)) else str(body)
        return Response(content, status, dict(answer.headers), None if stated else kind)
    response = _json(body, status)
    response.headers.update(answer.headers)
    return response


def _plain(body: object) -> object:
    """A body as JSON has it, of models as well; fields that nobody set are left out."""
    if isinstance(body, BaseModel):
        return body.model_dump(mode="json", by_alias=True, exclude_unset=True)
    return [_plain(each) for each in cast("list[object]", body)] if isinstance(body, list) else body


def _problem(service: _Service, operation: Operation, body: object, status: int, kind: str) -> str | None:
    media = operation.response(status)
    if media is None:
        return f"status {status} is not documented" if operation.responses else None
    if not media or not operation.has_body(status):
        return None if body is None else f"a body is not documented for status {status}"
    if kind not in media:
        return f"{kind} is not documented for status {status}"
    if not is_json(kind):
        return None if isinstance(body, (bytes, str)) else "body must be text or bytes"
    return service.schemas.problem(media[kind].get("schema", {}), body, "body")


def _first_answer(operation: Operation) -> int:
    """A success, or another answer that is no error, such as a 300 that lists versions."""
    return int(min((status for status in operation.responses if re.fullmatch(r"[23]\d\d", status)), default="200"))


def _json(body: object, status: int) -> Response:
    text = json.dumps(body, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    return Response(text, status, media_type="application/json")


def _with_id(response: Response) -> Response:
    response.headers.setdefault("x-request-id", str(uuid4()))
    return response
