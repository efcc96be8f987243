"""The letters that the demo wrote instead of sending, as the people they went to read them."""

import re
import time
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path

WAIT = 120
"""Seconds until the background worker must have written a letter."""


def letter_to(folder: Path, address: str, *, about: str = "", says: str = "") -> EmailMessage:
    """The latest letter to an address with these words in its subject and text, when it comes."""
    limit = time.monotonic() + WAIT
    while time.monotonic() < limit:
        for file in sorted(folder.glob("*.eml"), reverse=True):
            letter = message_from_bytes(file.read_bytes(), policy=policy.default)
            meant = letter["To"] == address and about in letter["Subject"]
            if meant and says in letter.get_content():
                return letter
        time.sleep(0.2)
    raise AssertionError(f"No letter to {address} about “{about}{says}” came.")


def link_in(letter: EmailMessage) -> str:
    """The address that a letter wants opened: it has one."""
    (link, *_) = re.findall(r"https?://\S+", letter.get_content())
    return link
