"""The command that says why projects won or lost: `medborgarbudget explain`."""

from difflib import get_close_matches
from gettext import gettext as _
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from medborgarbudget.counting.bundle.error import BundleError
from medborgarbudget.counting.bundle.reading import read_bundle
from medborgarbudget.counting.bundle.reasons import name_of, reasons
from medborgarbudget.counting.bundle.story import in_one_line, story
from medborgarbudget.counting.commands.paragraphs import paragraph
from medborgarbudget.counting.control_characters import without_control_characters
from medborgarbudget.counting.explanation import explain as facts_about
from medborgarbudget.counting.outcome import Outcome


def explain(
    bundle: Annotated[
        Path, typer.Argument(metavar="BUNDLE", help=_("A bundle, as a folder or a .zip file."))
    ],
    project: Annotated[
        str | None,
        typer.Argument(metavar="PROJECT", help=_("The id of a project; all if left out.")),
    ] = None,
) -> None:
    """Tell the story of a count, or why one project won or lost."""
    try:
        outcome = read_bundle(bundle).outcome
    except BundleError as error:
        typer.echo(without_control_characters(str(error)), err=True)
        raise typer.Exit(2) from None
    if project is None:
        _print(_whole_count(outcome))
    else:
        _print(_one_project(outcome, project))


def _whole_count(outcome: Outcome) -> list[str]:
    facts = sorted(
        facts_about(outcome),
        key=lambda each: (
            each.order or len(outcome.ties.costs),
            outcome.ties.by_votes(each.project),
        ),
    )
    return [" ".join(story(outcome)), "", *(in_one_line(outcome, each) for each in facts)]


def _one_project(outcome: Outcome, project_id: str) -> list[str]:
    try:
        project = outcome.election.index(project_id)
    except KeyError:
        raise _unknown(outcome, project_id) from None
    return [name_of(outcome, project), *reasons(outcome, facts_about(outcome)[project])]


def _unknown(outcome: Outcome, project_id: str) -> typer.Exit:
    ids = [project.id for project in outcome.election.projects]
    nearest = get_close_matches(project_id, ids, n=5, cutoff=0.0)
    message = _("No project has the id “%(id)s”. The nearest are: %(nearest)s.")
    sentence = message % {"id": project_id, "nearest": ", ".join(nearest) or "–"}
    typer.echo(without_control_characters(sentence), err=True)
    return typer.Exit(2)


def _print(lines: list[str]) -> None:
    console = Console(markup=False, highlight=False, emoji=False)
    for line in lines:
        console.print(paragraph(line, console.width))
