"""Whether all that an election file says can be stored: looked at before any of it is."""

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import ProhibitNullCharactersValidator
from django.db.models import Field, Model
from django.utils.translation import gettext as _

from medborgarbudget.counting.election import Election, Project
from medborgarbudget.counting.money import Currency
from medborgarbudget.counting.pabulib import PabulibFile
from medborgarbudget.counting.pabulib.numerals import whole_number
from medborgarbudget.counting.pabulib.projects import place_column
from medborgarbudget.results.models import ItemResult
from medborgarbudget.review.models import Proposal
from medborgarbudget.rounds.models import MOST_DECIMALS, Round
from medborgarbudget.voting.models import BallotItem, Contest

Check = tuple[str, Any, Callable[[Any], None]]
"""Where something stands in the file, what stands there, and what raises if it cannot be stored."""


def require_importable(file: PabulibFile) -> None:
    """Raise ``ValidationError`` with a sentence about the first thing that cannot be stored."""
    _require_currency(file.election.currency)
    for where, value, check in _checks(file):
        try:
            check(value)
        except ValidationError as error:
            told = {"where": where, "problem": error.messages[0]}
            raise ValidationError(_("In the file, %(where)s: %(problem)s") % told) from None


def longest_text(model: type[Model], name: str) -> int:
    """How many characters this field can hold."""
    length = _field(model, name).max_length
    assert length is not None
    return length


def _require_currency(currency: Currency) -> None:
    if not currency.code:
        raise ValidationError(
            _("The file does not name its currency. Add a line like “currency;SEK” to META.")
        )
    if not re.fullmatch("[A-Z]{3}", currency.code):
        message = _("In the file, currency is “%(text)s”. Write its three capitals, such as SEK.")
        raise ValidationError(message % {"text": currency.code})
    if currency.code == "SEK" and currency.decimals:
        raise ValidationError(
            _("The file has amounts with öre. Round its budget and costs to whole kronor.")
        )
    if currency.decimals > MOST_DECIMALS:
        message = _("The file has amounts with %(decimals)d decimals. Round them to %(most)d.")
        raise ValidationError(message % {"decimals": currency.decimals, "most": MOST_DECIMALS})


def _checks(file: PabulibFile) -> Iterator[Check]:
    for key, text in file.meta.items():
        yield f"“{key}”", key + text, ProhibitNullCharactersValidator()
    yield "“language”", file.meta.get("language", ""), _limits(Proposal, "language")
    longest = whole_number(file.meta.get("max_length", ""))
    yield "“max_length”", longest, _limits(Contest, "max_choices")
    yield "“budget”", file.election.budget, _limits(Round, "budget")
    for index, project in enumerate(file.election.projects):
        columns = file.project_columns.get(project.id, {})
        for column, value, check in _project_checks(file.election, index, project, columns):
            place = {"column": column, "id": project.id}
            yield _("“%(column)s” of project “%(id)s”") % place, value, check


def _project_checks(
    election: Election, index: int, project: Project, columns: Mapping[str, str]
) -> Iterator[Check]:
    for column, text in {"project_id": project.id, **columns}.items():
        yield column, text, ProhibitNullCharactersValidator()
    yield "project_id", project.id, _limits(BallotItem, "code")
    yield "name", project.name, _limits(Proposal, "title")
    yield "cost", project.cost, _limits(BallotItem, "cost")
    yield "score", election.scores[index], _limits(ItemResult, "score")
    yield "conflict", project.conflict, _limits(BallotItem, "conflict")
    if place := place_column(columns):
        yield place, columns[place], _limits(Proposal, "place")


def _limits(model: type[Model], name: str) -> Callable[[Any], None]:
    # Passes over what is empty: a name that is missing, a longest ballot that nobody set.
    return _field(model, name).run_validators


def _field(model: type[Model], name: str) -> "Field[Any, Any]":
    field = model._meta.get_field(name)
    assert isinstance(field, Field)
    return field
