"""The result page sets what each place got against what it was voted for."""

from fractions import Fraction

import pytest
from django.test import Client

from medborgarbudget.counting.election import Project
from medborgarbudget.counting.rule import CountRule, Greedy
from tests.factories import a_published_count
from tests.results.reading import a_count_of, votes_for

pytestmark = pytest.mark.django_db


def test_each_place_is_told_with_its_part_of_the_votes_and_of_the_money(client: Client) -> None:
    projects = [
        Project("A", 60, place="Hamnen"),
        Project("B", 20, place="Ekeby"),
        Project("C", 90, place="Ekeby"),
        Project("D", 20),
    ]
    count = a_count_of(projects, votes_for(5, 2, 2, 1), CountRule(Greedy()))
    page = client.get(f"/en{count.contest.round.get_absolute_url()}resultat/")
    told = [
        (place.name, place.part_of_votes, place.money, place.part_of_money, place.winners)
        for place in page.context["result"].places
    ]
    assert told == [
        ("Hamnen", Fraction(1, 2), 60, Fraction(3, 5), 1),
        ("Ekeby", Fraction(2, 5), 20, Fraction(1, 5), 1),
        ("", Fraction(1, 10), 20, Fraction(1, 5), 1),
    ]
    assert "No place of its own" in page.content.decode()
    assert "3 places" in page.content.decode()


def test_without_places_there_is_no_word_of_them(client: Client) -> None:
    count = a_published_count()
    page = client.get(f"/en{count.contest.round.get_absolute_url()}resultat/")
    assert page.context["result"].places == ()
    assert 'id="places"' not in page.content.decode()
