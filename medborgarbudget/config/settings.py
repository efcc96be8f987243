"""Every setting, read from the environment.

DATABASE_URL   address of the PostgreSQL database (the command fills in an embedded server), in a
               role that owns no tables
DATABASE_OWNER_URL  the same in the role that owns the tables, for `manage migrate`
SECRET_KEY     long random text (the command fills in one of its own with the embedded server)
ALLOWED_HOSTS  names the site is reached by, with commas between; else only this computer
SITE_URL       the site's whole address, for links in letters; else http://127.0.0.1:8000
EMAIL_URL      the mail server: smtp://user:password@host:587?tls=1&from=address; without it,
               letters are written to files in the data folder
HTTPS          1 where a proxy in front ends TLS: secure cookies, redirects, HSTS
LOG_LEVEL      WARNING, or how much else to tell
TILE_URL       address of map tiles with {z}, {x} and {y}; without it maps have a plain ground
TILE_ATTRIBUTION  whom the map tiles come from
CLAMD          host:port or socket of ClamAV's daemon; without, files are not looked through
DEBUG          1 for Django's error pages, never where others can see them
DEMO_SIGN_IN   1 lets links sign in the people of the demo; the demo sets it for itself
SIGN_IN_SECRET_NAME  the secret of an organisation's own sign-in, NAME being its address in
               capitals; else the file sign-in/name in the data folder
MEDBORGARBUDGET_DATA  folder for embedded database, secret and collected static files
"""

import os
from pathlib import Path
from urllib.parse import urlsplit

from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured

from medborgarbudget.config.data import data_folder
from medborgarbudget.config.database import database
from medborgarbudget.config.logs import without_secrets
from medborgarbudget.config.mail import mail_server

PACKAGE = Path(__file__).resolve().parent.parent


def required(name: str, meaning: str) -> str:
    """Return the environment variable `name`, or raise ImproperlyConfigured saying what to set."""
    try:
        return os.environ[name]
    except KeyError as error:
        raise ImproperlyConfigured(f"Set {name} to {meaning}.") from error


def switched_on(name: str) -> bool:
    """Tell whether the environment variable `name` is 1, true, yes or on."""
    return os.environ.get(name, "").lower() in {"1", "true", "yes", "on"}


DEBUG = switched_on("DEBUG")
HTTPS = switched_on("HTTPS")
SECRET_KEY = required("SECRET_KEY", "a long random text that only this installation knows")
_hosts = os.environ.get("ALLOWED_HOSTS", "127.0.0.1,localhost,[::1]").split(",")
ALLOWED_HOSTS = [host for each in _hosts if (host := each.strip())]
SITE_URL = os.environ.get("SITE_URL", "http://127.0.0.1:8000").rstrip("/")
CLAMD = os.environ.get("CLAMD", "")

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.messages",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "procrastinate.contrib.django",
    "django_cotton.apps.SimpleAppConfig",
    "csp",
    "medborgarbudget.web",
    # After the page shell, whose form templates go before Django's own.
    "django.forms",
    "medborgarbudget.journal",
    "medborgarbudget.people",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "medborgarbudget.organisations",
    "medborgarbudget.network",
    "medborgarbudget.rounds",
    "medborgarbudget.review",
    "medborgarbudget.voting",
    "medborgarbudget.results",
    "medborgarbudget.demo",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "django.middleware.http.ConditionalGetMiddleware",
    "medborgarbudget.organisations.middleware.OwnDomain",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]

ROOT_URLCONF = "medborgarbudget.config.urls"
WSGI_APPLICATION = "medborgarbudget.config.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "OPTIONS": {
            "builtins": ["django_cotton.templatetags.cotton"],
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "medborgarbudget.people.context.notices",
            ],
            "loaders": [
                (
                    "django.template.loaders.cached.Loader",
                    [
                        "django_cotton.cotton_loader.Loader",
                        "django.template.loaders.app_directories.Loader",
                    ],
                )
            ],
        },
    }
]

FORM_RENDERER = "django.forms.renderers.TemplatesSetting"

DATABASES = {
    "default": database(
        required(
            "DATABASE_URL", "the address of a PostgreSQL database, postgresql://role@host/name"
        ),
        os.environ.get("DATABASE_OWNER_URL"),
    )
}
PROCRASTINATE_IMPORT_PATHS = ["medborgarbudget.config.tasks"]
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "people.User"
AUTHENTICATION_BACKENDS = [
    "django.contrib.auth.backends.ModelBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
_PASSWORDS = "django.contrib.auth.password_validation"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"{_PASSWORDS}.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": f"{_PASSWORDS}.CommonPasswordValidator"},
    {
        "NAME": f"{_PASSWORDS}.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ["name", "email"]},
    },
]
PASSWORD_RESET_TIMEOUT = 24 * 3600
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "organisations:workspaces"
# A working day without doing anything, or the browser closed, whichever comes first.
SESSION_COOKIE_AGE = 8 * 3600
SESSION_SAVE_EVERY_REQUEST = True
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_SECURE = HTTPS
SESSION_COOKIE_HTTPONLY = True
# Not strict: whoever comes back from their organisation's sign-in has to be known again.
SESSION_COOKIE_SAMESITE = "Lax"

