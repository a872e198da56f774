"""Sends what the generated code asks for: with the secret, in time, and again where that helps."""

import base64
import json
import logging
import math
import re
import socket
import ssl
import time
from datetime import date, datetime
from typing import Any, Dict, Iterator, List, Mapping, NamedTuple, Optional, Tuple, Union
from urllib.parse import quote, unquote, urlencode, urlsplit

import urllib3
from urllib3.exceptions import HTTPError, NameResolutionError, NewConnectionError, SSLError

from . import xml
from .coding import Coding, CutShort, Uncoded, coding_of
from .errors import (
    ApiError,
    Cancelled,
    ClientError,
    ConnectionFailed,
    DeadlineExceeded,
    Reason,
    UnreadableAnswer,
    json_value,
    parsed,
    text_of,
)
from .model import Misfit, decoder
from .options import AttemptFacts, Options
from .pool import pool_for
from .requests import ApiClient, ApiResponse, RequestSerialized, checked_text, is_read_once
from .retry import PASSING_STATUSES, SAFE_METHODS, Repeats, backoff, repeats_of, retry_after
from .secrets import SecretSource, header_text
from .signature import Credentials, signed  # {{signed}}
from .steps import Steps, driven
from .tables import Contract

CHUNK = 65_536
#: Shorter secrets are placeholders, and would be found in any text.
SHORTEST_SECRET = 8
#: Stands for the hash of a body that is left out of the signature.  # {{signed}}
UNSIGNED_BODY = "UNSIGNED-PAYLOAD"  # {{signed}}


class Address(str):
    """The address of a request, which knows method and path of its operation."""

    call: str = ""

    @classmethod
    def of(cls, url: str, call: str) -> "Address":
        """An address of an operation."""
        made = cls(url)
        made.call = call
        return made


class Request(NamedTuple):
    """A request before it has its secret."""

    method: str
    url: str
    headers: Mapping[str, str]
    #: Bytes, or what they are read from once.
    body: Any

    @property
    def call(self) -> str:
        """Method and path of its operation."""
        return self.url.call if isinstance(self.url, Address) else ""

    @property
    def title(self) -> str:
        return f"{self.method} {urlsplit(self.url).path}"

    @property
    def once(self) -> bool:
        """Whether the body can't be read again, so that there is one attempt."""
        return not isinstance(self.body, bytes)

    @property
    def changes(self) -> bool:
        """Whether it asks for something to be done."""
        return self.method not in SAFE_METHODS


class Pieces:
    """A body that is read as it comes."""

    def __init__(self, response: urllib3.BaseHTTPResponse, title: str) -> None:
        self._response = response
        self._title = title

    def pieces(self) -> Iterator[bytes]:
        """The pieces of the body, each once."""
        coding = coding_of(self._response.headers.get("Content-Encoding"))
        try:
            for piece in self._response.stream(CHUNK, decode_content=coding is None):
                yield from [piece] if coding is None else coding.pieces(piece)
            if coding is not None:
                coding.end()
        except (HTTPError, OSError, CutShort, Uncoded) as error:
            raise failed(self._title, error, "cut") from error

    def close(self) -> None:
        """Frees the connection."""
        self._response.close()
        self._response.release_conn()


class Secret(NamedTuple):
    """A step of a call: to ask for a secret."""

    source: SecretSource[Any]
    #: The secret that was refused; None where none was.
    refused: Any = None

    def given(self) -> Any:
        """The secret, or another one."""
        return self.source.current() if self.refused is None else self.source.renewed(self.refused)


class Attempt(NamedTuple):
    """A step of a call: to send its request."""

    request: Request
    token: Optional[str]
    credentials: Optional[Credentials]  # {{signed}}
    #: When it is over, by the monotonic clock.
    ends: float


class Pause(NamedTuple):
    """A step of a call: to wait before the next attempt."""

    title: str
    seconds: float


