"""The command that counts an election file."""

import json
import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from fractions import Fraction
from gettext import gettext as _
from pathlib import Path
from typing import Annotated, Literal

import typer
from rich.console import Console

from medborgarbudget.counting.commands.terminal import print_result
from medborgarbudget.counting.completion import Progress, suggested_step
from medborgarbudget.counting.count import count as count_election
from medborgarbudget.counting.election import Election
from medborgarbudget.counting.engine import Engine, EnginesDisagreeError
from medborgarbudget.counting.explanation import explain
from medborgarbudget.counting.outcome import Outcome
from medborgarbudget.counting.pabulib import PabulibError, PabulibFile, read_pabulib
from medborgarbudget.counting.report import result_document
from medborgarbudget.counting.rule import (
    Completion,
    CountRule,
    EqualShares,
    Greedy,
    GreedyOrder,
    MajorityJudgment,
    Method,
    Misfit,
    Phragmen,
    RuleError,
    Start,
    Stop,
    Ties,
    TopK,
    Ungraded,
    Utility,
    rule_from_json,
)
from medborgarbudget.counting.wording import why_unreadable, why_unwritable

_Method = Literal["equal-shares", "greedy", "phragmen", "majority-judgment", "top-k"]
_SHARES = EqualShares()
_SETTINGS_OF_SHARES = ("utility", "completion", "stop", "start", "step")
_METHODS_OF: dict[str, frozenset[_Method]] = {
    **dict.fromkeys(_SETTINGS_OF_SHARES, frozenset({"equal-shares"})),
    "by": frozenset({"greedy"}),
    "misfit": frozenset({"greedy", "phragmen", "majority-judgment"}),
    "ungraded": frozenset({"majority-judgment"}),
    "winners": frozenset({"top-k"}),
}
"""The methods that an option is a setting of."""
_RULE_OPTIONS = ("rule", *_METHODS_OF, "lot_seed")
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
    context: typer.Context,
    file: Annotated[Path, typer.Argument(metavar="FILE.pb", help=_("A Pabulib file."))],
    rules: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE.json", help=_("A rule document, in place of the options below.")
        ),
    ] = None,
    rule: Annotated[_Method, typer.Option(help=_("How ballots become winners."))] = "equal-shares",
    utility: Annotated[
        Utility, typer.Option(help=_("What a voter gains from a project: its cost, or one."))
    ] = _SHARES.utility,
    completion: Annotated[
        Completion,
        typer.Option(
            help=_("What is done with money left: nothing, larger shares, then also by votes.")
        ),
    ] = _SHARES.completion,
    stop: Annotated[
        Stop,
        typer.Option(
            help=_("Larger shares until the winners cost too much, or until no loser fits.")
        ),
    ] = _SHARES.stop,
    start: Annotated[
        Start, typer.Option(help=_("The first share: in whole units, or exactly."))
    ] = _SHARES.start,
    step: Annotated[
        Fraction,
        typer.Option(
            parser=positive_amount,
            metavar="AMOUNT",
            help=_("How much larger each next share is, in whole currency units."),
        ),
    ] = "1",  # type: ignore[assignment]  # typer parses a default like what is typed
    by: Annotated[
        GreedyOrder, typer.Option(help=_("Greedy: most votes first, or most votes per cost."))
    ] = GreedyOrder.VOTES,
    misfit: Annotated[
        Misfit, typer.Option(help=_("When a project does not fit: skip it, or stop there."))
    ] = Misfit.SKIP,
    ungraded: Annotated[
        Ungraded, typer.Option(help=_("Majority judgment: no grade is the lowest one, or none."))
    ] = Ungraded.LOWEST,
    winners: Annotated[int, typer.Option(min=1, help=_("Top-k: how many projects win."))] = 1,
    lot_seed: Annotated[
        str, typer.Option(metavar="TEXT", help=_("The text from which lots are derived."))
    ] = "",
    engine: Annotated[
        Engine, typer.Option(help=_("Who counts: by size, the reference, the fast one, or both."))
    ] = Engine.AUTO,
    bundle: Annotated[
        Path | None,
        typer.Option(
            metavar="PATH", help=_("Write all that a check needs here, as a folder or a .zip.")
        ),
    ] = None,
    as_json: Annotated[
        bool, typer.Option("--json", help=_("Print the whole result as one JSON object."))
    ] = False,
) -> None:
    """Count an election file and show who won, and why."""
    chosen: dict[_Method, Method] = {
        "equal-shares": EqualShares(utility, completion, stop, start, step),
        "greedy": Greedy(by, misfit),
        "phragmen": Phragmen(misfit),
        "majority-judgment": MajorityJudgment(ungraded, misfit),
        "top-k": TopK(winners),
    }
    if rules:
        _refuse_beside_rules(context)
        count_rule = read_rule(rules)
    else:
        _refuse_options_of_other_methods(context, rule)
        count_rule = CountRule(chosen[rule], ties=Ties(lot_seed=lot_seed))
    election_file = read_election(file)
    warn_of_small_step(election_file.election, count_rule)
    try:
        outcome = _count(election_file, count_rule, engine)
    except RuleError as error:
        typer.echo(error, err=True)
        raise typer.Exit(2) from None
    except EnginesDisagreeError as error:
        typer.echo(error, err=True)
        raise typer.Exit(1) from None
    problem = bundle and _write(outcome, bundle)
    if as_json:
        typer.echo(_as_json(election_file, outcome))
    else:
        print_result(election_file, outcome, Console(markup=False, highlight=False, emoji=False))
    # Only now: a count that took long is not lost with its bundle.
    if problem:
        typer.echo(problem, err=True)
        raise typer.Exit(2)


