"""The eight steps of a round, in SKR's order, where a step stands, and other kinds."""

from django.db.models import TextChoices
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from medborgarbudget.rounds.rulebook.pot_terms import Coverage


class Step(TextChoices):
    """A step of SKR's model."""

    CRITERIA = "criteria", _("Criteria")
    OUTREACH = "outreach", _("Outreach")
    IDEAS = "ideas", _("Ideas")
    REVIEW = "review", _("Review")
    VOTE = "vote", _("Vote")
    DECISION = "decision", _("Political decision")
    IMPLEMENTATION = "implementation", _("Implementation")
    FOLLOW_UP = "follow-up", _("Follow-up")

    @property
    def description(self) -> Promise:
        """What happens in the step, in one sentence for residents."""
        return _DESCRIPTIONS[self]

    @property
    def residents_act(self) -> bool:
        """Whether the step waits for residents to do something."""
        return self in (Step.IDEAS, Step.VOTE)


_DESCRIPTIONS: dict[Step, Promise] = {
    Step.CRITERIA: _("We agree on what the money may be used for."),
    Step.OUTREACH: _("We tell everyone concerned, and invite them to take part."),
    Step.IDEAS: _("You can leave ideas and support the ideas of others."),
    Step.REVIEW: _("We check the ideas against the criteria and work out what they cost."),
    Step.VOTE: _("You vote for the proposals that you want to see happen."),
    Step.DECISION: _("The politicians decide about the proposals that won."),
    Step.IMPLEMENTATION: _("We carry out the winning proposals."),
    Step.FOLLOW_UP: _("We ask how it went and learn for the next round."),
}


class StepState(TextChoices):
    """Where a step stands on a certain day. What waits should have opened, and lacks something.

    ``UNRECORDED`` is of rounds of which only the record is kept: its days have passed, and the
    decision is not on record.
    """

    DONE = "done", _("Done")
    CURRENT = "current", _("Going on now")
    WAITING = "waiting", _("Waits")
    UPCOMING = "upcoming", _("To come")
    UNRECORDED = "unrecorded", _("Not recorded")


class Opening(TextChoices):
    """How a step opens."""

    CLOCK = "clock", _("By itself, on its first day")
    HAND = "hand", _("When somebody opens it")


class Need(TextChoices):
    """What a step may lack before it can open."""

    PUBLISHED = "published", _("The round is not public yet.")
    START_DECISION = "start_decision", _("The political start decision is not recorded.")
    RULES = "rules", _("The rules are not published.")
    CRITERIA = "criteria", _("The rules hold no criteria.")
    POTS = "pots", _("No pot says what the money is.")
    LIST_DECISION = "list_decision", _("The decision about the ballot list is not recorded.")
    VOTE_HELD = "vote_held", _("The vote has not been held.")
    DECISION = "decision", _("The political decision after the vote is not recorded.")
    BY_HAND = "by_hand", _("Somebody has to open the step.")
    CHECKLIST = "checklist", _("Something in the checklist has to be done first.")
    NEVER_OPEN = "never_open", _("The step was never open. Move its days.")


class PotCoverage(TextChoices):
    """Whom or what a pot's money is for."""

    EVERYONE = Coverage.EVERYONE.value, _("Everyone")
    AREA = Coverage.AREA.value, _("An area")
    GROUP = Coverage.GROUP.value, _("A group")
    THEME = Coverage.THEME.value, _("A theme")


class OutreachChannel(TextChoices):
    """A way to reach people."""

    MEETING = "meeting", _("Meeting")
    VISIT = "visit", _("Visit to a school or workplace")
    ASSOCIATION = "association", _("Associations")
    AMBASSADOR = "ambassador", _("Ambassadors")
    POSTER = "poster", _("Posters")
    LETTER = "letter", _("Letters and postcards")
    STREET = "street", _("On the square and from door to door")
    WEBSITE = "website", _("Website")
    SOCIAL_MEDIA = "social_media", _("Social media")
    PRESS = "press", _("Newspapers and radio")
    TEXT_MESSAGE = "text_message", _("Text messages and e-mail")
    OTHER = "other", _("Another way")


class RulePart(TextChoices):
    """A part of a round's rules."""

    PROPOSE = "propose", _("Who may propose")
    SUPPORT = "support", _("Who may support ideas")
    VOTE = "vote", _("Who may vote")
    IDEAS = "ideas", _("What is asked of ideas")
    CRITERIA = "criteria", _("Criteria for the review")
    POTS = "pots", _("The money")
    BALLOT = "ballot", _("The ballot")
    COUNT = "count", _("How votes are counted")
    LEFTOVERS = "leftovers", _("Money that is left over")
    PUBLICITY = "publicity", _("What everyone can see")
    OTHER = "other", _("Other")
