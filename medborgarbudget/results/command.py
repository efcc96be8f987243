"""The command that takes in an election file as a finished round."""

import time
from dataclasses import replace
from fractions import Fraction
from gettext import gettext as _
from pathlib import Path

import typer
from django.conf import settings
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import translation
from django_scopes import scope
from procrastinate.contrib.django import app as jobs
from procrastinate.contrib.django.django_connector import DjangoConnector
from rich.console import Console

from medborgarbudget.counting.commands.count import warn_of_small_step
from medborgarbudget.counting.control_characters import without_control_characters
from medborgarbudget.counting.pabulib import PabulibError, PabulibFile, read_pabulib
from medborgarbudget.counting.pabulib.outcome import rule_named
from medborgarbudget.counting.rule import CountRule, EqualShares
from medborgarbudget.organisations.command import organisation_named
from medborgarbudget.results.actions import import_election
from medborgarbudget.results.models import Count
from medborgarbudget.results.queries import selected_codes
from medborgarbudget.results.states import CountState

PATIENCE = 3
"""Seconds that a count may wait for a background worker before one is started here."""
GOING_ON = (CountState.WAITING, CountState.COUNTING)


def import_file(path: Path, organisation_slug: str, name: str, step: Fraction | None) -> None:
    """Import the file, have it counted and published, and say where the result is.

    ``step``, in whole currency units, takes the place of the step of the file's rule.
    Exits with 2 and a plain message when the file cannot be read, nobody has that
    address, or the organisation has a round with that name already.
    """
    console = Console(highlight=False, markup=False)
    file = _read(path)
    organisation = organisation_named(organisation_slug)
    rule = _rule_of(file, console)
    if step and isinstance(rule.method, EqualShares):
        rule = replace(rule, method=replace(rule.method, step=step))
    warn_of_small_step(file.election, rule)
    with scope(organisation=organisation):
        try:
            count = import_election(
                organisation=organisation, file=file, name=name, rule=rule, source=path.name
            )
        except ValidationError as error:
            raise _refusal("\n".join(error.messages)) from None
        with console.status(_("Counting …")):
            _wait_for(count)
        _tell(count, file, console)


def _read(path: Path) -> PabulibFile:
    try:
        return read_pabulib(path)
    except PabulibError as error:
        raise _refusal(str(error)) from None


def _rule_of(file: PabulibFile, console: Console) -> CountRule:
    """The file's own rule, or the usual one and a word about it."""
    rule = rule_named(file.meta["rule"])
    if rule is None:
        message = _("We do not have the file's rule, “%(rule)s”. Counting by equal shares.")
        named = without_control_characters(file.meta["rule"])
        console.print(message % {"rule": named}, style="yellow")
    return rule or CountRule()


def _wait_for(count: Count) -> None:
    """Wait until the count is done; where no worker takes it up, do its work here."""
    deadline = time.monotonic() + PATIENCE
    while count.state in GOING_ON:
        if count.state == CountState.WAITING and time.monotonic() > deadline:
            _work_once()
        time.sleep(0.2)
        count.refresh_from_db()


def _work_once() -> None:
    """Do the jobs that wait. The same command of procrastinate would announce itself."""
    connector = jobs.connector
    assert isinstance(connector, DjangoConnector)
    with jobs.replace_connector(connector.get_worker_connector()):
        jobs.run_worker(wait=False)


def _tell(count: Count, file: PabulibFile, console: Console) -> None:
    if count.state == CountState.FAILED:
        console.print(_("The ballots could not be counted."), style="red")
        raise typer.Exit(1)
    selected = selected_codes(count)
    message = _("Published: %(winners)d of %(projects)d projects won.")
    projects = len(file.election.projects)
    console.print(message % {"winners": len(selected), "projects": projects}, style="bold green")
    if file.official_winners is not None:
        same = set(file.official_winners) == set(selected)
        console.print(
            _("The same winners as the file names.")
            if same
            else _("Other winners than the file names."),
            style="green" if same else "yellow",
        )
    # The address that the site itself prefers, whatever this terminal speaks.
    with translation.override(settings.LANGUAGE_CODE):
        address = [count.organisation.slug, count.contest.round.slug]
        console.print(reverse("results:result", args=address))


def _refusal(message: str) -> typer.Exit:
    typer.echo(message, err=True)
    return typer.Exit(2)
