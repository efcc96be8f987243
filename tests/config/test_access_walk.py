"""The walk: every route, opened by everyone there is, answers as its access rule says."""

import logging
from collections.abc import Iterator
from enum import StrEnum

import pytest
from django.conf import LazySettings, settings
from django.db import transaction
from django.http import HttpResponse
from django.test import Client
from pytest_django import DjangoDbBlocker

from medborgarbudget.organisations.models import Organisation
from medborgarbudget.organisations.rules import capability_fits
from medborgarbudget.people.models import User
from medborgarbudget.people.roles import ALLOWED, Capability, Role
from medborgarbudget.web.access import Access
from tests.config.walking.addresses import ADDRESSES, Address, Route, path_of, routes
from tests.config.walking.world import World, a_world

pytestmark = pytest.mark.django_db
BACKEND = "django.contrib.auth.backends.ModelBackend"
ROUTES = {route.name: route for route in routes()}


class Answer(StrEnum):
    """What somebody who opens a page meets."""

    LET_IN = "let in"
    SIGN_IN = "sent to sign in"
    SECOND_FACTOR = "sent to choose a second factor"
    WHO = "asked for the second factor"
    REFUSED = "refused"
    NOT_FOUND = "not found"
    BROKEN = "broken"


# These belong to nobody until one is on the way in, and send everybody else to the beginning.
ON_THE_WAY_IN = {
    "mfa_authenticate",
    "mfa_login_webauthn",
    "account_reauthenticate",
    "mfa_reauthenticate",
}
# These are about a row that the walk has none of, or a provider that is not set up.
ABOUT_NOTHING = {
    "openid_connect_login",
    "openid_connect_callback",
    "mfa_edit_webauthn",
    "mfa_remove_webauthn",
    "mfa_view_recovery_codes",
    "demo_sign_in",
}


@pytest.fixture(scope="module")
def world(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[World]:
    """One world for all routes; what a visit changes is undone, and the world itself at the end."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield a_world()
        transaction.set_rollback(True)


@pytest.fixture(autouse=True)
def sessions_outlive_what_is_undone(settings: LazySettings) -> None:
    settings.SESSION_ENGINE = "django.contrib.sessions.backends.signed_cookies"


@pytest.fixture(autouse=True)
def quiet_refusals(caplog: pytest.LogCaptureFixture) -> None:
    """Refusing is what most visits are about: no need to tell each."""
    caplog.set_level(logging.CRITICAL, "django.request")


@pytest.mark.parametrize("name", ROUTES)
def test_everybody_gets_the_answer_that_the_rule_gives(world: World, name: str) -> None:
    assert name in ADDRESSES, "Say in tests/config/walking/addresses.py how to fill this address."
    route, wrong = ROUTES[name], []
    for who, user in visitors(world, name):
        answer, expected = visit(world, name, user), answers(world, route, user)
        if answer not in expected:
            wrong.append(f"{who}: {answer}, not {' or '.join(expected)}")
    assert not wrong, "\n".join(wrong)


def test_no_line_is_about_a_route_that_is_gone() -> None:
    assert set(ADDRESSES) <= set(ROUTES)


WITH_ROWS = [
    name
    for name, address in ADDRESSES.items()
    if isinstance(address, Address) and address.place and address.words
]


@pytest.mark.parametrize("name", WITH_ROWS)
def test_a_row_of_one_organisation_is_not_found_under_another(world: World, name: str) -> None:
    address = ADDRESSES[name]
    assert isinstance(address, Address)
    elsewhere = world.elsewhere[address.place]
    assert visit(world, name, world.stranger, elsewhere) == Answer.NOT_FOUND


def visitors(world: World, name: str) -> Iterator[tuple[str, User | None]]:
    """Nobody, somebody without a second factor, everybody in a role, and a stranger."""
    yield "a visitor", None
    yield "somebody without a second factor", world.beginner
    yield "somebody who gave the password alone", world.halfway
    address = ADDRESSES[name]
    place = (address.place if isinstance(address, Address) else "") or "almvik"
    for role in Role:
        yield str(role), world.staff[place, role]
    yield "a stranger", world.stranger


def answers(world: World, route: Route, user: User | None) -> set[Answer]:
    """What the rule of a route and the table of roles say that somebody meets."""
    access = route.rule.access
    if route.name in ON_THE_WAY_IN:
        return {Answer.LET_IN, Answer.SIGN_IN, Answer.WHO}
    let_in = {Answer.NOT_FOUND} if route.name in ABOUT_NOTHING else {Answer.LET_IN}
    if access in {Access.PUBLIC, Access.LINK}:
        return let_in
    if user is None:
        return {Answer.SIGN_IN}
    if access == Access.FIRST_FACTOR:
        return let_in | {Answer.WHO}
    if user == world.beginner:
        return {Answer.SECOND_FACTOR}
    if user == world.halfway:
        return {Answer.WHO}
    if access == Access.SIGNED_IN:
        # Changing how one signs in asks once more, unless one has just signed in.
        return let_in | {Answer.WHO} if route.name.startswith(("mfa_", "account_")) else let_in
    return let_in if is_allowed(world, route, user) else {Answer.REFUSED}


def is_allowed(world: World, route: Route, user: User) -> bool:
    """Whether the table of roles allows it, read without asking the rules."""
    capability = Capability(route.rule.capability)
    roles = {role for (place, role), person in world.staff.items() if person == user}
    address = ADDRESSES[route.name]
    assert isinstance(address, Address)
    place = {each.slug: each for each in (world.member, world.association)}[address.place]
    return bool(roles & ALLOWED[capability]) and capability_fits(capability, place)


def visit(world: World, name: str, user: User | None, place: Organisation | None = None) -> Answer:
    """Open a page as somebody, undo whatever that did, and say what they met."""
    with transaction.atomic():
        client = browser_of(world, user)
        path = path_of(name, world, user or world.stranger, place)
        response = client.get(path)
        if response.status_code == 405:
            response = client.post(path)
        transaction.set_rollback(True)
    return met(response)


def browser_of(world: World, user: User | None) -> Client:
    """A browser in which somebody has signed in, once for all their visits."""
    client = Client()
    if user and user.pk not in world.sessions:
        sign_in = client._login if user == world.halfway else client.force_login  # type: ignore[attr-defined]
        sign_in(user, BACKEND)
        world.sessions[user.pk] = client.cookies[settings.SESSION_COOKIE_NAME].value
    if user:
        client.cookies[settings.SESSION_COOKIE_NAME] = world.sessions[user.pk]
    return client


def met(response: HttpResponse) -> Answer:
    """What an answer means to somebody who opened a page."""
    sent_to = response.headers.get("Location", "")
    if response.status_code == 302 and sent_to.startswith("/konto/logga-in/"):
        return Answer.SIGN_IN
    if response.status_code == 302 and sent_to == "/konto/tvasteg/":
        return Answer.SECOND_FACTOR
    if response.status_code == 302 and sent_to.startswith("/konto/vem/"):
        return Answer.WHO
    # 401 is the page that says that signing in elsewhere went wrong.
    by_status = {401: Answer.LET_IN, 403: Answer.REFUSED, 404: Answer.NOT_FOUND}
    usual = Answer.LET_IN if response.status_code < 400 else Answer.BROKEN
    return by_status.get(response.status_code, usual)
