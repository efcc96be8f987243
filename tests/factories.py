"""Organisations, rounds and contests for tests, as plausible as they need to be."""

from datetime import date, timedelta
from functools import cache
from hashlib import sha256
from typing import Any, TypeVar

import factory
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.contrib.auth.hashers import make_password
from django.db.models import Model
from django.test import Client
from django.utils import timezone
from django_scopes import scopes_disabled

from medborgarbudget.counting.election import Election, Project, VoteType, group_ballots
from medborgarbudget.counting.money import Currency
from medborgarbudget.counting.rule import CountRule
from medborgarbudget.network.models import Application, Gathering, Membership, Programme
from medborgarbudget.network.states import GatheringKind, GatheringState
from medborgarbudget.organisations.models import Area, AreaLevel, Document, Organisation, RoleGrant
from medborgarbudget.organisations.states import OrganisationKind
from medborgarbudget.people.models import User
from medborgarbudget.people.roles import Role
from medborgarbudget.results.actions import carry_out_count, request_count
from medborgarbudget.results.models import Count
from medborgarbudget.review.actions import ProposalDraft, add_proposals
from medborgarbudget.rounds.models import Round
from medborgarbudget.voting.actions import record_closed_contest
from medborgarbudget.voting.models import Contest
from medborgarbudget.web.secret_links import digest_of, new_secret

Row = TypeVar("Row", bound=Model)


class RowFactory(factory.django.DjangoModelFactory[Row]):
    """Makes rows of any organisation, which the database refuses outside a scope."""

    class Meta:
        abstract = True

    @classmethod
    def create(cls, **attributes: Any) -> Row:
        with scopes_disabled():
            return super().create(**attributes)


class OrganisationFactory(RowFactory[Organisation]):
    class Meta:
        model = Organisation

    name = factory.Sequence(lambda number: f"Kommun {number}")
    slug = factory.Sequence(lambda number: f"kommun-{number}")
    kind = OrganisationKind.MUNICIPALITY


PASSWORD = "en lång mening att minnas"
"""The password of everyone in the tests."""


class UserFactory(RowFactory[User]):
    """A person with a second factor, unless ``second_factor=False``."""

    class Meta:
        model = User
        skip_postgeneration_save = True

    name = factory.Sequence(lambda number: f"Person {number}")
    email = factory.Sequence(lambda number: f"person{number}@example.se")
    password = factory.LazyFunction(lambda: _hashed_password())

    @factory.post_generation
    def second_factor(self: User, create: bool, wanted: bool | None, **_: Any) -> None:  # type: ignore[misc]
        if create and wanted is not False:
            TOTP.activate(self, generate_totp_secret())


@cache
def _hashed_password() -> str:
    return make_password(PASSWORD)


def a_member_of_staff(organisation: Organisation, *roles: Role, **fields: Any) -> User:
    """Somebody with these roles in the whole organisation, and a second factor."""
    user = UserFactory(**fields)
    with scopes_disabled():
        for role in roles:
            RoleGrant.objects.create(organisation=organisation, user=user, role=role)
    return user


def signed_in_client(user: User) -> Client:
    """A browser in which this person has signed in."""
    client = Client()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client


class RoundFactory(RowFactory[Round]):
    """A public round of which only the record is kept; see `tests.rounds.making` for others."""

    class Meta:
        model = Round

    organisation = factory.SubFactory(OrganisationFactory)
    slug = factory.Sequence(lambda number: f"omgang-{number}")
    name = "Bygd i balans"
    promise = "Kommunstyrelsen lovar att följa resultatet."
    budget = 100
    record_only = True
    published_at = factory.LazyFunction(timezone.now)


def an_election(
    *,
    costs: tuple[int, ...] = (60, 50, 40),
    ballots: tuple[dict[int, int], ...] = ({0: 1}, {0: 1, 1: 1}, {0: 1, 2: 1}, {2: 1}),
    budget: int = 100,
    vote_type: VoteType = VoteType.APPROVAL,
    currency: Currency | None = None,
) -> Election:
    """Three proposals and four voters, unless told otherwise; ids are A, B, C, ..."""
    projects = tuple(
        Project(chr(ord("A") + index), cost, f"Förslag {chr(ord('A') + index)}")
        for index, cost in enumerate(costs)
    )
    groups = group_ballots(ballots)
    return Election(projects, groups, budget, vote_type, currency or Currency())


@scopes_disabled()
def a_contest(
    election: Election | None = None,
    *,
    round: Round | None = None,
    rule: CountRule | None = None,
    **settings: Any,
) -> Contest:
    """A closed contest over the election's projects."""
    election = election or an_election()
    round = round or RoundFactory(budget=election.budget)
    drafts = [
        ProposalDraft(project.name or project.id, project.cost, place=project.place)
        for project in election.projects
    ]
    return record_closed_contest(
        round=round,
        election=election,
        proposals=add_proposals(round=round, drafts=drafts),
        rule=rule or CountRule(),
        **{"opened_on": date(2026, 3, 2), "closed_on": date(2026, 3, 22)} | settings,
    )


