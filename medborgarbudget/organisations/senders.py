"""Letters are sent in the name of an organisation, and answers go to it."""

from collections.abc import Collection

from medborgarbudget.organisations.models import Organisation
from medborgarbudget.people.senders import Sender, senders


@senders
def organisations_as_senders(organisation_ids: Collection[int]) -> dict[int, Sender]:
    """Organisations' names, and their own e-mail addresses where they have told one."""
    found = Organisation.objects.filter(pk__in=organisation_ids).only("name", "contact_email")
    return {each.pk: Sender(each.name, each.contact_email) for each in found}
