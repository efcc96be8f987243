"""The list of rounds in the workspace, and the overview of one."""

from django.urls import path

from medborgarbudget.rounds.views.workspace import rounds

urlpatterns = [
    path("", rounds.rounds_in_workspace, name="workspace_rounds"),
    path("<slug:round_slug>/", rounds.round_in_workspace, name="workspace_round"),
]
