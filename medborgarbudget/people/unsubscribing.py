"""The signed link by which letters of what happened are stopped, without signing in."""

from django.core import signing
from django.urls import reverse

from medborgarbudget.people.models import User

SALT = "people.unsubscribe"


def unsubscribe_path(user: User) -> str:
    """The path of the page where this person stops the letters."""
    return reverse("notices:unsubscribe", args=[signing.dumps(user.pk, salt=SALT)])


def user_behind(token: str) -> User | None:
    """The person whom a link was made for, or ``None`` for a link that we did not make."""
    try:
        return User.objects.filter(pk=signing.loads(token, salt=SALT)).first()
    except signing.BadSignature:
        return None
