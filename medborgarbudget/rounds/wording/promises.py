"""Good examples of what politicians promise, to take over and change."""

from django.utils.translation import gettext as _


def good_promises() -> list[str]:
    """Promises that others have kept."""
    return [
        _(
            "We promise to carry out the proposals that win the vote, if they keep to the rules "
            "and the money is enough. If we cannot, we tell why in public."
        ),
        _(
            "We promise to decide within two months after the vote, and that the winning "
            "proposals are finished within a year after that."
        ),
        _("We promise to answer every idea, also those that do not go on to the vote."),
    ]
