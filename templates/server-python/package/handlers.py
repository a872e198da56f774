"""Stands in for the handlers of a contract while the templates are checked; it is never copied."""

METHODS: dict[str, str] = {}


class Handlers:
    """One method for each operation."""
