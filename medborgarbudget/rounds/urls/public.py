"""What everyone sees: a medborgarbudget, its rounds, and what is told about them."""

from django.urls import path

from medborgarbudget.rounds.views.public import documents, money, news, rounds, rulebook, timetable
from medborgarbudget.rounds.views.workspace import material

urlpatterns = [
    path("medborgarbudget/<slug:budget_slug>/", rounds.budget_page, name="budget"),
    path(
        "medborgarbudget/<slug:budget_slug>/protokoll/",
        documents.start_minutes,
        name="start_minutes",
    ),
    path("<slug:round_slug>/", rounds.round_overview, name="round"),
    path("<slug:round_slug>/tidplan/", timetable.timetable, name="timetable"),
    path("<slug:round_slug>/tidplan.ics", timetable.timetable_calendar, name="timetable_ics"),
    path("<slug:round_slug>/nyheter/", news.news_list, name="news"),
    path("<slug:round_slug>/nyheter/flode/", news.feed, name="news_feed"),
    path("<slug:round_slug>/nyheter/<int:number>/", news.news_item, name="news_item"),
    path("<slug:round_slug>/dokument/", documents.document_list, name="documents"),
    path("<slug:round_slug>/dokument/<int:number>/", documents.document, name="document"),
    path(
        "<slug:round_slug>/dokument/protokoll/listbeslut/",
        documents.list_minutes,
        name="list_minutes",
    ),
    path(
        "<slug:round_slug>/dokument/protokoll/beslut/",
        documents.decision_minutes,
        name="decision_minutes",
    ),
    path("<slug:round_slug>/spelregler/", rulebook.rules, name="rules"),
    path("<slug:round_slug>/spelregler/jamfor/", rulebook.compare, name="rules_compare"),
    path("<slug:round_slug>/spelregler/<int:number>/", rulebook.rules, name="rules_version"),
    path("<slug:round_slug>/spelregler.pdf", rulebook.rules_as_pdf, name="rules_pdf"),
    path("<slug:round_slug>/spelregler.json", rulebook.rules_as_json, name="rules_json"),
    path("<slug:round_slug>/pengarna/", money.money, name="money"),
    path("<slug:round_slug>/pengarna.csv", money.money_csv, name="money_csv"),
    path("<slug:round_slug>/delbild.png", material.public_picture, name="public_picture"),
]
