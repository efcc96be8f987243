"""Where an installation without settings of its own keeps its database, secret and built files."""

import os
import secrets
import sys
from pathlib import Path

NAME = "medborgarbudget"


def data_folder() -> Path:
    """Return `MEDBORGARBUDGET_DATA`, or the platform's place for the data of this user."""
    chosen = os.environ.get("MEDBORGARBUDGET_DATA")
    return Path(chosen).expanduser().resolve() if chosen else _usual_folder()


def _usual_folder() -> Path:
    # Started by root, PostgreSQL runs as a system user who has to reach the folder, and every
    # folder above it is opened for that: never root's home.
    if os.geteuid() == 0:
        return Path("/var/lib") / NAME
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Application Support" / NAME
    return Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share") / NAME


def secret_key(folder: Path) -> str:
    """Return the secret kept in `folder`, made at first use and readable by its owner only."""
    path = folder / "secret-key"
    try:
        descriptor = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    except FileExistsError:
        return path.read_text()
    with os.fdopen(descriptor, "w") as file:
        file.write(secrets.token_urlsafe(50))
    return path.read_text()
