"""The roles there are and what each may do: one table, told again in docs/roles.md."""

from django.db.models import TextChoices
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Role(TextChoices):
    """What a member of staff, or an elected member, is in an organisation."""

    COORDINATOR = "coordinator", _("Network coordinator")
    RESEARCHER = "researcher", _("Researcher")
    ADMINISTRATOR = "administrator", _("Administrator")
    PROCESS_LEAD = "process_lead", _("Process lead")
    ASSESSOR = "assessor", _("Assessor")
    SECRETARY = "secretary", _("Board secretary")
    DESK_OFFICER = "desk_officer", _("Desk officer")
    COMMUNICATOR = "communicator", _("Communicator")
    AUDITOR = "auditor", _("Auditor")
    ELECTED_MEMBER = "elected_member", _("Elected member")

    @property
    def meaning(self) -> str:
        """What somebody in the role does, in a sentence."""
        return str(_MEANINGS[self])


_MEANINGS = {
    Role.COORDINATOR: _("Runs the network: programmes, applications and gatherings."),
    Role.RESEARCHER: _("Follows the network through numbers, never through persons."),
    Role.ADMINISTRATOR: _("Looks after the organisation’s pages, and gives people their roles."),
    Role.PROCESS_LEAD: _("Leads the work with participatory budgeting, from step to step."),
    Role.ASSESSOR: _("Works out what ideas cost and whether they can be carried out."),
    Role.SECRETARY: _("Records what the political body decides."),
    Role.DESK_OFFICER: _("Helps residents to take part, on the spot or by telephone."),
    Role.COMMUNICATOR: _("Writes and publishes what residents and the network read."),
    Role.AUDITOR: _("Reads everything except what points out persons and their choices."),
    Role.ELECTED_MEMBER: _("Follows the work and reads the papers before decisions."),
}


class Outsider(TextChoices):
    """Who acts without a role: the journal tells these apart as well."""

    VISITOR = "visitor", _("Visitor")
    APPLICANT = "applicant", _("Applicant")
    PARTICIPANT = "participant", _("Participant")
    HOLDER = "holder", _("Holder of an account")
    OPERATOR = "operator", _("Operator")
    SYSTEM = "system", _("The system")


class Capability(TextChoices):
    """What can be allowed, said in words. Every page for staff asks for one."""

    ENTER_WORKSPACE = "enter_workspace", _("Enter the workspace")
    SEE_CALENDAR = "see_calendar", _("See the calendar")
    SEE_ACTIVITY = "see_activity", _("See what was done")
    SEE_PEOPLE = "see_people", _("See who works here")
    GIVE_ROLES = "give_roles", _("Invite people and give roles")
    EDIT_ORGANISATION = "edit_organisation", _("Change facts about the organisation and its look")
    EDIT_AREAS = "edit_areas", _("Change areas, groups and topics")
    SEE_ROUNDS = "see_rounds", _("Follow the work with a round")
    SET_UP_ROUNDS = "set_up_rounds", _("Set up a round: its money, its rules and its days")
    RUN_ROUNDS = "run_rounds", _("Open and close steps, move days, tick off what is done")
    RECORD_DECISIONS = "record_decisions", _("Record what the political body decided")
    REACH_OUT = "reach_out", _("Plan outreach, and write news about a round")
    EDIT_PROGRAMMES = "edit_programmes", _("Change programmes")
    HANDLE_APPLICATIONS = "handle_applications", _("Handle applications")
    SEE_PROGRESS = "see_progress", _("See how members get on")
    EDIT_MEMBER_PAGE = "edit_member_page", _("Change the member page")
    ATTEND_GATHERINGS = "attend_gatherings", _("Register for gatherings")
    ARRANGE_GATHERINGS = "arrange_gatherings", _("Arrange gatherings")
    SEE_METHODS = "see_methods", _("Read the method library")
    PUBLISH_METHODS = "publish_methods", _("Publish in the method library")
    COPY_METHODS = "copy_methods", _("Copy from the method library")
    ANSWER_CONTACT = "answer_contact", _("Read and answer messages")


