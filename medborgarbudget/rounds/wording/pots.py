"""The money of a round, pot by pot."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

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
    total = exact_money(Fraction(sum(pot.amount for pot in pots)), currency)
    return (
        ngettext(
            "There is %(total)s to decide over.",
            "There is %(total)s to decide over, in %(number)s pots.",
            len(pots),
        )
        % {"total": total, "number": number(len(pots))},
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
    return _COVERS[pot.coverage]() % {"name": name}


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
    Coverage.EVERYONE: lambda: _("It is for everyone."),
    Coverage.AREA: lambda: _("It is for the area %(name)s."),
    Coverage.GROUP: lambda: _("It is for the group %(name)s."),
    Coverage.THEME: lambda: _("It is for the theme %(name)s."),
}
