"""Once the vote has opened, a correction changes nobody's rights and nothing of the count."""

from dataclasses import fields, replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from medborgarbudget.rounds.rulebook import Leftovers, ProposerName, Publicity, Rules
from medborgarbudget.rounds.rulebook.corrections import CORRECTABLE, refused_corrections
from tests.rounds.rulebook.strategies import PARTS, RULES

KEPT = sorted({each.name for each in fields(Rules)} - CORRECTABLE)


def drawn(data: st.DataObject, names: list[str]) -> dict[str, Any]:
    return {name: data.draw(PARTS[name], label=name) for name in names}


def test_every_part_of_the_rules_can_be_drawn() -> None:
    assert set(PARTS) == {each.name for each in fields(Rules)}


@pytest.mark.parametrize("name", KEPT)
@settings(max_examples=20)
@given(held=RULES, data=st.data())
def test_no_other_change_passes(name: str, held: Rules, data: st.DataObject) -> None:
    value = data.draw(PARTS[name].filter(lambda value: value != getattr(held, name)))
    allowed = drawn(data, data.draw(st.lists(st.sampled_from(sorted(CORRECTABLE)), unique=True)))
    other = refused_corrections(held, replace(held, **allowed))
    refused = refused_corrections(held, replace(held, **{name: value}, **allowed))
    assert len(refused) == len(other) + 1


@given(held=RULES, data=st.data())
def test_what_may_be_corrected_passes_whatever_it_becomes(held: Rules, data: st.DataObject) -> None:
    wanted = replace(held, **drawn(data, sorted(CORRECTABLE)))
    promised = {name: getattr(held.publicity, name) for name in ("ballots", "proposer_name")}
    wanted = replace(wanted, publicity=replace(wanted.publicity, **promised))
    if Leftovers.OTHER_POTS in (held.leftovers, wanted.leftovers):
        wanted = replace(wanted, leftovers=held.leftovers)
    assert not refused_corrections(held, wanted)


@pytest.mark.parametrize(
    ("held", "wanted"),
    [
        (Rules(leftovers=Leftovers.NEXT_ROUND), Rules(leftovers=Leftovers.OTHER_POTS)),
        (Rules(leftovers=Leftovers.OTHER_POTS), Rules(leftovers=Leftovers.DECIDED)),
        (Rules(), Rules(publicity=Publicity(ballots=False))),
        (Rules(publicity=Publicity(ballots=False)), Rules()),
        *(
            (
                Rules(publicity=Publicity(proposer_name=before)),
                Rules(publicity=Publicity(proposer_name=after)),
            )
            for before in ProposerName
            for after in ProposerName
            if before is not after
        ),
    ],
)
def test_neither_winners_nor_what_was_promised_are_corrected(held: Rules, wanted: Rules) -> None:
    assert len(refused_corrections(held, wanted)) == 1
