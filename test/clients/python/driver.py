"""The driver of the Python client: a task a line in, a report a line out.

Arguments: the client's package, and ``--async`` for the client for asyncio.
"""

import gc
import importlib
import inspect
import io
import json
import sys
import threading
import time
import traceback
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, Dict, List

sys.path.append(str(Path(__file__).parents[2] / "generate/python"))

from awaited import Awaited  # noqa: E402
from calling import arguments, method_of, plain_value  # noqa: E402
from typed_code import AWAITED, TYPED  # noqa: E402

package = importlib.import_module(sys.argv[1])
IS_ASYNC = "--async" in sys.argv
OUTPUT = threading.Lock()


def report_of(line: str) -> None:
    task = json.loads(line)
    asked: List[Any] = []
    attempts: List[Any] = []
    results: List[Dict[str, Any]] = []
    for step in task["steps"]:
        try:
            client = client_of(options_of(task, asked, attempts))
        except Exception as error:  # noqa: BLE001: all errors are reported
            results.append(failure(error, "setup"))
            break
        results += results_of(client, step)
        if "error" in results[-1]:
            break
    with OUTPUT:
        report = {"id": task["id"], "results": results, "asked": asked, "attempts": attempts}
        print(json.dumps(report, default=str), flush=True)


def client_of(options: Dict[str, Any]) -> Any:
    if not IS_ASYNC:
        return package.Client(**options)
    return Awaited(importlib.import_module(f"{sys.argv[1]}.aio").AsyncClient(**options))


def options_of(task: Dict[str, Any], asked: List[Any], attempts: List[Any]) -> Dict[str, Any]:
    settings = task["client"]
    options: Dict[str, Any] = {"project_id": "p", "base_url": task.get("baseUrl")}
    named = {"token": "token", "headers": "headers", "maxAttempts": "max_attempts", "maxAnswerBytes": "max_answer_bytes"}
    options |= {own: settings[name] for name, own in named.items() if name in settings}
    times = {"timeoutMs": "timeout", "attemptTimeoutMs": "attempt_timeout"}
    options |= {own: settings[name] / 1000 for name, own in times.items() if name in settings}
    if settings.get("hook"):
        options["on_attempt"] = lambda each: attempts.append(attempt_of(each))
    if "tokens" in settings:
        options["token"] = source_of(settings["tokens"], asked)
    if "login" in settings:
        scope = {"project": {"name": "harbour"}}
        options["token"] = package.IdentityTokens(task["baseUrl"], **settings["login"], scope=scope)
    identity = settings.get("identity")
    if settings.get("temporaryKeys"):
        options["credentials"] = package.IdentityCredentials(task["baseUrl"], token=options.pop("token"), identity=identity)
    elif identity is not None:
        options["token"] = package.IdentityTokens(task["baseUrl"], identity=identity)
    if "accessKey" in settings:
        options["credentials"] = package.Credentials(**settings["accessKey"])
    return options


def attempt_of(each: Any) -> Dict[str, Any]:
    told = {"method": each.method, "path": each.path, "number": each.number, "status": each.status or 0}
    return told | {"failed": each.error is not None, "timed": each.seconds >= 0}


def source_of(tokens: List[str], asked: List[Any]) -> Any:
    def source(refused: Any = None) -> str:
        asked.append(refused)
        time.sleep(0.02)
        position = tokens.index(refused) + 1 if refused in tokens else 0
        return tokens[min(position, len(tokens) - 1)]

    return source


def results_of(client: Any, step: Dict[str, Any]) -> List[Dict[str, Any]]:
    times = step.get("times", 1)
    with ThreadPoolExecutor(times) as pool:
        return list(pool.map(lambda _: result_of(client, step), range(times)))


def result_of(client: Any, step: Dict[str, Any]) -> Dict[str, Any]:
    try:
        result: Dict[str, Any] = STEPS[step["do"]](client, step)
        return result
    except Exception as error:  # noqa: BLE001
        return failure(error)


def keywords(client: Any, step: Dict[str, Any]) -> Dict[str, Any]:
    given = dict(step.get("args", {}))
    if "body" in given:
        given["body"] = special(given["body"])
    places = ("path", "query", "header")
    names = [name for place in places for name in given.get(place, {})]
    method = method_of(client, step["operation"])
    fields = given.get("body")
    taken = [name for name in inspect.signature(method).parameters if not name.startswith("_")]
    # A form has an argument for each of its fields.
    if isinstance(fields, dict) and fields and all(name in taken for name in fields):
        return {**arguments(method, {**{place: given.get(place, {}) for place in places}}, names), **fields}
    return arguments(method, given, names)


def special(body: Any) -> Any:
    """A body with the bytes and streams that its marks stand for."""
    if not isinstance(body, dict):
        return body
    if "$bytes" in body:
        return body["$bytes"].encode("latin-1")
    if "$stream" in body:
        return io.BufferedReader(Pipe(body["$stream"].encode("latin-1")))
    return {name: special(value) for name, value in body.items()} if "file" in body else body


class Pipe(io.RawIOBase):
    """Bytes that can be read once."""

    def __init__(self, data: bytes) -> None:
        self.left = io.BytesIO(data)

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        return self.left.readinto(buffer)


