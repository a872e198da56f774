"""Sends what the generated code asks for: signed, in time, and again where that helps."""

import json
import logging
import time
from typing import Any, Dict, Mapping, NamedTuple, Optional, Tuple
from urllib.parse import quote, unquote, urlencode, urlsplit
from urllib.request import getproxies

import urllib3
from pydantic import ValidationError
from urllib3.exceptions import HTTPError

from .._contract import PROJECT_SEGMENT, TOKEN_HEADER, VERSION
from ..api_client import ApiClient, RequestSerialized
from ..api_response import ApiResponse
from ..configuration import Configuration
from ..exceptions import OpenApiException
from ..rest import RESTResponse
from .errors import ApiError, Cancelled, ConnectionFailed, DeadlineExceeded, UnreadableAnswer, parsed
from .options import Options
from .retry import IDEMPOTENT_METHODS, RETRIED_STATUSES, backoff, retry_after
from .signature import Credentials, signed

LOG = logging.getLogger(__name__.partition(".")[0])
CHUNK = 65_536


class Request(NamedTuple):
    """A request before it is signed."""

    method: str
    url: str
    headers: Mapping[str, str]
    body: bytes

    @property
    def title(self) -> str:
        return f"{self.method} {urlsplit(self.url).path}"


class RawAnswer(NamedTuple):
    """An answer as the generated code reads it."""

    status: int
    reason: str
    headers: Mapping[str, str]
    data: bytes


class Answer(RESTResponse):
    """An answer with the request that it belongs to."""

    def __init__(self, raw: RawAnswer, request: Request) -> None:
        super().__init__(raw)
        self.raw = raw
        self.request = request


