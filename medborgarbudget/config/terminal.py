"""What the terminal that a command was typed in wants."""

import os


def terminal_language() -> str:
    """Swedish, or English where the terminal is set to English."""
    names = ("LC_ALL", "LC_MESSAGES", "LANG")
    chosen = next(filter(None, map(os.environ.get, names)), "")
    return "en" if chosen.startswith("en") else "sv"
