"""A site to measure: its own PostgreSQL, invented rounds, and files compressed as in production."""

import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from itertools import cycle
from pathlib import Path
from wsgiref.util import setup_testing_defaults

from bench.elections import RESIDENTS, invented_election
from medborgarbudget.config.installation import installation
from medborgarbudget.counting.rule import CountRule, EqualShares

HOST = "127.0.0.1"
RULE = CountRule(EqualShares(step=Fraction(50)))
"""The usual rule in larger steps: how long the count takes is not measured here."""


@contextmanager
def installed_site() -> Iterator[None]:
    """Have Django set up on an empty database, with everything gone afterwards."""
    os.environ.pop("DATABASE_URL", None)
    with tempfile.TemporaryDirectory(prefix="budget-") as folder:
        os.environ["MEDBORGARBUDGET_DATA"] = str(Path(folder).resolve())
        with installation():
            from django.core.management import call_command
            from django.db import connections

            call_command("migrate", verbosity=0, interactive=False)
            call_command("collectstatic", verbosity=0, interactive=False)
            yield
            connections.close_all()


def published_round(proposals: int, voters: int) -> str:
    """Invent a round, count and publish it; return the address of its result page."""
    from django.urls import reverse
    from django_scopes import scopes_disabled

    from medborgarbudget.organisations.actions import register_organisation
    from medborgarbudget.organisations.states import OrganisationKind
    from medborgarbudget.results.actions import carry_out_count, request_count
    from medborgarbudget.review.actions import ProposalDraft, add_proposals
    from medborgarbudget.rounds.actions import record_round
    from medborgarbudget.voting.actions import record_closed_contest

    election = invented_election(proposals, voters)
    slug = f"kommun-{proposals}"
    with scopes_disabled():
        organisation = register_organisation(
            name=f"Kommun {proposals}", slug=slug, kind=OrganisationKind.MUNICIPALITY
        )
        round = record_round(
            organisation=organisation,
            slug="omgang-1",
            name="Bygd i balans",
            promise="Kommunstyrelsen lovar att följa resultatet.",
            budget=election.budget,
        )
        drafts = [
            ProposalDraft(each.name, each.cost, place=place)
            for each, place in zip(election.projects, cycle(RESIDENTS), strict=False)
        ]
        contest = record_closed_contest(
            round=round,
            election=election,
            proposals=add_proposals(round=round, drafts=drafts),
            rule=RULE,
            opened_on=date(2026, 3, 2),
            closed_on=date(2026, 3, 22),
            max_choices=5,
        )
        carry_out_count(count_id=request_count(contest=contest, publish_when_counted=True).pk)
    return reverse("results:result", args=[slug, round.slug])


@dataclass(frozen=True, slots=True)
class Answer:
    """What went over the wire: the body as it was sent, and how it was encoded."""

    status: str
    encoding: str
    body: bytes


class Visitor:
    """Asks the WSGI application as a web server does, for a browser that reads brotli and gzip.

    With a ``cookie`` the visitor is somebody who has signed in.
    """

    def __init__(self, cookie: str = "") -> None:
        from medborgarbudget.config.wsgi import application

        self.application = application
        self.cookie = cookie

    def get(self, address: str) -> Answer:
        """Fetch an address of the site."""
        path, _, query = address.partition("?")
        environ = {"PATH_INFO": path, "QUERY_STRING": query, "HTTP_COOKIE": self.cookie}
        environ["HTTP_ACCEPT_ENCODING"] = "gzip, deflate, br"
        setup_testing_defaults(environ)
        started: list[tuple[str, dict[str, str]]] = []
        sent: list[bytes] = []

        def start_response(
            status: str, headers: list[tuple[str, str]], *_: object
        ) -> Callable[[bytes], object]:
            started.append((status, {name.lower(): value for name, value in headers}))
            return sent.append

        response = self.application(environ, start_response)
        try:
            sent.extend(response)
        finally:
            response.close()
        ((status, headers),) = started
        return Answer(status, headers.get("content-encoding", ""), b"".join(sent))
