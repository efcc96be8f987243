"""What every page may show of the person who has signed in."""

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from medborgarbudget.people.queries import unread_count


def notices(request: HttpRequest) -> dict[str, object]:
    """How many notices are unread; counted where a page shows it, and never for visitors."""

    def count() -> int:
        return unread_count(request.user) if request.user.is_authenticated else 0

    return {"unread_notices": SimpleLazyObject(count)}
