"""The rules of a round as everyone reads them, and as staff change them."""

import hashlib
import json
from datetime import timedelta
from io import BytesIO

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django_scopes import scope
from pypdf import PdfReader

from medborgarbudget.counting.rule import CountRule
from medborgarbudget.counting.rule.ballots import Approval
from medborgarbudget.journal.models import Entry
from medborgarbudget.organisations.models import Organisation
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
from tests.factories import RoundFactory, a_member_of_staff, signed_in_client
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

pytestmark = pytest.mark.django_db


def address(name: str, round: Round, *more: object) -> str:
    return reverse(f"rounds:{name}", args=[round.organisation.slug, round.slug, *more])


def text_of(client: Client, url: str) -> str:
    response = client.get(url)
    assert response.status_code == 200
    return response.content.decode().replace("\N{NO-BREAK SPACE}", " ")


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


def staff_at(organisation: Organisation, role: Role = Role.PROCESS_LEAD) -> Client:
    return signed_in_client(a_member_of_staff(organisation, role))


def test_anyone_reads_who_may_take_part_and_how_votes_are_counted(client: Client) -> None:
    page = text_of(client, address("rules", a_public_round()))
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
    page = text_of(client, "/en" + address("rules", a_public_round()))
    assert "You may vote if you are registered as living in" in page


def test_rules_that_are_not_published_are_nobodys(client: Client) -> None:
    draft = a_round_being_set_up()
    public = a_public_round()
    with scope(organisation=public.organisation):
        with_rules(public, vote=Eligibility(age_from=16))
    for name in ("rules", "rules_compare", "rules_pdf", "rules_json"):
        assert client.get(address(name, draft)).status_code == 404
    for asked in (
        address("rules_version", public, 2),
        address("rules_version", public, 0),
        address("rules_json", public) + "?version=2",
        address("rules_pdf", public) + "?version=två",
    ):
        assert client.get(asked).status_code == 404
    assert "minst 16 år" not in text_of(client, address("rules", public))


def test_a_change_tells_its_day_its_reason_and_what_it_was_before(client: Client) -> None:
    round = a_public_round()
    changed(round, vote=Eligibility(age_from=13))
    page = text_of(client, address("rules", round))
    assert "Version 2" in page
    assert "Fler ska få rösta." in page
    assert "är minst 13 år när du röstar" in page
    old = text_of(client, address("rules_version", round, 1))
    assert "De här reglerna gäller inte längre" in old
    assert "minst 13 år" not in old
    compared = text_of(client, address("rules_compare", round))
    assert "<del>Din ålder spelar ingen roll.</del>" in compared
    assert "är minst 13 år när du röstar.</ins>" in compared
    back = text_of(client, address("rules_compare", round) + "?fran=2&till=1")
    assert "<ins>Din ålder spelar ingen roll.</ins>" in back


def test_until_the_vote_opens_the_page_says_that_rules_may_change(client: Client) -> None:
    round = a_round_at(Step.VOTE)
    opens = first_day(round, Step.VOTE)
    with on(opens - timedelta(days=1)):
        assert "Reglerna gäller nu" in text_of(client, address("rules", round))
    with on(opens):
        assert "Reglerna är frysta" in text_of(client, address("rules", round))


def test_a_correction_after_that_is_marked_with_day_and_reason(client: Client) -> None:
    round = a_round_at(Step.VOTE)
    with on(first_day(round, Step.VOTE)):
        corrected(round)
        page = text_of(client, address("rules", round))
        text = printed(client, address("rules_pdf", round))
    assert page.count("Rättelse efter att röstningen öppnat") == 1
    assert "Röstningen öppnade med version 1." in page
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
    text = printed(client, address("rules_pdf", round))
    held = rulebook_in_force(round)
    assert held
    assert held.fingerprint[:8] in text
    assert "Vem får rösta" in text
    assert "Är det till nytta för många?" in text
    assert "Who may vote" in printed(client, "/en" + address("rules_pdf", round))


