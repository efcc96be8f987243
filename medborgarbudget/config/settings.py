"""Every setting, read from the environment.

DATABASE_URL   address of the PostgreSQL database (the command fills in an embedded server)
SECRET_KEY     long random text (the command fills in one of its own with the embedded server)
ALLOWED_HOSTS  names the site is reached by, with commas between; else only this computer
HTTPS          1 where a proxy in front ends TLS: secure cookies, redirects, HSTS
LOG_LEVEL      WARNING, or how much else to tell
DEBUG          1 for Django's error pages, never where others can see them
MEDBORGARBUDGET_DATA  folder for embedded database, secret and collected static files
"""

import os
from pathlib import Path

from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured
from psycopg.conninfo import conninfo_to_dict

from medborgarbudget.config.data import data_folder

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

INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.staticfiles",
    "procrastinate.contrib.django",
    "django_cotton.apps.SimpleAppConfig",
    "csp",
    "medborgarbudget.web",
    "medborgarbudget.organisations",
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
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
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

# libpq reads the address itself, so everything PostgreSQL understands in one may stand in it.
_connection = conninfo_to_dict(
    required("DATABASE_URL", "the address of a PostgreSQL database, postgresql://user@host/name")
)
DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": _connection.pop("dbname", ""),
        "USER": _connection.pop("user", ""),
        "PASSWORD": _connection.pop("password", ""),
        "HOST": _connection.pop("host", ""),
        "PORT": _connection.pop("port", ""),
        "OPTIONS": _connection,
        # As long as the server keeps an idle thread, and with it the thread's connection.
        "CONN_MAX_AGE": 600,
        "CONN_HEALTH_CHECKS": True,
    }
}
PROCRASTINATE_IMPORT_PATHS = ["medborgarbudget.config.tasks"]
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

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

# Everything a page uses comes from this installation, and nothing in a page is code or style.
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
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
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": os.environ.get("LOG_LEVEL", "WARNING")},
}
