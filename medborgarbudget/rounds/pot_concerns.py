"""What in a pot cannot be kept together with the rule of the count, told for staff."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from medborgarbudget.counting.money import Currency
from medborgarbudget.counting.rule import CountRule, Tier
from medborgarbudget.counting.rule.contradictions import contradictions
from medborgarbudget.counting.rule.error import RuleError
from medborgarbudget.rounds.rulebook import PotTerms, count_rule_for
from medborgarbudget.web.templatetags.amounts import money


def concerns_of(pot: PotTerms, name: str, rule: CountRule) -> list[str]:
    """Why this pot's votes could not be counted by this rule; nothing if they can."""
    try:
        found = list(contradictions(count_rule_for(pot, rule)))
    except RuleError as error:
        found = [error]
    # What is wrong without the pot is told where the rule of the count is chosen.
    anyway = {error.sentence for error in contradictions(rule)}
    return [in_words(error, name) for error in found if error.sentence not in anyway]


def in_words(error: RuleError, name: str) -> str:
    """A contradiction between a pot and the rule of the count, and what to change."""
    sentences = _OF_TOO_FEW_WINNERS if "most" in error.details else _OTHERS
    for setting, sentence in sentences.items():
        if error.where.startswith(f"constraints.{setting}"):
            return str(sentence) % {"pot": name, **error.details}
    return f"{name}: {_(error.sentence) % {'where': error.where, **error.details}}"


_OTHERS = {
    "reserve": gettext_lazy(
        "%(pot)s keeps a reserve, but by this way of counting every winner is paid whatever it "
        "costs. Take away the reserve, or choose another way of counting."
    ),
}
_OF_TOO_FEW_WINNERS = {
    "tiers[": gettext_lazy(
        "A line of slots in %(pot)s has room for more winners than there may be in all, "
        "%(most)s. Lower it."
    ),
    "tiers": gettext_lazy(
        "The slots in %(pot)s together have room for fewer winners than there are to be, "
        "%(most)s. Add slots, or lower the number of winners."
    ),
    "places_first": gettext_lazy(
        "More places go first in %(pot)s than there may be winners, %(most)s. Name fewer places."
    ),
}


def tiers_problem(tiers: Sequence[Tier]) -> str:
    """What is wrong with slots, which go from the lowest cost to the highest; empty if nothing."""
    costs = [tier.cost for tier in tiers]
    if len(set(costs)) < len(costs):
        return _("Two lines of slots have the same cost. Write each cost once.")
    if costs != sorted(costs):
        return _("Write the slots from the lowest cost to the highest.")
    return ""


def remarks_on(pot: PotTerms, name: str, currency: Currency) -> Iterator[str]:
    """What is allowed, but worth a look: slots that the pot has no money for."""
    if not pot.tiers:
        return
    to_vote_on = Fraction(pot.to_vote_on, currency.unit)
    if pot.tiers[-1].cost > to_vote_on:
        message = _("A slot in %(pot)s is for proposals that cost more than the pot holds.")
        yield message % {"pot": name}
        return
    most = sum(tier.cost * tier.winners for tier in pot.tiers)
    if most > to_vote_on:
        message = ngettext(
            "If the slot in %(pot)s is filled by the dearest proposals, %(most)s is needed and "
            "there is %(amount)s. Then the money ends before the slots do.",
            "If all %(slots)d slots in %(pot)s are filled by the dearest proposals, %(most)s is "
            "needed and there is %(amount)s. Then the money ends before the slots do.",
            sum(tier.winners for tier in pot.tiers),
        )
        yield message % {
            "pot": name,
            "slots": sum(tier.winners for tier in pot.tiers),
            "most": money(most * currency.unit, currency),
            "amount": money(pot.to_vote_on, currency),
        }