def _write(outcome: Outcome, path: Path) -> str | None:
    """Write the bundle and say so; returns why that was not possible, in a sentence."""
    from medborgarbudget.counting.bundle import write_bundle

    try:
        fingerprint = write_bundle(outcome, path)
    except OSError as error:
        message = _("%(path)s cannot be written: %(reason)s")
        return message % {"path": path, "reason": why_unwritable(error)}
    message = _("Written: %(path)s, with the fingerprint %(fingerprint)s")
    typer.echo(message % {"path": path, "fingerprint": fingerprint}, err=True)
    return None


def _refuse_beside_rules(context: typer.Context) -> None:
    """Refuse settings typed beside a document that names them all: one of them would lie."""
    for name in _typed(context, _RULE_OPTIONS):
        message = _("The rule document names every setting. Leave out %(option)s, or --rules.")
        raise typer.BadParameter(message % {"option": _option(name)})


def _refuse_options_of_other_methods(context: typer.Context, method: _Method) -> None:
    """Refuse a setting that the method does not have: it would be passed over in silence."""
    for name in _typed(context, _METHODS_OF):
        if method not in _METHODS_OF[name]:
            message = _("%(option)s is no setting of --rule %(rule)s. Leave out one of them.")
            raise typer.BadParameter(message % {"option": _option(name), "rule": method})


def _typed(context: typer.Context, names: Iterable[str]) -> Iterator[str]:
    """Those of the parameters that stand on the command line."""
    for name in names:
        source = context.get_parameter_source(name)
        if source is not None and source.name == "COMMANDLINE":
            yield name


def _option(name: str) -> str:
    return f"--{name.replace('_', '-')}"


def read_election(path: Path) -> PabulibFile:
    """The election file at this path; exits with 2 and a sentence if it cannot be read."""
    try:
        return read_pabulib(path)
    except PabulibError as error:
        typer.echo(error, err=True)
        raise typer.Exit(2) from None


def read_rule(path: Path) -> CountRule:
    """The rule document at this path; exits with 2 and a sentence if it cannot be read."""
    try:
        return rule_from_json(path.read_text(encoding="utf-8"))
    except RuleError as error:
        problem = str(error)
    except OSError as error:
        problem = why_unreadable(error)
    except UnicodeError:
        problem = _("the file is not text in UTF-8. Choose a rule document, a .json file.")
    typer.echo(f"{path}: {problem}", err=True)
    raise typer.Exit(2)


def warn_of_small_step(election: Election, rule: CountRule) -> None:
    """Say on the error stream when Add1 may take long; the step stays as it was chosen."""
    method = rule.method
    if not isinstance(method, EqualShares) or method.completion is Completion.NONE:
        return
    suggested = suggested_step(election, method)
    if method.step * _FAR_BELOW < suggested:
        message = _(
            "The count may take long: shares grow by only %(step)s at a time. "
            "--step %(suggested)s is quick, but it is another rule and may give other winners."
        )
        typer.echo(message % {"step": method.step, "suggested": suggested}, err=True)


def _count(file: PabulibFile, rule: CountRule, engine: Engine) -> Outcome:
    with _shown_progress(file) as progress:
        return count_election(file.election, rule, progress, engine)


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
