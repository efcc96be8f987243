"""Whatever was edited, removed or put in is found, and named."""

import random
from datetime import timedelta

import pytest
from django_scopes import scopes_disabled

from medborgarbudget.journal.chain import entry_hash
from medborgarbudget.journal.models import Entry
from medborgarbudget.journal.queries import damage, heads
from medborgarbudget.journal.verification import Damage, Finding, Head
from medborgarbudget.organisations.models import Organisation
from tests.factories import OrganisationFactory
from tests.journal import tampering
from tests.journal.writing import some_entries
from tests.owner import owner_says

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("all_scopes")]
LENGTH = 7

OTHER_VALUES = {
    "organisation_id": lambda entry: entry.organisation_id + 1_000,
    "number": lambda entry: entry.number + 1_000,
    "at": lambda entry: entry.at + timedelta(microseconds=1),
    "role": lambda _: "auditor",
    "event_code": lambda entry: f"{entry.event_code}x",
    "subject_kind": lambda _: "network.programme",
    "subject_id": lambda _: None,
    "subject": lambda entry: f"{entry.subject} ",
    "address": lambda _: "",
    "reason": lambda entry: entry.reason.upper(),
    "details": lambda entry: {**entry.details, "last": 0},
    "public": lambda entry: not entry.public,
    "previous": lambda _: "f" * 64,
    "hash": lambda _: "e" * 64,
}


def test_no_column_is_left_out() -> None:
    assert OTHER_VALUES.keys() == {field.attname for field in Entry._meta.fields}


def numbers(found: list[Finding], organisation: Organisation) -> set[int]:
    """The numbers that are named as damaged in an organisation, beyond doubt."""
    return {
        number
        for each in found
        if each.organisation_id == organisation.pk and each.damage != Damage.DOUBTFUL
        for number in range(each.first, each.last + 1)
    }


@pytest.mark.parametrize("column", OTHER_VALUES)
@pytest.mark.parametrize("number", range(1, LENGTH + 1))
def test_an_edit_of_any_column_is_found_and_names_the_entry(column: str, number: int) -> None:
    organisation, other = OrganisationFactory(), OrganisationFactory()
    some_entries(other, 2)
    entry = some_entries(organisation, LENGTH)[number - 1]
    tampering.edit(entry, column, OTHER_VALUES[column](entry))
    found = damage()
    assert number in numbers(found, organisation)
    moved_to = {number + 1_000} if column == "number" else set()
    assert numbers(found, organisation) - moved_to == {number}
    assert numbers(found, other) == set()


@pytest.mark.parametrize(
    "column", sorted(OTHER_VALUES.keys() - {"organisation_id", "number", "hash"})
)
@pytest.mark.parametrize("number", [1, 4, LENGTH])
def test_an_edit_with_a_hash_that_fits_is_found_all_the_same(column: str, number: int) -> None:
    organisation = OrganisationFactory()
    entry = some_entries(organisation, LENGTH)[number - 1]
    tampering.forge(entry, column, OTHER_VALUES[column](entry))
    assert number in numbers(damage(), organisation)


@pytest.mark.parametrize("number", range(1, LENGTH + 1))
def test_a_removed_entry_is_named_also_when_it_was_the_last(number: int) -> None:
    organisation = OrganisationFactory()
    tampering.remove(some_entries(organisation, LENGTH)[number - 1])
    assert damage() == [Finding(organisation.pk, Damage.REMOVED, number, number)]


def test_removed_neighbours_are_named_together() -> None:
    organisation = OrganisationFactory()
    tampering.remove(*some_entries(organisation, LENGTH)[2:5])
    assert damage() == [Finding(organisation.pk, Damage.REMOVED, 3, 5)]


def test_a_journal_of_which_nothing_is_left_is_missed() -> None:
    organisation = OrganisationFactory()
    tampering.remove(*some_entries(organisation, LENGTH))
    assert damage() == [Finding(organisation.pk, Damage.REMOVED, 1, LENGTH)]


def test_an_entry_put_in_after_the_last_is_named() -> None:
    organisation = OrganisationFactory()
    last = some_entries(organisation, LENGTH)[-1]
    tampering.put_in(last, LENGTH + 1, last.hash)
    assert damage() == [Finding(organisation.pk, Damage.INSERTED, LENGTH + 1, LENGTH + 1)]


def test_entries_in_an_organisation_without_a_journal_are_named() -> None:
    organisation, other = OrganisationFactory(), OrganisationFactory()
    entry = some_entries(organisation, 1)[0]
    entry.organisation_id = other.pk
    tampering.put_in(entry, 1, "")
    assert damage() == [Finding(other.pk, Damage.INSERTED, 1, 1)]


