"""Addresses of an organisation: its public pages, and its workspace under ``arbetsyta``."""

from django.urls import include, path

from medborgarbudget.organisations.views import (
    activity,
    area_imports,
    areas,
    areas_public,
    calendar,
    groups,
    invitations,
    look,
    people,
    profile,
    public,
    statements,
    workspace,
)

app_name = "organisations"
area_urls = [
    path("omraden/", areas.area_list, name="workspace_areas"),
    path("omraden/nytt/", areas.new_area, name="new_area"),
    path("omraden/nivaer/", areas.level_list, name="area_levels"),
    path("omraden/importera/", area_imports.upload, name="import_areas"),
    path("omraden/importera/<int:import_id>/", area_imports.preview, name="area_import"),
    path("omraden/omrade/<slug:area_slug>/", areas.edit_area, name="edit_area"),
    path("omraden/omrade/<slug:area_slug>/arkivera/", areas.archive, name="archive_area"),
    path("omraden/omrade/<slug:area_slug>/ta-i-bruk/", areas.restore, name="restore_area"),
    path("grupper/", groups.group_list, name="workspace_groups"),
    path("grupper/ny/", groups.edit, {"sort": "grupper"}, name="new_group"),
    path("grupper/grupp/<slug:slug>/", groups.edit, {"sort": "grupper"}, name="edit_group"),
    path(
        "grupper/grupp/<slug:slug>/ta-bort/",
        groups.remove,
        {"sort": "grupper"},
        name="remove_group",
    ),
    path("grupper/nytt-tema/", groups.edit, {"sort": "teman"}, name="new_topic"),
    path("grupper/tema/<slug:slug>/", groups.edit, {"sort": "teman"}, name="edit_topic"),
    path(
        "grupper/tema/<slug:slug>/ta-bort/", groups.remove, {"sort": "teman"}, name="remove_topic"
    ),
]
workspace_urls = [
    *area_urls,
    path("", workspace.home, name="workspace"),
    path("aktivitet/", activity.workspace_activity, name="workspace_activity"),
    path("kalender/", calendar.workspace_calendar, name="workspace_calendar"),
    path("installningar/", profile.settings, name="settings"),
    path("installningar/om/", profile.part, {"question": "about"}, name="settings_about"),
    path("installningar/kontakt/", profile.part, {"question": "contact"}, name="settings_contact"),
    path(
        "installningar/sprak-och-doman/",
        profile.part,
        {"question": "languages"},
        name="settings_languages",
    ),
    path(
        "installningar/tillganglighet/",
        profile.part,
        {"question": "accessibility"},
        name="settings_accessibility",
    ),
    path(
        "installningar/personuppgifter/",
        profile.part,
        {"question": "privacy"},
        name="settings_privacy",
    ),
    path("installningar/utseende/", look.look, name="look"),
    path("installningar/utseende/logotyp/", look.change_logo, name="change_logo"),
    path("installningar/utseende/logotyp/ta-bort/", look.remove_logo, name="remove_logo"),
    path("personer/roller/", people.roles, name="roles"),
    path("personer/", people.people, name="people"),
    path("personer/ny/", people.add, name="add_person"),
    path("personer/roll/<int:grant_id>/", people.role, name="role"),
    path("personer/roll/<int:grant_id>/avsluta/", people.end, name="end_role"),
    path("personer/inbjudan/<int:invitation_id>/skicka/", people.resend, name="resend_invitation"),
    path(
        "personer/inbjudan/<int:invitation_id>/aterkalla/",
        people.withdraw,
        name="withdraw_invitation",
    ),
]
urlpatterns = [
    path("arbetsyta/", workspace.workspaces, name="workspaces"),
    path("<slug:organisation_slug>/", public.organisation, name="organisation"),
    path(
        "<slug:organisation_slug>/tillganglighet/", statements.accessibility, name="accessibility"
    ),
    path("<slug:organisation_slug>/personuppgifter/", statements.privacy, name="privacy"),
    path("<slug:organisation_slug>/farger.css", look.colours, name="colours"),
    path("<slug:organisation_slug>/logotyp/", look.logo, name="logo"),
    path("<slug:organisation_slug>/aktivitet/", activity.activity, name="activity"),
    path("<slug:organisation_slug>/aktivitet/flode.atom", activity.feed, name="activity_feed"),
    path("<slug:organisation_slug>/kalender.ics", calendar.public_calendar, name="calendar"),
    path(
        "<slug:organisation_slug>/kalender/<str:token>.ics",
        calendar.followed_calendar,
        name="followed_calendar",
    ),
    path("<slug:organisation_slug>/arbetsyta/", include(workspace_urls)),
    path("<slug:organisation_slug>/omraden/", areas_public.areas, name="areas"),
    path("<slug:organisation_slug>/omraden.geojson", areas_public.areas_geojson, name="geojson"),
    path(
        "<slug:organisation_slug>/inbjudan/<str:secret>/",
        invitations.invitation,
        name="invitation",
    ),
]
