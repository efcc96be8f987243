"""The command that counts an election file by several rules."""

import json
from fractions import Fraction
from gettext import gettext as _
from pathlib import Path
from typing import Annotated

import typer
from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from medborgarbudget.counting.commands.count import read_election, read_rule
from medborgarbudget.counting.commands.paragraphs import paragraph, print_table
from medborgarbudget.counting.completion import suggested_step
from medborgarbudget.counting.control_characters import without_control_characters
from medborgarbudget.counting.election import Election
from medborgarbudget.counting.pabulib import PabulibFile
from medborgarbudget.counting.report import comparison_document
from medborgarbudget.counting.rule import CountRule, EqualShares, Ties
from medborgarbudget.counting.what_if import Comparison, usual_rules, what_if
from medborgarbudget.counting.wording import amount, number, percent

_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def what_if_other_rules(
    file: Annotated[Path, typer.Argument(metavar="FILE.pb", help=_("A Pabulib file."))],
    rules: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE.json", help=_("The round's own rule, whose constraints are kept.")
        ),
    ] = None,
    lot_seed: Annotated[
        str, typer.Option(metavar="TEXT", help=_("The text from which lots are derived."))
    ] = "",
    as_json: Annotated[
        bool, typer.Option("--json", help=_("Print the comparison as one JSON object."))
    ] = False,
) -> None:
    """Count an election file by the usual rules, and show what each would mean."""
    if rules and lot_seed:
        message = _("Leave out --lot-seed: the rule document names the lot seed.")
        typer.echo(message, err=True)
        raise typer.Exit(2)
    election_file = read_election(file)
    own = read_rule(rules) if rules else _standard_rule(election_file.election, lot_seed)
    comparison = _compare(election_file, usual_rules(own))
    if as_json:
        document = comparison_document(comparison, election_file.sha256)
        typer.echo(json.dumps(document, ensure_ascii=False, indent=2))
    else:
        console = Console(markup=False, highlight=False, emoji=False)
        print_comparison(election_file.meta["description"], comparison, console)


def print_comparison(title: str, comparison: Comparison, console: Console) -> None:
    """Print which project wins by which rule, and what each rule means for all."""
    console.print(_text(title, style="bold"))
    console.print()
    for letter, each in zip(_LETTERS, comparison.alternatives, strict=False):
        console.print(paragraph(f"{letter}  {rule_name(each.name)}", console.width))
    console.print()
    print_table(_table(comparison), console)
    console.print()
    console.print(paragraph(_changing(comparison), console.width))


def rule_name(name: str) -> str:
    """A rule of `usual_rules` in words for people; another name as it is."""
    return {
        "own": _("The round's own rule"),
        "equal-shares": _("Equal shares: a project is worth its cost to its voters"),
        "equal-shares-exhaustive": _("Equal shares, but shares grow only until nothing fits"),
        "equal-shares-cardinality": _("Equal shares: every project is worth the same"),
        "phragmen": _("Phragmén: bought when its voters have earned the cost"),
        "greedy-per-cost": _("By votes per krona: most votes for the money first"),
        "greedy": _("By votes: most votes first, as long as the money lasts"),
        "top-k": _("The projects with most votes, whatever they cost"),
        "majority-judgment": _("Majority judgment: the best median grade first"),
    }.get(name, name)


def _standard_rule(election: Election, lot_seed: str) -> CountRule:
    """The standard rule, with a step at which a comparison does not take long."""
    method = EqualShares(step=suggested_step(election, EqualShares()))
    return CountRule(method, ties=Ties(lot_seed=lot_seed))


def _compare(file: PabulibFile, rules: dict[str, CountRule]) -> Comparison:
    console = Console(stderr=True, markup=False, highlight=False)
    with console.status(_("Counting …")) as status:

        def show(name: str, runs: int, _share: Fraction) -> None:
            message = _("Counting by %(number)d rules … %(rule)s, run %(runs)d")
            words = {"number": len(rules), "rule": rule_name(name), "runs": runs}
            status.update(message % words)

        return what_if(file.election, rules, show)


def _table(comparison: Comparison) -> Table:
    table = Table(box=box.SIMPLE_HEAD, show_edge=False, padding=(0, 1, 0, 0))
    table.add_column(_("Id"), no_wrap=True)
    # The only column that may shrink: names are cut to the room that numbers leave.
    table.add_column(_("Project"))
    table.add_column(_("Cost"), justify="right", no_wrap=True)
    table.add_column(_("Votes"), justify="right", no_wrap=True)
    for letter, _alternative in zip(_LETTERS, comparison.alternatives, strict=False):
        table.add_column(letter, justify="right", no_wrap=True)
    ranking = comparison.ranking()
    for project in ranking:
        table.add_row(*_cells(comparison, project), end_section=project == ranking[-1])
    for label, values in _totals(comparison):
        table.add_row("", label, "", "", *values)
    return table


def _cells(comparison: Comparison, index: int) -> list[str | Text]:
    election, project = comparison.election, comparison.election.projects[index]
    return [
        _text(project.id),
        Text(without_control_characters(project.name), no_wrap=True, overflow="ellipsis"),
        amount(election.currency, project.cost),
        number(election.scores[index]),
        *("✓" if index in each.winners else "–" for each in comparison.alternatives),
    ]


def _totals(comparison: Comparison) -> list[tuple[str, list[str]]]:
    everyone = [each.overview for each in comparison.alternatives]
    rows = [
        (_("Winners"), [number(len(each.winners)) for each in comparison.alternatives]),
        (_("Part of the budget used"), [_whole_percent(each.budget_use) for each in everyone]),
        (_("Voters with a winner"), [_whole_percent(each.represented_share) for each in everyone]),
        (_("Winners per voter"), [_tenths(each.average_winners) for each in everyone]),
    ]
    if everyone[0].places:
        rows.append((_("Places reached"), [number(len(each.places_reached)) for each in everyone]))
    return rows


def _whole_percent(part: Fraction) -> str:
    """A part in whole percent, rounded down: the room in a column is small."""
    return f"{int(part * 100)}\N{NO-BREAK SPACE}%"


def _tenths(value: Fraction) -> str:
    return percent(value / 100).removesuffix("%").strip()


def _changing(comparison: Comparison) -> str:
    changing = [comparison.election.projects[project].id for project in comparison.changing]
    if not changing:
        return _("All of these rules have the same winners.")
    message = _("The choice of rule decides about %(number)s of %(all)s projects.")
    everything = number(len(comparison.election.projects))
    return message % {"number": number(len(changing)), "all": everything}


def _text(text: str, style: str = "") -> Text:
    """Text of which no file can make a command to the terminal."""
    return Text(without_control_characters(text), style)