class RawAnswer(NamedTuple):
    """An answer as the generated code reads it."""

    status: int
    reason: str
    headers: Mapping[str, str]
    data: bytes
    #: The body as it comes, where it is wanted so.
    pieces: Any = None


class TooLong(ClientError):
    """An answer that is longer than the client takes."""

    def __init__(self, answer: RawAnswer) -> None:
        super().__init__("too long")
        self.answer = answer


class Body:
    """The body of an answer while it comes."""

    def __init__(self, raw: RawAnswer, most: int) -> None:
        """
        :param most: how many bytes it may have; 0 for any number
        """
        self._raw = raw
        self._most = most
        self._coding: Optional[Coding] = coding_of(raw.headers.get("Content-Encoding"))
        self._came = bytearray()
        self._data = bytearray()
        #: Whether somebody else has to unpack it.
        self.is_foreign = self._coding is None

    def take(self, piece: bytes) -> None:
        """
        :raises TooLong: where there is more than there may be
        :raises CutShort: where it is damaged
        """
        if self._coding is None:
            self._data += piece
            self._check()
            return
        if not self._data:
            self._came += piece
        try:
            for each in self._coding.pieces(piece):
                self._data += each
                self._check()
        except Uncoded:
            if self._data:
                raise CutShort("the packed body is damaged") from None
            self._coding, self._data = None, self._came

    def _check(self) -> None:
        if self._most and len(self._data) > self._most:
            raise TooLong(self._raw._replace(data=bytes(self._data[: self._most])))

    def end(self) -> bytes:
        """The whole body.

        :raises CutShort: where its coding says that there is more
        :raises NotAsCoded: where it is a success that isn't coded as it says
        """
        if self._coding is not None:
            self._coding.end()
        elif not self.is_foreign and 200 <= self._raw.status <= 299:
            raise NotAsCoded(self._raw._replace(data=bytes(self._data)))
        return bytes(self._data)


class NotAsCoded(TooLong):
    """An answer that isn't coded as its header says."""


class Answer:
    """An answer with the request that it belongs to."""

    def __init__(self, raw: RawAnswer, request: Request) -> None:
        self.raw = raw
        self.request = request
        self.status = raw.status
        self.headers = raw.headers

    def read(self) -> bytes:
        """The body, which is there."""
        return self.raw.data


