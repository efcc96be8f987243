"""Whose rows the program may touch now, in the words that PostgreSQL is told it."""

import re
from functools import cache

from django.apps import apps
from django.db.models import Model
from django_scopes import get_scope

SETTING = "medborgarbudget.organisations"
"""The setting of a database session that says it."""

NOBODY = ""
EVERYBODY = "*"

Table = type[Model]


def whose_rows() -> str:
    """The organisations of the open scope, as an array in PostgreSQL's writing.

    `EVERYBODY` where scopes are disabled, `NOBODY` where none is open.
    """
    scope = get_scope()
    if not scope.get("_enabled", True):
        return EVERYBODY
    named = scope.get("organisation")
    several = named if isinstance(named, list | tuple) else [named]
    numbers = [getattr(each, "pk", each) for each in several]
    known = [str(int(number)) for number in numbers if number is not None]
    return "{" + ",".join(known) + "}" if known else NOBODY


def tenant_owned() -> list[Table]:
    """Every model whose rows belong to an organisation: those with a column that says which."""
    return [
        model
        for model in apps.get_models(include_auto_created=True)
        if model._meta.managed
        and not model._meta.proxy
        and any(field.attname == "organisation_id" for field in model._meta.local_concrete_fields)
    ]


def is_about_tenants(sql: str) -> bool:
    """Whether a statement that Django wrote names a table whose rows belong to organisations."""
    return _tables().search(sql) is not None


@cache
def _tables() -> re.Pattern[str]:
    names = [re.escape(model._meta.db_table) for model in tenant_owned()]
    return re.compile(f'"(?:{"|".join(names)})"')
