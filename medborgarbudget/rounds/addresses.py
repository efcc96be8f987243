"""Where the pages of a round lie."""

from django.urls import reverse

from medborgarbudget.rounds.models import Round


def address_of(round: Round, route: str, *words: str | int) -> str:
    """The path of a page of a round; ``words`` are what its address holds besides the round."""
    return reverse(route, args=[round.organisation.slug, round.slug, *words])