def call(client: Any, step: Dict[str, Any]) -> Dict[str, Any]:
    options = step.get("options", {})
    settings: Dict[str, Any] = {}
    if "headers" in options:
        settings["_headers"] = options["headers"]
    if "timeoutMs" in options:
        settings["_request_timeout"] = options["timeoutMs"] / 1000
    if options.get("repeatable"):
        client = client.with_options(retry_all=True)
    given = keywords(client, step)
    answer = method_of(client, f"{step['operation']}_with_http_info")(**given, **settings)
    fields = {path: field_at(answer.data, path) for path in step.get("read", [])}
    value = plain(answer.data)
    headers = {name.lower(): value for name, value in (answer.headers or {}).items()}
    result = {"fields": fields, "status": answer.status_code, "requestId": headers.get("x-request-id")}
    return result if value is None else {"value": value, **result}


def plain(value: Any) -> Any:
    if isinstance(value, (bytes, bytearray)):
        return {"$bytes": bytes(value).decode("latin-1")}
    return plain_value(value)


def field_at(value: Any, path: str) -> Any:
    """What a path of names of the contract leads to, through the types of the client."""
    for name in path.split("."):
        if value is None:
            return None
        if isinstance(value, list):
            value = value[int(name)]
        elif isinstance(value, dict):
            value = value.get(name)
        else:
            fields = getattr(type(value), "model_fields", {})
            own = next((own for own, each in fields.items() if (each.alias or own) == name), None)
            value = None if own is None else getattr(value, own)
    return plain(value)


def list_items(client: Any, step: Dict[str, Any]) -> Dict[str, Any]:
    items: List[Any] = []
    try:
        for item in client.iterate(method_of(client, step["operation"]), **keywords(client, step)):
            if len(items) == step["most"]:
                return {"items": items, "more": True}
            items.append(item.id)
        return {"items": items, "more": False}
    except Exception as error:  # noqa: BLE001
        return {"items": items, **failure(error)}


def wait(client: Any, step: Dict[str, Any]) -> Dict[str, Any]:
    patient = client.with_options(wait_timeout=step["timeoutMs"] / 1000, wait_interval=step["intervalMs"] / 1000)
    operation, given = method_of(patient, step["operation"]), keywords(client, step)
    if "state" not in step:
        patient.wait_until_gone(operation, **given)
        return {}
    return {"value": plain(patient.wait_until(operation, step["state"], **given))}


def job(client: Any, step: Dict[str, Any]) -> Dict[str, Any]:
    patient = client.with_options(wait_timeout=step["timeoutMs"] / 1000, wait_interval=step["intervalMs"] / 1000)
    return {"value": plain(patient.wait_for(method_of(patient, step["operation"]), **keywords(client, step)))}


def stream(client: Any, step: Dict[str, Any]) -> Dict[str, Any]:
    with client.stream(method_of(client, step["operation"]), **keywords(client, step)) as chunks:
        return {"value": plain(b"".join(chunks))}


def show(client: Any, step: Dict[str, Any]) -> Dict[str, Any]:
    shown = [client, client.api_client, vars(client.api_client), client.api_client.options]
    if "body" in step:
        (name,) = [
            each for each in inspect.signature(method_of(client, step["operation"])).parameters if not each.startswith("_")
        ]
        model = getattr(package.models, "".join(word.capitalize() for word in name.split("_")))
        made = model(**step["body"])
        shown += [made, [made], *([made.to_str()] if hasattr(made, "to_str") else [])]
    return {"text": "\n".join(text for each in shown for text in (str(each), repr(each)))}


def typed(client: Any, step: Dict[str, Any]) -> Dict[str, Any]:
    if IS_ASYNC:
        return {"value": client.awaited(AWAITED[step["name"]])}
    found = TYPED.get(step["name"])
    return {"unsupported": f"no typed code for {step['name']}"} if found is None else {"value": found(client)}


def defaults(_: Any, __: Any) -> Dict[str, Any]:
    return {"value": dict(package.DEFAULTS)}


def held(_: Any, __: Any) -> Dict[str, Any]:
    gc.collect()
    return {"value": sys.getallocatedblocks()}


STEPS = {
    "call": call,
    "list": list_items,
    "wait": wait,
    "job": job,
    "stream": stream,
    "show": show,
    "defaults": defaults,
    "held": held,
    "typed": typed,
}


def failure(error: BaseException, kind: Any = None) -> Dict[str, Any]:
    printed = [str(error), repr(error), "".join(traceback.format_exception(error)), repr(vars(error))]
    names = {"status": "status", "code": "code", "message": "message", "reason": "reason"}
    names |= {"requestId": "request_id", "maybeDone": "maybe_done"}
    facts = {name: getattr(error, own) for name, own in names.items() if getattr(error, own, None) is not None}
    return {"error": {"kind": kind or kind_of(error), **facts}, "text": "\n".join(printed)}


def kind_of(error: BaseException) -> str:
    kinds = {"ApiError": "api", "UnreadableAnswer": "unreadable", "DeadlineExceeded": "timeout"}
    kinds |= {"ConnectionFailed": "connection", "WaitFailed": "wait", "PagingFailed": "paging"}
    return kinds.get(type(error).__name__) or ("argument" if isinstance(error, (TypeError, ValueError)) else "other")


with ThreadPoolExecutor(16) as tasks:
    for each in sys.stdin:
        tasks.submit(report_of, each)