def a_published_count(election: Election | None = None, **settings: Any) -> Count:
    """The published result of `a_contest`."""
    with scopes_disabled():
        contest = a_contest(election, **settings)
        count = request_count(contest=contest, publish_when_counted=True)
        return carry_out_count(count_id=count.pk)


class AssociationFactory(OrganisationFactory):
    """An association that runs a network."""

    name = factory.Sequence(lambda number: f"Föreningen {number}")
    slug = factory.Sequence(lambda number: f"foreningen-{number}")
    kind = OrganisationKind.ASSOCIATION


class ProgrammeFactory(RowFactory[Programme]):
    """A published programme to which one may apply today."""

    class Meta:
        model = Programme

    organisation = factory.SubFactory(AssociationFactory)
    slug = factory.Sequence(lambda number: f"program-{number}")
    name = factory.Sequence(lambda number: f"Medborgarbudget {number}")
    summary = "Tre omgångar på tre år."
    aims = "Tillit och lärande."
    starts_on = factory.LazyFunction(lambda: timezone.localdate() - timedelta(days=100))
    ends_on = factory.LazyFunction(lambda: timezone.localdate() + timedelta(days=900))
    apply_from = factory.SelfAttribute("starts_on")
    apply_until = factory.LazyFunction(lambda: timezone.localdate() + timedelta(days=30))
    published_at = factory.LazyFunction(timezone.now)


class ApplicationFactory(RowFactory[Application]):
    """A complete application from Nässjö that is not sent yet."""

    class Meta:
        model = Application

    programme = factory.SubFactory(ProgrammeFactory)
    organisation = factory.SelfAttribute("programme.organisation")
    secret_digest = factory.LazyFunction(lambda: digest_of(new_secret()))
    email = "sokande@nassjo.example"
    applicant_kind = OrganisationKind.MUNICIPALITY
    applicant_name = "Nässjö"
    official_code = "0682"
    orientations = ["territory"]
    intention = "Vi vill låta landsbygden bestämma."
    learning = "Hur vi når dem som inte brukar komma."
    body = "Kommunstyrelsen"
    decided_on = date(2026, 5, 12)
    paragraph = "§ 45"
    registry_number = "KS 2026-112"
    decision_document = factory.LazyAttribute(
        lambda application: DocumentFactory(organisation=application.organisation)
    )
    people = factory.LazyFunction(
        lambda: [
            {"name": "Olle Ek", "email": "olle@nassjo.example", "task": "official", "role": ""},
            {"name": "Eva Alm", "email": "eva@nassjo.example", "task": "elected", "role": ""},
        ]
    )


class DocumentFactory(RowFactory[Document]):
    class Meta:
        model = Document

    organisation = factory.SubFactory(OrganisationFactory)
    name = "beslut.pdf"
    content_type = "application/pdf"
    content = b"%PDF-1.7"
    size = 8
    sha256 = factory.LazyAttribute(lambda document: sha256(document.content).hexdigest())


class MembershipFactory(RowFactory[Membership]):
    """A municipality that takes part in a programme since March 2026."""

    class Meta:
        model = Membership

    programme = factory.SubFactory(ProgrammeFactory)
    organisation = factory.SelfAttribute("programme.organisation")
    member = factory.SubFactory(OrganisationFactory)
    orientations = ["territory"]
    joined_on = date(2026, 3, 2)
    body = "Kommunstyrelsen"
    decided_on = date(2026, 2, 10)
    paragraph = "§ 12"
    registry_number = "KS 2026-14"


class GatheringFactory(RowFactory[Gathering]):
    """An announced gathering in a month, with room for all."""

    class Meta:
        model = Gathering

    organisation = factory.SubFactory(AssociationFactory)
    slug = factory.Sequence(lambda number: f"traff-{number}")
    name = "Nätverksträff i Norrköping"
    kind = GatheringKind.NETWORK_MEETING
    state = GatheringState.ANNOUNCED
    starts_at = factory.LazyFunction(lambda: timezone.now() + timedelta(days=30))
    ends_at = factory.LazyAttribute(lambda made: made.starts_at + timedelta(hours=6))
    place = "Louis De Geer, Norrköping"


class AreaLevelFactory(RowFactory[AreaLevel]):
    class Meta:
        model = AreaLevel

    organisation = factory.SubFactory(OrganisationFactory)
    name = "Stadsdelar"


class AreaFactory(RowFactory[Area]):
    """A square of some kilometres on the coarsest level, each east of the one before."""

    class Meta:
        model = Area

    level = factory.SubFactory(AreaLevelFactory)
    organisation = factory.SelfAttribute("level.organisation")
    slug = factory.Sequence(lambda number: f"stadsdel-{number}")
    name = factory.Sequence(lambda number: f"Stadsdel {number}")
    shape = factory.Sequence(lambda number: a_square(15 + number % 50 / 10))


def a_square(west: float = 15.0, south: float = 58.0, side: float = 0.1) -> dict[str, Any]:
    """A square, in degrees, as GeoJSON."""
    east, north = round(west + side, 6), round(south + side, 6)
    west, south = round(west, 6), round(south, 6)
    corners = [[west, south], [east, south], [east, north], [west, north], [west, south]]
    return {"type": "Polygon", "coordinates": [corners]}
