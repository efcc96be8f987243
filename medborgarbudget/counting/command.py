"""The command that counts an election file."""

import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from fractions import Fraction
from gettext import gettext as _
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from medborgarbudget.counting.completion import Progress, suggested_step
from medborgarbudget.counting.count import count as count_election
from medborgarbudget.counting.election import Election
from medborgarbudget.counting.explanation import explain
from medborgarbudget.counting.outcome import Outcome
from medborgarbudget.counting.pabulib import PabulibError, PabulibFile, read_pabulib
from medborgarbudget.counting.report import result_document
from medborgarbudget.counting.rule import Completion, CountRule, Rule, Start, Stop, Utility
from medborgarbudget.counting.terminal import print_result

_STANDARD = CountRule()
_FAR_BELOW = 10
"""How many times smaller than the suggested step a step may be before a person is warned."""
_AMOUNT = re.compile(r"[0-9]{1,50}(?:[./][0-9]{1,50})?")


def positive_amount(text: str) -> Fraction:
    """Read ``"1"``, ``"0.50"`` or ``"1/3"``; typer shows the error as one of its own."""
    try:
        amount = Fraction(text if _AMOUNT.fullmatch(text) else 0)
    except ZeroDivisionError:
        amount = Fraction(0)
    if amount <= 0:
        raise typer.BadParameter(
            _("“%(text)s” is no amount above 0. Write it as 1 or 0.50.") % {"text": text}
        )
    return amount


def count(
    file: Annotated[Path, typer.Argument(metavar="FILE.pb", help=_("A Pabulib file."))],
    rule: Annotated[Rule, typer.Option(help=_("How ballots become winners."))] = _STANDARD.rule,
    utility: Annotated[
        Utility, typer.Option(help=_("What a voter gains from a project: its cost, or one."))
    ] = _STANDARD.utility,
    completion: Annotated[
        Completion,
        typer.Option(
            help=_("What is done with money left: nothing, larger shares, then also by votes.")
        ),
    ] = _STANDARD.completion,
    stop: Annotated[
        Stop,
        typer.Option(
            help=_("Larger shares until the winners cost too much, or until no loser fits.")
        ),
    ] = _STANDARD.stop,
    start: Annotated[
        Start, typer.Option(help=_("The first share: in whole units, or exactly."))
    ] = _STANDARD.start,
    step: Annotated[
        Fraction,
        typer.Option(
            parser=positive_amount,
            metavar="AMOUNT",
            help=_("How much larger each next share is, in whole currency units."),
        ),
    ] = "1",  # type: ignore[assignment]  # typer parses a default like what is typed
    lot_seed: Annotated[
        str, typer.Option(metavar="TEXT", help=_("The text from which lots are derived."))
    ] = _STANDARD.lot_seed,
    as_json: Annotated[
        bool, typer.Option("--json", help=_("Print the whole result as one JSON object."))
    ] = False,
) -> None:
    """Count an election file and show who won, and why."""
    election_file = _read(file)
    count_rule = CountRule(rule, utility, completion, stop, start, step, lot_seed)
    warn_of_small_step(election_file.election, count_rule)
    outcome = _count(election_file, count_rule)
    if as_json:
        typer.echo(_as_json(election_file, outcome))
    else:
        print_result(election_file, outcome, Console(markup=False, highlight=False, emoji=False))


def _read(path: Path) -> PabulibFile:
    try:
        return read_pabulib(path)
    except PabulibError as error:
        typer.echo(error, err=True)
        raise typer.Exit(2) from None


def warn_of_small_step(election: Election, rule: CountRule) -> None:
    """Say on the error stream when Add1 may take long; the step stays as it was chosen."""
    raises_shares = rule.rule is Rule.EQUAL_SHARES and rule.completion is not Completion.NONE
    suggested = suggested_step(election, rule)
    if raises_shares and rule.step * _FAR_BELOW < suggested:
        message = _(
            "The count may take long: shares grow by only %(step)s at a time. "
            "--step %(suggested)s is quick, but it is another rule and may give other winners."
        )
        typer.echo(message % {"step": rule.step, "suggested": suggested}, err=True)


def _count(file: PabulibFile, rule: CountRule) -> Outcome:
    with _shown_progress(file) as progress:
        return count_election(file.election, rule, progress)


def _as_json(file: PabulibFile, outcome: Outcome) -> str:
    document = result_document(
        outcome, explain(outcome), input_sha256=file.sha256, notes=file.notes
    )
    return json.dumps(document, ensure_ascii=False, indent=2)


@contextmanager
def _shown_progress(file: PabulibFile) -> Iterator[Progress]:
    """Tell a person who waits at a terminal how far the count is; leave no trace of it."""
    console = Console(stderr=True, markup=False, highlight=False)
    with console.status(_("Counting …")) as status:

        def show(runs: int, share: Fraction) -> None:
            status.update(
                _("Counting … run %(runs)d, share %(share)s")
                % {"runs": runs, "share": file.election.currency.format(share)}
            )

        yield show
