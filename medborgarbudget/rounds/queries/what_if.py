"""What a thought experiment with a round's rules begins from."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from medborgarbudget.counting.rule.contradictions import contradictions
from medborgarbudget.organisations.queries.areas import area_rows, groups
from medborgarbudget.rounds.models import Round
from medborgarbudget.rounds.money import Figure
from medborgarbudget.rounds.past_votes import PastVote, past_votes
from medborgarbudget.rounds.queries.money import Money, first_level
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


def known_numbers(money: Money, figures: Sequence[Figure]) -> list[KnownNumber]:
    """How many people a round is for, as far as it is known; run within its scope."""
    numbers = [KnownNumber(_("The whole round"), money.round.residents)]
    numbers += [KnownNumber(figure.name, figure.residents) for figure in figures]
    chosen = {pot.group_id for pot in money.pots if pot.group_id}
    numbers += [
        KnownNumber(str(group), group.members_in_public)
        for group in groups()
        if not chosen or group.pk in chosen
    ]
    return [each for each in numbers if each.people is not None]


def what_areas_get(money: Money, rules: Rules, figures: Sequence[Figure]) -> SideBySide | None:
    """What each area gets by each formula; nothing if fewer than two areas have residents."""
    if len([each for each in figures if each.residents]) < 2:
        return None
    total = money.kept.total if money.kept else _of_areas(money) or INVENTED_POT
    return side_by_side(total, figures, rules.count.allocation, money.round.currency)


def figures_to_try(money: Money) -> Sequence[Figure]:
    """Those that were kept; or the residents of the pots' areas, or else of the coarsest level."""
    if money.figures:
        return money.figures
    chosen = {pot.area_id for pot in money.pots if pot.area_id} or first_level()
    return [Figure(each.pk, str(each), each.residents) for each in area_rows() if each.pk in chosen]


def _of_areas(money: Money) -> int:
    of_areas = [pot.amount for pot in money.pots if pot.coverage == Coverage.AREA]
    return sum(of_areas) or money.total
