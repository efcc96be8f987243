"""What can be done to an application: writing it, handing it in, settling it."""

from medborgarbudget.network.actions.applications.drafting import (
    begin_application,
    discard_draft,
    save_application,
)
from medborgarbudget.network.actions.applications.handing_in import (
    answer_question,
    submit_application,
    withdraw_application,
)
from medborgarbudget.network.actions.applications.joining import InvitedPerson, accept_application
from medborgarbudget.network.actions.applications.settling import ask_for_more, decline_application
from medborgarbudget.network.actions.applications.tidying import (
    remind_of_drafts,
    remove_forgotten_drafts,
)

__all__ = [
    "InvitedPerson",
    "accept_application",
    "answer_question",
    "ask_for_more",
    "begin_application",
    "decline_application",
    "discard_draft",
    "remind_of_drafts",
    "remove_forgotten_drafts",
    "save_application",
    "submit_application",
    "withdraw_application",
]
