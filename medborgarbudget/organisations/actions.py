"""What can be done to an organisation."""

from i18nfield.strings import LazyI18nString

from medborgarbudget.organisations.models import Organisation
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
    organisation = Organisation(
        name=name, slug=slug, kind=kind, presentation=presentation, theme=theme
    )
    organisation.full_clean()
    organisation.save()
    return organisation
