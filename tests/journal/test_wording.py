"""Every entry can be told, however old it is."""

import pytest

from medborgarbudget.journal.events import event, find_event
from medborgarbudget.journal.models import Entry
from medborgarbudget.journal.wording import sentence

PAID = event("journal_test.paid", "%(subject)s fick %(amount)d kr av %(giver)s")


def an_entry(code: str = PAID.code, **details: object) -> Entry:
    return Entry(event_code=code, subject="Lekplatsen 100 %", details=details)


def test_a_sentence_is_completed_by_subject_and_details() -> None:
    assert sentence(an_entry(amount=500, giver="nämnden")) == (
        "Lekplatsen 100 % fick 500 kr av nämnden"
    )


def test_details_may_not_take_the_place_of_the_subject() -> None:
    assert sentence(an_entry(amount=5, giver="A", subject="En annan")).startswith("Lekplatsen")


@pytest.mark.parametrize(
    "entry",
    [
        an_entry("gone.code"),
        an_entry(amount="mycket", giver="A"),
        an_entry(),
        Entry(event_code=PAID.code, subject="Lekplatsen 100 %", details=["a"]),
        Entry(event_code="", subject="Lekplatsen 100 %", details=None),
    ],
)
def test_what_does_not_fit_is_told_by_subject_and_code(entry: Entry) -> None:
    assert sentence(entry) == f"Lekplatsen 100 %: {entry.event_code}"


def test_a_detail_that_is_missing_leaves_a_gap() -> None:
    assert sentence(an_entry(amount=5)) == "Lekplatsen 100 % fick 5 kr av –"


def test_an_entry_from_before_a_detail_was_kept_is_told_by_the_words_of_its_time() -> None:
    code = "journal_test.given"
    event(
        code, "%(subject)s fick %(amount)s kr den %(day)s", otherwise="%(subject)s: %(amount)s kr"
    )
    assert sentence(an_entry(code, amount=5)) == "Lekplatsen 100 %: 5 kr"
    assert sentence(an_entry(code, amount=5, day="1 maj")) == "Lekplatsen 100 % fick 5 kr den 1 maj"
    assert sentence(an_entry(code)) == "Lekplatsen 100 %: – kr"


def test_a_code_belongs_to_one_event() -> None:
    with pytest.raises(ValueError, match="exists already"):
        event(PAID.code, "En annan mening")
    assert find_event(PAID.code) == PAID
