"""Reads a contract: what each operation takes and answers."""

# JSON is of any type until it is read: pyright's strict rules are not for this module.
# pyright: basic

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote

Node = Mapping[str, Any]

METHODS = ("get", "put", "post", "delete", "options", "head", "patch")
# Methods whose body has no meaning (RFC 9110, 9.3): a body that a contract gives them is left out.
BODYLESS = {"get", "head"}
# Statuses that HTTP sends without a body, whatever a contract says of one (RFC 9110, 15.3.5, 15.3.6, 15.4.5).
EMPTY = {204, 205, 304}
# Header parameters that OpenAPI 3.0.3 says to ignore (Parameter Object, `in`).
IGNORED_HEADERS = {"accept", "content-type", "authorization"}


class ContractError(Exception):
    """A contract that can't be served; the message names the place."""


@dataclass(frozen=True)
class Parameter:
    """A parameter; `schema` is resolved."""

    name: str
    place: str
    required: bool
    schema: Node
    style: str
    explode: bool


@dataclass(frozen=True)
class Condition:
    """What tells requests of an operation from those of others with its method and path; without a value, that it is
    there. A place is query, header, body or host.
    """

    place: str
    name: str
    value: str | None


@dataclass(frozen=True)
class Operation:
    """An operation, its references resolved but for those within schemas.

    `body` and the values of `responses` are schemas by media type. `security` has alternatives of which one is enough;
    each is a list of schemes, by name, that are needed together. `when` is None where no other operation has the same
    method and path.
    """

    id: str
    method: str
    path: str
    when: tuple[Condition, ...] | None
    parameters: tuple[Parameter, ...]
    body: Mapping[str, Node] | None
    body_required: bool
    responses: Mapping[str, Mapping[str, Node]]
    security: tuple[tuple[tuple[str, Node], ...], ...]

    def response(self, status: int) -> Mapping[str, Node] | None:
        """What is documented for a status: by itself, by its range, or by `default`."""
        for key in (str(status), f"{status // 100}XX", "default"):
            if key in self.responses:
                return self.responses[key]
        return None

    def has_body(self, status: int) -> bool:
        """Whether an answer of a status can have a body."""
        return self.method != "head" and status not in EMPTY


def read_operations(contract: Node) -> list[Operation]:
    """All operations of a contract, in its order."""
    return list(_operations(contract))


def _operations(contract: Node) -> Iterator[Operation]:
    schemes = node_at(contract, "components", "securitySchemes")
    ignored = IGNORED_HEADERS | {str(resolve(contract, each).get("name")).lower() for each in schemes.values()}
    for path, each in node_at(contract, "paths").items():
        item = resolve(contract, each)
        for method in METHODS:
            node = item.get(method)
            if not isinstance(node, Mapping):
                continue
            sent = resolve(contract, node.get("requestBody"))
            responses = node_at(node, "responses")
            yield Operation(
                id=str(node.get("operationId")),
                method=method,
                # Operations of one path have keys of their own: what tells them apart stands behind the path.
                path=str(node.get("x-path", path)),
                when=_conditions(node.get("x-when")),
                parameters=_parameters(contract, item, node, ignored),
                body=_media(contract, sent) if sent and method not in BODYLESS else None,
                body_required=sent.get("required") is True,
                responses={str(key): _media(contract, resolve(contract, value)) for key, value in responses.items()},
                security=_security(contract, node),
            )


def _conditions(value: object) -> tuple[Condition, ...] | None:
    if not isinstance(value, list):
        return None
    return tuple(Condition(str(each["in"]), str(each["name"]), each.get("value")) for each in value)


def _parameters(contract: Node, item: Node, node: Node, ignored: set[str]) -> tuple[Parameter, ...]:
    found: dict[tuple[str, str], Parameter] = {}
    for each in [*item.get("parameters", []), *node.get("parameters", [])]:
        parameter = resolve(contract, each)
        name, place = str(parameter.get("name")), str(parameter.get("in"))
        if place == "cookie" or (place == "header" and name.lower() in ignored):
            continue
        style = parameter.get("style") or ("form" if place == "query" else "simple")
        found[place, name] = Parameter(
            name=name,
            place=place,
            required=parameter.get("required") is True,
            schema=resolve(contract, parameter.get("schema")),
            style=style,
            explode=parameter.get("explode", style == "form"),
        )
    return tuple(found.values())


def _media(contract: Node, node: Node) -> dict[str, Node]:
    return {essence(key): value for key, value in node_at(node, "content").items() if isinstance(value, Mapping)}


def _security(contract: Node, node: Node) -> tuple[tuple[tuple[str, Node], ...], ...]:
    schemes = node_at(contract, "components", "securitySchemes")
    requirements = node.get("security", contract.get("security", []))
    return tuple(tuple((name, resolve(contract, schemes.get(name))) for name in each) for each in requirements)


def resolve(contract: Node, value: object) -> Node:
    """The node itself, or the one that it refers to; references that go round in a circle end somewhere on it."""
    node: Node = value if isinstance(value, Mapping) else {}
    followed: set[str] = set()
    while isinstance(at := node.get("$ref"), str) and at not in followed:
        followed.add(at)
        node = _node_of(contract, at)
    return node


def _node_of(contract: Node, reference: str) -> Node:
    node: object = contract
    for key in reference.split("/")[1:]:
        name = unquote(key).replace("~1", "/").replace("~0", "~")
        node = node.get(name) if isinstance(node, Mapping) else None
    return node if isinstance(node, Mapping) else {}


def node_at(node: Node, *keys: str) -> Node:
    """The mapping below some keys; an empty one where there is none."""
    for key in keys:
        value = node.get(key)
        node = value if isinstance(value, Mapping) else {}
    return node


def essence(media_type: str) -> str:
    """Type and subtype, in lower case, without parameters."""
    return media_type.split(";")[0].strip().lower()


def is_json(media_type: str) -> bool:
    """Whether a media type is JSON, or is written in it."""
    return re.search(r"[/+]json$", essence(media_type)) is not None