CAPABILITY_GROUPS: tuple[tuple[str | Promise, tuple[Capability, ...]], ...] = (
    (
        _("The workspace"),
        (
            Capability.ENTER_WORKSPACE,
            Capability.SEE_CALENDAR,
            Capability.SEE_ACTIVITY,
            Capability.SEE_PEOPLE,
            Capability.ANSWER_CONTACT,
        ),
    ),
    (
        _("The organisation"),
        (
            Capability.GIVE_ROLES,
            Capability.EDIT_ORGANISATION,
            Capability.EDIT_AREAS,
            Capability.EDIT_MEMBER_PAGE,
        ),
    ),
    (
        _("Rounds"),
        (
            Capability.SEE_ROUNDS,
            Capability.SET_UP_ROUNDS,
            Capability.RUN_ROUNDS,
            Capability.RECORD_DECISIONS,
            Capability.REACH_OUT,
        ),
    ),
    (
        _("The network"),
        (
            Capability.EDIT_PROGRAMMES,
            Capability.HANDLE_APPLICATIONS,
            Capability.SEE_PROGRESS,
            Capability.ATTEND_GATHERINGS,
            Capability.ARRANGE_GATHERINGS,
            Capability.SEE_METHODS,
            Capability.PUBLISH_METHODS,
            Capability.COPY_METHODS,
        ),
    ),
)
"""The capabilities in the order in which they are shown."""

_EVERYONE = frozenset(Role)
_ADMINISTRATORS = frozenset({Role.COORDINATOR, Role.ADMINISTRATOR})
_COORDINATORS = frozenset({Role.COORDINATOR})
_OF_THE_ASSOCIATION = frozenset({Role.COORDINATOR, Role.RESEARCHER})
_LEADERS = frozenset({Role.ADMINISTRATOR, Role.PROCESS_LEAD})

ALLOWED: dict[Capability, frozenset[Role]] = {
    Capability.ENTER_WORKSPACE: _EVERYONE,
    Capability.SEE_CALENDAR: _EVERYONE,
    Capability.SEE_ACTIVITY: _EVERYONE - {Role.RESEARCHER, Role.DESK_OFFICER},
    # An auditor reads everything but persons and choices; a researcher reads aggregates only.
    Capability.SEE_PEOPLE: _EVERYONE - {Role.RESEARCHER, Role.AUDITOR},
    Capability.GIVE_ROLES: _ADMINISTRATORS,
    Capability.EDIT_ORGANISATION: _ADMINISTRATORS,
    Capability.EDIT_AREAS: _ADMINISTRATORS | {Role.PROCESS_LEAD},
    Capability.SEE_ROUNDS: _EVERYONE - _OF_THE_ASSOCIATION,
    Capability.SET_UP_ROUNDS: _LEADERS,
    Capability.RUN_ROUNDS: _LEADERS,
    Capability.RECORD_DECISIONS: _LEADERS | {Role.SECRETARY},
    Capability.REACH_OUT: _LEADERS | {Role.COMMUNICATOR},
    Capability.EDIT_PROGRAMMES: _COORDINATORS,
    Capability.HANDLE_APPLICATIONS: _COORDINATORS,
    Capability.SEE_PROGRESS: _COORDINATORS | {Role.RESEARCHER, Role.AUDITOR, Role.ELECTED_MEMBER},
    Capability.EDIT_MEMBER_PAGE: _ADMINISTRATORS | {Role.PROCESS_LEAD, Role.COMMUNICATOR},
    Capability.ATTEND_GATHERINGS: _EVERYONE - {Role.AUDITOR},
    Capability.ARRANGE_GATHERINGS: _COORDINATORS | {Role.COMMUNICATOR},
    Capability.SEE_METHODS: _EVERYONE,
    Capability.PUBLISH_METHODS: _COORDINATORS | {Role.COMMUNICATOR},
    Capability.COPY_METHODS: _ADMINISTRATORS | {Role.PROCESS_LEAD, Role.COMMUNICATOR},
    Capability.ANSWER_CONTACT: _ADMINISTRATORS | {Role.PROCESS_LEAD, Role.COMMUNICATOR},
}
"""Which roles have each capability, in the organisation or round where the role was given."""

OPENED_BY_A_ROUND = frozenset(
    {Capability.ENTER_WORKSPACE, Capability.SEE_CALENDAR, Capability.SEE_METHODS}
)
"""What a role in a single round allows in the organisation's workspace as a whole."""


def role_label(code: str) -> str:
    """The name of a role or outsider, as the journal stored its code."""
    kind = Role if code in Role.values else Outsider
    return str(kind(code).label)
