"""The addresses of the set-up, page by page."""

from django.urls import path

from medborgarbudget.rounds.views.setup import (
    beginning,
    days,
    decision,
    people,
    purpose,
    ready,
    what_if,
)
from medborgarbudget.rounds.views.setup import rules as rule_pages
from medborgarbudget.rounds.views.workspace import pots

urlpatterns = [
    path("ny/", beginning.begin_budget, name="begin_budget"),
    path("ny/<slug:budget_slug>/", beginning.begin_round, name="begin_round"),
    path("<slug:round_slug>/planering/", ready.setup, name="setup"),
    path("<slug:round_slug>/planering/syfte/", purpose.setup_purpose, name="setup_purpose"),
    path("<slug:round_slug>/planering/pengar/", pots.setup_money, name="setup_money"),
    path("<slug:round_slug>/planering/deltagare/", rule_pages.setup_who, name="setup_who"),
    path("<slug:round_slug>/planering/ideer/", rule_pages.setup_ideas, name="setup_ideas"),
    path("<slug:round_slug>/planering/valsedel/", rule_pages.setup_count, name="setup_count"),
    path("<slug:round_slug>/planering/rakning/", rule_pages.setup_method, name="setup_method"),
    path(
        "<slug:round_slug>/planering/villkor/",
        rule_pages.setup_conditions,
        name="setup_conditions",
    ),
    path("<slug:round_slug>/planering/oppenhet/", rule_pages.setup_public, name="setup_public"),
    path("<slug:round_slug>/planering/dagar/", days.setup_days, name="setup_days"),
    path("<slug:round_slug>/planering/ansvar/", people.setup_people, name="setup_people"),
    path("<slug:round_slug>/planering/beslut/", decision.setup_decision, name="setup_decision"),
    path("<slug:round_slug>/planering/tank-om/", what_if.setup_what_if, name="setup_what_if"),
    path("<slug:round_slug>/planering/klart/", ready.setup_ready, name="setup_ready"),
    path("<slug:round_slug>/planering/klart/offentlig/", ready.setup_publish, name="setup_publish"),
    path("<slug:round_slug>/planering/plan.pdf", ready.setup_plan, name="setup_plan"),
]
