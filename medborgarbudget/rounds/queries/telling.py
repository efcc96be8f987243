"""What everyone may read about a round: its news, documents, moved days and neighbours."""

from collections.abc import Sequence

from django.db.models import Count, F, QuerySet

from medborgarbudget.rounds.models import NewsItem, Round, RoundDocument, TimetableChange
from medborgarbudget.rounds.queries.rounds import public_rounds_of
from medborgarbudget.rounds.states import Step


def news_of(round: Round) -> QuerySet[NewsItem]:
    """The published news of a round, latest first."""
    found = NewsItem.objects.filter(round=round, published_at__isnull=False)
    return found.select_related("round__organisation").order_by("-published_at", "-pk")


def all_news_of(round: Round) -> QuerySet[NewsItem]:
    """All news of a round: what is not published yet first, then the latest."""
    found = NewsItem.objects.filter(round=round).select_related("round__organisation")
    return found.order_by(F("published_at").desc(nulls_first=True), "-pk")


def documents_of(round: Round) -> QuerySet[RoundDocument]:
    """The documents of a round, latest first; what is in them is fetched when one is opened."""
    found = RoundDocument.objects.filter(round=round)
    return found.select_related("document").defer("document__content").order_by("-added_at", "-pk")


def public_documents_of(round: Round) -> QuerySet[RoundDocument]:
    """Those that everyone may open."""
    return documents_of(round).filter(public=True)


def changes_of(round: Round) -> QuerySet[TimetableChange]:
    """The moves of a round's days, latest first."""
    return TimetableChange.objects.filter(round=round).order_by("-changed_at", "-pk")


def moves_of(rounds: Sequence[Round]) -> dict[tuple[int, Step], int]:
    """How often each step of each round was moved, in one query; steps that never were are not
    there."""
    counted = (
        TimetableChange.objects.filter(round__in=rounds)
        .order_by()
        .values_list("round", "step")
        .annotate(moves=Count("pk"))
    )
    return {(round_id, Step(step)): moves for round_id, step, moves in counted}


def other_rounds_of(round: Round) -> list[Round]:
    """The other public rounds of the same medborgarbudget, the first one first."""
    if round.participatory_budget_id is None:
        return []
    return list(
        public_rounds_of(round.organisation)
        .filter(participatory_budget=round.participatory_budget_id)
        .exclude(pk=round.pk)
        .prefetch_related(None)
        .order_by("number")
    )
