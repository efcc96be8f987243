"""How voters filled in their ballots, and what their grades are called."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from medborgarbudget.counting.election import VoteType
from medborgarbudget.counting.rule import CountRule, MajorityJudgment
from medborgarbudget.counting.rule.ballots import Grades
from medborgarbudget.voting.models import Contest
from medborgarbudget.web.templatetags.amounts import number

KINDS_WITH_POINTS = (VoteType.ORDINAL, VoteType.CUMULATIVE, VoteType.SCORING)


def ballot_sentence(contest: Contest, rule: CountRule) -> str:
    """How voters filled in their ballot, in one sentence."""
    if isinstance(rule.method, MajorityJudgment):
        return _("Each voter graded the proposals they wanted to judge.")
    most = contest.max_choices
    match VoteType(contest.ballot_kind):
        case VoteType.CHOOSE_ONE:
            return _("Each voter chose one proposal.")
        case VoteType.ORDINAL:
            return _("Each voter ranked the proposals they liked best.")
        case VoteType.CUMULATIVE:
            return _("Each voter shared out points between proposals.")
        case VoteType.SCORING:
            return _("Each voter gave points to the proposals they liked.")
        case VoteType.APPROVAL if most:
            return ngettext(
                "Each voter could vote for %(most)s proposal.",
                "Each voter could vote for up to %(most)s proposals.",
                most,
            ) % {"most": number(most)}
        case _:
            return _("Each voter could vote for as many proposals as they liked.")


def grade_name(grade: int, rule: CountRule) -> str:
    """What a grade, from 1 for the lowest, is called on the ballot."""
    names = rule.ballot.names if isinstance(rule.ballot, Grades) else Grades().names
    if grade > len(names):
        return number(grade)
    name = names[grade - 1]
    return {
        "bad": _("bad"),
        "fair": _("fair"),
        "good": _("good"),
        "excellent": _("excellent"),
    }.get(name, name)
