"""The eight steps of a round, in SKR's order, and where a step stands."""

from django.db.models import TextChoices
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


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
    """Where a step stands on a certain day."""

    DONE = "done", _("Done")
    CURRENT = "current", _("Going on now")
    UPCOMING = "upcoming", _("To come")
