"""The settings say what they need, and what leaves the server is strict."""

import os
import subprocess
import sys

import pytest
from django.test import Client

from tests.factories import a_published_count

COMPLETE = {"DATABASE_URL": "postgresql:///name", "SECRET_KEY": "secret"}


def read_settings(question, **environment):
    """Print an expression over the settings in a process that has just this environment."""
    code = f"from medborgarbudget.config import settings; print(({question}))"
    environment = {"PATH": os.environ["PATH"], **environment}
    command = [sys.executable, "-c", code]
    return subprocess.run(command, env=environment, capture_output=True, text=True)


@pytest.mark.parametrize("name", COMPLETE)
def test_what_is_not_set_is_named(name):
    rest = {key: value for key, value in COMPLETE.items() if key != name}
    done = read_settings("'read'", **rest)
    assert f"Set {name} to " in done.stderr.splitlines()[-1]


def test_an_address_of_a_database_may_say_all_that_libpq_understands():
    address = "postgresql://me:pass%20word@db.example:6432/budget?sslmode=require"
    done = read_settings("settings.DATABASES['default']", **COMPLETE | {"DATABASE_URL": address})
    for part in ("'db.example'", "'6432'", "'budget'", "'me'", "'pass word'", "'sslmode'"):
        assert part in done.stdout


def test_cookies_and_addresses_are_for_https_only_once_https_is_on():
    question = "settings.CSRF_COOKIE_SECURE, settings.SECURE_SSL_REDIRECT, settings.DEBUG"
    assert read_settings(question, **COMPLETE).stdout.strip() == "(False, False, False)"
    https = read_settings(question, HTTPS="1", **COMPLETE)
    assert https.stdout.strip() == "(True, True, False)"


def test_names_of_hosts_may_stand_apart():
    done = read_settings("settings.ALLOWED_HOSTS", ALLOWED_HOSTS="a.se, b.se,", **COMPLETE)
    assert done.stdout.strip() == "['a.se', 'b.se']"


@pytest.mark.django_db
def test_a_file_that_a_visitor_has_already_is_not_sent_again(client):
    round = a_published_count().contest.round
    address = f"/{round.organisation.slug}/{round.slug}/resultat/omrostning.pb"
    for headers in ({}, {"Accept-Encoding": "gzip"}):
        known = client.get(address, headers=headers).headers["ETag"]
        again = client.get(address, headers={"If-None-Match": known, **headers})
        assert (again.status_code, again.content) == (304, b"")


@pytest.mark.django_db
def test_a_page_may_use_nothing_but_what_the_site_itself_serves():
    policy = Client().get("/nowhere/").headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "http" not in policy
