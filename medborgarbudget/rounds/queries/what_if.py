"""What a thought experiment with a round's rules begins from."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from medborgarbudget.counting.rule.contradictions import contradictions
from medborgarbudget.organisations.queries.areas import area_rows, groups
from medborgarbudget.rounds.models import Round
from medborgarbudget.rounds.money import Figure
from medborgarbudget.rounds.past_votes import PastVote, past_votes
from medborgarbudget.rounds.queries.money import allocation_of, figures_kept, first_level
from medborgarbudget.rounds.rulebook import Coverage, Edition, PotTerms, Rules, count_rule_for
from medborgarbudget.rounds.rulebook.texts import texts
from medborgarbudget.rounds.what_if.areas import SideBySide, side_by_side
from medborgarbudget.rounds.what_if.counting import Counted, counted
from medborgarbudget.rounds.what_if.other_ballots import NotTheSameQuestionError, recast
from medborgarbudget.rounds.what_if.sample import sample_election

INVENTED_POT = 500_000
"""In kronor, where a round has no money yet."""


@dataclass(frozen=True, slots=True)
class Experiment:
    """Votes counted by the rules of one pot, or in ``problems`` why they could not be.

    ``left_out`` counts ballots that the form of the ballot has no room for.
    """

    counted: Counted | None = None
    problems: tuple[str, ...] = ()
    left_out: int = 0


@dataclass(frozen=True, slots=True)
class KnownNumber:
    """How many people an area or a group has; ``None`` if nobody has said."""

    name: str
    people: int | None


def earlier_votes(round: Round) -> list[PastVote]:
    """The votes of other rounds of the organisation, the latest first."""
    return [each for each in past_votes(round.organisation) if each.code != round.slug]


def pots_to_try(round: Round, edition: Edition) -> tuple[PotTerms, ...]:
    """The pots of the round; one with all its money, or an invented one, where it has none."""
    if edition.pots:
        return edition.pots
    name = texts({"sv": str(round.name)})
    return (PotTerms(name, round.budget or INVENTED_POT),)


def experiment(edition: Edition, pot: PotTerms, vote: PastVote | None) -> Experiment:
    """Count an earlier vote, or the invented one, by the rules of a pot."""
    rule = count_rule_for(pot, edition.rules.count)
    if problems := tuple(str(each) for each in contradictions(rule)):
        return Experiment(problems=problems)
    if vote is None:
        ceiling = edition.rules.ideas.cost_ceiling
        return Experiment(counted(sample_election(pot, rule.ballot, ceiling), rule))
    if vote.too_large:
        message = _("This vote is too large to be counted while you wait. Look at the example.")
        return Experiment(problems=(message,))
    try:
        carried = recast(vote.election(), rule.ballot)
    except NotTheSameQuestionError as refusal:
        return Experiment(problems=(f"{refusal} {_('Look at the example instead.')}",))
    return Experiment(counted(carried.election, rule), left_out=carried.left_out)


def known_numbers(round: Round) -> list[KnownNumber]:
    """How many people the round is for, as far as it is known; run within its scope."""
    numbers = [KnownNumber(_("The whole round"), round.residents)]
    numbers += [KnownNumber(figure.name, figure.residents) for figure in _figures(round)]
    chosen = {pot.group_id for pot in round.pots.all() if pot.group_id}
    numbers += [
        KnownNumber(str(group), group.members_in_public)
        for group in groups()
        if not chosen or group.pk in chosen
    ]
    return [each for each in numbers if each.people is not None]


def what_areas_get(round: Round, rules: Rules) -> SideBySide | None:
    """What each area gets by each formula; nothing if fewer than two areas have residents."""
    figures = _figures(round)
    if len([each for each in figures if each.residents]) < 2:
        return None
    kept = allocation_of(round)
    total = kept.total if kept else _money_of_areas(round) or INVENTED_POT
    return side_by_side(total, figures, rules.count.allocation, round.currency)


def _money_of_areas(round: Round) -> int:
    of_areas = [pot.amount for pot in round.pots.all() if pot.coverage == Coverage.AREA]
    return sum(of_areas) or round.budget


def _figures(round: Round) -> Sequence[Figure]:
    """Those that were kept; or the residents of the pots' areas, or else of the coarsest level."""
    if kept := figures_kept(round):
        return kept
    chosen = {pot.area_id for pot in round.pots.all() if pot.area_id} or first_level()
    return [Figure(each.pk, str(each), each.residents) for each in area_rows() if each.pk in chosen]
