"""Whom nobody plans to reach is seen."""

import pytest

from medborgarbudget.rounds.outreach.unmentioned import unmentioned


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Ekeby", "Möte för alla i Ekeby"),
        ("Ekeby", "Vykort till Ekebys hushåll"),
        ("Norra Alm", "alla i NORRA ALM"),
        ("Norra Alm", "Alm, norra delen"),
        ("Unga 13–20", "Alla unga på högstadiet"),
        ("By", "Träff i By"),
        ("Åby", "Torget i åby."),
        ("2", "Område 2"),
    ],
)
def test_a_name_in_a_text_is_thought_of(name: str, text: str) -> None:
    assert unmentioned([name], ["Affischer i hela kommunen", text]) == []


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Ekeby", "Alla i Fälad"),
        ("Ekeby", "Nekebyhöjden"),
        ("Norra Alm", "Södra Alm"),
        ("By", "Byggnadsnämnden"),
        ("Norra Alm", ""),
        ("2", "Område 12"),
    ],
)
def test_a_name_that_stands_in_no_text_is_forgotten(name: str, text: str) -> None:
    assert unmentioned([name], [text]) == [name]


def test_a_name_has_to_stand_in_one_text_as_a_whole() -> None:
    assert unmentioned(["Norra Alm"], ["Norra Ekeby", "Södra Alm"]) == ["Norra Alm"]


def test_without_a_plan_everyone_is_forgotten() -> None:
    assert unmentioned(["Ekeby", "Fälad"], []) == ["Ekeby", "Fälad"]
