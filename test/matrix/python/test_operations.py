"""Calls every operation of the plan through the generated client.

MATRIX_URL is the server's address, MATRIX_PLAN the file of the plan, MATRIX_PACKAGE the client's package.
"""

import importlib
import json
import os
from pathlib import Path
from typing import Any, Dict
from uuid import UUID

import pytest
from calling import arguments, method_of, plain_value

package = importlib.import_module(os.environ["MATRIX_PACKAGE"])
plan = json.loads(Path(os.environ["MATRIX_PLAN"]).read_text("utf-8"))
client = package.Client(
    base_url=os.environ["MATRIX_URL"], token=plan["token"], project_id=plan["projectId"], timeout=20.0
)
operations = pytest.mark.parametrize("operation", plan["operations"], ids=lambda each: each["id"])
pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")


def call(operation: Dict[str, Any], **settings: Any) -> Any:
    names = [each["name"] for each in operation["parameters"]]
    given = arguments(method_of(client, operation["id"]), operation["arguments"], names)
    return method_of(client, f"{operation['id']}_with_http_info")(**given, **settings)


@operations
def test_answers(operation: Dict[str, Any]) -> None:
    answer = call(operation)
    assert answer.status_code == operation["answer"]["status"]
    assert plain_value(answer.data) == operation["answer"].get("body")


@operations
def test_refuses(operation: Dict[str, Any]) -> None:
    refusal = operation["refusal"]
    with pytest.raises(package.ApiError) as caught:
        call(operation, _headers={plan["refusalHeader"]: str(refusal["status"])})
    error = caught.value
    assert (error.status, error.code, error.message) == (refusal["status"], refusal["code"], refusal["message"])
    assert package.is_documented(error.code)
    assert UUID(error.request_id)
