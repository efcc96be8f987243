"""Feeds that every reader understands, whatever people wrote."""

from typing import Any

from django.utils.feedgenerator import Atom1Feed

from medborgarbudget.web.signs import without_controls


class AtomFeed(Atom1Feed):
    """An Atom feed without the signs that XML cannot hold, such as Word leaves in pasted texts."""

    def __init__(self, *args: Any, **details: Any) -> None:
        super().__init__(*args, **_clean(details))

    def add_item(self, *args: Any, **details: Any) -> None:
        super().add_item(*args, **_clean(details))


def _clean(details: dict[str, Any]) -> dict[str, Any]:
    return {
        name: without_controls(value) if isinstance(value, str) else value
        for name, value in details.items()
    }