class Transport(ApiClient):
    """The generated code's way to the network, with that of our own in its place."""

    def __init__(
        self, options: Options, pool: Optional[urllib3.PoolManager] = None, *, streaming: bool = False
    ) -> None:
        super().__init__(options.base_url)
        self.options = options
        self.pool: Any = pool_for(options.base_url) if pool is None else pool
        self.streaming = streaming
        self.log = logging.getLogger(options.contract.package)
        self.default_headers["User-Agent"] = f"{options.contract.package}/{options.contract.version}"

    def __repr__(self) -> str:
        return f"{type(self).__name__}(base_url={self.options.base_url!r})"

    def param_serialize(
        self, method: Any, resource_path: Any, path_params: Any = None, *rest: Any, **others: Any
    ) -> RequestSerialized:
        for name, value in (path_params or {}).items():
            if str(value) in ("", ".", ".."):
                raise ValueError(f"{name}: {value!r} would make another path")
            checked_text(name, value)
        call = f"{method} {resource_path}"
        # {{#project}}
        project = self.options.contract.project_segment
        if project in resource_path:
            if not self.options.project_id:
                raise ValueError("this call needs a project: Client(project_id=...) or with_options(project_id=...)")
            resource_path = resource_path.replace(project, quote(self.options.project_id, safe=""))
        # {{/project}}
        # What tells operations of one path apart: behind ? what is always sent, behind # marks, of which name:value is
        # a header.
        front, _, marks = resource_path.partition("#")
        route, _, fixed = front.partition("?")
        verb, url, headers, body, files = super().param_serialize(method, route, path_params, *rest, **others)
        address, _, query = url.partition("?")
        url = "?".join(part for part in (address, "&".join(part for part in (fixed, query) if part)) if part)
        pairs = [mark.partition(":") for mark in marks.split("&")]
        headers = {**headers, **{name: unquote(value) for name, _, value in pairs if value}}
        if "xml" in headers.get("Content-Type", ""):
            text = xml.written(self.options.contract, call, body)
            body = body if text is None else text
        return verb, Address.of(url, call), headers, body, files

    def parameters_to_url_query(self, params: Any, collection_formats: Any) -> str:
        """As the generated code, but with names encoded and with objects as ``name[key]``."""
        pairs = []
        for name, value in params:
            if isinstance(value, dict):
                pairs += [(f"{quote(name, safe='')}%5B{quote(key, safe='')}%5D", each) for key, each in value.items()]
            else:
                pairs.append((quote(name, safe=""), value))
        formats = {quote(name, safe=""): each for name, each in (collection_formats or {}).items()}
        query: str = super().parameters_to_url_query(pairs, formats)
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
        request = self.request_of(method, url, header_params, body, post_params)
        return driven(self.steps(request, _request_timeout), self._do)

    def request_of(self, method: str, url: str, header_params: Any, body: Any, post_params: Any) -> Request:
        """A request of what the generated code has put together."""
        headers = _merged({"Accept-Encoding": "gzip"}, self.options.headers, header_params or {})
        data, headers = _encoded(headers, body, post_params)
        return Request(method.upper(), url, {name: str(value) for name, value in headers.items()}, data)

    def steps(self, request: Request, _request_timeout: Any) -> Steps[Answer]:
        """The steps of a call: secrets to ask for, attempts, and pauses between them."""
        seconds = sum(_request_timeout) if isinstance(_request_timeout, tuple) else _request_timeout
        limit = self.options.timeout if seconds is None else seconds
        try:
            raw = yield from self._attempts(request, limit or math.inf)
            return Answer(raw, request)
        except TooLong as error:
            answer = error.answer
            why = f"the answer is longer than {self.options.max_answer_bytes} bytes; see max_answer_bytes"
            body = None
            if isinstance(error, NotAsCoded):
                why = "the answer isn't packed as its Content-Encoding says"
                body = parsed(answer.data, answer.headers.get("Content-Type"))
            facts: Dict[str, Any] = {"status": answer.status, "headers": answer.headers, "request": request.title}
            raise UnreadableAnswer(why, body=body, **facts) from None

    def _do(self, step: Any) -> Any:
        if isinstance(step, Secret):
            return step.given()
        if isinstance(step, Attempt):
            return self._attempt(step)
        if self.options.cancelled.wait(step.seconds):
            raise Cancelled(step.title)
        return None

    def _attempts(self, request: Request, time_limit: float) -> Steps[RawAnswer]:
        deadline = time.monotonic() + time_limit
        repeats = repeats_of(request.method, self.options.retry_all)
        attempts = 1 if request.once else self.options.max_attempts
        token = yield Secret(self.options.token)
        credentials = yield Secret(self.options.credentials)  # {{signed}}
        renewed = request.once
        done = False
        attempt = 1
        number = 0
        while True:
            number += 1
            limit = self.options.attempt_timeout if repeats.after_break and attempt < attempts else 0
            ends = min(deadline, time.monotonic() + (limit or math.inf))
            failure: Union[ConnectionFailed, DeadlineExceeded, None] = None
            answer: Optional[RawAnswer] = None
            started = time.monotonic()
            try:
                # {{#signed}}
                answer = yield Attempt(request, token, credentials, ends)
                # {{/signed}}
                # {{^signed}}
                #= answer = yield Attempt(request, token, ends)
                # {{/signed}}
            except (ConnectionFailed, DeadlineExceeded) as error:
                failure = error
            self._tell(request, number, started, answer, failure)
            if failure is not None and time.monotonic() >= deadline:
                tried = f" after {number} attempts" if number > 1 else ""
                raise timed_out(f"{request.title}: no whole answer within {time_limit:g} s{tried}", failure.maybe_done or done)
            if answer is not None and answer.status == 401 and not renewed:
                renewed = True
                before = token
                if token is not None and self.options.token.renewable:
                    token = yield Secret(self.options.token, token)
                if token != before:
                    continue
                # {{#signed}}
                key = credentials
                if credentials is not None and self.options.credentials.renewable:
                    credentials = yield Secret(self.options.credentials, credentials)
                if credentials != key:
                    continue
                # {{/signed}}
            # What an earlier attempt may have deleted is as the caller wants it.
            if done and request.method == "DELETE" and answer is not None and answer.status == 404:
                return RawAnswer(204, "", answer.headers, b"")
            delay = self._delay(attempt - 1, answer)
            passes = _passes(answer, failure, repeats) and attempt < attempts
            if not passes or time.monotonic() + delay >= deadline:
                if answer is not None:
                    return answer
                raise failure or ConnectionFailed(f"{request.title}: no answer")
            done = done or (answer.status not in (401, 429) if answer is not None else getattr(failure, "sent", True))
            self.log.debug("%s: attempt %d in %.1f s", request.title, attempt + 1, delay)
            yield Pause(request.title, delay)
            attempt += 1
            token = yield Secret(self.options.token)
            credentials = yield Secret(self.options.credentials)  # {{signed}}

    def _tell(
        self, request: Request, number: int, started: float, answer: Optional[RawAnswer], failure: Optional[ClientError]
    ) -> None:
        if self.options.on_attempt is not None:
            status = None if answer is None else answer.status
            path = urlsplit(request.url).path
            facts = AttemptFacts(request.method, path, number, status, failure, time.monotonic() - started)
            try:
                self.options.on_attempt(facts)
            except Exception:
                self.log.warning("%s: on_attempt failed", request.title, exc_info=True)

    def _delay(self, attempt: int, answer: Optional[RawAnswer]) -> float:
        asked = None if answer is None else retry_after(answer.headers.get("Retry-After"))
        return max(backoff(attempt), asked or 0.0)

    def _attempt(self, step: Attempt) -> RawAnswer:
        request, ends = step.request, step.ends
        if self.options.cancelled.is_set():
            raise Cancelled(request.title)
        started = time.monotonic()
        if started >= ends:
            raise timed_out(f"{request.title}: the time was over before it was sent", False)
        headers, url = self.head(step)
        if hasattr(request.body, "__anext__"):
            raise TypeError("the body is asynchronous: only AsyncClient sends it")
        try:
            response = self.pool.request(
                request.method,
                url,
                headers=headers,
                body=request.body or None,
                timeout=None if ends == math.inf else urllib3.Timeout(total=ends - started),
                retries=False,
                redirect=False,
                preload_content=False,
            )
            raw = RawAnswer(response.status, response.reason or "", response.headers, b"")
            self.log.debug("%s: HTTP %d in %.3f s", request.title, raw.status, time.monotonic() - started)
            if self.streaming and 200 <= raw.status <= 299:
                return raw._replace(pieces=Pieces(response, request.title))
            if raw.status <= 199:
                response.close()
                raise CutShort(f"an interim answer, HTTP {raw.status}, and none after it")
            data = _read(response, step, raw, self.options.max_answer_bytes)
        except TooLong as error:
            return self.begun(error, headers, step)
        except (HTTPError, OSError, CutShort) as error:
            reason = _reason(error)
            sent = request.changes and reason == "cut"
            if time.monotonic() >= ends:
                raise timed_out(f"{request.title}: no whole answer within {ends - started:.3g} s", sent) from None
            raise failed(request.title, error, reason, sent) from error
        return self.finished(raw, data, headers, step)

    def head(self, step: Attempt) -> Tuple[Dict[str, str], Address]:
        """Headers and address of a request, with what tells who sends it."""
        request, token = step.request, step.token
        # {{#signed}}
        headers = self._headers(request, token, step.credentials)
        # {{/signed}}
        # {{^signed}}
        #= headers = self._headers(request, token)
        # {{/signed}}
        url: str = request.url
        # {{#queryKey}}
        name = self.options.contract.token_query
        if name and token is not None:
            url = f"{url}{'&' if '?' in url else '?'}{urlencode({name: token}, quote_via=quote)}"
        # {{/queryKey}}
        return headers, Address.of(url, request.call)

    def begun(self, error: TooLong, headers: Mapping[str, str], step: Attempt) -> RawAnswer:
        """A failure that is too long: its status counts more than the end of its body.

        :raises TooLong: where it is a success
        """
        if 200 <= error.answer.status <= 299:
            raise error
        return self.finished(error.answer, error.answer.data, headers, step)

    def finished(self, raw: RawAnswer, data: bytes, headers: Mapping[str, str], step: Attempt) -> RawAnswer:
        """An answer with its body, without the secrets that a failure repeats."""
        if 200 <= raw.status <= 299:
            return raw._replace(data=data)
        secrets = [step.token or ""]
        if step.credentials is not None:  # {{signed}}
            secrets.append(step.credentials.sk)  # {{signed}}
        return raw._replace(data=_without_secrets(data, headers, secrets, self.options.contract.token_header))

    # {{#signed}}
    def _headers(self, request: Request, token: Optional[str], credentials: Optional[Credentials]) -> Dict[str, str]:
        # {{/signed}}
        # {{^signed}}
    #= def _headers(self, request: Request, token: Optional[str]) -> Dict[str, str]:
        # {{/signed}}
        headers = dict(request.headers)
        contract = self.options.contract
        in_header = token is not None
        in_header = in_header and not contract.token_query  # {{queryKey}}
        if token is not None and in_header:
            headers[contract.token_header] = _with_scheme(header_text("the token", token), contract.token_scheme)
        # {{^signed}}
        #= return headers
        # {{/signed}}
        # {{#signed}}
        if credentials is None:
            return headers
        header_text("the access key", credentials.ak)
        if credentials.security_token is not None:
            header_text("the security token", credentials.security_token)
        if self.options.project_id:
            headers["X-Project-Id"] = self.options.project_id
        if request.once:
            headers["X-Sdk-Content-Sha256"] = UNSIGNED_BODY
        # Of a body that isn't signed, it only matters that there is one.
        body = b"-" if request.once else request.body
        return signed(credentials, request.method, request.url, headers, body)
        # {{/signed}}

    def response_deserialize(self, response_data: Any, response_types_map: Any = None) -> Any:
        answer: Answer = response_data
        data = answer.raw.data
        types: Dict[str, Optional[str]] = dict(response_types_map or {})
        facts: Dict[str, Any] = {"status": answer.status, "headers": answer.headers, "request": answer.request.title}
        if not 200 <= answer.status <= 299:
            body = parsed(data, answer.headers.get("Content-Type"))
            raise ApiError(reason=answer.raw.reason, body=body, **facts)
        given: Any = answer.raw.pieces
        if given is None and data:
            # Pages list statuses of success without a body that a service sends with one.
            found = [each for status, each in types.items() if status.startswith("2") and each is not None]
            kind = types.get(str(answer.status)) or (found[0] if found else None)
            given = _decoded(self.options.contract, kind, data, facts, answer.request.call)
        return ApiResponse(status_code=answer.status, headers=answer.headers, data=given, raw_data=data)


