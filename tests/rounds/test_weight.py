"""The pages of a round ask no more of the database, and weigh little, with much in the round."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from django.contrib.staticfiles.finders import find
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from django_scopes import scope
from whitenoise.compress import Compressor

from bench.weight import files_of
from medborgarbudget.organisations.models import Document
from medborgarbudget.rounds.actions import publish_round
from medborgarbudget.rounds.models import NewsItem, OutreachActivity, Pot, Round, RoundDocument
from medborgarbudget.rounds.rulebook import Criterion
from medborgarbudget.rounds.rulebook.texts import texts
from medborgarbudget.rounds.states import OutreachChannel, PotCoverage
from tests.factories import AreaFactory, AreaLevelFactory
from tests.rounds.making import LEAD, RULES, a_round_being_set_up
from tests.rounds.pages import lead_of

MOST_BYTES = 70_000
LITTLE, MUCH = 3, 25
FOR_EVERYONE = ("", "spelregler/", "pengarna/", "tidplan/", "nyheter/", "dokument/")
FOR_STAFF = (
    "",
    "steg/",
    "steg/marknadsforing/",
    "regler/",
    "potter/",
    "marknadsforing/",
    "nyheter/",
    "dokument/",
)
IN_SET_UP = ("planering/", "planering/pengar/", "planering/ideer/", "planering/klart/")
LEFT_WHERE_THEY_ARE = (
    '"organisations_area"."shape"',
    '"organisations_document"."content"',
)
pytestmark = pytest.mark.django_db


def a_round_with(many: int) -> Round:
    """A round that is being set up, with so many of everything."""
    question = Criterion(texts({"sv": "Är det till nytta för många av dem som bor här?"}))
    rules = replace(RULES, criteria=(question,) * many)
    today = timezone.localdate()
    round = a_round_being_set_up(rules=rules, starts_on=today)
    whose = {"organisation": round.organisation, "round": round}
    with scope(organisation=round.organisation):
        level = AreaLevelFactory(organisation=round.organisation)
        Pot.objects.filter(round=round).delete()
        Round.objects.filter(pk=round.pk).update(budget=1_000 * many)
        for number in range(many):
            area = AreaFactory(level=level, name=f"Bygd {number}", slug=f"bygd-{number}")
            Pot.objects.create(
                **whose,
                name=area.name,
                description="Till bygden.",
                amount=1_000,
                coverage=PotCoverage.AREA,
                area=area,
            )
            NewsItem.objects.create(**whose, title="Nytt", text="Kom!", published_at=timezone.now())
            OutreachActivity.objects.create(
                **whose,
                channel=OutreachChannel.MEETING,
                what="Möte",
                audience=str(area),
                place="Torget",
                starts_on=today + timedelta(number),
            )
            paper = Document.objects.create(
                organisation=round.organisation,
                name="underlag.pdf",
                content_type="application/pdf",
                size=3,
                sha256="0" * 64,
                content=b"pdf",
            )
            RoundDocument.objects.create(**whose, step="outreach", title="Karta", document=paper)
    return round


def made_public(round: Round) -> Round:
    with scope(organisation=round.organisation):
        return publish_round(round=round, by=LEAD)


def queries_of(client: Client, address: str) -> list[str]:
    """What a page asks the database, the second time that it is fetched."""
    assert client.get(address).status_code == 200
    with CaptureQueriesContext(connection) as asked:
        client.get(address)
    return [each["sql"] for each in asked]


def workspace_of(round: Round) -> str:
    return f"/{round.organisation.slug}/arbetsyta/omgangar/{round.slug}/"


def pages_of(many: int) -> dict[str, list[str]]:
    """The queries of every page of a round with so many of everything."""
    round = a_round_with(many)
    lead, here = lead_of(round.organisation), workspace_of(round)
    found = {page: queries_of(lead, here + page) for page in IN_SET_UP}
    made_public(round)
    found |= {f"arbetsyta/{page}": queries_of(lead, here + page) for page in FOR_STAFF}
    address = round.get_absolute_url()
    return found | {f"/{page}": queries_of(Client(), address + page) for page in FOR_EVERYONE}


def test_no_page_asks_more_the_more_there_is_nor_fetches_shapes_and_files() -> None:
    little, much = pages_of(LITTLE), pages_of(MUCH)
    assert {page: len(asked) for page, asked in much.items()} == {
        page: len(asked) for page, asked in little.items()
    }
    fetched = {
        page: [column for column in LEFT_WHERE_THEY_ARE if column in " ".join(asked)]
        for page, asked in much.items()
    }
    assert not {page: columns for page, columns in fetched.items() if columns}


def test_every_page_with_all_its_files_is_at_most_70_kilobytes(client: Client) -> None:
    address = made_public(a_round_with(MUCH)).get_absolute_url()
    weights = {page: weight_of(client.get(address + page).content) for page in FOR_EVERYONE}
    assert not {page: weight for page, weight in weights.items() if weight > MOST_BYTES}


def weight_of(page: bytes) -> int:
    """The bytes of a page and of the files that it names, compressed."""
    addresses = [each.address for each in files_of(page.decode())]
    files = [Path(find(each.removeprefix("/static/"))).read_bytes() for each in addresses]
    return sum(len(Compressor.compress_brotli(part)) for part in (page, *files))
