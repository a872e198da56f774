"""Has a generated client decode answers, as if they had come. Arguments: its package, a file with a list of
``{"id", "status", "value"}``. Writes the differences as JSON, a list of texts.
"""

import importlib
import inspect
import io
import json
import sys
from pathlib import Path
from typing import Any, Dict, List

import urllib3

sys.path.append(str(Path(__file__).parents[1] / "generate/python"))

from calling import method_of, plain_value  # noqa: E402

package = importlib.import_module(sys.argv[1])


def shown_of(each: Dict[str, Any]) -> Any:
    """The body of an answer: what a page shows, but for a status that HTTP gives none."""
    return None if each["status"] == 204 else each["value"]


class Answering(urllib3.PoolManager):
    """Connections that answer without asking."""

    answer: Dict[str, Any]

    def request(self, *_: Any, **__: Any) -> urllib3.BaseHTTPResponse:
        shown = shown_of(self.answer)
        body = io.BytesIO(b"" if shown is None else json.dumps(shown).encode())
        return urllib3.HTTPResponse(body, status=self.answer["status"], preload_content=False)


class Arrived:
    """A client that is answered without asking."""

    def __init__(self) -> None:
        self.pool = Answering()
        self.client = package.Client(base_url="http://127.0.0.1:9", project_id="p", pool=self.pool, max_attempts=1)

    def decoded(self, each: Dict[str, Any]) -> Any:
        self.pool.answer = each
        # The arguments don't matter, and are not checked.
        method = getattr(package.Client, method_of(self.client, f"{each['id']}_with_http_info").__name__)
        names = [name for name in inspect.signature(method).parameters if not name.startswith("_")]
        return plain_value(method.__wrapped__(self.client, **{name: None for name in names if name != "self"}).data)


def fault_of(arrived: Arrived, each: Dict[str, Any]) -> List[str]:
    try:
        got = arrived.decoded(each)
    except Exception as error:  # noqa: BLE001: the test is told of all
        return [f"{each['id']}: {type(error).__name__}: {error}"]
    shown = shown_of(each)
    return [] if got == shown else [f"{each['id']}: {json.dumps(got)} is not {json.dumps(shown)}"]


examples = json.loads(Path(sys.argv[2]).read_text("utf-8"))
arrived = Arrived()
print(json.dumps([fault for each in examples for fault in fault_of(arrived, each)]))
