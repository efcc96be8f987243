"""In whose name a letter is sent. The room of organisations, which lies above, tells it."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Sender:
    """The name that a letter carries, and the address that answers go to, if there is one."""

    name: str
    reply_to: str = ""


SITE = Sender("Medborgarbudget")

Find = Callable[[Collection[int]], Mapping[int, Sender]]

_find: list[Find] = []


def senders(find: Find) -> Find:
    """Register the function that knows the senders behind organisations' ids."""
    _find.append(find)
    return find


def senders_of(organisation_ids: Collection[int]) -> dict[int, Sender]:
    """Who sends the letters of these organisations, as far as they are known."""
    return {each: sender for find in _find for each, sender in find(organisation_ids).items()}


def sender_of(organisation_id: int | None) -> Sender:
    """Who sends the letters of an organisation; the site itself where there is none."""
    if organisation_id is None:
        return SITE
    return senders_of([organisation_id]).get(organisation_id, SITE)
