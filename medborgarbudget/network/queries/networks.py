"""Which networks an organisation takes part in."""

from medborgarbudget.network.queries.members import memberships_of
from medborgarbudget.organisations.models import Organisation
from medborgarbudget.organisations.states import OrganisationKind


def associations_of(member: Organisation) -> list[Organisation]:
    """The associations whose network an organisation is in today; an association is in its own."""
    if member.kind == OrganisationKind.ASSOCIATION:
        return [member]
    found = {each.organisation_id: each.organisation for each in memberships_of(member)}
    return sorted(found.values(), key=lambda association: association.name)


def takes_part(member: Organisation, association: Organisation) -> bool:
    """Whether an organisation is in an association's network today, or is the association."""
    return association in associations_of(member)
