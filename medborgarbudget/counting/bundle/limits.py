"""Which constraint stopped a project, in a sentence."""

from collections.abc import Sequence
from gettext import gettext as _

from medborgarbudget.counting.money import Currency
from medborgarbudget.counting.quotas import Limit, Quota
from medborgarbudget.counting.wording import money, number


def what_stopped_it(quota: Quota, winners: Sequence[str], currency: Currency) -> str:
    """Which limit a project met, and the names of the ``winners`` who had reached it."""
    message = _message(quota)
    label = quota.label
    if quota.limit is Limit.TIER and quota.most:
        label = money(currency, currency.parse(quota.label))
    return message % {"most": number(quota.most), "label": label, "names": ", ".join(winners)}


def _message(quota: Quota) -> str:
    match quota.limit:
        case Limit.VOTE_FLOOR:
            return _("To win, %(label)s votes were needed.")
        case Limit.TIER if not quota.most:
            return _("It costs more than any group of costs allows, so it could not win.")
        case Limit.TIER:
            return _("At most %(most)s up to %(label)s could win, and these did: %(names)s.")
        case Limit.PLACE:
            return _("At most %(most)s in %(label)s could win, and these did: %(names)s.")
        case Limit.CONFLICT:
            return _("It and another rule each other out, and that one won: %(names)s.")
        case _:
            return _("At most %(most)s could win, and others went before it.")
