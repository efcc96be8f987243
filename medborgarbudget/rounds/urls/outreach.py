"""Reaching people, in the workspace of a round."""

from django.urls import path

from medborgarbudget.rounds.views.workspace import material, outreach

HERE = "<slug:round_slug>/marknadsforing/"
ONE = HERE + "<int:number>/"
PRINT = HERE + "affischer/<slug:occasion>/<slug:language>/"

urlpatterns = [
    path(HERE, outreach.outreach, name="workspace_outreach"),
    path(HERE + "ny/", outreach.add, name="add_activity"),
    path(HERE + "forslag/<slug:key>/", outreach.add_suggested, name="add_suggested_activity"),
    path(HERE + "marknadsforing.csv", outreach.outreach_csv, name="outreach_csv"),
    path(ONE, outreach.change, name="change_activity"),
    path(ONE + "klart/", outreach.finish, name="finish_activity"),
    path(ONE + "inte-klart/", outreach.reopen, name="reopen_activity"),
    path(ONE + "ta-bort/", outreach.remove, name="remove_activity"),
    path(HERE + "texter/", material.texts, name="workspace_texts"),
    path(HERE + "affischer/", material.material, name="workspace_material"),
    path(PRINT + "affisch.png", material.preview, name="poster_preview"),
    path(PRINT + "<slug:paper>.pdf", material.poster, name="poster"),
    path(PRINT + "delbild-<slug:shape>.png", material.share_picture, name="share_picture"),
]
