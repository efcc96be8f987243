"""Giving roles in one round."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from medborgarbudget.organisations.forms.staff import StaffForm
from medborgarbudget.organisations.models import Organisation
from medborgarbudget.organisations.rules import roles_in
from medborgarbudget.people.roles import ALLOWED, Capability


class RoundStaffForm(StaffForm):
    """Whom to give which roles in a round, and in no other."""

    button = _("Give the roles in this round")

    def __init__(self, *args: Any, organisation: Organisation, **kwargs: Any) -> None:
        super().__init__(*args, organisation=organisation, **kwargs)
        self.fields.pop("round_id", None)
        useful = [role for role in roles_in(organisation) if role in ALLOWED[Capability.SEE_ROUNDS]]
        self.fields["roles"].choices = [(role.value, role.label) for role in useful]  # type: ignore[attr-defined]
