"""Holds requests and answers against the contract."""

# JSON is of any type until it is read: pyright's strict rules are not for this module.
# pyright: basic

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any
from urllib.parse import unquote, unquote_plus

from jsonschema.exceptions import ValidationError, best_match
from openapi_schema_validator import OAS30Validator

from .contract import Node, Operation, Parameter
from .errors import refusal

# What separates the items of a list that is one text, as it is written in a URL (OpenAPI 3.0.3, Style Values).
SEPARATORS = {
    "form": re.compile(","),
    "simple": re.compile(","),
    "spaceDelimited": re.compile(r" |%20|\+"),
    "pipeDelimited": re.compile(r"\||%7C", re.IGNORECASE),
}
LONGEST_WORDS = 300


# Days and times as RFC 3339 has them; a time may be without a zone, as pages write many.
DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)", re.ASCII)
TIME = re.compile(r"([01]\d|2[0-3]):[0-5]\d:([0-5]\d|60)(\.\d+)?(z|[+-]\d\d(:?\d\d)?)?", re.ASCII | re.IGNORECASE)


class Schemas:
    """Checks values by schemas of one contract, whose references stay within it."""

    def __init__(self, contract: Node) -> None:
        self._contract = contract
        self._root = OAS30Validator(contract)

    def format_problem(self, schema: Node, value: object, part: str) -> str | None:
        """Where a parameter is no day or time and its schema, or that of its items, asks for one; None elsewhere.

        Only parameters are held to these: a page that names a format in passing must not make a server refuse a body.
        """
        for each in self._parts(schema):
            known = each.get("format")
            if isinstance(value, str) and known in FORMATS and not FORMATS[known](value):
                return f"{part} breaks format {json.dumps(known)}"
            items = each.get("items")
            if isinstance(value, list) and isinstance(items, dict):
                for index, item in enumerate(value):
                    problem = self.format_problem(items, item, f"{part}/{index}")
                    if problem:
                        return problem
        return None

    def _parts(self, schema: Node) -> list[Node]:
        """A schema with those that it refers to and those of its `allOf`, each once."""
        found: list[Node] = []
        waiting: list[object] = [schema]
        while waiting:
            each = waiting.pop()
            if not isinstance(each, dict) or any(each is known for known in found):
                continue
            found.append(each)
            if isinstance(each.get("$ref"), str):
                waiting.append(self._at(each["$ref"]))
            elif isinstance(each.get("allOf"), list):
                waiting.extend(each["allOf"])
        return found

    def _at(self, reference: str) -> object:
        node: object = self._contract
        for key in reference.split("/")[1:]:
            name = unquote(key).replace("~1", "/").replace("~0", "~")
            node = node.get(name) if isinstance(node, dict) else None
        return node

    def problem(self, schema: Node, value: object, part: str) -> str | None:
        """Where and how a value breaks a schema, in words without the value; None where it doesn't."""
        found = best_match(self._root.evolve(schema=schema).iter_errors(value))
        return None if found is None else f"{_place(part, found)} breaks {_rule(found)}"


def _is_day(text: str) -> bool:
    found = DAY.fullmatch(text)
    if not found:
        return False
    try:
        date(*(int(each) for each in found.groups()))
    except ValueError:
        return False
    return True


def _is_time(text: str) -> bool:
    return _is_day(text[:10]) and text[10:11] in ("T", "t", " ") and TIME.fullmatch(text[11:]) is not None


FORMATS: Mapping[object, Callable[[str], bool]] = {"date": _is_day, "date-time": _is_time}


def _place(part: str, error: ValidationError) -> str:
    return "/".join([part, *(str(key) for key in error.absolute_path)])


def _rule(error: ValidationError) -> str:
    words = json.dumps(error.validator_value)
    return f"{error.validator} {words if len(words) <= LONGEST_WORDS else words[:LONGEST_WORDS] + '…'}"


def read_parameters(
    operation: Operation, schemas: Schemas, paths: Mapping[str, str], query: str, headers: Mapping[str, str]
) -> dict[str, dict[str, Any]]:
    """Parameters by place and name, with the types of their schemas. Nothing is filled in.

    Query parameters that the contract doesn't know are kept as texts. Raises a Refusal with 400 for what breaks it.
    """
    pairs = [_pair(text) for text in query.split("&") if text]
    unknown = {name: unquote_plus(value) for name, value in pairs}
    found: dict[str, dict[str, Any]] = {"path": {}, "query": unknown, "header": {}}
    for parameter in operation.parameters:
        if parameter.place == "query":
            value = _from_query(parameter, pairs)
            for name in [key for key in unknown if _is_member(parameter, key)]:
                del unknown[name]
        else:
            text = paths.get(parameter.name) if parameter.place == "path" else headers.get(parameter.name.lower())
            value = None if text is None else _from_text(parameter, text)
        if value is None:
            if parameter.required:
                raise refusal(400, f"{parameter.place} {parameter.name} is missing")
            continue
        part = f"{parameter.place}/{parameter.name}"
        problem = schemas.problem(parameter.schema, value, part) or schemas.format_problem(parameter.schema, value, part)
        if problem:
            raise refusal(400, problem)
        found[parameter.place][parameter.name] = value
    return found


def _pair(text: str) -> tuple[str, str]:
    # A value stays as it was sent, so that an encoded separator separates nothing.
    name, _, value = text.partition("=")
    return unquote_plus(name), value


def _is_member(parameter: Parameter, key: str) -> bool:
    return parameter.style == "deepObject" and key.startswith(f"{parameter.name}[") and key.endswith("]")


def _from_query(parameter: Parameter, pairs: list[tuple[str, str]]) -> object:
    if parameter.style == "deepObject":
        members = {key[len(parameter.name) + 1 : -1]: value for key, value in pairs if _is_member(parameter, key)}
        properties = parameter.schema.get("properties", {})
        return {key: _typed(properties.get(key, {}), unquote_plus(value)) for key, value in members.items()} or None
    texts = [value for name, value in pairs if name == parameter.name]
    if not texts:
        return None
    if parameter.schema.get("type") != "array":
        typed = [_typed(parameter.schema, unquote_plus(text)) for text in texts]
        return typed[0] if len(typed) == 1 else typed
    if not parameter.explode:
        texts = [part for text in texts for part in SEPARATORS.get(parameter.style, SEPARATORS["form"]).split(text)]
    return [_typed(parameter.schema.get("items", {}), unquote_plus(text)) for text in texts]


def _from_text(parameter: Parameter, text: str) -> object:
    if parameter.schema.get("type") != "array":
        return _typed(parameter.schema, text)
    items = parameter.schema.get("items", {})
    return [_typed(items, unquote(part.strip())) for part in SEPARATORS["simple"].split(text)]


def _typed(schema: Node, text: str) -> object:
    """A text as the number or truth value that its schema asks for; as it is where it is none."""
    kind = schema.get("type")
    if kind == "integer" and re.fullmatch(r"-?\d{1,4000}", text):
        return int(text)
    if kind == "number" and re.fullmatch(r"-?\d+(\.\d+)?([eE][+-]?\d+)?", text):
        return float(text)
    if kind == "boolean" and text in ("true", "false"):
        return text == "true"
    return text
