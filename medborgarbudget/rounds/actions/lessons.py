"""What can be done to the lessons of a round: what should change next time."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from medborgarbudget.people.acting import Actor
from medborgarbudget.rounds.actions.journal import Text, locked, write_down
from medborgarbudget.rounds.events import LESSON_NOTED, LESSON_REMOVED
from medborgarbudget.rounds.models import Lesson, Round
from medborgarbudget.rounds.states import RulePart


@transaction.atomic
def note_lesson(*, round: Round, about: RulePart, text: Text, by: Actor) -> Lesson:
    """Note what should change in a part of the rules after this round.

    Everyone can read it beside the rules of the next round.
    """
    round = locked(round)
    if not str(text).strip():
        raise ValidationError({"text": _("Write what should change.")})
    lesson = Lesson(organisation=round.organisation, round=round, about=about, text=text)
    lesson.full_clean()
    lesson.save()
    write_down(LESSON_NOTED, round, by, about=about.value)
    return lesson


@transaction.atomic
def remove_lesson(*, lesson: Lesson, by: Actor) -> None:
    """Take a lesson away that was noted by mistake.

    Raises ``ValidationError`` once a round that follows is public, for then it has been read.
    """
    round = locked(lesson.round)
    if round.next_rounds.filter(published_at__isnull=False).exists():
        raise ValidationError(_("The lesson stands beside the rules of the next round: it stays."))
    lesson.delete()
    write_down(LESSON_REMOVED, round, by, about=lesson.about)
