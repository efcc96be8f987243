"""The command that prints what a rule document may hold."""

import json

import typer

from medborgarbudget.counting.rule.schema import rule_schema


def schema_text() -> str:
    """The schema of rule documents as it is published, in ``docs/rule.schema.json``."""
    return json.dumps(rule_schema(), ensure_ascii=False, indent=2) + "\n"


def print_schema() -> None:
    """Print the JSON Schema of rule documents."""
    typer.echo(schema_text(), nl=False)
