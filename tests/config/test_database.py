"""Two addresses, one database: where migrations go, and where everything else goes."""

import pytest
from django.core.exceptions import ImproperlyConfigured

from medborgarbudget.config.database import database

APPLICATION = "postgresql://budget:secret@db.example/budget"


def test_the_owner_may_come_by_another_way_but_to_the_same_database():
    settings = database(APPLICATION, "postgresql://owner:other@direct.example:6432/budget")
    assert (settings["NAME"], settings["USER"], settings["HOST"]) == (
        "budget",
        "budget",
        "db.example",
    )
    owner = settings["OWNER"]
    assert (owner["USER"], owner["HOST"], owner["PORT"]) == ("owner", "direct.example", "6432")
    assert "NAME" not in owner


def test_without_an_owner_there_is_one_role():
    assert "OWNER" not in database(APPLICATION, None)
    assert "OWNER" not in database(APPLICATION, "")


@pytest.mark.parametrize(
    ("address", "owner"),
    [
        (APPLICATION, "postgresql://owner@db.example/another"),
        ("postgresql://db.example/budget", "postgresql://owner@db.example/budget"),
    ],
)
def test_addresses_that_do_not_fit_together_are_refused(address, owner):
    with pytest.raises(ImproperlyConfigured, match="DATABASE_URL"):
        database(address, owner)
