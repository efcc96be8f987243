"""The signed address at which somebody's own calendar follows that of a workspace."""

from django.core import signing

from medborgarbudget.organisations.models import Organisation
from medborgarbudget.people.models import User

SALT = "organisations.calendar"


def calendar_token(user: User, organisation: Organisation) -> str:
    """What stands in the address. A new password makes it worthless; so does losing the role."""
    return signing.dumps([user.pk, organisation.pk, user.get_session_auth_hash()[:16]], salt=SALT)


def follower(token: str, organisation: Organisation) -> User | None:
    """The person whom a token was made for in this organisation, if it still holds."""
    try:
        user_id, organisation_id, password = signing.loads(token, salt=SALT)
    except signing.BadSignature:
        return None
    user = User.objects.filter(pk=user_id, is_active=True).first()
    if user is None or organisation_id != organisation.pk:
        return None
    return user if user.get_session_auth_hash()[:16] == password else None
