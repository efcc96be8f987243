"""The forms of signing in: allauth's, in our look and words."""

from typing import Any

from allauth.account import forms as account
from allauth.mfa.adapter import get_adapter
from allauth.mfa.base import forms as mfa
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.forms import GenerateRecoveryCodesForm
from allauth.mfa.totp.forms import ActivateTOTPForm, DeactivateTOTPForm
from allauth.mfa.webauthn import forms as webauthn
from allauth.mfa.webauthn.internal.auth import parse_registration_response
from django.utils.translation import gettext_lazy as _

from medborgarbudget.web.forms import PlainForm

EMAIL = _("Your e-mail address")
PASSWORD = _("Your password")
NEW_PASSWORD = _("New password")
AGAIN = _("The new password once more")
CODE = _("Code")
PASSWORD_HELP = _(
    "At least 12 characters. Three or four words in a row are easy to remember and hard to guess."
)


class AccountForm(PlainForm):
    """One of allauth's forms: ``labels`` and ``help_texts`` say in our words what to fill in."""

    labels: dict[str, Any] = {}
    help_texts: dict[str, Any] = {}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            # What stands in the field is gone when it is needed.
            field.widget.attrs.pop("placeholder", None)
            field.label = self.labels.get(name, field.label)
            field.help_text = self.help_texts.get(name, "")


class SignInForm(AccountForm, account.LoginForm):  # type: ignore[misc]
    button = _("Sign in")
    labels = {"login": EMAIL, "password": PASSWORD}


class ConfirmPasswordForm(AccountForm, account.ReauthenticateForm):  # type: ignore[misc]
    button = _("Go on")
    labels = {"password": PASSWORD}


class ForgottenPasswordForm(AccountForm, account.ResetPasswordForm):  # type: ignore[misc]
    button = _("Send me a link")
    labels = {"email": EMAIL}


class NewPasswordForm(AccountForm, account.ResetPasswordKeyForm):  # type: ignore[misc]
    button = _("Save the new password")
    labels = {"password1": NEW_PASSWORD, "password2": AGAIN}
    help_texts = {"password1": PASSWORD_HELP}


class ChangePasswordForm(AccountForm, account.ChangePasswordForm):  # type: ignore[misc]
    button = _("Save the new password")
    labels = {
        "oldpassword": _("The password you have today"),
        "password1": NEW_PASSWORD,
        "password2": AGAIN,
    }
    help_texts = {"password1": PASSWORD_HELP}


class CodeForm(AccountForm, mfa.AuthenticateForm):  # type: ignore[misc]
    button = _("Sign in")
    labels = {"code": CODE}
    help_texts = {
        "code": _("Six digits from your authenticator app, or one of your recovery codes.")
    }


class ConfirmCodeForm(AccountForm, mfa.ReauthenticateForm):  # type: ignore[misc]
    button = _("Go on")
    labels = CodeForm.labels
    help_texts = CodeForm.help_texts


class AddAppForm(AccountForm, ActivateTOTPForm):  # type: ignore[misc]
    button = _("Connect the app")
    labels = {"code": CODE}
    help_texts = {"code": _("The six digits that the app shows now.")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"].widget.attrs |= {"inputmode": "numeric"}


class RemoveAppForm(AccountForm, DeactivateTOTPForm):  # type: ignore[misc]
    button = _("Remove the app")


class NewCodesForm(AccountForm, GenerateRecoveryCodesForm):  # type: ignore[misc]
    button = _("Make new codes")


class GuardedCredential:
    """Refuses an answer that no passkey gives, where allauth's reading of it would break."""

    def clean_credential(self) -> Any:
        """Raise ``ValidationError`` where parts are missing."""
        try:
            return super().clean_credential()  # type: ignore[misc]
        except KeyError:
            raise get_adapter().validation_error("incorrect_code") from None


class SignInPasskeyForm(GuardedCredential, webauthn.LoginWebAuthnForm):  # type: ignore[misc]
    """A passkey in place of address, password and code."""


class PasskeyForm(GuardedCredential, webauthn.AuthenticateWebAuthnForm):  # type: ignore[misc]
    """A passkey in place of a code."""


class ConfirmPasskeyForm(GuardedCredential, webauthn.ReauthenticateWebAuthnForm):  # type: ignore[misc]
    """A passkey that shows who it is once more."""


class AddPasskeyForm(AccountForm, webauthn.AddWebAuthnForm):  # type: ignore[misc]
    """Adds a passkey, which always asks who holds it and so stands for both steps."""

    passwordless = None
    button = _("Add the passkey")
    labels = {"name": _("What you call it")}
    help_texts = {"name": _("So that you know it again: My phone, or The key in my drawer.")}

    def clean(self) -> dict[str, Any]:
        """Refuse a passkey that does not ask for a finger, a face or a PIN."""
        try:
            cleaned: dict[str, Any] = super().clean() or {}
        except KeyError:
            raise get_adapter().validation_error("incorrect_code") from None
        credential = cleaned.get("credential")
        if credential:
            response = parse_registration_response(credential).response
            if not response.attestation_object.auth_data.is_user_verified():
                raise get_adapter().validation_error("incorrect_code")
        return cleaned


class RenamePasskeyForm(AccountForm, webauthn.EditWebAuthnForm):  # type: ignore[misc]
    button = _("Save the name")
    labels = {"name": _("What you call it")}


class RemovePasskeyForm(PlainForm):
    """Removes a passkey, unless it is the only second factor."""

    button = _("Remove the passkey")

    def __init__(self, *args: Any, authenticator: Authenticator, **kwargs: Any) -> None:
        self.authenticator = authenticator
        super().__init__(*args, **kwargs)

    def clean(self) -> None:
        """Raise ``ValidationError`` if nothing else would remain."""
        adapter = get_adapter()
        if not adapter.can_delete_authenticator(self.authenticator):
            raise adapter.validation_error("cannot_delete_authenticator")
