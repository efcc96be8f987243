"""The rules of a round as everyone reads them, and as staff change them."""

import hashlib
import json
from datetime import timedelta
from io import BytesIO

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django_scopes import scope
from pypdf import PdfReader

from medborgarbudget.counting.rule import CountRule
from medborgarbudget.counting.rule.ballots import Approval
from medborgarbudget.journal.models import Entry
from medborgarbudget.people.roles import Role
from medborgarbudget.rounds.actions import (
    begin_round,
    cancel_round,
    change_round,
    note_lesson,
    publish_round,
    publish_rules,
)
from medborgarbudget.rounds.models import Lesson, Pot, Round, Rulebook
from medborgarbudget.rounds.queries import rounds_of, rulebook_in_force
from medborgarbudget.rounds.rulebook import Eligibility, Leftovers
from medborgarbudget.rounds.states import RulePart, Step
from tests.factories import RoundFactory
from tests.rounds.making import (
    LEAD,
    START,
    a_public_round,
    a_round_at,
    a_round_being_set_up,
    first_day,
    on,
    with_rules,
)
from tests.rounds.pages import lead_of, read, url

pytestmark = pytest.mark.django_db


def changed(round: Round, *, reason: str = "Fler ska få rösta.", **changes: object) -> None:
    """Publish changed rules on the round's second day."""
    with scope(organisation=round.organisation), on(START + timedelta(days=1)):
        with_rules(round, **changes)
        publish_rules(round=round, reason=reason, by=LEAD)


def a_next_round(round: Round, **changes: object) -> Round:
    """A public round that started from the rules of another."""
    with scope(organisation=round.organisation), on(START + timedelta(days=2)):
        budget = round.participatory_budget
        assert budget is not None
        following = begin_round(budget=budget, name="Omgång 2", by=LEAD, previous=round)
        change_round(round=following, details={"summary": "Igen."}, by=LEAD)
        with_rules(following, **changes)
        return publish_round(round=following, by=LEAD)


def corrected(round: Round) -> None:
    with scope(organisation=round.organisation):
        with_rules(round, leftovers=Leftovers.RETURNED)
        publish_rules(round=round, reason="Fel ord på sidan.", by=LEAD)


def test_anyone_reads_who_may_take_part_and_how_votes_are_counted(client: Client) -> None:
    page = read(client, url(a_public_round(), "rules"))
    for words in (
        "Du får rösta om du är folkbokförd i",
        "Är det till nytta för många?",
        "Det finns 500 000 kr att bestämma över.",
        "Du kryssar för högst 3 förslag.",
        "Version 1",
        'href="#vote"',
        'id="vote"',
    ):
        assert words in page


def test_the_rules_are_read_in_english_too(client: Client) -> None:
    page = read(client, "/en" + url(a_public_round(), "rules"))
    assert "You may vote if you are registered as living in" in page


def test_rules_that_are_not_published_are_nobodys(client: Client) -> None:
    draft = a_round_being_set_up()
    public = a_public_round()
    with scope(organisation=public.organisation):
        with_rules(public, vote=Eligibility(age_from=16))
    for name in ("rules", "rules_compare", "rules_pdf", "rules_json"):
        assert client.get(url(draft, name)).status_code == 404
    for asked in (
        url(public, "rules_version", 2),
        url(public, "rules_version", 0),
        url(public, "rules_json") + "?version=2",
        url(public, "rules_pdf") + "?version=två",
    ):
        assert client.get(asked).status_code == 404
    assert "minst 16 år" not in read(client, url(public, "rules"))


