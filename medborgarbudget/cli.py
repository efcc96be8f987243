"""The console command `medborgarbudget`: chooses its language, then hands over to the commands."""

import gettext
import os
from pathlib import Path

from medborgarbudget.config.terminal import terminal_language

LOCALE = Path(__file__).parent / "locale"
CATALOGUE = "django"


def main() -> None:
    """Run the command that the words on the command line name."""
    choose_language()
    # The commands' help is translated while they are imported.
    from medborgarbudget.commands import application

    application()


def choose_language() -> None:
    """Let gettext answer in the terminal's language."""
    os.environ["LANGUAGE"] = terminal_language()
    gettext.bindtextdomain(CATALOGUE, LOCALE)
    gettext.textdomain(CATALOGUE)