#: What the generated code calls the types that are no models.
PLAIN = {"str": str, "int": int, "float": float, "bool": bool, "datetime": datetime, "date": date, "object": object}


def _decoded(contract: Contract, kind: Optional[str], data: bytes, facts: Dict[str, Any], call: str) -> Any:
    """The body of a success in its type; a media type that says something else doesn't matter.

    :raises UnreadableAnswer: where it is no JSON, and the contract says that it is
    """
    if kind in ("bytes", "bytearray"):
        return data
    media_type = facts["headers"].get("Content-Type", "")
    text = text_of(data, media_type)
    is_markup = text.lstrip().startswith("<") and xml.is_read(contract, call)
    try:
        value = xml.read(contract, call, data) if is_markup else json_value(text)
    except (ValueError, RecursionError) as error:
        if kind is None or kind in ("str", "object"):
            return text
        if "xml" not in media_type or isinstance(error, RecursionError):
            deep = isinstance(error, RecursionError) or "nested" in str(error)
            why = "the answer is nested too deeply" if deep else "the answer is not JSON"
            raise UnreadableAnswer(why, body=parsed(data, media_type), **facts) from None
        # Its type is empty, and has the text as what came.
        value = text
    if kind == "str" and not isinstance(value, str):
        return text
    type_ = _type(contract, kind or "object")
    read = getattr(type_, "from_dict", None)
    try:
        return decoder(type_)(value) if read is None else read(value)
    except Misfit:
        return value
    except RecursionError:
        raise UnreadableAnswer("the answer is nested too deeply", body=text, **facts) from None


