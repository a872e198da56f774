"""Code of a caller that mypy checks, by the names of the steps that ask for it."""

from typing import Any, Callable, Mapping

TYPED: Mapping[str, Callable[[Any], Any]] = {}
