"""Rules beside each other: what tells them apart, and what each of them favours."""

from django.utils.translation import gettext as _

from medborgarbudget.counting.rule import (
    Completion,
    EqualShares,
    Greedy,
    GreedyOrder,
    MajorityJudgment,
    Method,
    Misfit,
    Phragmen,
    Stop,
    TopK,
    Utility,
)
from medborgarbudget.rounds.wording.methods import name_of_method


def alternative_name(method: Method, points: bool) -> str:
    """A name that tells a method from the others it is compared with."""
    match method:
        case EqualShares(utility=Utility.CARDINALITY):
            return _("Equal shares, proposals count alike")
        case EqualShares(completion=Completion.NONE):
            return _("Equal shares, not raised")
        case EqualShares(completion=Completion.ADD1):
            return _("Equal shares, the rest left over")
        case EqualShares(stop=Stop.EXHAUSTIVE):
            return _("Equal shares, raised until nothing fits")
        case TopK():
            return _("A fixed number of winners")
        case Greedy(misfit=Misfit.STOP) | Phragmen(misfit=Misfit.STOP):
            message = _("%(rule)s, nothing passed over")
            return message % {"rule": name_of_method(method, points)}
        case _:
            return name_of_method(method, points)


def favours(method: Method) -> str:
    """What the method favours, for somebody who has to choose one."""
    match method:
        case EqualShares():
            return _favours_of_shares(method)
        case Phragmen():
            return _(
                "Those who have got nothing yet go before those who have. Proposals that cost "
                "little for many voters win early, and dear ones late."
            )
        case Greedy(GreedyOrder.VOTES_PER_COST):
            return _(
                "Cheap proposals with many votes win, so there are many winners. Dear proposals "
                "seldom win, even if most people want them."
            )
        case MajorityJudgment():
            return _(
                "What most people find good wins, also where few like it best. It does not look "
                "at who has got something already."
            )
        case TopK():
            return _("The most liked proposals win. What they cost plays no part.")
        case _:
            return _(
                "The most liked proposals win, dear ones too. A large group that votes alike can "
                "decide over all the money."
            )


def _favours_of_shares(method: EqualShares) -> str:
    if method.utility is Utility.CARDINALITY:
        return _(
            "Groups get something in proportion to how many they are, and a small proposal is "
            "worth as much as a large one. So many small ones win."
        )
    if method.completion is Completion.NONE:
        return _(
            "Groups get something in proportion to how many they are. What their shares do not "
            "reach for is left over, often much of the money."
        )
    if method.completion is Completion.ADD1:
        return _(
            "As with equal shares, but what the raised shares do not reach for is left over, "
            "even where another proposal would fit."
        )
    if method.stop is Stop.EXHAUSTIVE:
        return _(
            "As with equal shares, but the shares are raised no further when nothing more fits. "
            "Most often the winners are the same."
        )
    return _(
        "Every voter decides over as much money. Groups that want different things all get "
        "something, in proportion to how many they are, in small places too."
    )
