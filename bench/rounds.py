"""An organisation to measure: its rounds, and one that is public with much in it."""

import math
import secrets
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import timedelta
from itertools import cycle
from typing import Any

from bench.people import signed_in
from bench.site import Visitor

SHAPE_POINTS = 300
"""An area of a municipality has about so many corners, simplified for a map."""
KRONOR_OF_A_POT = 100_000


@dataclass(frozen=True, slots=True)
class Amounts:
    """How much of everything there is. ``others`` are rounds beside the live one and the draft."""

    others: int
    pots: int
    activities: int
    news: int
    documents: int
    changes: int
    versions: int
    criteria: int
    entries: int
    staff: int


SMALL = Amounts(0, 3, 1, 1, 1, 1, 2, 1, 1, 1)
LARGE = Amounts(28, 60, 200, 200, 300, 40, 5, 40, 500, 30)


@dataclass(frozen=True, slots=True)
class RoundsToMeasure:
    """The words of an organisation's addresses, and somebody who leads its rounds.

    The words are the slugs of the organisation, its budget, and two rounds.
    """

    words: dict[str, str]
    lead: Visitor


def invented_rounds(slug: str, amounts: Amounts) -> RoundsToMeasure:
    """A municipality with a round in its ideas step, one that is set up, and older ones."""
    from django_scopes import scopes_disabled

    from medborgarbudget.organisations.actions import register_organisation
    from medborgarbudget.organisations.states import OrganisationKind
    from medborgarbudget.people.acting import Actor
    from medborgarbudget.people.roles import Role

    by = Actor(Role.PROCESS_LEAD)
    with scopes_disabled():
        organisation = register_organisation(
            name=f"Kommun {slug}", slug=slug, kind=OrganisationKind.MUNICIPALITY
        )
        areas = _areas(organisation, amounts.pots)
        budget = _budget(organisation, by)
        for number in range(amounts.others):
            _finish(_public(budget, f"Omgång {number}", areas[:3], amounts.criteria, by))
        live = _public(budget, "Bygd i balans", areas, amounts.criteria, by)
        _correct(live, amounts.versions, by)
        _fill(live, amounts, by)
        draft = _round(budget, "Nästa omgång", areas, amounts.criteria, by)
        lead = signed_in(organisation, Role.PROCESS_LEAD)
        _staff(organisation, live, amounts.staff)
    slugs = {"budget": budget.slug, "live": live.slug, "draft": draft.slug}
    return RoundsToMeasure({"slug": slug, **slugs}, lead)


def _areas(organisation: Any, many: int) -> list[Any]:
    from django.utils import timezone

    from medborgarbudget.organisations.models import Area, AreaLevel

    level = AreaLevel.objects.create(organisation=organisation, name="Bygder")
    return Area.objects.bulk_create(
        Area(
            organisation=organisation,
            level=level,
            slug=f"bygd-{number}",
            name=f"Bygd {number}",
            residents=800 + 7 * number,
            residents_on=timezone.localdate(),
            residents_source="SCB",
            shape=_shape(number),
        )
        for number in range(many)
    )


def _shape(number: int) -> dict[str, Any]:
    east, north = 12 + number % 8 / 10, 58 + number // 8 / 10
    angles = [math.tau * corner / SHAPE_POINTS for corner in range(SHAPE_POINTS)]
    ring = [
        [round(east + math.cos(angle) / 25, 6), round(north + math.sin(angle) / 25, 6)]
        for angle in angles
    ]
    return {"type": "Polygon", "coordinates": [[*ring, ring[0]]]}


def _budget(organisation: Any, by: Any) -> Any:
    from django.utils import timezone

    from medborgarbudget.rounds.actions import begin_budget, change_budget, record_start_decision

    budget = begin_budget(organisation=organisation, name="Bygd i balans", by=by)
    details = {
        "purpose": "Fler ska vara med och bestämma.",
        "orientations": ["territory"],
        "owner_body": "Kommunstyrelsen",
        "promise": "Kommunstyrelsen lovar att följa resultatet.",
    }
    change_budget(budget=budget, details=details, by=by)
    budget.refresh_from_db()
    decision = {
        "body": "Kommunstyrelsen",
        "decided_on": timezone.localdate(),
        "paragraph": "§ 12",
        "registry_number": "KS 2027/12",
        "summary": "Kommunstyrelsen beslutar enligt förslaget.",
    }
    record_start_decision(budget=budget, details=decision, by=by)
    return budget


def _round(budget: Any, name: str, areas: list[Any], criteria: int, by: Any) -> Any:
    """A round that only has to be made public, with a pot for each area."""
    from django.utils import timezone

    from medborgarbudget.rounds.actions import begin_round, change_round
    from medborgarbudget.rounds.models import Allocation, Pot
    from medborgarbudget.rounds.money import Figure, as_stored
    from medborgarbudget.rounds.queries import rounds_of

    round = begin_round(budget=budget, name=name, rules=_rules(criteria), by=by)
    total = KRONOR_OF_A_POT * len(areas)
    details = {"summary": "Vi bestämmer om en del av budgeten.", "budget": total}
    change_round(round=round, details=details, by=by)
    Pot.objects.bulk_create(
        Pot(
            organisation=budget.organisation,
            round=round,
            position=number,
            name=str(area),
            description="Till det som bygden behöver.",
            amount=KRONOR_OF_A_POT,
            coverage="area",
            area=area,
        )
        for number, area in enumerate(areas)
    )
    Allocation.objects.create(
        organisation=budget.organisation,
        round=round,
        total=total,
        source="SCB",
        counted_on=timezone.localdate(),
        figures=as_stored(Figure(each.pk, str(each), each.residents) for each in areas),
    )
    return rounds_of(budget.organisation).get(pk=round.pk)


