"""The questions about a round's pots."""

from fractions import Fraction

from django.conf import settings
from django.db.models import QuerySet, Sum
from i18nfield.strings import LazyI18nString

from medborgarbudget.counting.rule import Tier
from medborgarbudget.rounds.models import Pot, Round
from medborgarbudget.rounds.rulebook import Coverage, PotTerms
from medborgarbudget.rounds.rulebook.texts import Texts, texts


def pots_of(round: Round) -> QuerySet[Pot]:
    """A round's pots in their order, with what they cover, but for the shapes of areas."""
    found = Pot.objects.filter(round=round).select_related("area", "group", "topic")
    return found.defer("area__shape", "area__statistics")


def to_vote_on(round: Round) -> int:
    """The kronor that the vote decides over: all but what the pots keep in reserve."""
    kept = Pot.objects.filter(round=round).aggregate(kept=Sum("reserve"))["kept"]
    return round.budget - (kept or 0)


def pot_terms_of(round: Round) -> tuple[PotTerms, ...]:
    """The pots as they are written into the rules."""
    return tuple(pot_terms(pot) for pot in pots_of(round))


def pot_terms(pot: Pot) -> PotTerms:
    """One pot as it is written into the rules."""
    return PotTerms(
        name=told(pot.name),
        amount=pot.amount,
        coverage=Coverage(pot.coverage),
        covered=pot.covered.slug if pot.covered else "",
        covered_name=told(pot.covered.name) if pot.covered else (),
        tiers=tuple(Tier(Fraction(each["cost"]), each["winners"]) for each in pot.tiers),
        reserve=pot.reserve,
        places_first=tuple(pot.places_first),
    )


def told(text: LazyI18nString | str) -> Texts:
    """A stored text as it stands in a document of rules, in each of its languages."""
    data = getattr(text, "data", text)
    return texts(data if isinstance(data, dict) else {settings.LANGUAGE_CODE: str(data)})