class Transport(ApiClient):
    """The generated code's way to the network, with that of our own in its place."""

    def __init__(self, options: Options, pool: Optional[urllib3.PoolManager] = None) -> None:
        proxies = getproxies()
        proxy = proxies.get(urlsplit(options.base_url).scheme)
        super().__init__(Configuration(host=options.base_url, proxy=proxy, no_proxy=proxies.get("no")))
        self.options = options
        self.pool = self.rest_client.pool_manager if pool is None else pool
        self.user_agent = f"{LOG.name}/{VERSION}"

    def param_serialize(
        self, method: Any, resource_path: Any, path_params: Any = None, *rest: Any, **others: Any
    ) -> RequestSerialized:
        for name, value in (path_params or {}).items():
            if str(value) in ("", ".", ".."):
                raise ValueError(f"{name}: {value!r} would make another path")
        if PROJECT_SEGMENT in resource_path:
            if not self.options.project_id:
                raise ValueError("this call needs a project: Client(project_id=...) or with_options(project_id=...)")
            resource_path = resource_path.replace(PROJECT_SEGMENT, quote(self.options.project_id, safe=""))
        # What tells operations of one path apart: behind ? what is always sent, behind # marks, of which name:value is
        # a header.
        front, _, marks = resource_path.partition("#")
        route, _, fixed = front.partition("?")
        verb, url, headers, *more = super().param_serialize(method, route, path_params, *rest, **others)
        if fixed:
            url = f"{url}{'&' if '?' in url else '?'}{fixed}"
        pairs = [mark.partition(":") for mark in marks.split("&")]
        headers = {**headers, **{name: unquote(value) for name, _, value in pairs if value}}
        return (verb, url, headers, *more)

    def parameters_to_url_query(self, params: Any, collection_formats: Any) -> str:
        """As the generated code, but with names encoded and with objects as ``name[key]``."""
        pairs = []
        for name, value in params:
            if isinstance(value, dict):
                pairs += [(f"{quote(name, safe='')}%5B{quote(key, safe='')}%5D", each) for key, each in value.items()]
            else:
                pairs.append((quote(name, safe=""), value))
        formats = {quote(name, safe=""): each for name, each in (collection_formats or {}).items()}
        query: str = super().parameters_to_url_query(pairs, formats)  # type: ignore[no-untyped-call]
        return query

    def call_api(
        self,
        method: str,
        url: str,
        header_params: Any = None,
        body: Any = None,
        post_params: Any = None,
        _request_timeout: Any = None,
    ) -> Answer:
        headers = {**(header_params or {}), **self.options.headers}
        data, headers = _encoded(headers, body, post_params)
        request = Request(method.upper(), url, {name: str(value) for name, value in headers.items()}, data)
        seconds = sum(_request_timeout) if isinstance(_request_timeout, tuple) else _request_timeout
        deadline = time.monotonic() + (self.options.timeout if seconds is None else seconds)
        return Answer(self._send(request, deadline), request)

    def _send(self, request: Request, deadline: float) -> RawAnswer:
        again = self.options.retry_all or request.method in IDEMPOTENT_METHODS
        attempts = self.options.max_retries if again else 0
        token = self._token()
        refreshed = False
        attempt = 0
        while True:
            failure: Optional[ConnectionFailed] = None
            answer: Optional[RawAnswer] = None
            try:
                answer = self._attempt(request, token, deadline)
            except ConnectionFailed as error:
                failure = error
            if answer is not None and answer.status == 401 and callable(self.options.token) and not refreshed:
                refreshed, before, token = True, token, self._token()
                if token != before:
                    continue
            if answer is not None and answer.status not in RETRIED_STATUSES:
                return answer
            delay = self._delay(attempt, answer)
            if attempt >= attempts or time.monotonic() + delay >= deadline:
                if answer is not None:
                    return answer
                raise failure or ConnectionFailed(request.title)
            LOG.debug("%s: attempt %d in %.1f s", request.title, attempt + 2, delay)
            if self.options.cancelled.wait(delay):
                raise Cancelled(request.title)
            attempt += 1

    def _delay(self, attempt: int, answer: Optional[RawAnswer]) -> float:
        asked = None if answer is None else retry_after(answer.headers.get("Retry-After"))
        return backoff(attempt) if asked is None else asked

    def _attempt(self, request: Request, token: Optional[str], deadline: float) -> RawAnswer:
        if self.options.cancelled.is_set():
            raise Cancelled(request.title)
        started = time.monotonic()
        if started >= deadline:
            raise DeadlineExceeded(request.title)
        try:
            response = self.pool.request(
                request.method,
                request.url,
                headers=self._headers(request, token),
                body=request.body or None,
                timeout=urllib3.Timeout(total=deadline - started),
                retries=False,
                redirect=False,
                preload_content=False,
            )
            data = _read(response, deadline, request.title)
        except HTTPError as error:
            if time.monotonic() >= deadline:
                raise DeadlineExceeded(request.title) from None
            raise ConnectionFailed(f"{request.title}: {type(error).__name__}") from error
        LOG.debug("%s: HTTP %d in %.3f s", request.title, response.status, time.monotonic() - started)
        return RawAnswer(response.status, response.reason or "", response.headers, data)

    def _headers(self, request: Request, token: Optional[str]) -> Dict[str, str]:
        headers = dict(request.headers)
        if token is not None:
            headers[TOKEN_HEADER] = token
        source = self.options.credentials
        if source is None:
            return headers
        credentials: Credentials = source() if callable(source) else source
        if self.options.project_id:
            headers["X-Project-Id"] = self.options.project_id
        return signed(credentials, request.method, request.url, headers, request.body)

    def _token(self) -> Optional[str]:
        token = self.options.token
        return token() if callable(token) else token

    def response_deserialize(self, response_data: Any, response_types_map: Any = None) -> Any:
        answer: Answer = response_data
        data = answer.raw.data
        types: Dict[str, Optional[str]] = dict(response_types_map or {})
        facts = {"status": answer.status, "headers": answer.headers, "request": answer.request.title}
        if not 200 <= answer.status <= 299:
            raise ApiError(reason=answer.raw.reason, body=parsed(data), **facts)
        if not data:
            return ApiResponse(status_code=answer.status, headers=answer.headers, data=None, raw_data=b"")
        # Pages list statuses of success without a body that a service sends with one.
        if types.get(str(answer.status)) is None:
            found = [each for status, each in types.items() if status.startswith("2") and each is not None]
            types = {str(answer.status): found[0] if found else "object"}
        try:
            return super().response_deserialize(answer, types)
        except (ValidationError, ValueError, TypeError, OpenApiException) as error:
            why = f"not what the contract says: {type(error).__name__}"
            raise UnreadableAnswer(why, body=parsed(data), **facts) from error


def _encoded(headers: Dict[str, Any], body: Any, form: Any) -> Tuple[bytes, Dict[str, Any]]:
    """The bytes of a body, and the headers with what its form asks for."""
    kind = str(headers.get("Content-Type", "application/json")).partition(";")[0].strip().lower()
    if form and kind == "multipart/form-data":
        data, content_type = urllib3.encode_multipart_formdata(form)
        return data, {**headers, "Content-Type": content_type}
    if form:
        return urlencode(form).encode(), headers
    if body is None:
        return b"", {name: value for name, value in headers.items() if name != "Content-Type"}
    if isinstance(body, bytes):
        return body, headers
    if isinstance(body, str) and not (kind == "application/json" or kind.endswith("+json")):
        return body.encode(), headers
    return json.dumps(body).encode(), headers


def _read(response: urllib3.BaseHTTPResponse, deadline: float, title: str) -> bytes:
    """The whole body; an answer that trickles in is not waited for beyond the deadline."""
    parts = []
    try:
        while part := response.read1(CHUNK):
            parts.append(part)
            if time.monotonic() >= deadline:
                response.close()
                raise DeadlineExceeded(title)
    finally:
        response.release_conn()
    return b"".join(parts)
