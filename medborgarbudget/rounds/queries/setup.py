"""The questions of a round's set-up."""

from django.db.models import QuerySet

from medborgarbudget.organisations.models import Organisation, ResidentGroup
from medborgarbudget.rounds.models import ParticipatoryBudget, Pot, Round
from medborgarbudget.rounds.queries.standing import latest_rulebook
from medborgarbudget.rounds.rulebook import Eligibility, Link, Rules
from medborgarbudget.rounds.states import PotCoverage

POPULATION = frozenset({Link.RESIDENT})


def rules_being_written(round: Round) -> Rules:
    """The rules as they were saved last, be they public or not."""
    book = latest_rulebook(round)
    return book.rules if book else Rules()


def has_area_pots(round: Round) -> bool:
    """Whether areas have money of their own."""
    return Pot.objects.filter(round=round, coverage=PotCoverage.AREA).exists()


def how_many(round: Round, rule: Eligibility) -> int | None:
    """How many people a rule is about, as far as the organisation has said: all residents, or
    a group of the same ages. ``None`` where nobody knows."""
    ages = (rule.age_from, rule.age_to)
    if frozenset(rule.links) == POPULATION and ages == (None, None):
        return round.residents
    if ages == (None, None):
        return None
    group = ResidentGroup.objects.filter(
        organisation=round.organisation,
        age_from=rule.age_from,
        age_to=rule.age_to,
        members__isnull=False,
    ).first()
    return group.members if group else None


def last_round_of(organisation: Organisation) -> Round | None:
    """The latest public round of an organisation that was set up here."""
    found = Round.objects.filter(organisation=organisation, record_only=False)
    return found.filter(published_at__isnull=False).order_by("-published_at").first()


def last_round_of_budget(budget: ParticipatoryBudget) -> Round | None:
    """The latest round of a medborgarbudget, public or not."""
    return Round.objects.filter(participatory_budget=budget).order_by("-number").first()


def siblings_of(round: Round) -> QuerySet[Round]:
    """The other rounds of its medborgarbudget, public or not."""
    rounds = Round.objects.filter(participatory_budget=round.participatory_budget_id)
    return rounds.exclude(pk=round.pk)


def promise_is_of_round(round: Round) -> bool:
    """Whether what is promised now belongs to this round alone: another one is public by the
    promise of all, and keeps it."""
    is_kept = siblings_of(round).filter(published_at__isnull=False).exists()
    return is_kept or bool(str(round.promise))