def test_a_change_tells_its_day_its_reason_and_what_it_was_before(client: Client) -> None:
    round = a_public_round()
    changed(round, vote=Eligibility(age_from=13))
    page = read(client, url(round, "rules"))
    assert "Version 2" in page
    assert "Fler ska få rösta." in page
    assert "är minst 13 år när du röstar" in page
    old = read(client, url(round, "rules_version", 1))
    assert "De här reglerna gäller inte längre" in old
    assert "minst 13 år" not in old
    compared = read(client, url(round, "rules_compare"))
    assert "<del>Din ålder spelar ingen roll.</del>" in compared
    assert "är minst 13 år när du röstar.</ins>" in compared
    back = read(client, url(round, "rules_compare") + "?fran=2&till=1")
    assert "<ins>Din ålder spelar ingen roll.</ins>" in back


def test_until_the_vote_opens_the_page_says_that_rules_may_change(client: Client) -> None:
    round = a_round_at(Step.VOTE)
    opens = first_day(round, Step.VOTE)
    with on(opens - timedelta(days=1)):
        assert "Reglerna gäller nu" in read(client, url(round, "rules"))
    with on(opens):
        assert "Reglerna är frysta" in read(client, url(round, "rules"))


def test_a_correction_after_that_is_marked_with_day_and_reason(client: Client) -> None:
    round = a_round_at(Step.VOTE)
    with on(first_day(round, Step.VOTE)):
        corrected(round)
        page = read(client, url(round, "rules"))
        text = printed(client, url(round, "rules_pdf"))
    assert page.count("Rättelse efter att omröstningen öppnat") == 1
    assert "Omröstningen öppnade med version 1." in page
    assert "Fel ord på sidan." in page
    assert "Fel ord på sidan." in text
    assert "går tillbaka till den vanliga budgeten" in text


def printed(client: Client, url: str) -> str:
    response = client.get(url)
    assert response.headers["Content-Type"] == "application/pdf"
    reader = PdfReader(BytesIO(response.content))
    return " ".join(" ".join(page.extract_text() for page in reader.pages).split())


def test_the_pdf_holds_the_rules_and_their_fingerprint(client: Client) -> None:
    round = a_public_round()
    text = printed(client, url(round, "rules_pdf"))
    held = rulebook_in_force(round)
    assert held
    assert held.fingerprint[:8] in text
    assert "Vem får rösta" in text
    assert "Är det till nytta för många?" in text
    assert "Who may vote" in printed(client, "/en" + url(round, "rules_pdf"))


