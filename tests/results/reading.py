"""What a reader is told of a count, in English."""

from django.utils import translation
from django_scopes import scope

from medborgarbudget.counting.election import Election, Project, VoteType, group_ballots
from medborgarbudget.counting.rule import CountRule, from_document
from medborgarbudget.results.models import Count
from medborgarbudget.results.project_page import project_page
from medborgarbudget.results.queries import result_of
from medborgarbudget.results.wording import RuleText, rule_text
from tests.factories import a_published_count

NO_BREAK_SPACE = "\N{NO-BREAK SPACE}"


def reasons(count: Count, number: int) -> str:
    """All that the page of a proposal says of why it won or not, as one text."""
    with scope(organisation=count.organisation), translation.override("en"):
        result = result_of(count, number)
        assert result is not None
        page = project_page(count, count.contest.round, result)
    return " ".join(page.explanation).replace(NO_BREAK_SPACE, " ")


def rule_of(count: Count) -> RuleText:
    """The rule as the result page tells it."""
    with translation.override("en"):
        return rule_text(from_document(count.contest.rule), count, conflicts=True)


def votes_for(*votes: int) -> list[dict[int, int]]:
    """Ballots with one cross each: so many for the first project, so many for the next."""
    return [{project: 1} for project, number in enumerate(votes) for _ in range(number)]


def a_count_of(
    projects: list[Project],
    ballots: list[dict[int, int]],
    rule: CountRule,
    budget: int = 100,
    vote_type: VoteType = VoteType.APPROVAL,
) -> Count:
    """The published count of these ballots by the rule."""
    election = Election(tuple(projects), group_ballots(ballots), budget, vote_type)
    return a_published_count(election, rule=rule)