def _type(contract: Contract, name: str) -> Any:
    """The type that the generated code names."""
    item = re.fullmatch(r"(List|Set|Dict)\[(?:str, )?(.+)\]", name)
    if item:
        inner: Any = _type(contract, item[2])
        return Dict[str, inner] if item[1] == "Dict" else List[inner]
    return PLAIN.get(name) or contract.model(name) or object


def _passes(answer: Optional[RawAnswer], failure: Optional[ClientError], repeats: Repeats) -> bool:
    """Whether a failure is of those after which a request is sent again."""
    if answer is not None:
        undone = answer.status == 429 or (answer.status == 503 and "Retry-After" in answer.headers)
        return undone or (repeats.after_status and answer.status in PASSING_STATUSES)
    if isinstance(failure, ConnectionFailed):
        return failure.reason != "tls" and (repeats.after_break or not failure.sent)
    return repeats.after_break


#: What a reason means.
SAID: Mapping[Reason, str] = {
    "dns": "the name of the host is not known",
    "refused": "the connection was refused, or could not be made",
    "tls": "the connection could not be made secure",
    "cut": "the connection broke before the whole answer came",
}


def failed(title: str, error: BaseException, reason: Reason, maybe_done: bool = False) -> ConnectionFailed:
    """A connection that failed, in words."""
    if isinstance(error, CutShort):
        return ConnectionFailed(f"{title}: {SAID[reason]}: {error}", reason=reason, maybe_done=maybe_done)
    if isinstance(error, Uncoded):
        return ConnectionFailed(f"{title}: {error}", reason=reason, maybe_done=maybe_done)
    return ConnectionFailed(f"{title}: {SAID[reason]} ({type(error).__name__})", reason=reason, maybe_done=maybe_done)


