"""The questions that pages ask about results."""

from django.db.models import Case, Q, QuerySet, When

from medborgarbudget.results.file_names import WHAT_IF, WITH_BALLOTS
from medborgarbudget.results.models import Count, ItemResult, PublishedFile
from medborgarbudget.results.states import CountState
from medborgarbudget.rounds.models import Round
from medborgarbudget.rounds.queries import rulebook_in_force


def count_of(round: Round) -> Count | None:
    """The count of a round's contest, wherever it stands."""
    return Count.objects.filter(contest__round=round).select_related("contest__round").first()


def published_count_of(round: Round) -> Count | None:
    """The count of a round's contest, once everyone may see it."""
    count = count_of(round)
    return count if count and count.state == CountState.PUBLISHED else None


def results_of(count: Count) -> QuerySet[ItemResult]:
    """The results of a count in ballot order; payments and descriptions left out."""
    return (
        ItemResult.objects.filter(count=count)
        .select_related("item__proposal")
        .defer("payments", "spent_on", "item__proposal__description")
        .order_by("item__position")
    )


def result_of(count: Count, number: int) -> ItemResult | None:
    """The result of the proposal with a number, with all its reasons."""
    return (
        ItemResult.objects.filter(count=count, item__proposal__number=number)
        .select_related("item__proposal")
        .first()
    )


def files_of(count: Count) -> QuerySet[PublishedFile]:
    """The files of a result without their content, the ballots first."""
    return PublishedFile.objects.filter(count=count).defer("content")


def shows_ballots(round: Round) -> bool:
    """Whether the round's rules let everyone see the ballots after the vote; without rules, they
    are seen."""
    book = rulebook_in_force(round)
    return book is None or book.rules.publicity.ballots


def public_file(count: Count, round: Round, name: str) -> PublishedFile | None:
    """A file with its content, if the round's rules let everyone have it."""
    if name in WITH_BALLOTS and not shows_ballots(round):
        return None
    return file_named(count, name)


def file_named(count: Count, name: str) -> PublishedFile | None:
    """A file with its content."""
    return PublishedFile.objects.filter(count=count, name=name).first()


def selected_codes(count: Count) -> list[str]:
    """The winners' codes on the ballot, in order of purchase."""
    winners = ItemResult.objects.filter(count=count, order__isnull=False).order_by("order")
    return list(winners.values_list("item__code", flat=True))


def earlier_comparison(round: Round) -> Count | None:
    """The latest published count of another round of the organisation, of those whose rule
    has been compared with others; a round of the same medborgarbudget goes first."""
    compared = PublishedFile.objects.filter(name=WHAT_IF, count__state=CountState.PUBLISHED)
    own = Q(count__contest__round__participatory_budget=round.participatory_budget_id)
    latest = (
        compared.exclude(count__contest__round=round)
        .filter(organisation=round.organisation)
        .select_related("count__contest__round")
        .defer("content")
        .annotate(is_own=Case(When(own, then=True), default=False))
        .order_by("-is_own", "-count__contest__closed_on", "-pk")
        .first()
    )
    return latest.count if latest else None