def test_anyone_can_work_out_the_fingerprint_from_the_data(client: Client) -> None:
    round = a_public_round()
    changed(round, vote=Eligibility(age_from=13))
    for version in (1, 2):
        data = client.get(address("rules_json", round) + f"?version={version}").json()
        told = {name: data[name] for name in ("place", "pots", "rules")}
        text = json.dumps(told, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        assert data["fingerprint"] == hashlib.sha256(text.encode()).hexdigest()
        page = text_of(client, address("rules_version", round, version))
        assert data["fingerprint"][:8] in page
    assert client.get(address("rules_json", round)).json()["version"] == 2


def test_what_is_new_since_the_last_round_stands_beside_what_was_learnt(client: Client) -> None:
    first = a_public_round()
    with scope(organisation=first.organisation):
        for about, text in ((RulePart.VOTE, "Unga saknades."), (RulePart.BALLOT, "Tre räcker.")):
            note_lesson(round=first, about=about, text=text, by=LEAD)
    second = a_next_round(first, vote=Eligibility(age_from=13))
    page = text_of(client, address("rules", second))
    new = page[page.index('id="since-last"') :]
    assert new.index("är minst 13 år") < new.index("Unga saknades.")
    assert new.index("Det här lärde vi oss också") < new.index("Tre räcker.")
    compared = text_of(client, address("rules_compare", second))
    assert "Omgång 1, version 1" in compared
    assert "är minst 13 år" in compared


def test_versions_that_do_not_exist_cannot_be_compared(client: Client) -> None:
    round = a_public_round()
    assert "en version av reglerna" in text_of(client, address("rules_compare", round))
    for query in ("?fran=1", "?fran=1&till=2", "?fran=forra-1&till=1", "?fran=x&till=y"):
        assert client.get(address("rules_compare", round) + query).status_code == 404


def test_the_page_asks_as_many_questions_however_many_versions_there_are(
    client: Client, django_assert_num_queries
) -> None:
    round = a_public_round()
    with CaptureQueriesContext(connection) as asked:
        client.get(address("rules", round))
    for age in (13, 14, 15):
        changed(round, vote=Eligibility(age_from=age))
    with django_assert_num_queries(len(asked)):
        client.get(address("rules", round))


def test_staff_see_the_change_before_they_publish_it(client: Client) -> None:
    round = a_public_round()
    with scope(organisation=round.organisation):
        with_rules(round, count=CountRule(ballot=Approval(most=5)))
    lead = staff_at(round.organisation)
    page = text_of(lead, address("workspace_rules", round))
    assert "<del>Du kryssar för högst 3 förslag.</del>" in page
    assert "<ins>Du kryssar för högst 5 förslag.</ins>" in page
    answer = lead.post(address("publish_rules", round), {"reason_0": " "})
    assert "Skriv varför reglerna ändras." in answer.content.decode()
    answer = lead.post(address("publish_rules", round), {"reason_0": "Många förslag."}, follow=True)
    assert "Ändringarna är publicerade" in answer.content.decode()
    assert "Många förslag." in text_of(client, address("rules", round))
    with scope(organisation=round.organisation):
        entry = Entry.objects.get(event_code="rounds.rules_changed")
    assert entry.reason == "Många förslag."


def test_changes_are_thrown_away_by_a_button(client: Client) -> None:
    round = a_public_round()
    with scope(organisation=round.organisation):
        with_rules(round, vote=Eligibility(age_from=16))
    lead = staff_at(round.organisation)
    lead.post(address("discard_rules", round))
    assert "är minst 16 år" not in text_of(lead, address("workspace_rules", round))
    with scope(organisation=round.organisation):
        assert Rulebook.objects.filter(round=round).count() == 1


def test_what_the_vote_forbids_to_change_is_told_in_words() -> None:
    round = a_round_at(Step.VOTE)
    with on(first_day(round, Step.VOTE)):
        with scope(organisation=round.organisation):
            with_rules(round, vote=Eligibility(age_from=16))
        lead = staff_at(round.organisation)
        page = text_of(lead, address("workspace_rules", round))
        assert "Vem som får rösta kan inte längre ändras: röstningen har öppnat." in page
        assert address("publish_rules", round) not in page
        answer = lead.post(address("publish_rules", round), {"reason_0": "Ändå."})
        assert "Vem som får rösta kan inte längre ändras" in answer.content.decode()


def test_changed_pots_are_published_with_the_rules() -> None:
    round = a_public_round()
    with scope(organisation=round.organisation):
        Pot.objects.filter(round=round).update(reserve=50_000)
    lead = staff_at(round.organisation)
    assert "hålls 50 000 kr i reserv" in text_of(lead, address("workspace_rules", round))
    lead.post(address("publish_rules", round), {"reason_0": "Priser stiger."})
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
    lead = staff_at(round.organisation)
    answer = lead.post(address("publish_rules", round), {"reason_0": "Igen."})
    assert "Det finns inga ändringar att publicera." in answer.content.decode()


def test_a_lesson_is_noted_and_taken_away() -> None:
    round = a_public_round()
    lead = staff_at(round.organisation)
    answer = lead.post(address("note_lesson", round), {"about": "vote", "text_0": ""})
    assert "Fyll i det här." in answer.content.decode()
    lead.post(address("note_lesson", round), {"about": "vote", "text_0": "Unga saknades."})
    assert "Unga saknades." in text_of(lead, address("workspace_rules", round))
    with scope(organisation=round.organisation):
        lesson = Lesson.objects.get(round=round)
    lead.post(address("remove_lesson", round, lesson.pk))
    assert "Unga saknades." not in text_of(lead, address("workspace_rules", round))


def test_a_lesson_that_everyone_has_read_stays() -> None:
    round = a_public_round()
    with scope(organisation=round.organisation):
        lesson = note_lesson(round=round, about=RulePart.VOTE, text="Unga saknades.", by=LEAD)
    a_next_round(round)
    lead = staff_at(round.organisation)
    answer = lead.post(address("remove_lesson", round, lesson.pk), follow=True)
    assert "den står kvar" in answer.content.decode()
    assert "Unga saknades." in answer.content.decode()


def test_an_assessor_reads_the_rules_and_changes_nothing() -> None:
    round = a_public_round()
    with scope(organisation=round.organisation):
        with_rules(round, vote=Eligibility(age_from=16))
    assessor = staff_at(round.organisation, Role.ASSESSOR)
    page = text_of(assessor, address("workspace_rules", round))
    assert "är minst 16 år" in page
    for name in ("publish_rules", "discard_rules", "note_lesson"):
        assert address(name, round) not in page
        assert assessor.post(address(name, round)).status_code == 403


def test_a_round_that_is_set_up_shows_its_rules_to_staff_only() -> None:
    round = a_round_being_set_up()
    page = text_of(staff_at(round.organisation), address("workspace_rules", round))
    assert "Reglerna skrivs" in page
    assert "Du kryssar för högst 3 förslag." in page


def test_of_a_round_that_is_a_record_lessons_are_kept_though_it_has_no_rules() -> None:
    round = RoundFactory()
    lead = staff_at(round.organisation)
    assert "Inga spelregler finns här" in text_of(lead, address("workspace_rules", round))
    lead.post(address("note_lesson", round), {"about": "vote", "text_0": "Unga saknades."})
    assert "Unga saknades." in text_of(lead, address("workspace_rules", round))


def test_rules_of_a_round_that_was_called_off_do_not_promise_a_vote(client: Client) -> None:
    round = a_public_round()
    with scope(organisation=round.organisation):
        cancel_round(round=round, because="Pengarna drogs in.", by=LEAD)
    page = text_of(client, address("rules", round))
    assert "Omgången är inställd" in page
    assert "fryses" not in page


def test_a_vote_that_is_late_gives_no_day_that_has_passed(client: Client) -> None:
    round = a_public_round()
    with on(first_day(round, Step.VOTE)):
        page = text_of(client, address("rules", round))
    assert "De fryses när röstningen öppnar." in page


def test_lessons_alone_are_shown_where_the_last_round_had_no_rules_here(client: Client) -> None:
    record = RoundFactory()
    with scope(organisation=record.organisation):
        note_lesson(round=record, about=RulePart.VOTE, text="Unga saknades.", by=LEAD)
        round = a_public_round(record.organisation)
        Round.objects.filter(pk=round.pk).update(previous=record)
    page = text_of(client, address("rules", round))
    assert "Unga saknades." in page
    assert "Spelreglerna är desamma" not in page