@pytest.mark.parametrize("number", [1, 4, LENGTH])
def test_an_entry_put_in_between_others_that_make_room_is_named(number: int) -> None:
    organisation = OrganisationFactory()
    entries = some_entries(organisation, LENGTH)
    owner_says("ALTER TABLE journal_entry DROP CONSTRAINT entry_follows_one_other")
    for entry in reversed(entries[number - 1 :]):
        tampering.edit(entry, "number", entry.number + 1)
    tampering.put_in(entries[0], number, entries[number - 2].hash if number > 1 else "")
    assert numbers(damage(), organisation) == set(range(number, LENGTH + 2))


@pytest.mark.parametrize("number", [1, 4, LENGTH])
def test_an_entry_in_the_place_of_another_is_named(number: int) -> None:
    organisation = OrganisationFactory()
    entry = some_entries(organisation, LENGTH)[number - 1]
    tampering.remove(entry)
    tampering.put_in(entry, number, entry.previous)
    assert damage() == [Finding(organisation.pk, Damage.REPLACED, number, number)]


@pytest.mark.parametrize(("one", "other"), [(1, 2), (2, 6), (6, 7), (1, 7)])
def test_two_entries_that_changed_places_are_both_named(one: int, other: int) -> None:
    organisation = OrganisationFactory()
    entries = some_entries(organisation, LENGTH)
    first, second = entries[one - 1], entries[other - 1]
    tampering.edit(first, "number", 1_000)
    tampering.edit(second, "number", one)
    tampering.edit(first, "number", other)
    assert numbers(damage(), organisation) == {one, other}


def test_a_chain_that_forgot_its_last_entries_does_not_hide_them() -> None:
    organisation = OrganisationFactory()
    some_entries(organisation, LENGTH)
    tampering.change_chain(organisation.pk, LENGTH - 2)
    assert numbers(damage(), organisation) >= {LENGTH - 1, LENGTH}


def test_an_entry_is_in_doubt_if_the_one_that_would_vouch_for_it_was_changed() -> None:
    organisation = OrganisationFactory()
    entries = some_entries(organisation, LENGTH)
    tampering.forge(entries[2], "reason", "Ett annat skäl")
    tampering.edit(entries[3], "reason", "Ett annat skäl")
    assert damage() == [
        Finding(organisation.pk, Damage.DOUBTFUL, 3, 3),
        Finding(organisation.pk, Damage.EDITED, 4, 4),
    ]


def rewrite(organisation: Organisation, number: int) -> None:
    """Change an entry, all that follow and the chain, so that they fit together again."""
    with scopes_disabled():
        entries = list(Entry.objects.filter(organisation_id=organisation.pk).order_by("number"))
    previous = entries[number - 1].previous
    entries[number - 1].reason = "Ett annat skäl"
    tampering.remove(*entries[number - 1 :])
    for entry in entries[number - 1 :]:
        entry.previous = previous
        entry.pk = entry_hash(entry)
        previous = entry.pk
        entry.save(force_insert=True)
    tampering.change_chain(organisation.pk, entries[-1].number, previous)


def test_a_journal_that_was_written_anew_is_found_by_an_earlier_checkpoint() -> None:
    organisation = OrganisationFactory()
    some_entries(organisation, LENGTH)
    checkpoint = heads()
    some_entries(organisation, 2)
    assert damage(since=checkpoint) == []
    rewrite(organisation, 4)
    assert damage() == []
    assert damage(since=checkpoint) == [Finding(organisation.pk, Damage.REWRITTEN, 1, LENGTH)]


def test_a_journal_that_was_cut_short_is_found_by_an_earlier_checkpoint() -> None:
    organisation = OrganisationFactory()
    entries = some_entries(organisation, LENGTH)
    checkpoint = heads()
    tampering.remove(*entries[5:])
    tampering.change_chain(organisation.pk, 5, entries[4].hash)
    assert damage() == []
    assert damage(since=checkpoint) == [Finding(organisation.pk, Damage.REMOVED, 6, LENGTH)]


def test_an_organisation_whose_journal_is_gone_is_found_by_an_earlier_checkpoint() -> None:
    assert damage(since={8: Head(3, "a" * 64)}) == [Finding(8, Damage.REMOVED, 1, 3)]


def test_the_check_of_one_organisation_reads_no_other() -> None:
    mine, other = OrganisationFactory(), OrganisationFactory()
    some_entries(mine, 2)
    tampering.remove(some_entries(other, 2)[0])
    assert damage(organisation_id=mine.pk) == []
    assert damage(organisation_id=other.pk) == [Finding(other.pk, Damage.REMOVED, 1, 1)]


@pytest.mark.parametrize("seed", range(20))
def test_several_random_removals_and_edits_are_all_named(seed: int) -> None:
    chance = random.Random(seed)
    organisation = OrganisationFactory()
    entries = some_entries(organisation, 12)
    touched = chance.sample(entries, chance.randint(1, 6))
    for entry in touched:
        if chance.random() < 0.5:
            tampering.remove(entry)
        else:
            column = chance.choice(["role", "reason", "details", "at", "previous"])
            tampering.edit(entry, column, OTHER_VALUES[column](entry))
    assert numbers(damage(), organisation) == {entry.number for entry in touched}
