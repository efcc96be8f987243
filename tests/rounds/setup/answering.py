"""Answering the pages of the set-up as an official does, with all that a page already says."""

from typing import Any

from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from django_scopes import scope

from medborgarbudget.organisations.models import Organisation
from medborgarbudget.rounds.models import Round, Rulebook
from tests.rounds.pages import url
from tests.windows import sent_from, text_of


def rules_of(round: Round) -> Any:
    """The rules of its latest version, public or not."""
    with scope(organisation=round.organisation):
        return Rulebook.objects.filter(round=round).order_by("-number")[0].rules


def again(round: Round) -> Round:
    """The round as it is stored now."""
    with scope(organisation=round.organisation):
        return Round.objects.get(pk=round.pk)


def save(client: Client, round: Round, name: str, **answers: Any) -> HttpResponse:
    """Save a page with some answers changed; two underscores stand for a hyphen."""
    address = url(round, f"setup_{name}")
    data = sent_from(client.get(address))
    for key, value in answers.items():
        data[key.replace("__", "-")] = value
    response: HttpResponse = client.post(address, data)
    return response


def begun(client: Client, organisation: Organisation, start: str = "empty") -> Round:
    """A first round, begun on the page for it."""
    response = client.post(
        reverse("rounds:begin_budget", args=[organisation.slug]),
        {"name_0": "Vi bestämmer", "orientations": ["territory", "group"], "start": start},
    )
    assert response.status_code == 302, text_of(response)
    with scope(organisation=organisation):
        return Round.objects.select_related("organisation").get()
