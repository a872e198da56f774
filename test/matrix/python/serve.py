"""Serves the generated Python stub by the plan. Arguments: its module, the plan. Prints its address."""

import asyncio
import importlib
import json
import socket
import sys
from pathlib import Path
from typing import Any, Dict

import uvicorn

name, plan_file = sys.argv[1:]
module = importlib.import_module(name)
methods: Dict[str, str] = importlib.import_module(f"{name}.handlers").METHODS
plan = json.loads(Path(plan_file).read_text("utf-8"))


def handler_of(operation: Dict[str, Any]) -> Any:
    given = operation["arguments"]
    answer, refusal = operation["answer"], operation["refusal"]

    async def handler(_: Any, request: Any) -> Any:
        wanted = {
            "params": {"project_id": plan["projectId"], **given.get("path", {})},
            "query": given.get("query", {}),
            # Beside those of the operation, a client sends what HTTP wants.
            "headers": {**request.headers, **given.get("header", {})},
            "body": given.get("body"),
        }
        for part, value in wanted.items():
            if getattr(request, part) != value:
                raise module.Refusal(400, "Matrix.Arrived", f"{part}: {[getattr(request, part), value]}")
        if request.http.headers.get(plan["refusalHeader"]) == str(refusal["status"]):
            raise module.Refusal(refusal["status"], refusal["code"], refusal["message"])
        return module.Answer(answer.get("body"), answer["status"])

    return handler


handlers = type("Planned", (module.Handlers,), {methods[each["id"]]: handler_of(each) for each in plan["operations"]})
app = module.create_app(handlers(), validate_responses=True)
listener = socket.create_server(("127.0.0.1", 0))
print(f"http://127.0.0.1:{listener.getsockname()[1]}", flush=True)
asyncio.run(uvicorn.Server(uvicorn.Config(app, log_level="critical")).serve([listener]))
