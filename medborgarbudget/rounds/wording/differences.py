"""What tells one version of a round's rules from another, in sentences that a resident reads."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from medborgarbudget.counting.rule.plain_values import written
from medborgarbudget.rounds.rulebook import Edition
from medborgarbudget.rounds.states import RulePart
from medborgarbudget.rounds.wording.rulebook import Section, rulebook_sections


@dataclass(frozen=True, slots=True)
class Difference:
    """What a part of the rules said before that it says no longer, and what it says now."""

    part: RulePart
    before: tuple[str, ...]
    after: tuple[str, ...]


def differences(old: Edition, new: Edition) -> tuple[Difference, ...]:
    """What changed, part by part; nothing if both say the same.

    An area or a place with another name is a change, since each version goes by the names that
    it was published with. A change that no sentence tells, such as of a setting that decides
    nothing here, is told by the name of the setting.
    """
    return tuple(_differences(old, new))


def _differences(old: Edition, new: Edition) -> Iterator[Difference]:
    said, says = _by_part(old), _by_part(new)
    held, holds = _settings(old), _settings(new)
    for part in RulePart:
        before, after = _unlike(said.get(part, ()), says.get(part, ()))
        if not before and not after and held.get(part) != holds.get(part):
            before, after = _unlike(_named(held.get(part)), _named(holds.get(part)))
        if before or after:
            yield Difference(part, before, after)


def _by_part(edition: Edition) -> dict[RulePart, tuple[str, ...]]:
    return {section.part: tuple(_statements(section)) for section in rulebook_sections(edition)}


def _statements(section: Section) -> Iterator[str]:
    """Each statement so that it can stand alone: what holds in a pot together with its name."""
    yield from (*section.opening, *section.items, *section.rest)
    for group in section.groups:
        for sentence in group.sentences:
            yield f"{group.heading}: {sentence}" if section.part is RulePart.POTS else sentence


def _unlike(old: Sequence[str], new: Sequence[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    before = tuple(each for each in old if each not in new)
    after = tuple(each for each in new if each not in old)
    if not before and not after and tuple(old) != tuple(new):
        return tuple(old), tuple(new)
    return before, after


def _settings(edition: Edition) -> dict[RulePart, Any]:
    """The settings that make up each part, as plain values."""
    rules, count = edition.rules, edition.rules.count
    return {
        RulePart.PROPOSE: written(rules.propose),
        RulePart.SUPPORT: written(rules.support),
        RulePart.VOTE: written(rules.vote),
        RulePart.IDEAS: written(rules.ideas),
        RulePart.CRITERIA: written(rules.criteria),
        RulePart.POTS: {"pots": written(edition.pots), "allocation": written(count.allocation)},
        RulePart.BALLOT: {"ballot": written(count.ballot), "question": written(count.percentage)},
        RulePart.COUNT: {
            name: written(getattr(count, name)) for name in ("method", "constraints", "ties")
        },
        RulePart.LEFTOVERS: written(rules.leftovers),
        RulePart.PUBLICITY: written(rules.publicity),
    }


def _named(value: Any) -> tuple[str, ...]:
    message = _("The setting “%(name)s” is %(value)s.")
    return tuple(
        message % {"name": name, "value": json.dumps(plain, ensure_ascii=False)}
        for name, plain in _flat(value)
    )


def _flat(value: Any, name: str = "") -> Iterator[tuple[str, Any]]:
    if isinstance(value, dict) and value:
        for key, below in value.items():
            yield from _flat(below, f"{name}.{key}".lstrip("."))
    elif isinstance(value, list) and value:
        for at, below in enumerate(value, 1):
            yield from _flat(below, f"{name} {at}".strip())
    else:
        yield name, value
