"""A result for people, as tables in a terminal."""

from collections.abc import Iterable, Iterator
from fractions import Fraction
from gettext import gettext as _
from typing import Any

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from medborgarbudget.counting.commands.paragraphs import paragraph, print_table
from medborgarbudget.counting.control_characters import without_control_characters
from medborgarbudget.counting.election import Election
from medborgarbudget.counting.explanation import ProjectFacts, explain
from medborgarbudget.counting.outcome import Outcome
from medborgarbudget.counting.pabulib import PabulibFile
from medborgarbudget.counting.rule_wording import rule_in_words
from medborgarbudget.counting.wording import (
    amount,
    money,
    number,
    paid_from,
    percent,
)


def print_result(file: PabulibFile, outcome: Outcome, console: Console) -> None:
    """Print what was counted and how, the winners, the others, and what else to know."""
    facts = explain(outcome)
    console.print(_text(file.meta["description"], style="bold"))
    console.print()
    console.print(_overview(outcome))
    console.print()
    rule = rule_in_words(outcome.rule, outcome.election.currency)
    console.print(paragraph(rule, console.width))
    for table in _tables(outcome, facts):
        console.print()
        print_table(table, console)
    if remarks := [paragraph(f"• {remark}", console.width) for remark in _remarks(file, outcome)]:
        console.print()
        console.print(*remarks, sep="\n")


def _overview(outcome: Outcome) -> Table:
    election = outcome.election
    overview = Table.grid(padding=(0, 2))
    overview.add_column()
    overview.add_column(justify="right")
    overview.add_row(_("Budget"), _money(election, election.budget))
    overview.add_row(_("Won"), _money(election, outcome.cost))
    overview.add_row(_("Left over"), _money(election, outcome.leftover))
    overview.add_row(_("Voters"), number(election.voters))
    if outcome.share is not None:
        overview.add_row(_("Share per voter"), _money(election, outcome.share))
    return overview


def _tables(outcome: Outcome, facts: Iterable[ProjectFacts]) -> Iterator[Table]:
    winners = [project for project in facts if project.order is not None]
    losers = [project for project in facts if project.order is None]
    yield _winners(outcome, sorted(winners, key=lambda winner: winner.order or 0))
    if losers:
        yield _losers(
            outcome, sorted(losers, key=lambda loser: outcome.ties.by_votes(loser.project))
        )


def _winners(outcome: Outcome, winners: list[ProjectFacts]) -> Table:
    table = _table(outcome, _("Winners, in order of purchase"), _("Of voters"), _("Paid from"))
    for winner in winners:
        assert winner.funding is not None
        of_voters = Fraction(outcome.election.votes[winner.project], outcome.election.voters or 1)
        cells = [*_cells(outcome, winner), percent(of_voters), paid_from(winner.funding)]
        table.add_row(str(winner.order), *cells)
    return table


def _losers(outcome: Outcome, losers: list[ProjectFacts]) -> Table:
    """Projects that did not win: how far their support would have reached, and how far not."""
    support = [] if outcome.share is None else [_("Support")]
    table = _table(outcome, _("Not funded"), *support, _("Votes short"))
    for loser in losers:
        reached = [] if loser.effective_support is None else [percent(loser.effective_support)]
        short = "–" if loser.missing_votes is None else number(loser.missing_votes)
        table.add_row("", *_cells(outcome, loser), *reached, short)
    return table


def _table(outcome: Outcome, title: str, *last_columns: str) -> Table:
    table = Table(
        title=title,
        title_justify="left",
        title_style="bold",
        box=box.SIMPLE_HEAD,
        show_edge=False,
        padding=(0, 1, 0, 0),
    )
    table.add_column("", justify="right", no_wrap=True)
    table.add_column(_("Id"), no_wrap=True)
    # The only column that may shrink: names are cut to the room that numbers leave.
    table.add_column(_("Project"))
    points = [_("Points")] if _has_points(outcome) else []
    for name in [_("Cost"), *points, _("Votes"), *last_columns]:
        table.add_column(name, justify="right", no_wrap=True)
    return table


def _cells(outcome: Outcome, facts: ProjectFacts) -> list[str | Text]:
    election, index = outcome.election, facts.project
    project, votes = election.projects[index], election.votes[index]
    return [
        _text(project.id),
        _text(project.name, no_wrap=True, overflow="ellipsis"),
        amount(election.currency, project.cost),
        *([number(election.scores[index])] if _has_points(outcome) else []),
        number(votes),
    ]


def _money(election: Election, value: int | Fraction) -> Text:
    return _text(money(election.currency, value))


def _text(text: str, **style: Any) -> Text:
    """Text of which no file can make a command to the terminal."""
    return Text(without_control_characters(text), **style)


def _has_points(outcome: Outcome) -> bool:
    return outcome.election.scores != outcome.election.votes


def _remarks(file: PabulibFile, outcome: Outcome) -> Iterator[str]:
    projects = outcome.election.projects
    for lot in outcome.lots:
        yield _("A lot decided between %(tied)s: %(first)s went first.") % {
            "tied": ", ".join(projects[project].id for project in lot.tied),
            "first": projects[lot.first].id,
        }
    if file.official_winners is not None:
        yield _comparison(set(outcome.selected), set(file.official_winners), file.meta["rule"])
    yield from file.notes


def _comparison(counted: set[str], official: set[str], rule: str) -> str:
    """How the winners compare with those that the file names under its own rule."""
    if counted == official:
        return _("The file names the same winners (rule: %(rule)s).") % {"rule": rule}
    sentences = [_("The file names other winners (rule: %(rule)s).") % {"rule": rule}]
    if only_counted := sorted(counted - official):
        sentences.append(_("Only here: %(ids)s.") % {"ids": ", ".join(only_counted)})
    if only_official := sorted(official - counted):
        sentences.append(_("Only in the file: %(ids)s.") % {"ids": ", ".join(only_official)})
    return " ".join(sentences)
