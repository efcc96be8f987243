"""Which templates an organisation can begin from, and that a round begins from any of them."""

from typing import Any

import pytest
from django_scopes import scope

from medborgarbudget.network.actions.methods import publish_method, withdraw_method, write_method
from medborgarbudget.network.models import Method, MethodVersion
from medborgarbudget.organisations.models import Organisation
from medborgarbudget.people.acting import Actor
from medborgarbudget.people.roles import Role
from medborgarbudget.rounds.actions import begin_round
from medborgarbudget.rounds.queries.templates import library_templates, template_for, templates_for
from medborgarbudget.rounds.ready_made import pattern_of, ready_templates, template
from medborgarbudget.rounds.ready_made.documents import template_document
from tests.factories import AssociationFactory, MembershipFactory, OrganisationFactory
from tests.rounds.making import LEAD, START, a_budget, on

pytestmark = pytest.mark.django_db

COORDINATOR = Actor(Role.COORDINATOR)


@pytest.fixture
def association() -> Organisation:
    return AssociationFactory(slug="skr", name="SKR")


@pytest.fixture
def member(association: Organisation) -> Organisation:
    return MembershipFactory(programme__organisation=association).member


def in_library(
    association: Organisation, code: str = "hela-paket", *, published: bool = True, **fields: Any
) -> Method:
    ready = template(code)
    assert ready is not None
    about = {"name": "Våra paket", "kind": "rulebook", "summary": "Om det gäller en park."}
    with scope(organisation=association):
        method = write_method(
            organisation=association,
            fields=about | fields,
            contents={"rulebook": template_document(ready.rules, ready.pots)},
            upload=None,
            by=COORDINATOR,
        )
        if published:
            publish_method(method=method, by=COORDINATOR)
    return method


def test_a_member_begins_from_what_its_network_has_published(
    association: Organisation, member: Organisation
) -> None:
    in_library(association)
    [found] = library_templates(member)
    ready = template("hela-paket")
    assert ready is not None
    assert (found.code, found.source) == ("skr/vara-paket", "SKR")
    assert (str(found.name), str(found.choose_if)) == ("Våra paket", "Om det gäller en park.")
    assert (found.rules, found.pots) == (ready.rules, ready.pots)
    assert template_for(member, "skr/vara-paket") == found


def test_others_and_what_is_not_published_or_withdrawn_are_left_out(
    association: Organisation, member: Organisation
) -> None:
    in_library(AssociationFactory(slug="annan"))
    in_library(association, name="Utkast", published=False)
    withdrawn = in_library(association, name="Gammal")
    with scope(organisation=association):
        withdraw_method(method=withdrawn, by=COORDINATOR)
    assert library_templates(member) == []
    assert template_for(member, "annan/vara-paket") is None
    assert library_templates(OrganisationFactory()) == []


def test_rules_that_can_no_longer_be_read_are_left_out(
    association: Organisation, member: Organisation
) -> None:
    method = in_library(association)
    with scope(organisation=association):
        MethodVersion.objects.filter(method=method).update(rulebook={"rules": {"version": 0}})
    assert library_templates(member) == []


def test_the_latest_version_counts(association: Organisation, member: Organisation) -> None:
    method = in_library(association)
    with scope(organisation=association):
        MethodVersion.objects.create(
            organisation=association, method=method, number=2, text="Utan regler"
        )
    assert library_templates(member) == []


def test_it_costs_as_many_queries_with_one_template_as_with_three(
    association: Organisation, member: Organisation, django_assert_num_queries: Any
) -> None:
    for name in ("Ett", "Två", "Tre"):
        in_library(association, name=name)
        with django_assert_num_queries(4):
            library_templates(member)


@pytest.mark.parametrize("code", [each.code for each in ready_templates()])
def test_a_round_begins_from_each_ready_template(code: str) -> None:
    organisation = OrganisationFactory()
    chosen = template_for(organisation, code)
    assert chosen is not None
    with scope(organisation=organisation), on(START):
        round = begin_round(
            budget=a_budget(organisation), name="Omgång 1", rules=chosen.rules, by=LEAD
        )
        assert pattern_of(round.rulebooks.get().rules) == chosen.rules


def test_our_own_come_before_the_networks(association: Organisation, member: Organisation) -> None:
    in_library(association)
    assert [each.source for each in templates_for(member)][-2:] == ["", "SKR"]
