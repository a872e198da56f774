"""Calls a generated client by the names of the contract."""

import inspect
from typing import Any, Collection, Dict


def plain(name: str) -> str:
    return "".join(letter for letter in name.lower() if letter.isalnum())


def method_of(client: Any, operation: str) -> Any:
    """The client's method for an operation."""
    (name,) = [each for each in dir(client) if plain(each) == plain(operation) and not each.startswith("_")]
    return getattr(client, name)


def arguments(method: Any, call: Dict[str, Any], parameters: Collection[str]) -> Dict[str, Any]:
    """Arguments for a method.

    :param call: what it shall carry, by ``path``, ``query``, ``header`` and ``body``
    :param parameters: names of all parameters that the operation has
    """
    names = [name for name in inspect.signature(method).parameters if not name.startswith("_")]
    given = {plain(name): value for place in ("path", "query", "header") for name, value in call.get(place, {}).items()}
    out = {name: given.pop(plain(name)) for name in names if plain(name) in given}
    if given:
        raise TypeError(f"{method.__name__} takes no {', '.join(given)}")
    if "body" in call:
        # The body's argument has the name of its type, and stands behind those of the path that have no default.
        known = {plain(name) for name in parameters}
        (body,) = [name for name in names if plain(name) not in known]
        out[body] = call["body"]
    return out


def plain_value(value: Any) -> Any:
    """A result as JSON has it."""
    if isinstance(value, list):
        return [plain_value(each) for each in value]
    if isinstance(value, dict):
        return {key: plain_value(each) for key, each in value.items()}
    return value.to_dict() if hasattr(value, "to_dict") else value
