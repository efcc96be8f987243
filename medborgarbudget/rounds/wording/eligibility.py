"""Who may propose, support and vote, told to the one who wonders about it."""

from collections.abc import Iterator
from enum import StrEnum

from django.utils.formats import date_format
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from medborgarbudget.rounds.rulebook import AreaChoice, Eligibility, Link
from medborgarbudget.web.templatetags.amounts import number


class Act(StrEnum):
    """What a person may or may not do."""

    PROPOSE = "propose"
    SUPPORT = "support"
    VOTE = "vote"


def eligibility_sentences(
    act: Act, rule: Eligibility, place: str, areas: bool = False
) -> tuple[str, ...]:
    """Who may do it. ``areas`` tells whether areas have pots of their own.

    Where one of several ties is enough, `eligibility_items` names them.
    """
    return (
        _who(act, rule, place),
        *_ages_besides(act, rule),
        *((str(_AREAS[act, rule.areas]),) if areas else ()),
        *_adult(rule),
    )


def eligibility_items(rule: Eligibility, place: str) -> tuple[str, ...]:
    """The ties to a place of which one is enough, where there are several."""
    if Link.EVERYONE in rule.links or len(rule.links) == 1:
        return ()
    return tuple(_ITEMS[link] % {"place": place} for link in Link if link in rule.links)


def _who(act: Act, rule: Eligibility, place: str) -> str:
    if Link.EVERYONE in rule.links:
        return str(_EVERYONE[act])
    if len(rule.links) > 1:
        return str(_ONE_OF[act])
    tie = _TIES[rule.links[0]] % {"place": place}
    if not _has_ages(rule):
        return _IF[act] % {"tie": tie}
    return _IF_OF_AGE[act] % {"tie": tie, "ages": _ages(act, rule)}


def _ages_besides(act: Act, rule: Eligibility) -> Iterator[str]:
    """The ages, where they did not stand beside a single tie."""
    if not _has_ages(rule):
        yield gettext("Your age does not matter.")
    elif Link.EVERYONE in rule.links or len(rule.links) > 1:
        yield _("It is also necessary that you %(ages)s.") % {"ages": _ages(act, rule)}


def _has_ages(rule: Eligibility) -> bool:
    return bool(rule.age_from) or rule.age_to is not None


def _ages(act: Act, rule: Eligibility) -> str:
    ages = {"least": number(rule.age_from or 0), "most": number(rule.age_to or 0)}
    if rule.age_to is None:
        said = _("are at least %(least)s years old")
    elif not rule.age_from:
        said = _("are at most %(most)s years old")
    elif rule.age_from == rule.age_to:
        said = _("are %(least)s years old")
    else:
        said = _("are from %(least)s to %(most)s years old")
    when = _("on %(day)s") % {"day": date_format(rule.age_on, "j F Y")} if rule.age_on else ""
    return f"{said % ages} {when or _WHEN[act]}"


def _adult(rule: Eligibility) -> Iterator[str]:
    if rule.adult_contact:
        yield gettext("If you are under 18, you also name an adult whom we can reach.")


_EVERYONE = {
    Act.PROPOSE: _("Everyone may leave ideas, wherever they live."),
    Act.SUPPORT: _("Everyone may support ideas, wherever they live."),
    Act.VOTE: _("Everyone may vote, wherever they live."),
}
_IF = {
    Act.PROPOSE: _("You may leave ideas if you %(tie)s."),
    Act.SUPPORT: _("You may support ideas if you %(tie)s."),
    Act.VOTE: _("You may vote if you %(tie)s."),
}
_IF_OF_AGE = {
    Act.PROPOSE: _("You may leave ideas if you %(tie)s and %(ages)s."),
    Act.SUPPORT: _("You may support ideas if you %(tie)s and %(ages)s."),
    Act.VOTE: _("You may vote if you %(tie)s and %(ages)s."),
}
_ONE_OF = {
    Act.PROPOSE: _("You may leave ideas if at least one of these points is true of you."),
    Act.SUPPORT: _("You may support ideas if at least one of these points is true of you."),
    Act.VOTE: _("You may vote if at least one of these points is true of you."),
}
_WHEN = {
    Act.PROPOSE: _("when you leave the idea"),
    Act.SUPPORT: _("when you support the idea"),
    Act.VOTE: _("when you vote"),
}
_TIES = {
    Link.RESIDENT: _("are registered as living in %(place)s"),
    Link.LIVES_WORKS_STUDIES: _("live, work or study in %(place)s"),
    Link.TENANT: _("are a tenant of %(place)s"),
    Link.PUPIL: _("are a pupil in %(place)s"),
    Link.OWNER_OR_BUSINESS: _("own a property or run a business in %(place)s"),
    Link.ANY_LINK: _("have something to do with %(place)s"),
}
_ITEMS = {
    Link.RESIDENT: _("You are registered as living in %(place)s."),
    Link.LIVES_WORKS_STUDIES: _("You live, work or study in %(place)s."),
    Link.TENANT: _("You are a tenant of %(place)s."),
    Link.PUPIL: _("You are a pupil in %(place)s."),
    Link.OWNER_OR_BUSINESS: _("You own a property or run a business in %(place)s."),
    Link.ANY_LINK: _("You have something to do with %(place)s."),
}
_AREAS = {
    (Act.PROPOSE, AreaChoice.OWN): _("Your ideas are for the area where you belong."),
    (Act.PROPOSE, AreaChoice.ONE): _("You choose one area for your ideas."),
    (Act.PROPOSE, AreaChoice.ALL): _("You may leave ideas for all areas."),
    (Act.SUPPORT, AreaChoice.OWN): _("You support ideas for the area where you belong."),
    (Act.SUPPORT, AreaChoice.ONE): _("You choose one area whose ideas you support."),
    (Act.SUPPORT, AreaChoice.ALL): _("You may support ideas for all areas."),
    (Act.VOTE, AreaChoice.OWN): _("You vote in the area where you belong."),
    (Act.VOTE, AreaChoice.ONE): _("You choose one area to vote in, whichever you like."),
    (Act.VOTE, AreaChoice.ALL): _("You may vote in all areas."),
}
