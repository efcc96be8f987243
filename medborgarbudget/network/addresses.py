"""Addresses and names as the journal keeps them: in Swedish, whoever acts."""

from django.db.models import Model
from django.urls import reverse
from django.utils.translation import override


def in_swedish(route: str, *args: str | int) -> str:
    """The path of a page in Swedish, as the journal keeps it."""
    with override("sv"):
        return reverse(f"network:{route}", args=args)


def name_in_swedish(row: Model) -> str:
    """What a row is called in Swedish, as the journal keeps it."""
    with override("sv"):
        return str(row)
