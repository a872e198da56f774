"""Makes the calls that a test asks for, one a line, and writes one line for each.

A line in: ``{"operation": id, "parameters": [[name, ...], ...], "path": {...}, "query": {...}, "header": {...},
"body": ...}``. A line out: ``{"result": ...}`` or ``{"error": ...}``.
"""

import importlib
import json
import sys
import warnings

from calling import arguments, method_of, plain_value

package = importlib.import_module(sys.argv[1])
client = package.Client(base_url=sys.argv[2], token="secret", project_id=sys.argv[3])
warnings.simplefilter("ignore", DeprecationWarning)

for line in sys.stdin:
    call = json.loads(line)
    try:
        method = method_of(client, call["operation"])
        answer = {"result": plain_value(method(**arguments(method, call, sum(call["parameters"], []))))}
    except Exception as error:  # noqa: BLE001: the test is told of all
        answer = {"error": f"{type(error).__name__}: {error}"}
    print(json.dumps(answer), flush=True)
