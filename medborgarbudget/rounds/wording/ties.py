"""Who goes first among equals, in sentences and as settings."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from medborgarbudget.counting.rule import TieBreak, Ties
from medborgarbudget.rounds.wording.phrases import quoted


def tie_sentences(ties: Ties, points: bool) -> tuple[str, ...]:
    """What settles a tie, and where the lot comes from; ``points`` if ballots give points."""
    return (*_order(ties.order, points), *_lot(ties))


def tie_settings(ties: Ties) -> tuple[tuple[str, str], ...]:
    """The order among equals and what lots are worked out from, as labelled text."""
    settings = [(_("Between equals"), _order_in_short(tuple(dict.fromkeys(ties.order))))]
    if ties.lot_seed:
        settings.append((_("The text that lots are worked out from"), ties.lot_seed))
    if ties.lot_commitment:
        label = _("The fingerprint of that text (SHA-256), which was made public before the vote")
        settings.append((label, ties.lot_commitment))
    return tuple(settings)


def _order(order: tuple[TieBreak, ...], points: bool) -> Iterator[str]:
    if not order:
        yield _("If proposals are equal in the count, a lot is drawn between them.")
        return
    first, *others = order
    yield _("If proposals are equal in the count, %(first)s goes first.") % {
        "first": _who_goes_first(first, points)
    }
    for each in others:
        message = _("If that is equal too, %(next)s goes first.")
        yield message % {"next": _who_goes_first(each, points)}
    yield _("If they are equal in everything, a lot is drawn between them.")


def _who_goes_first(tie_break: TieBreak, points: bool) -> str:
    match tie_break:
        case TieBreak.COST:
            return _("the one that costs less")
        case TieBreak.VOTES:
            return _("the one with more points") if points else _("the one with more votes")


def _lot(ties: Ties) -> Iterator[str]:
    yield _(
        "The lot is worked out from a text, so anybody can draw it again and get the same answer."
    )
    if ties.lot_seed:
        yield _("The text is %(text)s.") % {"text": quoted(ties.lot_seed)}
    if ties.lot_commitment:
        yield _(
            "Nobody can change the text, since its fingerprint (SHA-256) is made public before "
            "the vote: %(fingerprint)s."
        ) % {"fingerprint": ties.lot_commitment}
    elif ties.lot_seed:
        yield _("It is made public before the vote.")
    else:
        yield _("The text, or its fingerprint (SHA-256), is made public before the vote.")
    if ties.sealed:
        yield _("The text itself is made public after the vote.")


def _order_in_short(order: tuple[TieBreak, ...]) -> str:
    return {
        (): _("A drawn lot"),
        (TieBreak.COST,): _("Lower cost first, then a drawn lot"),
        (TieBreak.VOTES,): _("More votes first, then a drawn lot"),
        (TieBreak.COST, TieBreak.VOTES): _("Lower cost first, then more votes, then a drawn lot"),
        (TieBreak.VOTES, TieBreak.COST): _("More votes first, then lower cost, then a drawn lot"),
    }[order]
