"""The money of a round, pot by pot."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from medborgarbudget.counting.money import Currency
from medborgarbudget.counting.rule import Constraints
from medborgarbudget.rounds.rulebook import Coverage, PotTerms
from medborgarbudget.rounds.wording.amounts import exact_money
from medborgarbudget.rounds.wording.conditions import conditions
from medborgarbudget.rounds.wording.texts import in_words
from medborgarbudget.web.templatetags.amounts import number


def money_sentences(pots: Sequence[PotTerms], currency: Currency) -> tuple[str, ...]:
    """How much money there is in all."""
    if not pots:
        return (_("It is not decided yet how much money there is."),)
    total, to_vote_on = sum(pot.amount for pot in pots), sum(pot.to_vote_on for pot in pots)
    reserve = total != to_vote_on
    said = {"total": exact_money(Fraction(total), currency), "number": number(len(pots))}
    rest = _("The vote decides over %(rest)s; the remainder is kept in reserve.") % {
        "rest": exact_money(Fraction(to_vote_on), currency)
    }
    apart = (_("Each pot is voted on by itself."),) if len(pots) > 1 else ()
    return (_in_all(len(pots), reserve=reserve) % said, *((rest,) if reserve else ()), *apart)


def _in_all(pots: int, *, reserve: bool) -> str:
    if reserve:
        return ngettext(
            "There is %(total)s in all.", "There is %(total)s in all, in %(number)s pots.", pots
        )
    return ngettext(
        "There is %(total)s to decide over.",
        "There is %(total)s to decide over, in %(number)s pots.",
        pots,
    )


def pot_sentences(pot: PotTerms, currency: Currency, common: Constraints) -> tuple[str, ...]:
    """One pot: its money, whom it is for, and what holds in it besides ``common``."""
    own = Constraints(tiers=pot.tiers, places_first=pot.places_first, conflicts=False)
    return (
        _amount(pot, currency),
        _covers(pot),
        *_reserve(pot, currency),
        *conditions(own, currency),
        *_instead(pot, common),
    )


def _amount(pot: PotTerms, currency: Currency) -> str:
    return _("The pot holds %(amount)s.") % {"amount": exact_money(Fraction(pot.amount), currency)}


def _covers(pot: PotTerms) -> str:
    # The pot of a template is for no area yet.
    name = in_words(pot.covered_name) or _("that you choose")
    return _COVERS[pot.coverage] % {"name": name}


def _reserve(pot: PotTerms, currency: Currency) -> Iterator[str]:
    if pot.reserve:
        yield _(
            "Of this, %(reserve)s is kept in reserve for what turns out dearer, so the vote "
            "decides over %(rest)s."
        ) % {
            "reserve": exact_money(Fraction(pot.reserve), currency),
            "rest": exact_money(Fraction(pot.to_vote_on), currency),
        }


def _instead(pot: PotTerms, common: Constraints) -> Iterator[str]:
    pairs = (
        (pot.tiers, common.tiers),
        (pot.reserve, common.reserve),
        (pot.places_first, common.places_first),
    )
    if any(own and general for own, general in pairs):
        yield _("This holds here instead of what is said about all pots.")


_COVERS = {
    Coverage.EVERYONE: gettext_lazy("It is for everyone."),
    Coverage.AREA: gettext_lazy("It is for the area %(name)s."),
    Coverage.GROUP: gettext_lazy("It is for the group %(name)s, and those in the group vote."),
    Coverage.THEME: gettext_lazy("It is for the theme %(name)s."),
}