def test_anyone_can_work_out_the_fingerprint_from_the_data(client: Client) -> None:
    round = a_public_round()
    changed(round, vote=Eligibility(age_from=13))
    for version in (1, 2):
        data = client.get(url(round, "rules_json") + f"?version={version}").json()
        told = {name: data[name] for name in ("place", "pots", "rules")}
        text = json.dumps(told, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        assert data["fingerprint"] == hashlib.sha256(text.encode()).hexdigest()
        page = read(client, url(round, "rules_version", version))
        assert data["fingerprint"][:8] in page
    assert client.get(url(round, "rules_json")).json()["version"] == 2


def test_what_is_new_since_the_last_round_stands_beside_what_was_learnt(client: Client) -> None:
    first = a_public_round()
    with scope(organisation=first.organisation):
        for about, text in ((RulePart.VOTE, "Unga saknades."), (RulePart.BALLOT, "Tre räcker.")):
            note_lesson(round=first, about=about, text=text, by=LEAD)
    second = a_next_round(first, vote=Eligibility(age_from=13))
    page = read(client, url(second, "rules"))
    new = page[page.index('id="since-last"') :]
    assert new.index("är minst 13 år") < new.index("Unga saknades.")
    assert new.index("Det här lärde vi oss också") < new.index("Tre räcker.")
    compared = read(client, url(second, "rules_compare"))
    assert "Omgång 1, version 1" in compared
    assert "är minst 13 år" in compared


def test_versions_that_do_not_exist_cannot_be_compared(client: Client) -> None:
    round = a_public_round()
    assert "en version av reglerna" in read(client, url(round, "rules_compare"))
    for query in ("?fran=1", "?fran=1&till=2", "?fran=forra-1&till=1", "?fran=x&till=y"):
        assert client.get(url(round, "rules_compare") + query).status_code == 404


def test_the_page_asks_as_many_questions_however_many_versions_there_are(
    client: Client, django_assert_num_queries
) -> None:
    round = a_public_round()
    with CaptureQueriesContext(connection) as asked:
        client.get(url(round, "rules"))
    for age in (13, 14, 15):
        changed(round, vote=Eligibility(age_from=age))
    with django_assert_num_queries(len(asked)):
        client.get(url(round, "rules"))


def test_staff_see_the_change_before_they_publish_it(client: Client) -> None:
    round = a_public_round()
    with scope(organisation=round.organisation):
        with_rules(round, count=CountRule(ballot=Approval(most=5)))
    lead = lead_of(round.organisation)
    page = read(lead, url(round, "workspace_rules"))
    assert "<del>Du kryssar för högst 3 förslag.</del>" in page
    assert "<ins>Du kryssar för högst 5 förslag.</ins>" in page
    answer = lead.post(url(round, "publish_rules"), {"reason_0": " "})
    assert "Skriv varför reglerna ändras." in answer.content.decode()
    answer = lead.post(url(round, "publish_rules"), {"reason_0": "Många förslag."}, follow=True)
    assert "Ändringarna är publicerade" in answer.content.decode()
    assert "Många förslag." in read(client, url(round, "rules"))
    with scope(organisation=round.organisation):
        entry = Entry.objects.get(event_code="rounds.rules_changed")
    assert entry.reason == "Många förslag."


def test_changes_are_thrown_away_by_a_button(client: Client) -> None:
    round = a_public_round()
    with scope(organisation=round.organisation):
        with_rules(round, vote=Eligibility(age_from=16))
    lead = lead_of(round.organisation)
    lead.post(url(round, "discard_rules"))
    assert "är minst 16 år" not in read(lead, url(round, "workspace_rules"))
    with scope(organisation=round.organisation):
        assert Rulebook.objects.filter(round=round).count() == 1


def test_what_the_vote_forbids_to_change_is_told_in_words() -> None:
    round = a_round_at(Step.VOTE)
    with on(first_day(round, Step.VOTE)):
        with scope(organisation=round.organisation):
            with_rules(round, vote=Eligibility(age_from=16))
        lead = lead_of(round.organisation)
        page = read(lead, url(round, "workspace_rules"))
        assert "Vem som får rösta kan inte längre ändras: omröstningen har öppnat." in page
        assert url(round, "publish_rules") not in page
        answer = lead.post(url(round, "publish_rules"), {"reason_0": "Ändå."})
        assert "Vem som får rösta kan inte längre ändras" in answer.content.decode()


def test_changed_pots_are_published_with_the_rules() -> None:
    round = a_public_round()
    with scope(organisation=round.organisation):
        Pot.objects.filter(round=round).update(reserve=50_000)
    lead = lead_of(round.organisation)
    assert "hålls 50 000 kr i reserv" in read(lead, url(round, "workspace_rules"))
    lead.post(url(round, "publish_rules"), {"reason_0": "Priser stiger."})
    with scope(organisation=round.organisation):
        held = rulebook_in_force(rounds_of(round.organisation).get(pk=round.pk))
        assert held
        assert held.pot_terms[0].reserve == 50_000


def test_a_correction_keeps_the_pots_of_the_vote() -> None:
    round = a_round_at(Step.VOTE)
    with scope(organisation=round.organisation), on(first_day(round, Step.VOTE)):
        Pot.objects.filter(round=round).update(reserve=50_000)
        corrected(round)
        versions = Rulebook.objects.filter(round=round)
        assert [each.pot_terms[0].reserve for each in versions] == [0, 0]
        assert [each.frozen_at is not None for each in versions] == [False, True]


def test_rules_that_say_the_same_are_not_published_again() -> None:
    round = a_public_round()
    with scope(organisation=round.organisation):
        with_rules(round)
    lead = lead_of(round.organisation)
    answer = lead.post(url(round, "publish_rules"), {"reason_0": "Igen."})
    assert "Det finns inga ändringar att publicera." in answer.content.decode()


def test_a_lesson_is_noted_and_taken_away() -> None:
    round = a_public_round()
    lead = lead_of(round.organisation)
    answer = lead.post(url(round, "note_lesson"), {"about": "vote", "text_0": ""})
    assert "Fyll i det här." in answer.content.decode()
    lead.post(url(round, "note_lesson"), {"about": "vote", "text_0": "Unga saknades."})
    assert "Unga saknades." in read(lead, url(round, "workspace_rules"))
    with scope(organisation=round.organisation):
        lesson = Lesson.objects.get(round=round)
    lead.post(url(round, "remove_lesson", lesson.pk))
    assert "Unga saknades." not in read(lead, url(round, "workspace_rules"))


def test_a_lesson_that_everyone_has_read_stays() -> None:
    round = a_public_round()
    with scope(organisation=round.organisation):
        lesson = note_lesson(round=round, about=RulePart.VOTE, text="Unga saknades.", by=LEAD)
    a_next_round(round)
    lead = lead_of(round.organisation)
    answer = lead.post(url(round, "remove_lesson", lesson.pk), follow=True)
    assert "den står kvar" in answer.content.decode()
    assert "Unga saknades." in answer.content.decode()


def test_an_assessor_reads_the_rules_and_changes_nothing() -> None:
    round = a_public_round()
    with scope(organisation=round.organisation):
        with_rules(round, vote=Eligibility(age_from=16))
    assessor = lead_of(round.organisation, Role.ASSESSOR)
    page = read(assessor, url(round, "workspace_rules"))
    assert "är minst 16 år" in page
    for name in ("publish_rules", "discard_rules", "note_lesson"):
        assert url(round, name) not in page
        assert assessor.post(url(round, name)).status_code == 403


def test_a_round_that_is_set_up_shows_its_rules_to_staff_only() -> None:
    round = a_round_being_set_up()
    page = read(lead_of(round.organisation), url(round, "workspace_rules"))
    assert "Reglerna skrivs" in page
    assert "Du kryssar för högst 3 förslag." in page


def test_of_a_round_that_is_a_record_lessons_are_kept_though_it_has_no_rules() -> None:
    round = RoundFactory()
    lead = lead_of(round.organisation)
    assert "Inga spelregler finns här" in read(lead, url(round, "workspace_rules"))
    lead.post(url(round, "note_lesson"), {"about": "vote", "text_0": "Unga saknades."})
    assert "Unga saknades." in read(lead, url(round, "workspace_rules"))


def test_rules_of_a_round_that_was_called_off_do_not_promise_a_vote(client: Client) -> None:
    round = a_public_round()
    with scope(organisation=round.organisation):
        cancel_round(round=round, because="Pengarna drogs in.", by=LEAD)
    page = read(client, url(round, "rules"))
    assert "Omgången är inställd" in page
    assert "fryses" not in page


def test_a_vote_that_is_late_gives_no_day_that_has_passed(client: Client) -> None:
    round = a_public_round()
    with on(first_day(round, Step.VOTE)):
        page = read(client, url(round, "rules"))
    assert "De fryses när omröstningen öppnar." in page


def test_lessons_alone_are_shown_where_the_last_round_had_no_rules_here(client: Client) -> None:
    record = RoundFactory()
    with scope(organisation=record.organisation):
        note_lesson(round=record, about=RulePart.VOTE, text="Unga saknades.", by=LEAD)
        round = a_public_round(record.organisation)
        Round.objects.filter(pk=round.pk).update(previous=record)
    page = read(client, url(round, "rules"))
    assert "Unga saknades." in page
    assert "Spelreglerna är desamma" not in page
