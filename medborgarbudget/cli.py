"""The console command `medborgarbudget`: chooses its language, then hands over to the commands."""

import gettext
import os
from pathlib import Path

LOCALE = Path(__file__).parent / "locale"
CATALOGUE = "django"


def main() -> None:
    """Run the command that the words on the command line name."""
    choose_language()
    # The commands' help is translated while they are imported.
    from medborgarbudget.commands import application

    application()


def choose_language() -> None:
    """Let gettext answer in Swedish, or in English to a terminal that is set to English."""
    names = ("LC_ALL", "LC_MESSAGES", "LANG")
    terminal = next(filter(None, map(os.environ.get, names)), "")
    os.environ["LANGUAGE"] = "en" if terminal.startswith("en") else "sv"
    gettext.bindtextdomain(CATALOGUE, LOCALE)
    gettext.textdomain(CATALOGUE)