def _rules(criteria: int) -> Any:
    from medborgarbudget.counting.rule.allocation import Equal
    from medborgarbudget.rounds.rulebook import Criterion, Rules
    from medborgarbudget.rounds.rulebook.texts import texts

    rules = Rules(
        criteria=tuple(
            Criterion(
                texts({"sv": f"Är förslaget till nytta för många, fråga {number}?"}),
                texts({"sv": "Många är fler än de som bor på en gata eller går i en förening."}),
            )
            for number in range(criteria)
        )
    )
    return replace(rules, count=replace(rules.count, allocation=Equal()))


def _public(budget: Any, name: str, areas: list[Any], criteria: int, by: Any) -> Any:
    from medborgarbudget.rounds.actions import publish_round

    return publish_round(round=_round(budget, name, areas, criteria, by), by=by)


def _finish(round: Any) -> None:
    from django.db.models import F
    from django.utils import timezone

    from medborgarbudget.rounds.models import Round

    years = timedelta(365 * 3)
    round.steps.update(starts_on=F("starts_on") - years, ends_on=F("ends_on") - years)
    Round.objects.filter(pk=round.pk).update(finished_on=timezone.localdate())


def _correct(round: Any, versions: int, by: Any) -> None:
    """Publish further versions of the rules, one changed criterion at a time."""
    from medborgarbudget.rounds.actions import publish_rules, save_rules
    from medborgarbudget.rounds.rulebook import Criterion
    from medborgarbudget.rounds.rulebook.texts import texts

    rules = round.rulebooks.get().rules
    for number in range(2, versions + 1):
        changed = Criterion(texts({"sv": f"Går förslaget att sköta, fråga {number}?"}))
        rules = replace(rules, criteria=(changed, *rules.criteria[1:]))
        save_rules(round=round, rules=rules)
        publish_rules(round=round, reason="Frågan var otydlig.", by=by)


def _fill(round: Any, amounts: Amounts, by: Any) -> None:
    from django.utils import timezone

    from medborgarbudget.rounds.models import NewsItem, OutreachActivity, TimetableChange

    whose = {"organisation": round.organisation, "round": round}
    now, today = timezone.now(), timezone.localdate()
    NewsItem.objects.bulk_create(
        NewsItem(
            **whose,
            title=f"Nyhet {number}",
            text="Vi träffas på torget och **berättar** hur det går. " * 20,
            published_at=now - timedelta(number),
        )
        for number in range(amounts.news)
    )
    OutreachActivity.objects.bulk_create(
        OutreachActivity(
            **whose,
            channel="meeting",
            what=f"Möte {number}",
            audience=f"De som bor i bygd {number}",
            place="Torget",
            starts_on=today + timedelta(number - 50),
            cost=500,
            done_on=today if number < amounts.activities // 4 else None,
            reached=40 if number < amounts.activities // 4 else None,
        )
        for number in range(amounts.activities)
    )
    steps = list(round.steps.all())
    TimetableChange.objects.bulk_create(
        TimetableChange(
            **whose,
            step=steps[number % len(steps)].step,
            old_starts_on=today,
            old_ends_on=today,
            starts_on=today + timedelta(number),
            ends_on=today + timedelta(number),
            reason="Fler behöver mer tid.",
        )
        for number in range(amounts.changes)
    )
    _documents(whose, amounts.documents)
    _act(round, amounts.entries, by)


def _documents(whose: dict[str, Any], many: int) -> None:
    from medborgarbudget.organisations.models import Document
    from medborgarbudget.rounds.models import RoundDocument

    content = bytes(100_000)
    files = Document.objects.bulk_create(
        Document(
            organisation=whose["organisation"],
            name=f"underlag-{number}.pdf",
            content_type="application/pdf",
            size=len(content),
            sha256="0" * 64,
            content=content,
        )
        for number in range(many)
    )
    RoundDocument.objects.bulk_create(
        RoundDocument(**whose, step="outreach", title=f"Underlag {number}", document=each)
        for number, each in enumerate(files)
    )


def _act(round: Any, entries: int, by: Any) -> None:
    from django.db import transaction

    from medborgarbudget.journal.actions import record
    from medborgarbudget.rounds.events import ROUND_CHANGED

    with transaction.atomic():
        for _number in range(entries):
            record(
                ROUND_CHANGED, role=by.role, organisation_id=round.organisation_id, subject=round
            )


def _staff(organisation: Any, round: Any, many: int) -> None:
    from medborgarbudget.organisations.models import RoleGrant
    from medborgarbudget.people.roles import Role

    steps = cycle(round.steps.all())
    for user, step in zip(_users(organisation.slug, many), steps, strict=False):
        RoleGrant.objects.create(
            organisation=organisation, user=user, role=Role.ASSESSOR, round_id=round.pk
        )
        type(step).objects.filter(pk=step.pk).update(responsible=user)


def _users(slug: str, many: int) -> Iterator[Any]:
    from medborgarbudget.people.actions.accounts import open_account

    for number in range(many):
        yield open_account(
            email=f"{slug}-{number}@kommun.example",
            name=f"Handläggare {number}",
            password=secrets.token_urlsafe(),
            language="sv",
        )
