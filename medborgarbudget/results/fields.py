"""Exact numbers in the database."""

from fractions import Fraction
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    _TextField = models.TextField[Fraction | None, Fraction | None]
else:
    _TextField = models.TextField  # it takes type arguments in its stubs only


class FractionField(_TextField):
    """A rational number, kept as text such as ``"315"`` or ``"2/3"``, never rounded."""

    def from_db_value(self, value: str | None, *_: object) -> Fraction | None:
        return None if value is None else Fraction(value)

    def to_python(self, value: Any) -> Fraction | None:
        try:
            return None if value is None else Fraction(value)
        except (ValueError, ZeroDivisionError) as error:
            raise ValidationError(_("Write a number such as 315 or 2/3.")) from error

    def get_prep_value(self, value: Any) -> str | None:
        return None if value is None else str(Fraction(value))
