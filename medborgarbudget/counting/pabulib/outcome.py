"""Telling an outcome in Pabulib's words, so that its checker can verify it."""

import re
from collections.abc import Mapping
from dataclasses import replace

from medborgarbudget.counting.outcome import Funding, Outcome
from medborgarbudget.counting.rule import (
    Completion,
    Constraints,
    CountRule,
    EqualShares,
    Greedy,
    Method,
    Misfit,
    Start,
    Ties,
    to_document,
)

FROM_LEFTOVER = (
    "Projects with selected 2 were funded from what equal shares left over, "
    "in order of votes among those that still fitted."
)


def rule_name(rule: CountRule) -> str:
    """The name that pabulib.org has for a rule, or ``"unknown"`` if it has none.

    ``"equalshares/add1"`` is what precedes utilitarian completion; projects that the
    completion adds are marked apart (`selected_marks`).

    >>> rule_name(CountRule()), rule_name(CountRule(EqualShares(start=Start.EXACT)))
    ('equalshares/add1', 'unknown')
    """
    if rule.constraints != Constraints() or rule.ties.order != Ties().order:
        return "unknown"
    if rule.method == replace(EqualShares(), completion=Completion.ADD1U):
        return "equalshares/add1"
    return next((name for name, known in _NAMED.items() if known == rule.method), "unknown")


def selected_marks(outcome: Outcome) -> dict[str, int]:
    """The values of ``selected``: 2 for winners from the leftover, 1 for the others."""
    return {
        project_id: 2 if winner.funding is Funding.LEFTOVER else 1
        for project_id, winner in zip(outcome.selected, outcome.winners, strict=True)
    }


def outcome_meta(outcome: Outcome, meta: Mapping[str, str]) -> dict[str, str]:
    """META with the rule's name, and its settings added to the numbered comments."""
    remarks = [f"Settings of the count: {_settings(outcome.rule)}."]
    if 2 in selected_marks(outcome).values():
        remarks.append(FROM_LEFTOVER)
    comment = meta.get("comment", "")
    numbered = len(re.findall(r"#\d+:", comment))
    comments = [f"#{number}: {remark}" for number, remark in enumerate(remarks, numbered + 1)]
    name = rule_name(outcome.rule)
    return dict(meta) | {"rule": name, "comment": " ".join(filter(None, [comment, *comments]))}


def rule_named(name: str) -> CountRule | None:
    """The rule that pabulib.org's name stands for; ``None`` for one that we do not have.

    A comparison with greedy, which some names end with, is left out: it is another decision,
    made after the count.

    >>> rule_named("equalshares/add1-comparison").method.completion, rule_named("lottery")
    (<Completion.ADD1: 'add1'>, None)
    """
    method = _NAMED.get(name.removesuffix("-comparison"))
    return CountRule(method) if method else None


def _settings(rule: CountRule) -> str:
    """Every setting as ``name value``; META has no room for the whole document."""
    settings = to_document(rule)
    named = [*settings["method"].items(), ("lot_seed", rule.ties.lot_seed)]
    return ", ".join(f"{name} {value}" for name, value in named if value)


_NAMED: dict[str, Method] = {
    "greedy": Greedy(),
    "greedy-no-skip": Greedy(misfit=Misfit.STOP),
    "equalshares": EqualShares(completion=Completion.NONE, start=Start.EXACT),
    "equalshares/add1": EqualShares(completion=Completion.ADD1),
}
