"""Addresses made of names."""

from typing import Any

from django.db.models import QuerySet
from django.utils.text import slugify
from django.utils.translation import override

LONGEST = 40


def free_slug(taken: QuerySet[Any], name: object, otherwise: str) -> str:
    """An address made of the Swedish name that none of the rows has; ``otherwise`` for no name."""
    with override("sv"):
        wanted = slugify(str(name))[:LONGEST].strip("-") or otherwise
    used = {"ny"} | set(taken.filter(slug__startswith=wanted).values_list("slug", flat=True))
    number = 1
    slug = wanted
    while slug in used:
        number += 1
        slug = f"{wanted}-{number}"
    return slug
