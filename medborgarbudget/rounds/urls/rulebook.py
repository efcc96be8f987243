"""The rules of a round, in its workspace."""

from django.urls import path

from medborgarbudget.rounds.views.workspace import rulebook

urlpatterns = [
    path("<slug:round_slug>/regler/", rulebook.rules_here, name="workspace_rules"),
    path("<slug:round_slug>/regler/publicera/", rulebook.publish, name="publish_rules"),
    path("<slug:round_slug>/regler/kasta/", rulebook.discard, name="discard_rules"),
    path("<slug:round_slug>/regler/lardomar/", rulebook.note, name="note_lesson"),
    path(
        "<slug:round_slug>/regler/lardomar/<int:number>/ta-bort/",
        rulebook.remove,
        name="remove_lesson",
    ),
]
