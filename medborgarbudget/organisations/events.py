"""What can happen to an organisation and its staff."""

from django.utils.translation import gettext_lazy as _

from medborgarbudget.journal.events import event, event_group

ORGANISATION_REGISTERED = event(
    "organisations.registered", _("%(subject)s got its place on the site"), public=True
)
PROFILE_CHANGED = event(
    "organisations.profile_changed", _("What is told about %(subject)s was changed: %(fields)s")
)
INVITED = event("organisations.invited", _("A person was invited: %(subject)s"))
INVITATION_ACCEPTED = event(
    "organisations.invitation_accepted", _("An invitation was accepted: %(subject)s")
)
INVITATION_WITHDRAWN = event(
    "organisations.invitation_withdrawn", _("An invitation was withdrawn: %(subject)s")
)
INVITATIONS_FORGOTTEN = event(
    "organisations.invitations_forgotten",
    _("We erased whom invitations were for that expired long ago: %(number)s"),
)
ROLE_GIVEN = event("organisations.role_given", _("A role was given: %(subject)s"))
ROLE_PROLONGED = event(
    "organisations.role_last_day_changed", _("The last day of a role was changed: %(subject)s")
)
ROLE_ENDED = event("organisations.role_ended", _("A role was ended: %(subject)s"))
ROLE_ENDS_SOON = event("organisations.role_ends_soon", _("A role ends soon: %(subject)s"))
LOOK_CHANGED = event("organisations.look_changed", _("The look was changed"))
SIGN_IN_ADDED = event(
    "organisations.sign_in_added",
    _("People with addresses at %(domains)s may sign in with %(subject)s"),
)

AREAS_IMPORTED = event(
    "organisations.areas_imported",
    _("Areas were imported from %(subject)s: %(added)s new, %(changed)s changed"),
)
AREA_ADDED = event("organisations.area_added", _("%(subject)s became an area"), public=True)
AREA_RENAMED = event(
    "organisations.area_renamed", _("The area %(before)s is now called %(subject)s"), public=True
)
AREA_DRAWN = event(
    "organisations.area_drawn", _("The border of %(subject)s was changed"), public=True
)
AREA_PLACED = event("organisations.area_placed", _("%(subject)s got another level or whole"))
AREA_COUNTED = event(
    "organisations.area_counted", _("The number of residents in %(subject)s was set"), public=True
)
AREA_KEYED = event(
    "organisations.area_keyed", _("%(subject)s was tied to the areas of Statistics Sweden")
)
AREA_ARCHIVED = event(
    "organisations.area_archived", _("%(subject)s is no longer in use as an area"), public=True
)
AREA_RESTORED = event(
    "organisations.area_restored", _("%(subject)s is in use as an area again"), public=True
)
LEVEL_DEFINED = event("organisations.level_defined", _("A level of areas was named: %(subject)s"))
GROUP_ADDED = event("organisations.group_added", _("A group was added: %(subject)s"))
GROUP_CHANGED = event("organisations.group_changed", _("A group was changed: %(subject)s"))
GROUP_REMOVED = event("organisations.group_removed", _("A group was removed: %(subject)s"))
TOPIC_ADDED = event("organisations.topic_added", _("A theme was added: %(subject)s"))
TOPIC_CHANGED = event("organisations.topic_changed", _("A theme was changed: %(subject)s"))
TOPIC_REMOVED = event("organisations.topic_removed", _("A theme was removed: %(subject)s"))

event_group("staff", _("People and roles"), "organisations.invit", "organisations.role")
event_group(
    "areas",
    _("Areas, groups and themes"),
    *(f"organisations.{word}" for word in ("area", "level", "group", "topic")),
)
event_group(
    "organisation",
    _("The organisation itself"),
    *(f"organisations.{word}" for word in ("registered", "profile", "look", "sign_in")),
)
