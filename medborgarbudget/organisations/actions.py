"""What can be done to an organisation."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from i18nfield.strings import LazyI18nString

from medborgarbudget.organisations.models import RESERVED_SLUGS, Organisation
from medborgarbudget.organisations.states import OrganisationKind, Theme


def register_organisation(
    *,
    name: str,
    slug: str,
    kind: OrganisationKind,
    presentation: LazyI18nString | str = "",
    theme: Theme = Theme.LAKE,
) -> Organisation:
    """Register an organisation. Raises ``ValidationError`` if its address cannot be had."""
    if slug in RESERVED_SLUGS:
        message = _("“%(address)s” means something else on the site. Choose another address.")
        raise ValidationError({"slug": message % {"address": slug}})
    organisation = Organisation(
        name=name, slug=slug, kind=kind, presentation=presentation, theme=theme
    )
    organisation.full_clean()
    organisation.save()
    return organisation
