"""What can happen in the network."""

from django.utils.translation import gettext_lazy as _

from medborgarbudget.journal.events import event, event_group

PROGRAMME_PLANNED = event("network.programme_planned", _("The programme %(subject)s was planned"))
PROGRAMME_CHANGED = event("network.programme_changed", _("The programme %(subject)s was changed"))
PROGRAMME_PUBLISHED = event(
    "network.programme_published", _("The programme %(subject)s was published"), public=True
)
APPLICATION_SUBMITTED = event(
    "network.application_submitted", _("%(subject)s applied to %(programme)s")
)
APPLICATION_QUESTIONED = event(
    "network.application_questioned", _("%(subject)s was asked to tell more")
)
APPLICATION_ANSWERED = event(
    "network.application_answered", _("%(subject)s answered a question about its application")
)
APPLICATION_ACCEPTED = event(
    "network.application_accepted", _("%(subject)s joined %(programme)s"), public=True
)
APPLICATION_DECLINED = event(
    "network.application_declined", _("The application from %(subject)s was declined")
)
APPLICATION_WITHDRAWN = event(
    "network.application_withdrawn", _("%(subject)s withdrew its application")
)
NETWORK_JOINED = event(
    "network.network_joined", _("%(subject)s joined the network %(programme)s"), public=True
)
MEMBER_ADMITTED = event(
    "network.member_admitted", _("%(subject)s joined %(programme)s"), public=True
)
MEMBER_LEFT = event("network.member_left", _("%(subject)s left %(programme)s"), public=True)
MEMBER_TEXT_CHANGED = event(
    "network.member_text_changed", _("The text about %(subject)s in the network was changed")
)

GATHERING_PLANNED = event("network.gathering_planned", _("A gathering was planned: %(subject)s"))
GATHERING_ANNOUNCED = event(
    "network.gathering_announced", _("A gathering was announced: %(subject)s"), public=True
)
GATHERING_OFFERED = event(
    "network.gathering_offered", _("The network announced a gathering: %(subject)s")
)
GATHERING_CHANGED = event("network.gathering_changed", _("A gathering was changed: %(subject)s"))
GATHERING_CANCELLED = event(
    "network.gathering_cancelled", _("A gathering was cancelled: %(subject)s"), public=True
)
MATERIAL_ADDED = event("network.material_added", _("Material was added to %(subject)s"))
MATERIAL_REMOVED = event("network.material_removed", _("Material was removed from %(subject)s"))
NOTES_WRITTEN = event(
    "network.gathering_notes_written", _("Notes were written after %(subject)s"), public=True
)
ATTENDANCE_MARKED = event(
    "network.attendance_marked", _("It was noted who came to %(subject)s: %(came)s")
)
REGISTERED = event("network.registered", _("Somebody registered for %(subject)s"))
REGISTRATION_CHANGED = event(
    "network.registration_changed", _("A registration for %(subject)s was changed")
)
REGISTRATION_CANCELLED = event(
    "network.registration_cancelled", _("A registration for %(subject)s was cancelled")
)
PLACES_GIVEN = event(
    "network.places_given", _("%(given)s from the waiting list got places at %(subject)s")
)
REGISTERED_REMINDED = event(
    "network.registered_reminded", _("The registered were reminded of %(subject)s")
)
REGISTRATIONS_ERASED = event(
    "network.registrations_erased",
    _("Names and addresses of the registered were erased: %(subject)s"),
)

METHOD_MADE = event("network.method_made", _("A method was written: %(subject)s"))
METHOD_CHANGED = event(
    "network.method_changed", _("%(subject)s was changed before it is published")
)
METHOD_PUBLISHED = event(
    "network.method_published", _("A method was published: %(subject)s"), public=True
)
METHOD_IMPROVED = event(
    "network.method_improved",
    _("%(subject)s was improved; this is version %(version)s"),
    public=True,
)
METHOD_WITHDRAWN = event(
    "network.method_withdrawn", _("A method was withdrawn: %(subject)s"), public=True
)
METHOD_COPIED = event("network.method_copied", _("A template was copied: %(subject)s"))
COPY_CHANGED = event("network.copy_changed", _("An own copy was changed: %(subject)s"))
IMPROVEMENT_OFFERED = event(
    "network.improvement_offered", _("There is a better version of %(subject)s, which you copied")
)
IMPROVEMENT_TAKEN = event(
    "network.improvement_taken", _("Version %(version)s of %(subject)s was taken over")
)
IMPROVEMENT_DECLINED = event(
    "network.improvement_declined", _("Version %(version)s of %(subject)s was not taken over")
)

MESSAGE_RECEIVED = event("network.message_received", _("A message came in: %(subject)s"))
MESSAGE_TAKEN = event("network.message_taken", _("Somebody is answering: %(subject)s"))
MESSAGE_ANSWERED = event("network.message_answered", _("A message was answered: %(subject)s"))
MESSAGE_CONTINUED = event("network.message_continued", _("The sender wrote more: %(subject)s"))
MESSAGE_CLOSED = event(
    "network.message_closed", _("A message was closed without an answer: %(subject)s")
)
MESSAGE_WAITED = event(
    "network.message_waited", _("A message has waited for three working days: %(subject)s")
)
MESSAGES_ERASED = event(
    "network.messages_erased", _("Messages settled a year ago were erased: %(number)s")
)

event_group(
    "membership",
    _("Programmes, applications and members"),
    *(f"network.{word}" for word in ("programme", "application", "member", "network")),
)
event_group(
    "gatherings",
    _("Gatherings"),
    *(
        f"network.{word}"
        for word in ("gathering", "material", "attendance", "regist", "places", "notes")
    ),
)
event_group(
    "methods",
    _("Methods"),
    *(f"network.{word}" for word in ("method", "copy", "improvement")),
)
event_group("messages", _("Messages to us"), "network.message")
