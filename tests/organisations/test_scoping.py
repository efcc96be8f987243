"""One organisation never sees another's rows."""

import pytest
from django.apps import apps
from django.db.models import Model
from django.test import Client
from django_scopes import ScopeError, scope

from medborgarbudget.organisations.models import Organisation
from medborgarbudget.rounds.models import Round
from tests.factories import OrganisationFactory, RoundFactory, a_published_count

pytestmark = pytest.mark.django_db

OWNED = [
    model
    for model in apps.get_models()
    if model is not Organisation
    and any(field.related_model is Organisation for field in model._meta.fields)
]


@pytest.mark.parametrize("model", OWNED)
def test_a_query_outside_a_scope_is_refused(model: type[Model]) -> None:
    with pytest.raises(ScopeError):
        model.objects.all()


def test_a_scope_shows_its_own_rounds_only() -> None:
    mine, other = RoundFactory(), RoundFactory()
    with scope(organisation=mine.organisation):
        assert list(Round.objects.all()) == [mine]
        assert not Round.objects.filter(pk=other.pk).exists()


@pytest.mark.parametrize(
    "path",
    ["", "resultat/", "resultat/lage/", "resultat/omrostning.pb", "forslag/1/"],
)
def test_a_round_is_not_found_under_another_organisation(client: Client, path: str) -> None:
    count = a_published_count()
    round = count.contest.round
    other = OrganisationFactory()
    assert client.get(f"/{round.organisation.slug}/{round.slug}/{path}").status_code == 200
    assert client.get(f"/{other.slug}/{round.slug}/{path}").status_code == 404
