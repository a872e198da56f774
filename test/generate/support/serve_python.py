"""Runs a generated Python server whose handlers answer what they are told and remember what they were given.

Arguments: the folder of the package's sources, and its module. Prints its port. `POST /__answer` sets the next answer
as {"status", "body", "headers"}, or {"fail"} or {"refuse"}; `GET /__arrived` gives what the last handler was given.
Each answer of a handler has the id of its operation in `x-handler`.
Every other handler is not async; with {"hold"} an answer waits until `POST /__release`.
"""

from __future__ import annotations

import asyncio
import importlib
import logging
import socket
import sys
import threading
from typing import Any

import uvicorn
from fastapi import FastAPI, Request

# Faults are provoked here; what the server says of them is for people.
logging.disable(logging.CRITICAL)
folder, name = sys.argv[1:]
sys.path.insert(0, folder)
module = importlib.import_module(name)
methods: dict[str, str] = importlib.import_module(f"{name}.handlers").METHODS
state: dict[str, Any] = {"answer": {}, "arrived": None}
released = threading.Event()


def handler_of(operation: str, is_async: bool) -> Any:
    def handler(_: Any, request: Any) -> Any:
        state["arrived"] = {
            "id": operation,
            "input": {
                "params": request.params,
                "query": request.query,
                "headers": request.headers,
                "body": request.body,
            },
        }
        answer = state["answer"]
        if answer.get("hold") and not released.wait(10):
            raise RuntimeError("nobody could release it")
        if "fail" in answer:
            raise RuntimeError(answer["fail"])
        if "refuse" in answer:
            raise module.Refusal(404, answer["refuse"], "gone")
        headers = {"x-handler": operation, **answer.get("headers", {})}
        return module.Answer(answer.get("body"), answer.get("status"), headers)

    async def asynchronous(handlers: Any, request: Any) -> Any:
        return handler(handlers, request)

    return asynchronous if is_async else handler


async def main() -> None:
    told = type("Told", (module.Handlers,), {method: handler_of(each, index % 2 == 1) for index, (each, method) in enumerate(methods.items())})
    # What the tests say to this program goes before the operations, whose paths may be any.
    app = FastAPI(docs_url=None, redoc_url=None, openapi_url=None, redirect_slashes=False)
    app.mount("/__empty", module.create_app(module.Handlers()))

    @app.post("/__answer")
    async def set_answer(request: Request) -> None:
        state["answer"] = await request.json()
        state["arrived"] = None

    @app.post("/__release")
    async def release() -> None:
        released.set()

    @app.get("/__arrived")
    async def arrived() -> Any:
        return state["arrived"]

    app.mount("", module.create_app(told(), validate_responses=True))
    listener = socket.create_server(("127.0.0.1", 0))
    print(listener.getsockname()[1], flush=True)
    # A connection that the server closes while a client takes it up again would be a fault of neither.
    config = uvicorn.Config(app, log_level="critical", timeout_keep_alive=600)
    await uvicorn.Server(config).serve([listener])


asyncio.run(main())
