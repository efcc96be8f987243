"""A small world for the walk over all routes: one row of whatever an address can name."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from io import BytesIO
from typing import Any

from django.utils import timezone
from django_scopes import scopes_disabled
from PIL import Image

from medborgarbudget.journal.actions import record
from medborgarbudget.journal.models import Entry
from medborgarbudget.network.models import (
    Application,
    Gathering,
    Material,
    Membership,
    Message,
    Method,
    MethodCopy,
    MethodVersion,
    Programme,
    Registration,
)
from medborgarbudget.network.states import MethodKind, RegistrationState
from medborgarbudget.organisations.events import LOOK_CHANGED
from medborgarbudget.organisations.models import (
    AreaImport,
    Invitation,
    Organisation,
    ResidentGroup,
    RoleGrant,
    Topic,
)
from medborgarbudget.people.models import Notification, User
from medborgarbudget.people.roles import Outsider, Role
from medborgarbudget.rounds.actions import begin_round
from medborgarbudget.rounds.models import (
    ChecklistItem,
    Decision,
    Lesson,
    ListDecision,
    NewsItem,
    OutreachActivity,
    Round,
    RoundDocument,
    StartDecision,
)
from medborgarbudget.rounds.states import OutreachChannel, RulePart, Step
from medborgarbudget.web.secret_links import digest_of
from tests.factories import (
    ApplicationFactory,
    AreaFactory,
    AssociationFactory,
    DocumentFactory,
    GatheringFactory,
    MembershipFactory,
    OrganisationFactory,
    ProgrammeFactory,
    RoundFactory,
    UserFactory,
    a_member_of_staff,
    a_published_count,
)
from tests.rounds.making import DECISION, LEAD, a_public_round

SECRET = "a-secret-that-stands-in-an-address"


@dataclass
class World:
    """An association and its member, with people in every role, and a stranger from elsewhere."""

    association: Organisation
    member: Organisation
    staff: dict[tuple[str, Role], User]
    beginner: User
    halfway: User
    stranger: User
    elsewhere: dict[str, Organisation]
    things: dict[str, Any] = field(default_factory=dict)
    sessions: dict[int, str] = field(default_factory=dict)


def a_world() -> World:
    """Build it; everything in it is rolled back after the walk."""
    with scopes_disabled():
        association = AssociationFactory(slug="natverket", name="Nätverket")
        member = OrganisationFactory(
            slug="almvik", name="Almviks kommun", brand_colour="#0b5a8f", domain=None
        )
        elsewhere = {
            "natverket": AssociationFactory(slug="annat-natverk"),
            "almvik": OrganisationFactory(slug="borgeby"),
        }
        staff = {
            (place.slug, role): a_member_of_staff(place, role)
            for place in (association, member)
            for role in Role
        }
        stranger = _somebody_in_every_role(*elsewhere.values())
        world = World(
            association,
            member,
            staff,
            UserFactory(second_factor=False),
            _somebody_in_every_role(association, member),
            stranger,
            elsewhere,
        )
        world.things = _organisation_rows(world) | _network_rows(world) | _round_rows(world)
    return world


def _somebody_in_every_role(*places: Organisation) -> User:
    user = UserFactory()
    for place in places:
        for role in Role:
            RoleGrant.objects.create(organisation=place, user=user, role=role)
    return user


def _organisation_rows(world: World) -> dict[str, Any]:
    member = world.member
    area = AreaFactory(level__organisation=member)
    logo = DocumentFactory(
        organisation=member, name="vapen.png", content_type="image/png", content=_a_picture()
    )
    Organisation.objects.filter(pk=member.pk).update(logo=logo, logo_description="Vapen")
    entry: Entry = record(
        LOOK_CHANGED, role=Outsider.SYSTEM, organisation_id=member.pk, subject=member
    )
    return {
        "area": area,
        "archived_area": AreaFactory(level=area.level, archived_at=timezone.now()),
        "area_import": AreaImport.objects.create(
            organisation=member, level=area.level, file_name="omraden.geojson", features=[]
        ),
        "group": ResidentGroup.objects.create(organisation=member, slug="unga", name="Unga"),
        "topic": Topic.objects.create(organisation=member, slug="kultur", name="Kultur"),
        "grant": RoleGrant.objects.create(
            organisation=member, user=UserFactory(), role=Role.ASSESSOR
        ),
        "invitation": Invitation.objects.create(
            organisation=member,
            email="ny@almvik.se",
            roles=[Role.ASSESSOR],
            secret_digest=digest_of(SECRET),
            expires_at=_in_a_week(),
        ),
        "entry": entry,
    }


def _a_picture() -> bytes:
    written = BytesIO()
    Image.new("1", (1, 1)).save(written, "PNG")
    return written.getvalue()


def _network_rows(world: World) -> dict[str, Any]:
    association, member = world.association, world.member
    programme: Programme = ProgrammeFactory(organisation=association)
    membership: Membership = MembershipFactory(
        programme=programme, organisation=association, member=member
    )
    application: Application = ApplicationFactory(
        programme=programme,
        organisation=association,
        state="submitted",
        secret_digest=digest_of(SECRET),
    )
    gathering: Gathering = GatheringFactory(organisation=association)
    material = Material.objects.create(
        organisation=association,
        gathering=gathering,
        title="Bilder",
        document=DocumentFactory(organisation=association),
    )
    Registration.objects.create(
        organisation=association,
        gathering=gathering,
        state=RegistrationState.PLACE,
        name="Eva",
        email="eva@almvik.se",
        secret_digest=digest_of(SECRET),
        registered_at=_in_a_week(),
    )
    method, copy = _method(association, member)
    message = Message.objects.create(
        organisation=association,
        email="fraga@example.se",
        subject="En fråga",
        text="Hur gör man?",
        secret_digest=digest_of(SECRET),
    )
    return {
        "programme": programme,
        "membership": membership,
        "application": application,
        "gathering": gathering,
        "material": material,
        "method": method,
        "copy": copy,
        "message": message,
    }


def _method(association: Organisation, member: Organisation) -> tuple[Method, MethodCopy]:
    method = Method.objects.create(
        organisation=association,
        slug="regelbok",
        kind=MethodKind.RULEBOOK,
        name="Regelbok",
        published_at=_in_a_week(-1),
    )
    for number in (1, 2):
        MethodVersion.objects.create(
            organisation=association,
            method=method,
            number=number,
            text=f"Regel {number}",
            document=DocumentFactory(organisation=association),
        )
    copy = MethodCopy.objects.create(
        organisation=member,
        source_organisation=association,
        source_id=method.pk,
        source_version=1,
        kind=method.kind,
        name="Vår regelbok",
        text="Regel 1",
    )
    return method, copy


def _round_rows(world: World) -> dict[str, Any]:
    member = world.member
    round = RoundFactory(organisation=member)
    a_published_count(round=round)
    _minutes_of_decisions(round)
    live = a_public_round(member, starts_on=timezone.localdate() - timedelta(days=90))
    owned: dict[str, Any] = {"organisation": member, "round": live}
    budget = live.participatory_budget
    assert budget is not None
    StartDecision.objects.update(minutes=DocumentFactory(organisation=member))
    return {
        "round": round,
        "budget": budget,
        "live_round": live,
        "draft_round": begin_round(budget=budget, name="Omgång 2", by=LEAD),
        "pot": live.pots.get(),
        "news_item": NewsItem.objects.create(
            **owned, title="Nytt", text="Nu börjar det.", published_at=_in_a_week(-1)
        ),
        "checklist_item": ChecklistItem.objects.create(
            **owned, step=Step.OUTREACH, text="Boka lokal"
        ),
        "round_document": RoundDocument.objects.create(
            **owned, title="Karta", document=DocumentFactory(organisation=member)
        ),
        "outreach": OutreachActivity.objects.create(
            **owned,
            channel=OutreachChannel.MEETING,
            what="Möte",
            audience="Alla i byn",
            starts_on=timezone.localdate(),
        ),
        "lesson": Lesson.objects.create(**owned, about=RulePart.VOTE, text="Fler ska få rösta."),
    }


def _minutes_of_decisions(round: Round) -> None:
    for gate in (ListDecision, Decision):
        gate.objects.create(
            organisation=round.organisation,
            round=round,
            minutes=DocumentFactory(organisation=round.organisation),
            decided_on=timezone.localdate(),
            **DECISION,
        )


def _in_a_week(weeks: int = 1) -> datetime:
    return timezone.now() + timedelta(weeks=weeks)


def notices_of(user: User, entry: Entry) -> Notification:
    """A notice for a person, who alone may open it."""
    return Notification.objects.create(user=user, entry=entry)
