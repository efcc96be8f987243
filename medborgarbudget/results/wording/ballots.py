"""How voters filled in their ballots."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from medborgarbudget.counting.election import VoteType
from medborgarbudget.counting.rule import CountRule, MajorityJudgment
from medborgarbudget.voting.models import Contest
from medborgarbudget.web.templatetags.amounts import number


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
