"""The money of a round for everyone: the page, and the figures as a file."""

from django.http import HttpRequest, HttpResponse

from medborgarbudget.rounds.models import Round
from medborgarbudget.rounds.pages.money import as_table, for_everyone
from medborgarbudget.rounds.queries.money import money_now
from medborgarbudget.rounds.scoping import within_round
from medborgarbudget.rounds.views.answers import shown
from medborgarbudget.web.access import public
from medborgarbudget.web.spreadsheets import spreadsheet_response


@public
@within_round
def money(request: HttpRequest, round: Round) -> HttpResponse:
    """How much money there is, whom it is for, and how it was shared out."""
    return shown(request, round, "rounds/money.html", for_everyone(round))


@public
@within_round
def money_csv(request: HttpRequest, round: Round) -> HttpResponse:
    """The pots, and the figures that the money was shared out by, for a spreadsheet."""
    table = as_table(money_now(round, public=True))
    return spreadsheet_response(table, f"pengarna-{round.slug}.csv")
