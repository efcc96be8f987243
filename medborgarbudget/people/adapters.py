"""How allauth behaves here: nobody signs up, letters go out our way, a second factor stays."""

from base64 import urlsafe_b64encode
from hashlib import sha256
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from cryptography.fernet import Fernet, MultiFernet
from django.conf import settings
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext, override
from django.utils.translation import gettext_lazy as _

from medborgarbudget.people.actions import write_letter
from medborgarbudget.people.models import User
from medborgarbudget.people.sign_in import signed_in_recently

STAGES = {"allauth.mfa.stages.AuthenticateStage": "medborgarbudget.people.stages.SecondFactor"}


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    """Accounts are opened by invitation, and what is told about them is written as letters."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "email_password_mismatch": _(
            "The e-mail address or the password is not right. Check both and try again."
        ),
        "enter_current_password": _("This is not your password today. Try again."),
        "incorrect_code": _("The code is not right, or has been used. Wait for the next one."),
        "incorrect_password": _("The password is not right. Try again."),
        "rate_limited": _("That was many attempts in a short time. Wait a few minutes."),
        "too_many_login_attempts": _(
            "That was many wrong attempts. Wait five minutes, or choose a new password."
        ),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:  # noqa: ARG002
        """Nobody opens an account on their own."""
        return False

    def get_login_stages(self) -> list[str]:
        """The steps of signing in, with our own rule for when a second factor is asked for."""
        return [STAGES.get(stage, stage) for stage in super().get_login_stages()]

    def is_reauthentication_required(self, *, app: str, **kwargs: Any) -> bool:
        """Whether to ask who it is again; not within minutes of signing in."""
        demanded: bool = super().is_reauthentication_required(app=app, **kwargs)
        return demanded and not signed_in_recently(self.request, self.request.user)

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Write one of allauth's mails as a letter, in the language of who gets it."""
        user = context.get("user") or User.objects.filter(email__iexact=email).first()
        with override(user.language if user else settings.LANGUAGE_CODE):
            # Whom the letter does not surprise follows no link; the others need one at once.
            reset = f"{settings.SITE_URL}{reverse('account_reset_password')}"
            told = {"reset_url": reset, **context, "user": user, "email": email}
            subject = render_to_string(f"{template_prefix}_subject.txt", told)
            body = render_to_string(f"{template_prefix}_message.txt", told)
        write_letter(to=email, subject=" ".join(subject.split()), body=body.strip() + "\n")


class SecondFactorAdapter(DefaultMFAAdapter):  # type: ignore[misc]
    """A second factor is demanded of everyone, so the last one cannot be removed."""

    error_messages = DefaultMFAAdapter.error_messages | {
        "cannot_delete_authenticator": _(
            "This is your only second step. Add another one first, then you can remove this."
        ),
        "incorrect_code": AccountAdapter.error_messages["incorrect_code"],
    }

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        """Whether another second factor would remain; codes on paper are not enough alone."""
        others = Authenticator.objects.filter(user=authenticator.user_id).exclude(
            pk=authenticator.pk
        )
        return bool(others.exclude(type=Authenticator.Type.RECOVERY_CODES).exists())

    def generate_authenticator_name(self, user: User, type: Authenticator.Type) -> str:  # noqa: A002
        """What a new passkey is called until its holder calls it something better."""
        others = Authenticator.objects.filter(user_id=user.pk, type=type).count()
        return gettext("Passkey %(number)s") % {"number": others + 1}

    def encrypt(self, text: str) -> str:
        """Hide a secret before it is stored: a copy of the database alone gives no codes."""
        return _ciphers().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """The secret that was hidden."""
        return _ciphers().decrypt(encrypted_text.encode()).decode()


def _ciphers() -> MultiFernet:
    keys = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    return MultiFernet([Fernet(_key(str(each))) for each in keys])


def _key(secret: str) -> bytes:
    return urlsafe_b64encode(sha256(b"medborgarbudget.second-factor" + secret.encode()).digest())
