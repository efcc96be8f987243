"""The rounds in which a role may be given. The room of rounds, which lies above, names them."""

from collections.abc import Callable

from django_scopes import scope

from medborgarbudget.organisations.models import Invitation, Organisation

Names = dict[int, str]
_sources: list[Callable[[Organisation], Names]] = []


def names_rounds(source: Callable[[Organisation], Names]) -> Callable[[Organisation], Names]:
    """Register the function that names an organisation's rounds by their ids, within its scope."""
    _sources.append(source)
    return source


def round_names(organisation: Organisation) -> Names:
    """The names of an organisation's rounds by their ids, in the order to choose from."""
    with scope(organisation=organisation):
        return {key: name for source in _sources for key, name in source(organisation).items()}


def round_name_of(invitation: Invitation) -> str:
    """The one round that an invitation is to, or nothing if it is to the whole organisation."""
    if invitation.round_id is None:
        return ""
    return round_names(invitation.organisation).get(invitation.round_id, "")