# People are invited, by an address that the invitation has shown to be theirs.
ACCOUNT_ADAPTER = "medborgarbudget.people.adapters.AccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_LOGOUT_REDIRECT_URL = "web:start"
ACCOUNT_FORMS = {
    "login": "medborgarbudget.people.forms.sign_in.SignInForm",
    "reauthenticate": "medborgarbudget.people.forms.sign_in.ConfirmPasswordForm",
    "reset_password": "medborgarbudget.people.forms.sign_in.ForgottenPasswordForm",
    "reset_password_from_key": "medborgarbudget.people.forms.sign_in.NewPasswordForm",
    "change_password": "medborgarbudget.people.forms.sign_in.ChangePasswordForm",
}
MFA_ADAPTER = "medborgarbudget.people.adapters.SecondFactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_WEBAUTHN_USER_VERIFICATION = "required"
MFA_RECOVERY_CODES_SHOW_ONCE = True
MFA_TOTP_ISSUER = "Medborgarbudget"
# Clocks of phones go wrong; half a minute either way is forgiven.
MFA_TOTP_TOLERANCE = 1
MFA_FORMS = {
    "authenticate": "medborgarbudget.people.forms.sign_in.CodeForm",
    "reauthenticate": "medborgarbudget.people.forms.sign_in.ConfirmCodeForm",
    "activate_totp": "medborgarbudget.people.forms.sign_in.AddAppForm",
    "deactivate_totp": "medborgarbudget.people.forms.sign_in.RemoveAppForm",
    "generate_recovery_codes": "medborgarbudget.people.forms.sign_in.NewCodesForm",
    "login_webauthn": "medborgarbudget.people.forms.sign_in.SignInPasskeyForm",
    "authenticate_webauthn": "medborgarbudget.people.forms.sign_in.PasskeyForm",
    "reauthenticate_webauthn": "medborgarbudget.people.forms.sign_in.ConfirmPasskeyForm",
    "add_webauthn": "medborgarbudget.people.forms.sign_in.AddPasskeyForm",
    "edit_webauthn": "medborgarbudget.people.forms.sign_in.RenamePasskeyForm",
}
SOCIALACCOUNT_ADAPTER = "medborgarbudget.organisations.sign_in.OrganisationSignIn"
# A link and no form: the policy below lets no form lead away from the site.
SOCIALACCOUNT_LOGIN_ON_GET = True
SIGN_IN_SECRETS = data_folder() / "sign-in"
# With a proxy in front, the visitor's address is the last one in X-Forwarded-For.
ALLAUTH_TRUSTED_PROXY_COUNT = 1 if HTTPS else 0
DEMO_SIGN_IN = switched_on("DEMO_SIGN_IN")

# Limits on attempts to sign in hold over all processes and servers, which share the database.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "cache",
        "OPTIONS": {"MAX_ENTRIES": 100_000},
    }
}

# Without a mail server, letters are files: nobody gets them, and the log says so.
LETTERS_FOLDER = data_folder() / "letters"
LETTERS_BY_MAIL = bool(os.environ.get("EMAIL_URL"))
if LETTERS_BY_MAIL:
    _mail = mail_server(os.environ["EMAIL_URL"])
    EMAIL_HOST, EMAIL_PORT = _mail.host, _mail.port
    EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = _mail.user, _mail.password
    EMAIL_USE_TLS, EMAIL_USE_SSL = _mail.starts_tls, _mail.speaks_tls
    EMAIL_TIMEOUT = 30
    DEFAULT_FROM_EMAIL = _mail.sender
else:
    EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    EMAIL_FILE_PATH = LETTERS_FOLDER
    DEFAULT_FROM_EMAIL = "medborgarbudget@localhost"

LANGUAGE_CODE = "sv"
LANGUAGES = [("sv", "Svenska"), ("en", "English")]
LOCALE_PATHS = [PACKAGE / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Europe/Stockholm"

STATIC_URL = "/static/"
STATIC_ROOT = data_folder() / "static"
WHITENOISE_ALLOW_ALL_ORIGINS = False
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

# A map's ground. Whoever sets it sends visitors' addresses to where the tiles come from.
TILE_URL = os.environ.get("TILE_URL", "")
TILE_ATTRIBUTION = os.environ.get("TILE_ATTRIBUTION", "")
_tiles = urlsplit(TILE_URL.replace("{s}", "*"))
TILE_SOURCES = [f"{_tiles.scheme}://{_tiles.netloc}"] if _tiles.netloc else []

# Everything a page uses comes from this installation, and nothing in a page is code or style.
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:", *TILE_SOURCES],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
        "upgrade-insecure-requests": HTTPS,
    }
}
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
CSRF_COOKIE_SECURE = HTTPS
# Forgotten when the browser closes.
CSRF_COOKIE_AGE = None
LANGUAGE_COOKIE_SECURE = HTTPS
SECURE_SSL_REDIRECT = HTTPS
SECURE_HSTS_SECONDS = 365 * 24 * 3600 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = HTTPS
# The proxy in front ends TLS, and has to overwrite this header in what visitors send.
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s: %(message)s"}},
    "filters": {"without_secrets": {"()": lambda: without_secrets}},
    "handlers": {
        "console": {
            "class": "logging.StreamHandler",
            "formatter": "line",
            "filters": ["without_secrets"],
        }
    },
    "root": {"handlers": ["console"], "level": os.environ.get("LOG_LEVEL", "WARNING")},
}
