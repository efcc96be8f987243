"""Steps, days, decisions, documents, people, calendar and activity of a round's workspace."""

from django.urls import path, register_converter

from medborgarbudget.rounds.urls.converters import StepConverter
from medborgarbudget.rounds.views.workspace import (
    checklists,
    corrections,
    decisions,
    documents,
    ending,
    log,
    moving,
    people,
    steps,
)

register_converter(StepConverter, "step")

ROUND = "<slug:round_slug>"
STEP = f"{ROUND}/steg/<step:step>"
ITEM = f"{ROUND}/att-gora/<int:item_id>"

urlpatterns = [
    path(f"{ROUND}/steg/", steps.steps, name="workspace_steps"),
    path(f"{STEP}/", steps.step, name="workspace_step"),
    path(f"{STEP}/andra/", steps.edit, name="edit_step"),
    path(f"{STEP}/oppna/", steps.open_by_hand, name="open_step"),
    path(f"{STEP}/stang/", steps.close_by_hand, name="close_step"),
    path(f"{STEP}/att-gora/", checklists.add, name="add_item"),
    path(f"{ITEM}/klart/", checklists.tick_off, name="tick"),
    path(f"{ITEM}/inte-klart/", checklists.take_tick_away, name="untick"),
    path(f"{ITEM}/krav/", checklists.demand, name="require_item"),
    path(f"{ITEM}/ta-bort/", checklists.remove, name="remove_item"),
    path(f"{ROUND}/dagar/", moving.move_days, name="move_days"),
    path(f"{ROUND}/beslut/", decisions.decisions, name="workspace_decisions"),
    path(f"{ROUND}/beslut/start/", decisions.record_start, name="record_start_decision"),
    path(f"{ROUND}/beslut/lista/", decisions.record_list, name="record_list_decision"),
    path(
        f"{ROUND}/beslut/efter-omrostningen/", decisions.record_after_vote, name="record_decision"
    ),
    path(f"{ROUND}/beslut/start/ratta/", corrections.correct_start, name="correct_start_decision"),
    path(f"{ROUND}/beslut/lista/ratta/", corrections.correct_list, name="correct_list_decision"),
    path(
        f"{ROUND}/beslut/efter-omrostningen/ratta/",
        corrections.correct_after_vote,
        name="correct_decision",
    ),
    path(f"{ROUND}/dokument/", documents.documents, name="workspace_documents"),
    path(f"{ROUND}/dokument/nytt/", documents.add, name="add_document"),
    path(f"{ROUND}/dokument/<int:number>/", documents.document, name="workspace_document"),
    path(f"{ROUND}/dokument/<int:number>/ta-bort/", documents.remove, name="remove_document"),
    path(f"{ROUND}/personer/", people.people, name="workspace_people"),
    path(f"{ROUND}/personer/ny/", people.add, name="add_round_person"),
    path(f"{ROUND}/kalender/", log.calendar, name="workspace_round_calendar"),
    path(f"{ROUND}/aktivitet/", log.activity, name="workspace_activity"),
    path(f"{ROUND}/stall-in/", ending.call_off, name="cancel_round"),
    path(f"{ROUND}/avsluta/", ending.finish, name="finish_round"),
    path(f"{ROUND}/kasta/", ending.discard, name="discard_round"),
]
