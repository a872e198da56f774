"""Stands in for the schemas of a contract while the templates are checked; it is never copied."""
