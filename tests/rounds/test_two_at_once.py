"""Two who work in the same round at once: no words are lost, nothing is overwritten unseen."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client
from django_scopes import scope

from medborgarbudget.rounds.actions import begin_round, write_news
from medborgarbudget.rounds.models import Pot, Round
from medborgarbudget.rounds.states import Step
from tests.rounds.making import LEAD, START, a_round_being_set_up, on
from tests.rounds.pages import lead_of, url
from tests.rounds.setup.test_pages import again, rules_of
from tests.windows import MET, Page, text_of

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def today() -> Iterator[None]:
    with on(START):
        yield


@pytest.fixture
def round() -> Round:
    return a_round_being_set_up()


@pytest.fixture
def anna(round: Round) -> Client:
    return lead_of(round.organisation)


@pytest.fixture
def bo(round: Round) -> Client:
    return lead_of(round.organisation)


def a_pot(round: Round) -> str:
    with scope(organisation=round.organisation):
        return url(round, "change_pot", Pot.objects.get(round=round).pk)


def a_draft(round: Round) -> str:
    with scope(organisation=round.organisation):
        item = write_news(round=round, title="Rubrik", text="Text", by=LEAD)
    return url(round, "workspace_news_item", item.pk)


EVERY_PAGE: dict[str, tuple[Any, str, str, str, str]] = {
    "purpose": (lambda r: url(r, "setup_purpose"), "purpose_0", "Annas syfte", "Bos syfte", ""),
    "who": (
        lambda r: url(r, "setup_who"),
        "vote-age_from",
        "13",
        "16",
        "Vem får rösta? Från ålder",
    ),
    "ideas": (lambda r: url(r, "setup_ideas"), "ideas-per_person", "3", "5", ""),
    "criteria": (
        lambda r: url(r, "setup_ideas"),
        "criterion0-question_0",
        "Är det annas?",
        "Är det bos?",
        "Kriterium 1: Fråga",
    ),
    "count": (lambda r: url(r, "setup_count"), "approval-most", "4", "6", ""),
    "conditions": (lambda r: url(r, "setup_conditions"), "limits-winners", "7", "9", ""),
    "text": (lambda r: url(r, "setup_conditions"), "percentage-text", "Annas?", "Bos?", ""),
    "days": (
        lambda r: url(r, "setup_days"),
        "follow_up_last",
        "2028-11-11",
        "2028-12-12",
        "",
    ),
    "move": (
        lambda r: url(r, "move_days"),
        "follow_up_last",
        "2028-11-11",
        "2028-12-12",
        "",
    ),
    "people": (
        lambda r: url(r, "setup_people"),
        "vote-responsible_body",
        "Annas enhet",
        "Bos enhet",
        "Röstning: Enhet eller organ",
    ),
    "total": (lambda r: url(r, "setup_money"), "total", "600 000", "700 000", ""),
    "pot": (a_pot, "amount", "400 000", "300 000", ""),
    "pot's name": (a_pot, "name_0", "Annas pott", "Bos pott", ""),
    "slots": (a_pot, "slot_winners_0", "1", "2", ""),
    "step": (lambda r: url(r, "edit_step", Step.VOTE), "text_0", "Annas", "Bos", ""),
    "news": (a_draft, "text_0", "Annas text", "Bos text", ""),
}


@pytest.mark.parametrize("name", EVERY_PAGE)
def test_what_somebody_else_saved_is_told_and_not_overwritten_until_one_says_so(
    name: str, round: Round, anna: Client, bo: Client
) -> None:
    make, field, hers, his, label = EVERY_PAGE[name]
    more = {"slot_cost_0": "1000"} if name == "slots" else {}
    address = make(round)
    first, second = Page(anna, address), Page(bo, address)
    assert first.save(**{field: hers}, **more).status_code == 302
    met = second.save(**{field: his}, **more)
    page = text_of(met)
    assert MET in page
    assert label in page
    assert shown_in(page, hers), "what Anna saved is told"
    assert second.inputs[field] == [his], "what Bo wrote stands where he wrote it"
    assert Page(anna, address).inputs[field] == [hers], "nothing is overwritten"
    assert second.save().status_code == 302, "once more, and it holds"
    assert Page(anna, address).inputs[field] == [his]


def shown_in(page: str, value: str) -> bool:
    told = re.search(r"data-meanwhile.*?</div>", page, re.S)
    assert told
    return ("11 november 2028" if value == "2028-11-11" else value) in told[0]


def test_what_one_left_alone_is_taken_over_as_the_other_saved_it(
    round: Round, anna: Client, bo: Client
) -> None:
    first, second = (Page(each, url(round, "setup_purpose")) for each in (anna, bo))
    first.save(purpose_0="Annas syfte", orientations=["group"])
    assert second.save(owner_body="Bos nämnd", summary_1="In English").status_code == 302
    now = Page(anna, url(round, "setup_purpose")).inputs
    assert (now["purpose_0"], now["orientations"]) == (["Annas syfte"], ["group"])
    assert (now["owner_body"], now["summary_1"]) == (["Bos nämnd"], ["In English"])


def test_the_same_answer_from_both_is_no_matter(round: Round, anna: Client, bo: Client) -> None:
    first, second = (Page(each, a_pot(round)) for each in (anna, bo))
    first.save(amount="400000")
    assert second.save(amount="400000").status_code == 302


def test_a_list_that_both_have_changed_is_one_matter_and_else_taken_over_whole(
    round: Round, anna: Client, bo: Client
) -> None:
    address = url(round, "setup_ideas")
    first, second, third = (Page(each, address) for each in (anna, bo, bo))
    first.save(do="take-0")
    first = Page(anna, address)
    first.save(do="take-1")
    assert second.save(ideas__per_person="4").status_code == 302
    assert len(rules_of(round).criteria) == 3, "longer than the list on Bo's page"
    assert rules_of(round).ideas.per_person == 4
    assert MET in text_of(third.save(criterion0__question_0="Är det bos?"))
    third.save()
    assert rules_of(round).criteria[0].question[0].text == "Är det bos?"


def test_slots_that_another_has_added_are_not_emptied(
    round: Round, anna: Client, bo: Client
) -> None:
    first, second = (Page(each, a_pot(round)) for each in (anna, bo))
    first.save("more", slot_cost_0="10", slot_winners_0="3", slot_cost_1="20", slot_winners_1="2")
    first.save(slot_cost_2="30", slot_winners_2="1")
    assert second.save(amount="300000").status_code == 302
    with scope(organisation=round.organisation):
        pot = Pot.objects.get(round=round)
    assert (pot.amount, [each["cost"] for each in pot.tiers]) == (300_000, ["10", "20", "30"])


def test_more_lines_for_slots_do_not_hide_what_another_has_saved(
    round: Round, anna: Client, bo: Client
) -> None:
    first, second = (Page(each, a_pot(round)) for each in (anna, bo))
    first.save(amount="400000")
    assert MET in text_of(second.save("more", amount="300000"))


def test_an_answer_to_what_is_no_longer_asked_is_told_and_not_dropped(
    round: Round, anna: Client, bo: Client
) -> None:
    first, second = Page(anna, url(round, "setup_method")), Page(bo, url(round, "setup_conditions"))
    second.save(limits__winners="7")
    second = Page(bo, url(round, "setup_conditions"))
    first.save(kind="top-k")
    page = text_of(second.save(limits__winners="8"))
    assert MET in page
    assert "<q>8</q>" in page


def test_a_page_that_saves_itself_stops_and_overwrites_nothing(
    round: Round, anna: Client, bo: Client
) -> None:
    address = url(round, "setup_purpose")
    first, second = Page(anna, address), Page(bo, address)
    assert "stopped" not in first.saves_itself(purpose_0="Annas syfte")
    told = second.saves_itself(purpose_0="Bos syfte", owner_body="Bos nämnd")
    assert told["stopped"]
    now = Page(anna, address).inputs
    assert now["purpose_0"] == ["Annas syfte"]
    assert now["owner_body"] != ["Bos nämnd"], "none of it is saved"
    assert MET in text_of(second.save())
    second.save()
    assert Page(anna, address).inputs["owner_body"] == ["Bos nämnd"]


@pytest.mark.parametrize(
    ("name", "field", "typed"),
    [
        ("purpose", "purpose_0", ["Vi ", "Vi vill ", "Vi vill att"]),
        ("purpose", "running_cost", ["5", "50", "50000"]),
        ("purpose", "planned_years", ["2027,2028", "2028 2027", "2027"]),
        ("purpose", "running_cost", ["5", "fem", "50"]),
        ("who", "vote-age_from", ["1", "13", ""]),
        ("ideas", "criterion0-question_0", ["Är det ", "Är det bra? ", "Är det bra för alla?"]),
        ("count", "approval-most", ["4", "5", "6"]),
        ("count", "kind", ["ranking", "points", "approval"]),
        ("conditions", "limits-least_share", ["5", "2,5", "10"]),
        ("public", "publicity-proposer_name", ["shown", "hidden"]),
        ("days", "follow_up_last", ["2028-11-11", "1028-11-12", "2028-11-13"]),
        ("people", "vote-responsible_body", ["En", "En enhet "]),
    ],
)
def test_a_page_that_saves_itself_never_meets_itself(
    name: str, field: str, typed: list[str], round: Round, anna: Client
) -> None:
    page = Page(anna, url(round, f"setup_{name}"))
    for written in typed:
        assert "stopped" not in page.saves_itself(**{field: written})
    assert MET not in text_of(page.save())


def test_what_is_half_right_is_saved_and_put_right_without_meeting_itself(
    round: Round, anna: Client
) -> None:
    page = Page(anna, url(round, "setup_purpose"))
    half = page.save(purpose_0="Nytt syfte ", running_cost="fem")
    assert MET not in text_of(half)
    assert page.save(purpose_0="Nyare syfte", running_cost="5").status_code == 302


def test_what_another_saved_while_a_page_stays_open_is_not_written_back(
    round: Round, anna: Client, bo: Client
) -> None:
    address = url(round, "setup_purpose")
    first, second = Page(anna, address), Page(bo, address)
    first.save(purpose_0="Annas syfte")
    second.saves_itself(owner_body="Bos")
    second.saves_itself(owner_body="Bos nämnd")
    second.save()
    now = Page(anna, address).inputs
    assert (now["purpose_0"], now["owner_body"]) == (["Annas syfte"], ["Bos nämnd"])


def test_two_windows_of_one_person_are_two(round: Round, anna: Client) -> None:
    address = url(round, "setup_purpose")
    first, second = Page(anna, address), Page(anna, address)
    first.saves_itself(purpose_0="I ena fönstret")
    assert "stopped" not in second.saves_itself(owner_body="En nämnd")
    assert second.saves_itself(purpose_0="I andra fönstret")["stopped"]
    assert Page(anna, address).inputs["purpose_0"] == ["I ena fönstret"]


def test_a_third_who_saves_between_is_told_of_too(round: Round, anna: Client, bo: Client) -> None:
    first, second = (Page(each, a_pot(round)) for each in (anna, bo))
    first.save(amount="400000")
    second.save(amount="300000")
    Page(anna, a_pot(round)).save(amount="350000")
    page = text_of(second.save())
    assert MET in page
    assert "350 000" in page


def test_two_rounds_of_one_medborgarbudget_share_its_purpose(
    round: Round, anna: Client, bo: Client
) -> None:
    with scope(organisation=round.organisation):
        budget = again(round).participatory_budget
        assert budget
        following = begin_round(budget=budget, name="Omgång 2", by=LEAD)
    first = Page(anna, url(round, "setup_purpose"))
    second = Page(bo, url(following, "setup_purpose"))
    first.save(purpose_0="Annas syfte")
    assert MET in text_of(second.save(purpose_0="Bos syfte"))


def test_what_is_stored_is_read_once_the_round_is_locked(
    round: Round, anna: Client, django_assert_max_num_queries: Any
) -> None:
    page = Page(anna, a_pot(round))
    with django_assert_max_num_queries(60) as queries:
        page.save(amount="400000")
    asked = [each["sql"] for each in queries.captured_queries]
    lock = next(place for place, sql in enumerate(asked) if "FOR UPDATE" in sql)
    read = next(place for place, sql in enumerate(asked) if 'FROM "rounds_pot"' in sql)
    assert lock < read


def test_a_round_that_was_thrown_away_meanwhile_is_not_found(round: Round, anna: Client) -> None:
    page = Page(anna, url(round, "setup_purpose"))
    with scope(organisation=round.organisation):
        Round.objects.filter(pk=round.pk).delete()
    assert anna.post(page.address, page.inputs).status_code == 404
