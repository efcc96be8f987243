"""Outreach of rounds, for tests."""

from typing import Any

from django.urls import reverse

from medborgarbudget.rounds.actions.outreach import plan_activity
from medborgarbudget.rounds.models import OutreachActivity, Round
from medborgarbudget.rounds.states import OutreachChannel, Step
from tests.rounds.making import LEAD, first_day


def address(round: Round, name: str, **words: object) -> str:
    """Where a page lies; ``words`` are what its address holds besides the round."""
    words |= {"organisation_slug": round.organisation.slug, "round_slug": round.slug}
    return reverse(f"rounds:{name}", kwargs=words)


def an_activity(round: Round, **details: Any) -> OutreachActivity:
    """A meeting on the first day for ideas, without a place; run within the round's scope."""
    usual: dict[str, Any] = {
        "channel": OutreachChannel.MEETING,
        "what": "Idéfika",
        "audience": "Alla i Ekeby",
    }
    if "starts_on" not in details:
        usual["starts_on"] = first_day(round, Step.IDEAS)
    return plan_activity(round=round, details=usual | details, by=LEAD)
