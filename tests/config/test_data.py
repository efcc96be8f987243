"""Where an installation keeps its data, and how it keeps its secret."""

import os
import stat
from pathlib import Path

import pytest

from medborgarbudget.config.data import data_folder, secret_key


@pytest.fixture
def no_choice(monkeypatch):
    monkeypatch.delenv("MEDBORGARBUDGET_DATA")
    monkeypatch.setattr("sys.platform", "linux")


def test_the_operator_chooses_the_folder(monkeypatch, tmp_path):
    monkeypatch.setenv("MEDBORGARBUDGET_DATA", str(tmp_path))
    assert data_folder() == tmp_path


def test_an_ordinary_user_has_a_folder_of_their_own(no_choice, monkeypatch):
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    monkeypatch.setenv("XDG_DATA_HOME", "/data/of/someone")
    assert data_folder() == Path("/data/of/someone/medborgarbudget")
    monkeypatch.delenv("XDG_DATA_HOME")
    assert data_folder() == Path.home() / ".local" / "share" / "medborgarbudget"


def test_the_home_of_root_stays_closed(no_choice, monkeypatch):
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    assert data_folder() == Path("/var/lib/medborgarbudget")


def test_the_secret_is_made_once_and_for_its_owner_only(tmp_path):
    secret = secret_key(tmp_path)
    assert len(secret) >= 50
    assert secret_key(tmp_path) == secret
    assert stat.S_IMODE((tmp_path / "secret-key").stat().st_mode) == 0o600