def timed_out(message: str, maybe_done: bool) -> DeadlineExceeded:
    """A time that is over, in words."""
    told = f"{message}; the service may have done what was asked" if maybe_done else message
    return DeadlineExceeded(told, maybe_done=maybe_done)


def _reason(error: BaseException) -> Reason:
    """Why a connection failed, from the error and its causes."""
    at: Optional[BaseException] = error
    while at is not None:
        if isinstance(at, (NameResolutionError, socket.gaierror)):
            return "dns"
        if isinstance(at, (SSLError, ssl.SSLError)):
            return "tls"
        if isinstance(at, (NewConnectionError, ConnectionRefusedError)):
            return "refused"
        inner = getattr(at, "original_error", None) or getattr(at, "reason", None)
        at = at.__cause__ or (inner if isinstance(inner, BaseException) else None)
    return "cut"


def _with_scheme(token: str, scheme: str) -> str:
    """A token behind the scheme of its header, unless it has that; a user and a password are encoded for Basic."""
    front = f"{scheme} "
    if scheme == "" or token[: len(front)].lower() == front.lower():
        return token
    if scheme == "Basic" and ":" in token:
        return front + base64.b64encode(token.encode()).decode()
    return front + token


def _without_secrets(data: bytes, headers: Mapping[str, str], secrets: List[str], token_header: str) -> bytes:
    """What a service says, without the secrets that it repeats: it goes into errors, and those into logs."""
    names = [token_header, "Authorization"]
    names.append("X-Security-Token")  # {{signed}}
    sent = [headers.get(name, "") for name in names]
    bare = [value.partition(" ")[2] for value in sent]
    for secret in [*sent, *bare, *secrets]:
        if len(secret) >= SHORTEST_SECRET:
            data = data.replace(secret.encode(), b"***")
    return data


