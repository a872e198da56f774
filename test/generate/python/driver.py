"""Makes the calls that a test asks for, one a line, and writes one line for each.

A line in: ``{"operation": id, "path": {...}, "query": {...}, "header": {...}, "body": ...}``.
A line out: ``{"result": ...}`` or ``{"error": ...}``.
"""

import importlib
import inspect
import json
import sys
import warnings
from typing import Any, Dict

package = importlib.import_module(sys.argv[1])
client = package.Client(base_url=sys.argv[2], token="secret", project_id=sys.argv[3])
warnings.simplefilter("ignore", DeprecationWarning)


def plain(name: str) -> str:
    return "".join(letter for letter in name.lower() if letter.isalnum())


METHODS = {plain(name): getattr(client, name) for name in dir(client) if not name.startswith("_") and "_with_" not in name}


def arguments(method: Any, call: Dict[str, Any]) -> Dict[str, Any]:
    names = [name for name in inspect.signature(method).parameters if not name.startswith("_")]
    given = {plain(name): value for place in ("path", "query", "header") for name, value in call.get(place, {}).items()}
    out = {name: given.pop(plain(name)) for name in names if plain(name) in given}
    if given:
        raise TypeError(f"{method.__name__} takes no {', '.join(given)}")
    if "body" in call:
        # The body's argument has the name of its type, and stands behind those of the path that have no default.
        known = {plain(name) for name in sum(call["parameters"], [])}
        (body,) = [name for name in names if plain(name) not in known]
        out[body] = call["body"]
    return out


def plain_value(value: Any) -> Any:
    if isinstance(value, list):
        return [plain_value(each) for each in value]
    return value.to_dict() if hasattr(value, "to_dict") else value


for line in sys.stdin:
    call = json.loads(line)
    try:
        method = METHODS[plain(call["operation"])]
        answer = {"result": plain_value(method(**arguments(method, call)))}
    except Exception as error:  # noqa: BLE001: the test is told of all
        answer = {"error": f"{type(error).__name__}: {error}"}
    print(json.dumps(answer), flush=True)
