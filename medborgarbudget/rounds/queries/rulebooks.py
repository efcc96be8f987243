"""The questions about the versions of a round's rules, and what was learnt for the next ones."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from django.db.models import QuerySet
from django.utils.functional import Promise
from i18nfield.strings import LazyI18nString

from medborgarbudget.rounds.models import Lesson, Pot, Round, Rulebook
from medborgarbudget.rounds.queries.pots import pot_terms, pots_of
from medborgarbudget.rounds.queries.standing import is_frozen, rulebook_in_force
from medborgarbudget.rounds.rulebook import Edition, Place, Rules
from medborgarbudget.rounds.rulebook.corrections import refused_corrections
from medborgarbudget.rounds.wording.differences import Difference, differences


@dataclass(frozen=True, slots=True)
class Version:
    """A public version of the rules, and whether it corrects rules that were frozen by then."""

    number: int
    published_at: datetime
    reason: LazyI18nString
    fingerprint: str
    is_correction: bool


@dataclass(frozen=True, slots=True)
class Coming:
    """The rules that hold, the changes that wait, and what would be said if those were published
    now: nothing where there are no rules. ``frozen`` is the version by which the vote opened."""

    held: Rulebook | None
    draft: Rulebook | None
    frozen: Rulebook | None
    edition: Edition | None

    @property
    def differences(self) -> tuple[Difference, ...]:
        """What would change, in the round's rules or its pots."""
        if self.held is None or self.edition is None:
            return ()
        return differences(self.held.edition, self.edition)

    @property
    def refusals(self) -> Sequence[Promise]:
        """Why what would change cannot be published, where the vote has opened."""
        if self.frozen is None or self.held is None or self.draft is None:
            return ()
        return refused_corrections(self.held.rules, self.draft.rules)


@dataclass(frozen=True, slots=True)
class Renewal:
    """A part of the rules that is new since the last round, and what had been learnt about it."""

    difference: Difference
    lessons: tuple[Lesson, ...]


@dataclass(frozen=True, slots=True)
class SinceLast:
    """What is new since the last round, if its rules are known here.

    ``unused`` are lessons about parts that did not change.
    """

    known: bool
    renewals: tuple[Renewal, ...]
    unused: tuple[Lesson, ...]


def published_rules(round: Round) -> list[Rulebook]:
    """The public versions of a round's rules with all that they say, the latest first."""
    published = Rulebook.objects.filter(round=round, published_at__isnull=False)
    return list(published.order_by("-number"))


def versions_of(round: Round) -> list[Version]:
    """The same as they are listed, without what they say."""
    frozen = frozen_rules(round)
    return [
        Version(
            each.number,
            each.published_at,
            each.reason,
            each.fingerprint,
            is_correction=frozen is not None and each.number > frozen.number,
        )
        for each in sorted(round.rulebooks.all(), key=lambda each: -each.number)
        if each.published_at
    ]


def frozen_rules(round: Round) -> Rulebook | None:
    """The version by which the vote opened, whether a job saw it or not; before that, none."""
    for each in round.rulebooks.all():
        if each.frozen_at:
            return each
    return rulebook_in_force(round) if is_frozen(round) else None


def draft_of(round: Round) -> Rulebook | None:
    """The changes that were saved and not published."""
    return Rulebook.objects.filter(round=round, published_at=None).first()


def lessons_of(round: Round) -> QuerySet[Lesson]:
    """What should change after a round, in the order in which it was noted."""
    return Lesson.objects.filter(round=round)


def coming_rules(round: Round) -> Coming:
    """What would be published now, beside what holds."""
    held, draft = rulebook_in_force(round), draft_of(round)
    book = draft or held
    edition = edition_with(round, book.rules, pots_of(round)) if book else None
    return Coming(held, draft, frozen_rules(round), edition)


def edition_with(round: Round, rules: Rules, pots: Iterable[Pot]) -> Edition:
    """What these rules would say if they were published now: with these pots and names of today,
    or those of the vote, once it has opened."""
    if frozen := frozen_rules(round):
        return replace(frozen.edition, rules=rules)
    place = Place(round.organisation.name, round.currency)
    return Edition(rules, tuple(pot_terms(pot) for pot in pots), place)


def since_last(round: Round, book: Rulebook) -> SinceLast | None:
    """What is new in a version since the round before; nothing if that one is not public."""
    if round.previous is None or not round.previous.published_at:
        return None
    last, lessons = last_rules(round), list(lessons_of(round.previous))
    if last is None:
        return SinceLast(False, (), tuple(lessons)) if lessons else None
    found = differences(_with_the_lot_of(book, last), book.edition)
    changed = {each.part for each in found}
    return SinceLast(
        True,
        tuple(Renewal(each, _about(each, lessons)) for each in found),
        tuple(lesson for lesson in lessons if lesson.about not in changed),
    )


def last_rules(round: Round) -> Rulebook | None:
    """The rules that the round before ended with."""
    return next(iter(last_versions(round)), None)


def last_versions(round: Round) -> list[Rulebook]:
    """The public versions of the rules of the round before, the latest first."""
    if round.previous is None or not round.previous.published_at:
        return []
    return published_rules(round.previous)


def _with_the_lot_of(book: Rulebook, last: Rulebook) -> Edition:
    """The last rules, but for the text of the lot: it is another in each round."""
    rules, ties = last.rules, book.rules.count.ties
    count = replace(rules.count, ties=replace(ties, order=rules.count.ties.order))
    return replace(last.edition, rules=replace(rules, count=count))


def _about(difference: Difference, lessons: Sequence[Lesson]) -> tuple[Lesson, ...]:
    return tuple(lesson for lesson in lessons if lesson.about == difference.part)
