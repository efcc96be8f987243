"""What others do to reach people, for whoever plans outreach to begin from."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from medborgarbudget.rounds.states import OutreachChannel, Step
from medborgarbudget.rounds.timetable import Days


@dataclass(frozen=True, slots=True)
class Suggestion:
    """An activity that many have had use of.

    ``days`` is when, counted from the first day of ``step``; with ``of_end``, from its last.
    """

    key: str
    channel: OutreachChannel
    what: str | Promise
    audience: str | Promise
    step: Step
    days: int = 0
    of_end: bool = False


SUGGESTIONS = (
    Suggestion(
        "ambassadors",
        OutreachChannel.AMBASSADOR,
        _("Find ambassadors whom people know, one in every place"),
        _("Those who seldom take part"),
        Step.IDEAS,
        -28,
    ),
    Suggestion(
        "associations",
        OutreachChannel.ASSOCIATION,
        _("Write to the associations, and visit those who ask us to come"),
        _("Members of village, sports and cultural associations"),
        Step.IDEAS,
        -14,
    ),
    Suggestion(
        "postcard",
        OutreachChannel.LETTER,
        _("Send a postcard to every household"),
        _("Every household"),
        Step.IDEAS,
        -7,
    ),
    Suggestion(
        "posters",
        OutreachChannel.POSTER,
        _("Put up posters in shops, libraries, stairwells and at bus stops"),
        _("Those who pass by every day"),
        Step.IDEAS,
        -7,
    ),
    Suggestion(
        "press",
        OutreachChannel.PRESS,
        _("Send a press release, and invite the local newspaper and radio"),
        _("Those who read or listen to local news"),
        Step.IDEAS,
    ),
    Suggestion(
        "website",
        OutreachChannel.WEBSITE,
        _("Link from the first page of the website"),
        _("Those who look for something else there"),
        Step.IDEAS,
    ),
    Suggestion(
        "posts",
        OutreachChannel.SOCIAL_MEDIA,
        _("Post every week, and in local groups"),
        _("Young adults and parents"),
        Step.IDEAS,
        2,
    ),
    Suggestion(
        "idea_meeting",
        OutreachChannel.MEETING,
        _("Meet over coffee and think of ideas together"),
        _("Everyone in the area"),
        Step.IDEAS,
        4,
    ),
    Suggestion(
        "schools",
        OutreachChannel.VISIT,
        _("Visit schools, and let each class write its ideas during a lesson"),
        _("Children and young people"),
        Step.IDEAS,
        7,
    ),
    Suggestion(
        "square",
        OutreachChannel.STREET,
        _("Stand on the square and knock on doors, with people who speak several languages"),
        _("Those whom letters do not reach"),
        Step.IDEAS,
        10,
    ),
    Suggestion(
        "reminder",
        OutreachChannel.TEXT_MESSAGE,
        _("Remind by text message and e-mail that few days are left for ideas"),
        _("Those who asked us to tell them"),
        Step.IDEAS,
        -3,
        of_end=True,
    ),
    Suggestion(
        "voting_postcard",
        OutreachChannel.LETTER,
        _("Send a postcard with the proposals and how to vote"),
        _("Everyone who may vote"),
        Step.VOTE,
        -3,
    ),
    Suggestion(
        "proposers",
        OutreachChannel.AMBASSADOR,
        _("Ask those who left an idea to tell their neighbours about the vote"),
        _("Neighbours and friends of those who left an idea"),
        Step.VOTE,
    ),
    Suggestion(
        "staffed_place",
        OutreachChannel.MEETING,
        _("Help people to vote at the library"),
        _("Those who have no e-identification or want help"),
        Step.VOTE,
        1,
    ),
    Suggestion(
        "voting_in_schools",
        OutreachChannel.VISIT,
        _("Visit schools and vote together"),
        _("Children and young people who may vote"),
        Step.VOTE,
        3,
    ),
    Suggestion(
        "voting_evening",
        OutreachChannel.MEETING,
        _("Hold an evening where the proposals are shown and people vote"),
        _("Everyone in the area"),
        Step.VOTE,
        5,
    ),
    Suggestion(
        "voting_reminder",
        OutreachChannel.TEXT_MESSAGE,
        _("Remind by text message and e-mail that few days are left to vote"),
        _("Those who asked us to tell them"),
        Step.VOTE,
        -3,
        of_end=True,
    ),
)


def suggestion_named(key: str) -> Suggestion | None:
    """The suggestion with this key, if there is one."""
    return next((each for each in SUGGESTIONS if each.key == key), None)


def open_suggestions(
    planned: Collection[str], days: Mapping[Step, Days], today: date
) -> list[Suggestion]:
    """The suggestions that may still be of use: their step is not over, and they stand not
    among what is ``planned``, in the words of the language that is spoken now."""
    return [
        each
        for each in SUGGESTIONS
        if str(each.what) not in planned
        if each.step not in days or today <= days[each.step].last
    ]


def day_for(suggestion: Suggestion, days: Mapping[Step, Days], today: date) -> date:
    """When to do it; today, if that day has passed or its step has no days."""
    if suggestion.step not in days:
        return today
    of_step = days[suggestion.step]
    start = of_step.last if suggestion.of_end else of_step.first
    return max(today, start + timedelta(days=suggestion.days))
