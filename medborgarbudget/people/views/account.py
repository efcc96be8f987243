"""My account: who I am here and how I sign in."""

from allauth.mfa.models import Authenticator
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from medborgarbudget.people.access import signed_in
from medborgarbudget.people.actions.accounts import change_profile
from medborgarbudget.people.forms.account import ProfileForm
from medborgarbudget.people.models import User


@signed_in
def account(request: HttpRequest) -> HttpResponse:
    """My name, my language, my letters, and how I sign in."""
    user = request.user
    assert isinstance(user, User)
    form = ProfileForm(request.POST or None, instance=user)
    if request.method == "POST" and form.is_valid():
        change_profile(user=user, **form.cleaned_data)
        messages.success(request, _("Saved. It applies from now on."))
        return redirect("account")
    factors = Authenticator.objects.filter(user_id=user.pk)
    kinds = [factor.type for factor in factors]
    context = {
        "form": form,
        "has_app": Authenticator.Type.TOTP in kinds,
        "passkeys": kinds.count(Authenticator.Type.WEBAUTHN),
        "has_codes": Authenticator.Type.RECOVERY_CODES in kinds,
    }
    return render(request, "people/account.html", context)
