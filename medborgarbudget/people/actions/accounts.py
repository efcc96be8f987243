"""Opening an account and giving it a second factor."""

from collections.abc import Collection
from typing import Any

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.conf import settings
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext, override

from medborgarbudget.journal.actions import record
from medborgarbudget.journal.events import Event
from medborgarbudget.people.acting import HOLDER, Actor
from medborgarbudget.people.actions.letters import write_letter
from medborgarbudget.people.events import ACCOUNT_CHANGED, ACCOUNT_OPENED, SECOND_STEP_FORGOTTEN
from medborgarbudget.people.models import User


@transaction.atomic
def open_account(*, email: str, name: str, password: str, language: str) -> User:
    """Open an account for somebody who has shown that the address is theirs.

    Raises ``ValidationError``, by field, if the password is weak or the address has an account.
    """
    email = email.lower()
    try:
        validate_password(password, User(email=email, name=name))
    except ValidationError as error:
        raise ValidationError({"password": error}) from None
    user = User.objects.create_user(email, password, name=name, language=language)
    EmailAddress.objects.create(user=user, email=email, verified=True, primary=True)
    note(ACCOUNT_OPENED, user, by=HOLDER)
    return user


@transaction.atomic
def add_totp(*, user: User, secret: str | None = None) -> str:
    """Give the account an authenticator app with the secret, or a new one, and return it."""
    secret = secret or generate_totp_secret()
    TOTP.activate(user, secret)
    return secret


@transaction.atomic
def forget_second_steps(*, by: Actor, user: User) -> None:
    """Let somebody who has lost phone and codes begin anew, by a letter to their address.

    Their sessions end and the password is forgotten too: what was lost may be in wrong hands.
    Whoever asks for it has to have made sure, in some other way, who they are.
    """
    # One entry tells of all this, so none is written for each of them.
    second_steps = Authenticator.objects.filter(user_id=user.pk)
    second_steps._raw_delete(using=second_steps.db)
    user.set_unusable_password()
    user.save(update_fields=["password"])
    note(SECOND_STEP_FORGOTTEN, user, by=by)
    with override(user.language):
        link = f"{settings.SITE_URL}{reverse('account_reset_password')}"
        told = {"name": user.name, "link": link}
        body = render_to_string("people/letters/second_step_forgotten.txt", told)
        write_letter(to=user.email, subject=gettext("Choose how you sign in"), body=body)


@transaction.atomic
def change_profile(*, user: User, name: str, language: str, digest: str) -> None:
    """Change what a person is called, and how we write to them."""
    chosen = {"name": name, "language": language, "digest": digest}
    before = User.objects.select_for_update().get(pk=user.pk)
    for field, value in chosen.items():
        setattr(user, field, value)
    user.full_clean(exclude=["password"])
    user.save(update_fields=[*chosen])
    if changed := [field for field in chosen if getattr(before, field) != chosen[field]]:
        note_change(user, changed)


def note_change(user: User, fields: Collection[str]) -> None:
    """Write in the journal what somebody changed in their own account, not into what."""
    with override("sv"):
        names = [str(field.verbose_name) for field in User._meta.fields if field.name in fields]
    note(ACCOUNT_CHANGED, user, by=HOLDER, fields=", ".join(names))


@transaction.atomic
def note(event: Event, user: User, *, by: Actor, **details: Any) -> None:
    """Write in the journal what was done to an account, without saying whose it is."""
    with override("sv"):
        name = gettext("an account")
    record(event, role=by.role, subject=user, name=name, **details)
