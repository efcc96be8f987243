"""The account: signing in, a second factor, and what a person wants to hear of.

The names are allauth's own, for allauth finds its pages by them. Nobody signs up here. What
changes an account does so in one transaction with its entry in the journal.
"""

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as codes
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as webauthn
from allauth.socialaccount import views as elsewhere
from allauth.socialaccount.providers.openid_connect import views as openid_connect
from django.db.transaction import atomic
from django.urls import path, re_path

from medborgarbudget.people.access import signed_in, signed_in_half, signed_in_once
from medborgarbudget.people.views import sign_in
from medborgarbudget.people.views.account import account as my_account
from medborgarbudget.web.access import by_link, public

ways_in = [
    path("logga-in/", public(account.login), name="account_login"),
    path("logga-in/kod/", public(mfa.authenticate), name="mfa_authenticate"),
    path("logga-in/nyckel/", public(webauthn.login_webauthn), name="mfa_login_webauthn"),
    path("logga-in/arbetsplats/", sign_in.sign_in_at_work, name="sign_in_at_work"),
    path(
        "logga-in/avbruten/",
        public(elsewhere.login_cancelled),
        name="socialaccount_login_cancelled",
    ),
    path("logga-in/fel/", public(elsewhere.login_error), name="socialaccount_login_error"),
    path(
        "logga-in/med/<slug:provider_id>/",
        public(openid_connect.login),
        name="openid_connect_login",
    ),
    path(
        "logga-in/med/<slug:provider_id>/tillbaka/",
        public(openid_connect.callback),
        name="openid_connect_callback",
    ),
    path("logga-ut/", public(account.logout), name="account_logout"),
    path("avstangt/", public(account.account_inactive), name="account_inactive"),
    path("lank/<str:token>/", sign_in.demo_sign_in, name="demo_sign_in"),
]

passwords = [
    path("losenord/", signed_in(atomic(account.password_change)), name="account_change_password"),
    path("losenord/glomt/", public(account.password_reset), name="account_reset_password"),
    path(
        "losenord/glomt/skickat/",
        public(account.password_reset_done),
        name="account_reset_password_done",
    ),
    path(
        "losenord/nytt/klart/",
        public(account.password_reset_from_key_done),
        name="account_reset_password_from_key_done",
    ),
    re_path(
        r"^losenord/nytt/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        by_link(atomic(account.password_reset_from_key)),
        name="account_reset_password_from_key",
    ),
]

asked_again = [
    path("vem/losenord/", signed_in_half(account.reauthenticate), name="account_reauthenticate"),
    path("vem/kod/", signed_in_half(mfa.reauthenticate), name="mfa_reauthenticate"),
    path(
        "vem/nyckel/",
        signed_in_half(webauthn.reauthenticate_webauthn),
        name="mfa_reauthenticate_webauthn",
    ),
]

second_factors = [
    path("tvasteg/", signed_in_once(mfa.index), name="mfa_index"),
    path(
        "tvasteg/app/",
        signed_in_once(atomic(sign_in.ConnectApp.as_view())),
        name="mfa_activate_totp",
    ),
    path(
        "tvasteg/app/ta-bort/", signed_in(atomic(totp.deactivate_totp)), name="mfa_deactivate_totp"
    ),
    path("tvasteg/koder/", signed_in(codes.view_recovery_codes), name="mfa_view_recovery_codes"),
    path(
        "tvasteg/koder/nya/",
        signed_in(codes.generate_recovery_codes),
        name="mfa_generate_recovery_codes",
    ),
    path("tvasteg/nycklar/", signed_in(webauthn.list_webauthn), name="mfa_list_webauthn"),
    path(
        "tvasteg/nycklar/ny/",
        signed_in_once(atomic(sign_in.AddPasskey.as_view())),
        name="mfa_add_webauthn",
    ),
    path("tvasteg/nycklar/<int:pk>/", signed_in(webauthn.edit_webauthn), name="mfa_edit_webauthn"),
    path(
        "tvasteg/nycklar/<int:pk>/ta-bort/",
        signed_in(atomic(sign_in.RemovePasskey.as_view())),
        name="mfa_remove_webauthn",
    ),
]

urlpatterns = [
    path("", my_account, name="account"),
    *ways_in,
    *passwords,
    *asked_again,
    *second_factors,
]
