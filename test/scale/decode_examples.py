"""Has a generated client decode answers, as if they had come. Arguments: its package, a file with a list of
``{"id", "status", "value"}``. Writes the differences as JSON, a list of texts.
"""

import importlib
import inspect
import json
import sys
from pathlib import Path
from typing import Any, Dict, List

sys.path.append(str(Path(__file__).parents[1] / "generate/python"))

from calling import method_of, plain_value  # noqa: E402

package = importlib.import_module(sys.argv[1])
RawAnswer = importlib.import_module(f"{sys.argv[1]}._runtime.transport").RawAnswer


class Arrived:
    """A client that is answered without asking."""

    def __init__(self) -> None:
        self.client = package.Client(base_url="http://127.0.0.1:9", project_id="p")

    def decoded(self, each: Dict[str, Any]) -> Any:
        answer = RawAnswer(each["status"], "", {}, json.dumps(each["value"]).encode())
        self.client.api_client._send = lambda *_: answer
        # The arguments don't matter, and are not checked.
        method = getattr(package.Client, method_of(self.client, f"{each['id']}_with_http_info").__name__)
        names = [name for name in inspect.signature(method).parameters if not name.startswith("_")]
        return plain_value(method.__wrapped__(self.client, **{name: None for name in names if name != "self"}).data)


def fault_of(arrived: Arrived, each: Dict[str, Any]) -> List[str]:
    try:
        got = arrived.decoded(each)
    except Exception as error:  # noqa: BLE001: the test is told of all
        return [f"{each['id']}: {type(error).__name__}: {error}"]
    return [] if got == each["value"] else [f"{each['id']}: {json.dumps(got)} is not {json.dumps(each['value'])}"]


examples = json.loads(Path(sys.argv[2]).read_text("utf-8"))
arrived = Arrived()
print(json.dumps([fault for each in examples for fault in fault_of(arrived, each)]))
