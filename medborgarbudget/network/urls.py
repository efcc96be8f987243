"""Addresses of the network, below an association's own."""

from django.urls import include, path

from medborgarbudget.network.views import (
    applications,
    applying,
    arranging,
    contact,
    copies,
    gatherings,
    inbox,
    members,
    methods,
    programmes,
    progress,
    publishing,
)

app_name = "network"

programme_urls = [
    path("program/<slug:programme_slug>/", programmes.programme, name="programme"),
    path("program/<slug:programme_slug>/ansok/", applying.apply, name="apply"),
    path("ansokan/<str:secret>/", applying.own_application, name="own-application"),
    path("ansokan/<str:secret>/andra/", applying.change_application, name="change-application"),
    path("ansokan/<str:secret>/dra-tillbaka/", applying.withdraw, name="withdraw-application"),
    path("ansokan/<str:secret>/beslut/", applying.own_decision, name="own-decision"),
    path("medlemmar/", members.members, name="members"),
    path("medlemmar.geojson", members.members_map, name="members-map"),
    path("medlemmar/<slug:member_slug>/", members.member, name="member"),
]
programme_workspace_urls = [
    path("program/", programmes.programmes, name="programmes"),
    path("program/nytt/", programmes.new_programme, name="new-programme"),
    path("program/<int:pk>/", programmes.edit_programme, name="edit-programme"),
    path("program/<int:pk>/publicera/", programmes.publish, name="publish-programme"),
    path("ansokningar/", applications.applications, name="applications"),
    path("ansokningar/<int:pk>/", applications.application, name="application"),
    path("ansokningar/<int:pk>/fraga/", applications.ask, name="ask-applicant"),
    path("ansokningar/<int:pk>/godkann/", applications.accept, name="accept-application"),
    path("ansokningar/<int:pk>/avsla/", applications.decline, name="decline-application"),
    path("ansokningar/<int:pk>/beslut/", applications.decision_document, name="decision-document"),
    path("medlemmar/", progress.progress, name="progress"),
    path("medlemmar/medlemmar.csv", progress.progress_file, name="progress-file"),
    path("medlemmar/<int:pk>/lamna/", progress.leave, name="leave-programme"),
    path("natverket/", progress.own_memberships, name="own-memberships"),
    path("natverket/<int:pk>/", progress.own_membership, name="own-membership"),
]
gathering_urls = [
    path("traffar.ics", gatherings.feed, name="gathering-feed"),
    path("traffar/", gatherings.gathering_list, name="gatherings"),
    path("traffar/<slug:gathering_slug>/", gatherings.gathering, name="gathering"),
    path(
        "traffar/<slug:gathering_slug>/anmalan/",
        gatherings.register_for_gathering,
        name="register",
    ),
    path(
        "traffar/<slug:gathering_slug>/traff.ics",
        gatherings.calendar_of_one,
        name="gathering-calendar",
    ),
    path(
        "traffar/<slug:gathering_slug>/material/<int:number>/",
        gatherings.material,
        name="gathering-material",
    ),
    path("traffar/anmald/<str:secret>/", gatherings.registration, name="registration"),
    path("traffar/anmald/<str:secret>/avboka/", gatherings.cancel, name="cancel-registration"),
]
gathering_workspace_urls = [
    path("traffar/", arranging.gatherings_here, name="workspace-gatherings"),
    path("traffar/ny/", arranging.plan, name="plan-gathering"),
    path("traffar/<slug:gathering_slug>/", arranging.arrange, name="arrange-gathering"),
    path("traffar/<slug:gathering_slug>/andra/", arranging.change, name="change-gathering"),
    path("traffar/<slug:gathering_slug>/annonsera/", arranging.announce, name="announce-gathering"),
    path("traffar/<slug:gathering_slug>/stall-in/", arranging.call_off, name="call-off-gathering"),
    path("traffar/<slug:gathering_slug>/material/", arranging.material, name="add-material"),
    path(
        "traffar/<slug:gathering_slug>/material/<int:number>/ta-bort/",
        arranging.take_away_material,
        name="remove-material",
    ),
    path("traffar/<slug:gathering_slug>/anteckningar/", arranging.notes, name="gathering-notes"),
    path("traffar/<slug:gathering_slug>/narvaro/", arranging.attendance, name="attendance"),
    path(
        "traffar/<slug:gathering_slug>/deltagare.csv", arranging.participants, name="participants"
    ),
    path(
        "traffar/<slug:association_slug>/<slug:gathering_slug>/anmalan/",
        arranging.register_as_member,
        name="register-as-member",
    ),
]
method_urls = [
    path("metoder/", methods.method_list, name="methods"),
    path("metoder/<slug:method_slug>/", methods.method, name="method"),
    path("metoder/<slug:method_slug>/fil/<int:number>/", methods.document, name="method-document"),
]
method_workspace_urls = [
    path("metoder/", publishing.methods_here, name="workspace-methods"),
    path("metoder/ny/", publishing.write, name="write-method"),
    path("metoder/egna/<int:number>/", copies.copy_page, name="copy"),
    path("metoder/egna/<int:number>/andra/", copies.change, name="change-copy"),
    path("metoder/egna/<int:number>/forbattring/", copies.improvement, name="improvement"),
    path("metoder/egna/<int:number>/ta-over/", copies.take, name="take-improvement"),
    path("metoder/egna/<int:number>/avboj/", copies.decline, name="decline-improvement"),
    path("metoder/egna/<int:number>/sammanfoga/", copies.merge_page, name="merge"),
    path("metoder/<slug:method_slug>/", publishing.edit, name="edit-method"),
    path("metoder/<slug:method_slug>/andra/", publishing.improve, name="improve-method"),
    path("metoder/<slug:method_slug>/publicera/", publishing.publish, name="publish-method"),
    path("metoder/<slug:method_slug>/dra-tillbaka/", publishing.withdraw, name="withdraw-method"),
    path(
        "metoder/<slug:association_slug>/<slug:method_slug>/kopiera/",
        copies.make_copy,
        name="copy-method",
    ),
]
contact_urls = [
    path("kontakt/", contact.contact, name="contact"),
    path("kontakt/<str:secret>/", contact.message, name="message"),
]
contact_workspace_urls = [
    path("kontakt/", inbox.inbox, name="inbox"),
    path("kontakt/<int:number>/", inbox.inbox_message, name="inbox-message"),
    path("kontakt/<int:number>/ta/", inbox.take, name="take-message"),
    path("kontakt/<int:number>/stang/", inbox.close, name="close-message"),
]
urlpatterns = [
    *programme_urls,
    path("arbetsyta/", include(programme_workspace_urls)),
    *gathering_urls,
    *method_urls,
    *contact_urls,
    path("arbetsyta/", include(gathering_workspace_urls)),
    path("arbetsyta/", include(method_workspace_urls)),
    path("arbetsyta/", include(contact_workspace_urls)),
]
