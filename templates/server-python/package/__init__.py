"""A server of the contract beside this file."""

from __future__ import annotations

import json
from importlib.resources import files
from typing import Any

from fastapi import APIRouter, FastAPI

from . import models, types
from .app import MAX_BODY_BYTES, Answer, Request, app_of, router_of
from .contract import ContractError
from .credentials import Authenticate
from .errors import Refusal
from .handlers import METHODS, Handlers

CONTRACT: dict[str, Any] = json.loads(files(__name__).joinpath("contract.json").read_text("utf-8"))


def create_router(
    handlers: Handlers,
    *,
    authenticate: Authenticate | None = None,
    validate_responses: bool = False,
    max_body_bytes: int = MAX_BODY_BYTES,
    host: str = "localhost",
) -> APIRouter:
    """Routes of the contract, for an application that has others too.

    `authenticate` judges credentials; without it, a request has only to carry what a security scheme asks for.
    `validate_responses` makes a 500 of each answer that breaks the contract. A body of more than `max_body_bytes` is
    refused with 413. `host` is the name of the service's own host: pages that name a host for one operation alone, such
    as that of a bucket, mean any name below it.
    """
    return router_of(CONTRACT, METHODS, handlers, authenticate, validate_responses, max_body_bytes, host)


def create_app(
    handlers: Handlers,
    *,
    authenticate: Authenticate | None = None,
    validate_responses: bool = False,
    max_body_bytes: int = MAX_BODY_BYTES,
    host: str = "localhost",
) -> FastAPI:
    """An application of the contract alone; the arguments are those of `create_router`."""
    router = create_router(
        handlers,
        authenticate=authenticate,
        validate_responses=validate_responses,
        max_body_bytes=max_body_bytes,
        host=host,
    )
    return app_of(CONTRACT, router)


__all__ = [
    "CONTRACT",
    "Answer",
    "Authenticate",
    "ContractError",
    "Handlers",
    "Refusal",
    "Request",
    "create_app",
    "create_router",
    "models",
    "types",
]
