"""A round's rules in words, a section for each part: for the page, the paper and comparisons."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from django.utils.translation import gettext as _

from medborgarbudget.counting.rule import CountRule
from medborgarbudget.rounds.rulebook import (
    Coverage,
    Edition,
    Eligibility,
    Place,
    PotTerms,
    Rules,
    count_rule_for,
)
from medborgarbudget.rounds.states import RulePart
from medborgarbudget.rounds.wording.allocations import allocation_sentences
from medborgarbudget.rounds.wording.ballots import ballot_sentences
from medborgarbudget.rounds.wording.conditions import reserve_of
from medborgarbudget.rounds.wording.eligibility import (
    Act,
    eligibility_items,
    eligibility_sentences,
)
from medborgarbudget.rounds.wording.ideas import (
    criteria_items,
    criteria_sentences,
    idea_sentences,
    leftover_sentences,
)
from medborgarbudget.rounds.wording.percentages import percentage_sentences
from medborgarbudget.rounds.wording.pots import money_sentences, pot_sentences
from medborgarbudget.rounds.wording.publicity import publicity_sentences
from medborgarbudget.rounds.wording.rules import RuleSection, rule_sections
from medborgarbudget.rounds.wording.texts import in_words


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the rules in plain text: whole sentences, a list, and groups under headings.

    The list belongs to the first sentence.
    """

    part: RulePart
    sentences: tuple[str, ...]
    items: tuple[str, ...] = ()
    groups: tuple[RuleSection, ...] = ()

    @property
    def heading(self) -> str:
        """What the section is about."""
        return str(self.part.label)

    @property
    def opening(self) -> tuple[str, ...]:
        """What stands before the list."""
        return self.sentences[:1]

    @property
    def rest(self) -> tuple[str, ...]:
        """What stands after the list."""
        return self.sentences[1:]


def rulebook_sections(edition: Edition) -> tuple[Section, ...]:
    """All parts of the rules, in the order in which a round comes to them."""
    return tuple(_sections(edition.rules, edition.pots, edition.place))


def _sections(rules: Rules, pots: Sequence[PotTerms], place: Place) -> Iterator[Section]:
    areas = any(pot.coverage is Coverage.AREA for pot in pots)
    yield _who(Act.PROPOSE, rules.propose, place, areas)
    if rules.support is not None:
        yield _who(Act.SUPPORT, rules.support, place, areas)
    vote = _who(Act.VOTE, rules.vote, place, areas)
    yield replace(vote, sentences=(*vote.sentences, *_besides_areas(pots)))
    yield Section(RulePart.IDEAS, idea_sentences(rules, place.currency))
    yield Section(
        RulePart.CRITERIA, criteria_sentences(rules.criteria), criteria_items(rules.criteria)
    )
    yield _money(rules, pots, place)
    yield Section(RulePart.BALLOT, _ballot(rules.count, pots, place))
    yield _count(rules.count, _budget(pots), place)
    yield Section(RulePart.LEFTOVERS, leftover_sentences(rules.leftovers))
    yield Section(RulePart.PUBLICITY, publicity_sentences(rules))


def _who(act: Act, rule: Eligibility, place: Place, areas: bool) -> Section:
    return Section(
        RulePart(act.value),
        eligibility_sentences(act, rule, place.name, areas),
        eligibility_items(rule, place.name),
    )


def _besides_areas(pots: Sequence[PotTerms]) -> Iterator[str]:
    covered = {pot.coverage for pot in pots}
    if Coverage.AREA in covered and covered & {Coverage.EVERYONE, Coverage.THEME}:
        yield _("You may also vote in the pots that are for everyone or for a theme.")


def _money(rules: Rules, pots: Sequence[PotTerms], place: Place) -> Section:
    sharing = rules.count.allocation
    groups = [
        RuleSection(
            in_words(pot.name),
            pot_sentences(pot, place.currency, rules.count.constraints),
        )
        for pot in pots
    ]
    if sharing is not None:
        heading = _("How the money is shared out over the areas")
        groups.append(RuleSection(heading, allocation_sentences(sharing, place.currency)))
    return Section(RulePart.POTS, money_sentences(pots, place.currency), groups=tuple(groups))


def _ballot(rule: CountRule, pots: Sequence[PotTerms], place: Place) -> tuple[str, ...]:
    if rule.ballot is None:
        ballot: tuple[str, ...] = (_("It is not decided yet how people vote."),)
    else:
        budget = _to_vote_on(rule, pots, place)
        ballot = (*ballot_sentences(rule.ballot, place.currency, budget), *_one_for_each(pots))
    question = percentage_sentences(rule.percentage) if rule.percentage else ()
    return (*ballot, *question)


def _count(rule: CountRule, budget: int | None, place: Place) -> Section:
    # What comes before the count stands in sections of its own.
    before = 1 if rule.ballot else 0
    rule = replace(rule, allocation=None, percentage=None)
    method, *groups = rule_sections(rule, place.currency, budget)[before:]
    return Section(RulePart.COUNT, method.sentences, groups=tuple(groups))


def _one_for_each(pots: Sequence[PotTerms]) -> Iterator[str]:
    if len(pots) > 1:
        yield _(
            "You fill in one ballot for each pot that you may vote in. What is said here holds for "
            "each of them."
        )


def _to_vote_on(rule: CountRule, pots: Sequence[PotTerms], place: Place) -> int | None:
    """What is left of the budget when the reserve has been kept back."""
    budget = _budget(pots)
    if budget is None:
        return None
    return budget - reserve_of(count_rule_for(pots[0], rule).constraints, budget, place.currency)


def _budget(pots: Sequence[PotTerms]) -> int | None:
    """The money of the vote in a number, where there is but one; rounds here count kronor."""
    return pots[0].amount if len(pots) == 1 else None
