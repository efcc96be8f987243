"""All that is published of a round's rules at one time."""

from dataclasses import dataclass

from medborgarbudget.counting.money import Currency
from medborgarbudget.rounds.rulebook.pot_terms import PotTerms
from medborgarbudget.rounds.rulebook.rules import Rules

KRONOR = Currency()


@dataclass(frozen=True, slots=True)
class Place:
    """Where rules hold: what the place is called, and the currency of all amounts."""

    name: str
    currency: Currency = KRONOR


@dataclass(frozen=True, slots=True)
class Edition:
    """Rules together with their pots and their place, so that nothing else is needed to read
    them: whatever is renamed later, they go on saying what they said."""

    rules: Rules
    pots: tuple[PotTerms, ...]
    place: Place
