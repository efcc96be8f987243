"""Orientations, and the states of applications, gatherings, methods and messages."""

from django.db.models import TextChoices
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Orientation(TextChoices):
    """What a member's medborgarbudget is about; they may be combined."""

    TERRITORY = "territory", _("Territory")
    GROUP = "group", _("Group")
    THEME = "theme", _("Theme or institution")

    @property
    def description(self) -> Promise:
        """What the orientation means, in one sentence."""
        return _DESCRIPTIONS[self]


_DESCRIPTIONS: dict[Orientation, Promise] = {
    Orientation.TERRITORY: _(
        "Those who live in a place decide: a village, a district or the whole municipality."
    ),
    Orientation.GROUP: _(
        "A group decides that is seldom heard otherwise, such as young people or the old."
    ),
    Orientation.THEME: _(
        "It is about one subject or one institution: culture, safety, a school, a housing company."
    ),
}


class ApplicationState(TextChoices):
    """Where an application to a programme stands."""

    DRAFT = "draft", _("Draft")
    SUBMITTED = "submitted", _("Submitted")
    QUESTION = "question", _("Question asked")
    ACCEPTED = "accepted", _("Accepted")
    DECLINED = "declined", _("Declined")
    WITHDRAWN = "withdrawn", _("Withdrawn")


APPLICATION_STEPS: dict[ApplicationState, frozenset[ApplicationState]] = {
    ApplicationState.DRAFT: frozenset({ApplicationState.SUBMITTED}),
    ApplicationState.SUBMITTED: frozenset(
        {
            ApplicationState.QUESTION,
            ApplicationState.ACCEPTED,
            ApplicationState.DECLINED,
            ApplicationState.WITHDRAWN,
        }
    ),
    ApplicationState.QUESTION: frozenset(
        {ApplicationState.SUBMITTED, ApplicationState.DECLINED, ApplicationState.WITHDRAWN}
    ),
    ApplicationState.ACCEPTED: frozenset(),
    ApplicationState.DECLINED: frozenset(),
    ApplicationState.WITHDRAWN: frozenset(),
}
"""To which states an application may go from each. A draft that nobody wants is removed."""


class PersonKind(TextChoices):
    """As what somebody takes part for a member."""

    ELECTED = "elected", _("Elected member")
    OFFICIAL = "official", _("Official")


class GatheringKind(TextChoices):
    """What kind of gathering it is."""

    NETWORK_MEETING = "network_meeting", _("Network meeting")
    TRAINING = "training", _("Training")
    EXCHANGE = "exchange", _("International exchange")
    WORKSHOP = "workshop", _("Method workshop")


class GatheringState(TextChoices):
    """Whether a gathering is planned in silence, announced, or called off."""

    DRAFT = "draft", _("Draft")
    ANNOUNCED = "announced", _("Announced")
    CANCELLED = "cancelled", _("Cancelled")


class RegistrationState(TextChoices):
    """Whether a registered person has a place."""

    PLACE = "place", _("Has a place")
    WAITING = "waiting", _("On the waiting list")
    CANCELLED = "cancelled", _("Cancelled")


class MethodKind(TextChoices):
    """What a piece of the method library is."""

    DOCUMENT = "document", _("Document")
    VIDEO = "video", _("Video")
    RULEBOOK = "rulebook", _("Template: rulebook")
    TIMETABLE = "timetable", _("Template: timetable")
    CRITERIA = "criteria", _("Template: criteria")
    TEXT = "text", _("Template: text")


TEMPLATES = frozenset(
    {MethodKind.RULEBOOK, MethodKind.TIMETABLE, MethodKind.CRITERIA, MethodKind.TEXT}
)
"""The kinds of method that a member may copy and make its own."""


class MessageState(TextChoices):
    """Whether somebody has answered a message."""

    NEW = "new", _("New")
    TAKEN = "taken", _("Being answered")
    ANSWERED = "answered", _("Answered")
    CLOSED = "closed", _("Closed without an answer")
