"""The command that checks the journal says what is wrong, and where."""

import json
from pathlib import Path

import pytest
import typer

from medborgarbudget.journal.command import checkpoint, told, verify
from medborgarbudget.journal.models import INSTALLATION
from medborgarbudget.journal.verification import Damage, Finding
from tests.factories import OrganisationFactory
from tests.journal import tampering
from tests.journal.writing import some_entries

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("all_scopes")]


def checked(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, str]:
    """The exit code of the command, and what it says."""
    try:
        verify(*arguments)
        code = 0
    except typer.Exit as end:
        code = end.exit_code
    output = capsys.readouterr()
    return code, output.out + output.err


def test_a_journal_as_it_was_written_is_confirmed_with_its_length(capsys) -> None:
    some_entries(OrganisationFactory(), 3)
    some_entries(OrganisationFactory(), 2)
    code, said = checked(capsys, None, None, {})
    assert code == 0
    assert "5" in said


def test_damage_is_told_by_organisation_and_number(capsys) -> None:
    organisation = OrganisationFactory(slug="hallefors")
    entries = some_entries(organisation, 6)
    tampering.edit(entries[1], "reason", "Ett annat")
    tampering.remove(entries[3], entries[4])
    code, said = checked(capsys, None, None, {organisation.pk: "hallefors"})
    first, second = said.splitlines()
    assert code == 1
    assert "hallefors" in first
    assert "2" in first
    assert "4" in second
    assert "5" in second


def test_one_organisation_can_be_checked_alone(capsys) -> None:
    whole, damaged = OrganisationFactory(), OrganisationFactory()
    some_entries(whole, 1)
    tampering.remove(*some_entries(damaged, 1))
    assert checked(capsys, whole.pk, None, {})[0] == 0
    assert checked(capsys, damaged.pk, None, {})[0] == 1


def test_a_checkpoint_still_holds_after_more_was_written(capsys, tmp_path: Path) -> None:
    organisation = OrganisationFactory()
    some_entries(organisation, 2)
    checkpoint()
    file = tmp_path / "checkpoint.json"
    file.write_text(capsys.readouterr().out)
    assert json.loads(file.read_text())["heads"][str(organisation.pk)]["length"] == 2
    some_entries(organisation, 2)
    assert checked(capsys, None, file, {})[0] == 0
    last = json.loads(file.read_text())
    last["heads"][str(organisation.pk)]["hash"] = "f" * 64
    file.write_text(json.dumps(last))
    assert checked(capsys, None, file, {})[0] == 1


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"heads": {"x": {}}}', '{"heads": {"1": 2}}'])
def test_what_is_no_checkpoint_is_refused_in_words(capsys, tmp_path: Path, text: str) -> None:
    file = tmp_path / "checkpoint.json"
    file.write_text(text)
    code, said = checked(capsys, None, file, {})
    assert code == 2
    assert str(file) in said


@pytest.mark.parametrize("damage", Damage)
@pytest.mark.parametrize("last", [3, 8])
def test_every_kind_of_damage_has_its_sentence(damage: Damage, last: int) -> None:
    sentence = told(Finding(7, damage, 3, last), {7: "hallefors"})
    assert sentence.startswith("hallefors: ")
    assert "3" in sentence
    assert (str(last) in sentence) is True


def test_what_belongs_to_no_known_organisation_is_told_too() -> None:
    assert "7" in told(Finding(7, Damage.EDITED, 1, 1), {})
    assert told(Finding(INSTALLATION, Damage.EDITED, 1, 1), {})
