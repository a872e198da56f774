"""Stands in for the models of a contract while the templates are checked; it is never copied."""
