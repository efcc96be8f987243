"""Members' own copies of templates, and improvements offered to them."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django_scopes import scope

from medborgarbudget.journal.actions import record
from medborgarbudget.journal.events import Event
from medborgarbudget.journal.models import Entry
from medborgarbudget.network.addresses import in_swedish
from medborgarbudget.network.events import (
    COPY_CHANGED,
    IMPROVEMENT_DECLINED,
    IMPROVEMENT_OFFERED,
    IMPROVEMENT_TAKEN,
    METHOD_COPIED,
)
from medborgarbudget.network.models import Method, MethodCopy
from medborgarbudget.network.queries.methods import (
    Improvement,
    improvement_of,
    in_language,
    is_template,
    versions_of,
)
from medborgarbudget.organisations.models import Organisation
from medborgarbudget.organisations.queries import holders
from medborgarbudget.people.acting import SYSTEM, Actor
from medborgarbudget.people.actions import notify
from medborgarbudget.people.roles import Capability


@transaction.atomic
def copy_method(*, method: Method, member: Organisation, by: Actor) -> MethodCopy:
    """Copy a template of another organisation into one's own; the member's scope must be open.

    The text is taken in the language that is spoken now.
    """
    if not is_template(method):
        raise ValidationError(_("Only templates can be copied. Read this one where it stands."))
    with scope(organisation=method.organisation):
        version = versions_of(method).first()
    assert version is not None
    language = get_language() or "sv"
    copy = MethodCopy.objects.create(
        organisation=member,
        source_organisation=method.organisation,
        source_id=method.pk,
        source_version=version.number,
        kind=method.kind,
        name=str(method.name)[:200],
        language=language,
        text=in_language(version, language),
    )
    _record(METHOD_COPIED, copy, by)
    return copy


@transaction.atomic
def change_copy(*, copy: MethodCopy, name: str, text: str, by: Actor) -> None:
    """Change one's own copy."""
    copy = _locked(copy)
    copy.name, copy.text = name.strip(), _plain(text)
    copy.full_clean()
    copy.save()
    _record(COPY_CHANGED, copy, by)


@transaction.atomic
def take_improvement(*, copy: MethodCopy, number: int, by: Actor) -> MethodCopy | None:
    """Take the offered version whole.

    A text that the member had changed is kept as a copy of its own, which is returned: nothing
    that somebody wrote is lost.
    """
    copy, offered = _offered(copy, number)
    kept = _keep_own_text(copy, offered) if offered.copy_is_changed else None
    _take(copy, offered, offered.text, by)
    return kept


@transaction.atomic
def merge_improvement(*, copy: MethodCopy, number: int, text: str, by: Actor) -> None:
    """Take the offered version into one's own text, as the member merged the two."""
    copy, offered = _offered(copy, number)
    if not text.strip():
        raise ValidationError({"text": _("The text is empty. Write it, or go back.")})
    _take(copy, offered, _plain(text), by)


@transaction.atomic
def decline_improvement(*, copy: MethodCopy, number: int, by: Actor) -> None:
    """Go on without the offered version; later ones are offered again."""
    copy, offered = _offered(copy, number)
    copy.declined_version = offered.number
    copy.save()
    _record(IMPROVEMENT_DECLINED, copy, by, version=offered.number)


@transaction.atomic
def tell_of_improvement(*, member: Organisation, method_id: int, number: int) -> int:
    """Tell a member's people of a better version of what they copied, once; within its scope."""
    copies = MethodCopy.objects.select_for_update(of=("self",)).filter(source_id=method_id)
    told = 0
    for copy in copies.exclude(told_version__gte=number).filter(source_version__lt=number):
        copy.told_version = number
        copy.save(update_fields=["told_version"])
        entry = _record(IMPROVEMENT_OFFERED, copy, SYSTEM)
        notify(of=entry, users=holders(member, Capability.COPY_METHODS))
        told += 1
    return told


def _take(copy: MethodCopy, offered: Improvement, text: str, by: Actor) -> None:
    copy.text = text
    copy.source_version = offered.number
    copy.save()
    _record(IMPROVEMENT_TAKEN, copy, by, version=offered.number)


def _keep_own_text(copy: MethodCopy, offered: Improvement) -> MethodCopy:
    name = _("%(name)s (our text before version %(version)s)")
    return MethodCopy.objects.create(
        organisation=copy.organisation,
        source_organisation=copy.source_organisation,
        source_id=copy.source_id,
        source_version=copy.source_version,
        declined_version=offered.number,
        told_version=offered.number,
        kind=copy.kind,
        name=(name % {"name": copy.name[:140], "version": offered.number})[:200],
        language=copy.language,
        text=copy.text,
    )


def _offered(copy: MethodCopy, number: int) -> tuple[MethodCopy, Improvement]:
    """The copy as it is now, and what is offered; refuses if that is another by now."""
    copy = _locked(copy)
    offered = improvement_of(copy)
    if offered is None or offered.number != number:
        raise ValidationError(_("Another version is offered by now. Look at it before you choose."))
    return copy, offered


def _locked(copy: MethodCopy) -> MethodCopy:
    copies = MethodCopy.objects.select_for_update(of=("self",))
    return copies.select_related("organisation", "source_organisation").get(pk=copy.pk)


def _plain(text: str) -> str:
    return text.replace("\r\n", "\n").strip()


def _record(event: Event, copy: MethodCopy, by: Actor, **details: Any) -> Entry:
    return record(
        event,
        role=by.role,
        organisation_id=copy.organisation_id,
        subject=copy,
        address=in_swedish("copy", copy.organisation.slug, copy.pk),
        **details,
    )
