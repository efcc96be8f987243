"""What can be done to the rules of a round."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from medborgarbudget.counting.rule.contradictions import contradictions
from medborgarbudget.counting.rule.error import RuleError
from medborgarbudget.people.acting import SYSTEM, Actor
from medborgarbudget.rounds.actions.journal import Text, locked, write_down
from medborgarbudget.rounds.events import RULES_CHANGED, RULES_DISCARDED, RULES_FROZEN
from medborgarbudget.rounds.models import Round, Rulebook
from medborgarbudget.rounds.queries.money import concerns_about, money_of
from medborgarbudget.rounds.queries.pots import pots_of
from medborgarbudget.rounds.queries.rulebooks import coming_rules, draft_of, edition_with
from medborgarbudget.rounds.queries.standing import is_frozen, rulebook_in_force
from medborgarbudget.rounds.rulebook import (
    Rules,
    fingerprint_of,
    rules_from_document,
    to_document,
)
from medborgarbudget.rounds.rulebook.corrections import refused_corrections
from medborgarbudget.rounds.rulebook.document import place_to_document, pots_to_document


@transaction.atomic
def save_rules(*, round: Round, rules: Rules) -> Rulebook:
    """Keep the rules as they are being written; nobody but staff sees them before they are
    published. Raises ``ValidationError`` if they contradict themselves."""
    round = locked(round)
    if round.cancelled_at or round.record_only:
        raise ValidationError(_("The round is over. Its rules stay as they are."))
    for contradiction in contradictions(rules.count):
        raise ValidationError(str(contradiction))
    _require_readable(rules)
    draft, _made = Rulebook.objects.update_or_create(
        organisation=round.organisation,
        round=round,
        published_at=None,
        defaults={"document": to_document(rules)},
        create_defaults={"document": to_document(rules), "number": _next_number(round)},
    )
    return draft


@transaction.atomic
def publish_rules(*, round: Round, reason: Text, by: Actor) -> Rulebook:
    """Publish the rules that were saved, and the pots as they are, in place of those that hold.

    Once the vote has opened only corrections are taken that change nobody's rights and nothing
    of the count; raises ``ValidationError`` otherwise, or without a reason.
    """
    round = locked(round)
    if not round.published_at:
        raise ValidationError(_("The rules are published together with the round."))
    if round.cancelled_at:
        raise ValidationError(_("The round is over. Its rules stay as they are."))
    if not str(reason).strip():
        raise ValidationError({"reason": _("Say why the rules change. Everyone can read it.")})
    held = rulebook_in_force(round)
    if held is None or not coming_rules(round).differences:
        raise ValidationError(_("There are no changes to publish."))
    draft = draft_of(round) or save_rules(round=round, rules=held.rules)
    if not draft.rules.criteria:
        raise ValidationError(_("Write at least one criterion for the review."))
    if is_frozen(round):
        if refused := refused_corrections(held.rules, draft.rules):
            raise ValidationError([str(sentence) for sentence in refused])
        freeze_rules(round=round)
    elif concerns := concerns_about(money_of(round, draft.rules)):
        raise ValidationError(concerns)
    published = publish_draft(round, reason=reason)
    write_down(RULES_CHANGED, round, by, reason=reason, version=published.number)
    return published


@transaction.atomic
def discard_rules(*, round: Round, by: Actor) -> None:
    """Throw away changes that were not published."""
    round = locked(round)
    if not round.published_at:
        return
    gone, _kinds = Rulebook.objects.filter(round=round, published_at=None).delete()
    if gone:
        write_down(RULES_DISCARDED, round, by)


@transaction.atomic
def freeze_rules(*, round: Round, by: Actor = SYSTEM) -> None:
    """Mark the version of the rules by which the vote has opened; again, it does nothing.

    Rules are frozen from the moment that the vote opens, whether this has been done or not.
    """
    round = locked(round)
    held = rulebook_in_force(round)
    if (
        held is None
        or not is_frozen(round)
        or any(each.frozen_at for each in round.rulebooks.all())
    ):
        return
    Rulebook.objects.filter(pk=held.pk).update(frozen_at=timezone.now())
    write_down(RULES_FROZEN, round, by, fingerprint=held.fingerprint, version=held.number)


def publish_draft(round: Round, *, reason: Text = "") -> Rulebook:
    """Publish the saved version within an open transaction; pots and names are written into
    it."""
    draft = Rulebook.objects.get(round=round, published_at=None)
    edition = edition_with(round, draft.rules, pots_of(round))
    draft.pots, draft.place = pots_to_document(edition.pots), place_to_document(edition.place)
    draft.fingerprint = fingerprint_of(draft.document, draft.pots, draft.place)
    draft.reason = reason
    draft.published_at = timezone.now()
    draft.full_clean()
    draft.save()
    return draft


def _require_readable(rules: Rules) -> None:
    """Refuse what could be written down and never read again, such as far too large numbers."""
    try:
        rules_from_document(to_document(rules))
    except RuleError as error:
        raise ValidationError(str(error)) from None


def _next_number(round: Round) -> int:
    latest = Rulebook.objects.filter(round=round).order_by("-number").first()
    return latest.number + 1 if latest else 1
