"""The pages of a result stay light, however many proposals were voted on."""

import gzip
from fractions import Fraction
from pathlib import Path

import pytest
from django.contrib.staticfiles.finders import find
from django_scopes import scope
from whitenoise.compress import Compressor

from bench.elections import invented_election
from bench.weight import addresses_elsewhere, files_of
from medborgarbudget.counting.rule import CountRule, EqualShares
from medborgarbudget.results.actions import compare_rules
from tests.factories import a_published_count

MOST_BYTES = 70_000
PROPOSALS = 150
QUICK_RULE = CountRule(EqualShares(step=Fraction(10**6)))

pytestmark = pytest.mark.django_db


def result_of_a_round(proposals):
    election = invented_election(proposals, voters=200)
    count = a_published_count(election, rule=QUICK_RULE)
    with scope(organisation=count.organisation):
        compare_rules(count_id=count.pk)
    return f"{count.contest.round.get_absolute_url()}resultat/"


@pytest.fixture(params=["", "andra-regler/"])
def page(client, request):
    """A large result, or its comparison with other rules, as it is sent to a browser."""
    address = result_of_a_round(PROPOSALS) + request.param
    return client.get(address, headers={"accept-encoding": "gzip"}).content


@pytest.fixture
def addresses(page):
    """What the page makes a browser fetch."""
    return [each.address for each in files_of(gzip.decompress(page).decode())]


def content_of(address):
    return Path(find(address.removeprefix("/static/"))).read_bytes()


@pytest.mark.parametrize("proposals", [3, PROPOSALS])
def test_the_number_of_queries_does_not_grow_with_the_proposals(
    client, proposals, django_assert_num_queries
):
    address = result_of_a_round(proposals)
    with django_assert_num_queries(8):
        assert client.get(address).content.count(b"/forslag/") == proposals


def test_a_large_page_with_all_its_files_is_at_most_70_kilobytes(page, addresses):
    assert {Path(address).suffix for address in addresses} >= {".css", ".js"}
    files = [Compressor.compress_brotli(content_of(address)) for address in addresses]
    assert len(page) + sum(map(len, files)) <= MOST_BYTES


def test_nothing_on_the_page_comes_from_another_site(addresses):
    assert not [address for address in addresses if "//" in address]
    texts = [content_of(address).decode() for address in addresses]
    assert not [found for text in texts for found in addresses_elsewhere(text)]
