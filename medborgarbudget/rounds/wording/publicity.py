"""What everyone can see of a round."""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from medborgarbudget.rounds.rulebook import ProposerName, Rules


def publicity_sentences(rules: Rules) -> tuple[str, ...]:
    """What is shown of ideas, of those who leave and support them, and of the ballots."""
    return tuple(_publicity(rules))


def _publicity(rules: Rules) -> Iterator[str]:
    shown = rules.publicity
    if shown.ideas_at_once:
        yield _("An idea is shown to everyone as soon as it is left.")
    else:
        yield _("An idea is shown to everyone when somebody here has read it.")
    yield str(_NAMES[shown.proposer_name])
    if rules.support is not None and shown.support:
        yield _("Everyone can see how many support an idea, but not who they are.")
    elif rules.support is not None:
        yield _("How many support an idea is not shown.")
    if shown.rejected:
        yield _("Ideas that do not go on to the vote are shown too, with the reason.")
    else:
        yield _("Ideas that do not go on to the vote are not shown.")
    if shown.ballots:
        yield _(
            "After the vote all ballots are shown, without names, so that anybody can count them "
            "again."
        )
    else:
        yield _("The ballots are not shown after the vote, only how they were counted.")


_NAMES = {
    ProposerName.OPTIONAL: gettext_lazy("You choose whether your name stands beside your idea."),
    ProposerName.SHOWN: gettext_lazy("Your name stands beside your idea."),
    ProposerName.HIDDEN: gettext_lazy("Your name does not stand beside your idea."),
}