def _merged(*all_headers: Mapping[str, Any]) -> Dict[str, Any]:
    """Headers of which later ones win, however their names are written."""
    merged: Dict[str, Tuple[str, Any]] = {}
    for headers in all_headers:
        merged.update({name.lower(): (name, value) for name, value in headers.items()})
    return dict(merged.values())


def _encoded(headers: Dict[str, Any], body: Any, form: Any) -> Tuple[Union[bytes, Any], Dict[str, Any]]:
    """The bytes of a body, and the headers with what its form asks for."""
    kind = str(headers.get("Content-Type", "application/json")).partition(";")[0].strip().lower()
    if form and kind == "multipart/form-data":
        data, content_type = urllib3.encode_multipart_formdata(form)
        return data, {**headers, "Content-Type": content_type}
    if form:
        return urlencode([(name, _form_text(name, value)) for name, value in form]).encode(), headers
    if body is None:
        return b"", {name: value for name, value in headers.items() if name != "Content-Type"}
    if isinstance(body, (bytes, bytearray)):
        return bytes(body), headers
    if is_read_once(body):
        return body, headers
    if isinstance(body, str) and not (kind == "application/json" or kind.endswith("+json")):
        return body.encode(), headers
    return _json("the body", body).encode(), headers


def _json(name: str, value: Any) -> str:
    """A value as JSON.

    :raises ValueError: where a number is none that JSON can carry; the message says which
    """
    try:
        return json.dumps(value, allow_nan=False)
    except ValueError as error:
        place = _unwritable(name, value)
        raise error if place is None else ValueError(f"{place}: not a number that JSON can carry") from None


def _unwritable(name: str, value: Any) -> Optional[str]:
    """The name of the first number in a value that is none."""
    if isinstance(value, float):
        return None if math.isfinite(value) else name
    each: Any = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, (list, tuple)) else ()
    inner = (_unwritable(str(key) if isinstance(value, dict) else f"{name}[{key}]", one) for key, one in each)
    return next((found for found in inner if found is not None), None)


def _form_text(name: str, value: Any) -> str:
    """A field of a form: objects as JSON, and what JSON writes in another way than Python."""
    return value if isinstance(value, str) else _json(name, value)


def _read(response: urllib3.BaseHTTPResponse, step: Attempt, raw: RawAnswer, most: int) -> bytes:
    """The whole body; an answer that trickles in, or that is longer than it may be, is not waited for."""
    body = Body(raw, most)
    whole = False
    try:
        while part := response.read1(CHUNK, decode_content=body.is_foreign):
            body.take(part)
            if time.monotonic() >= step.ends:
                raise timed_out(f"{step.request.title}: the time was over before the whole answer came", step.request.changes)
        whole = True
    finally:
        if not whole:
            response.close()
        response.release_conn()
    return body.end()
