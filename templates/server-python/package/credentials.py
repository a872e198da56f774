"""Whether a request carries what its operation asks for."""

from __future__ import annotations

import inspect
from collections.abc import Awaitable, Callable, Mapping, Sequence

from fastapi import Request as HttpRequest
from starlette.concurrency import run_in_threadpool

from .contract import Node, Operation

# Judges the credentials of a request; gets names of security schemes whose credentials it carries.
Authenticate = Callable[[HttpRequest, Sequence[str]], "bool | Awaitable[bool]"]


async def is_authenticated(operation: Operation, http: HttpRequest, authenticate: Authenticate | None) -> bool:
    """Whether a request carries what one of the operation's requirements asks for, and `authenticate` takes it."""
    if not operation.security:
        return True
    for requirement in operation.security:
        if not all(_carries(http, scheme) for _, scheme in requirement):
            continue
        if not requirement or authenticate is None:
            return True
        names = [name for name, _ in requirement]
        # As a handler: what is not asynchronous may take its time, in a thread of its own.
        judged = (
            authenticate(http, names)
            if inspect.iscoroutinefunction(authenticate)
            else await run_in_threadpool(authenticate, http, names)
        )
        if await judged if inspect.isawaitable(judged) else judged:
            return True
    return False


def credential_places(operation: Operation) -> str:
    """Where an operation takes credentials, in words."""
    places = [" and ".join(_place(scheme) for _, scheme in requirement) for requirement in operation.security]
    return " or ".join(dict.fromkeys(places))


def _place(scheme: Node) -> str:
    if scheme.get("type") != "apiKey":
        return "the header Authorization"
    place = str(scheme.get("in"))
    return f"the {place}{' parameter' if place == 'query' else ''} {scheme.get('name')}"


def _carries(http: HttpRequest, scheme: Node) -> bool:
    """Whether the place that a scheme names holds something (OpenAPI 3.0.3, Security Scheme Object)."""
    authorization = http.headers.get("authorization", "")
    if scheme.get("type") == "apiKey":
        places = {"header": http.headers, "query": http.query_params, "cookie": http.cookies}
        place: Mapping[str, str] = places.get(str(scheme.get("in")), {})
        return bool(place.get(str(scheme.get("name"))))
    if scheme.get("type") == "http":
        return authorization.lower().startswith(f"{str(scheme.get('scheme')).lower()} ")
    return authorization != ""
