"""Errors, in the shape that the contract has for them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from .contract import Node, Operation, is_json, node_at, resolve

# Fields under which error bodies carry their code and their message; the first that a schema has is taken.
CODE_FIELDS = ("error_code", "errorCode", "code")
MESSAGE_FIELDS = ("error_msg", "error_message", "errorMsg", "errorMessage", "message")

# Codes of what the server itself refuses. They are not the service's: those are for handlers to give.
CODES = {
    400: "Stub.InvalidRequest",
    401: "Stub.Unauthenticated",
    404: "Stub.NoSuchOperation",
    405: "Stub.MethodNotAllowed",
    413: "Stub.TooLarge",
    415: "Stub.UnsupportedMediaType",
    500: "Stub.Failed",
    501: "Stub.NotImplemented",
}


class Refusal(Exception):
    """Raised by a handler to answer with an error, in the shape that the contract has for the operation."""

    def __init__(self, status: int, code: str, message: str) -> None:
        super().__init__(message)
        self.status = status
        self.code = code
        self.message = message


def refusal(status: int, message: str) -> Refusal:
    """An error of the server itself."""
    return Refusal(status, CODES[status], message)


@dataclass(frozen=True)
class Shape:
    """How an error body is written; `wrapper` is the field that holds all of it, where there is one."""

    code_field: str | None
    message_field: str | None
    code_is_number: bool
    wrapper: str | None

    def body(self, error: Refusal) -> dict[str, object]:
        """The body for an error."""
        said: dict[str, object] = {}
        if self.code_field is not None:
            said[self.code_field] = error.status if self.code_is_number else error.code
        if self.message_field is not None:
            said[self.message_field] = error.message
        return said if self.wrapper is None else {self.wrapper: said}


FAMILY_SHAPE = Shape("error_code", "error_msg", code_is_number=False, wrapper=None)


class ErrorBodies:
    """Writes error bodies: as the contract has it for the operation and the status, else for another error of the
    operation, else for most errors of the contract, else as is usual in the family."""

    def __init__(self, contract: Node, operations: Sequence[Operation]) -> None:
        self._contract = contract
        counted = Counter(shape for operation in operations for shape in self._shapes(operation))
        self._usual = counted.most_common(1)[0][0] if counted else FAMILY_SHAPE

    def body(self, error: Refusal, operation: Operation | None = None) -> dict[str, object]:
        """The body for an error, of an operation or of none."""
        shape = None
        if operation is not None:
            shape = self._shape_of_media(operation.response(error.status))
            shape = shape or next(iter(self._shapes(operation)), None)
        return (shape or self._usual).body(error)

    def _shapes(self, operation: Operation) -> list[Shape]:
        errors = [media for status, media in operation.responses.items() if status[0] in "45d"]
        return [shape for media in errors if (shape := self._shape_of_media(media))]

    def _shape_of_media(self, media: Mapping[str, Node] | None) -> Shape | None:
        found = next((node for key, node in (media or {}).items() if is_json(key)), None)
        if found is None:
            return None
        properties = self._properties(found.get("schema"))
        flat = self._fields(properties, None)
        nested = (self._fields(self._properties(member), name) for name, member in properties.items())
        return flat or next((shape for shape in nested if shape), None)

    def _fields(self, properties: Node, wrapper: str | None) -> Shape | None:
        code = next((name for name in CODE_FIELDS if name in properties), None)
        message = next((name for name in MESSAGE_FIELDS if name in properties), None)
        if code is None and message is None:
            return None
        kind = resolve(self._contract, properties[code]).get("type") if code else None
        return Shape(code, message, kind in ("integer", "number"), wrapper)

    def _properties(self, schema: object, depth: int = 0) -> dict[str, object]:
        node = resolve(self._contract, schema)
        found: dict[str, object] = {}
        if depth < 8:
            for part in [*node.get("allOf", []), *node.get("oneOf", [])[:1], *node.get("anyOf", [])[:1]]:
                found.update(self._properties(part, depth + 1))
        return {**found, **node_at(node, "properties")}
