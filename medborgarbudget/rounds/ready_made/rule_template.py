"""What a template of rules is."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from i18nfield.strings import LazyI18nString

from medborgarbudget.rounds.rulebook import PotTerms, Rules
from medborgarbudget.rounds.states import Step


@dataclass(frozen=True, slots=True)
class RuleTemplate:
    """Rules to begin from, and what usually goes with them.

    ``choose_if`` tells an official when they fit. Each of ``pots`` is a pattern: one for areas
    is meant once for each area. ``lengths`` are in days, of those steps that do not take as
    long as usual. ``source`` is the association that published it; empty for our own.
    """

    code: str
    name: LazyI18nString
    choose_if: LazyI18nString
    rules: Rules
    pots: tuple[PotTerms, ...] = ()
    lengths: Mapping[Step, int] = field(default_factory=dict)
    source: str = ""
