"""Giving an organisation its place on the site."""

from collections.abc import Sequence

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from django_scopes import scope
from i18nfield.strings import LazyI18nString

from medborgarbudget.journal.actions import record
from medborgarbudget.organisations.events import ORGANISATION_REGISTERED
from medborgarbudget.organisations.models import RESERVED_SLUGS, Organisation
from medborgarbudget.organisations.models.organisations import usual_languages
from medborgarbudget.organisations.states import OrganisationKind, Theme
from medborgarbudget.people.acting import OPERATOR, Actor


@transaction.atomic
def register_organisation(
    *,
    name: str,
    slug: str,
    kind: OrganisationKind,
    presentation: LazyI18nString | str = "",
    theme: Theme = Theme.LAKE,
    official_code: str = "",
    owner: Organisation | None = None,
    languages: Sequence[str] = (),
    website: str = "",
    contact_email: str = "",
    contact_phone: str = "",
    contact_address: str = "",
    by: Actor = OPERATOR,
) -> Organisation:
    """Register an organisation.

    ``official_code`` is SCB's, for a municipality or region; an institution may have an
    ``owner`` instead. Without ``languages`` it writes in all of the site's. Raises
    ``ValidationError``, with a sentence for each field that cannot be so.
    """
    if slug in RESERVED_SLUGS:
        message = _("“%(address)s” means something else on the site. Choose another address.")
        raise ValidationError({"slug": message % {"address": slug}})
    organisation = Organisation(
        name=name,
        slug=slug,
        kind=kind,
        presentation=presentation,
        theme=theme,
        official_code=official_code,
        owner=owner,
        languages=list(languages) or usual_languages(),
        website=website,
        contact_email=contact_email,
        contact_phone=contact_phone,
        contact_address=contact_address,
    )
    organisation.full_clean()
    organisation.save()
    with scope(organisation=organisation):
        record(
            ORGANISATION_REGISTERED,
            role=by.role,
            organisation_id=organisation.pk,
            subject=organisation,
            address=organisation.get_absolute_url(),
        )
    return organisation
