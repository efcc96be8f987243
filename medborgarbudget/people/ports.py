"""The post: how letters leave the house."""

import logging
from pathlib import Path
from smtplib import SMTPException
from typing import Protocol

from django.conf import settings
from django.core.mail import EmailMessage

log = logging.getLogger(__name__)


class NotSentError(Exception):
    """The post did not take the letter. Says why without telling whose it was."""


class Post(Protocol):
    """Somebody who takes letters to where they are addressed."""

    def send(self, letter: EmailMessage, *, number: int) -> None:
        """Hand in a letter, known by its number; raises ``NotSentError`` to be tried again."""


class MailServer:
    """Hands letters to the mail server that `EMAIL_URL` names."""

    def send(self, letter: EmailMessage, *, number: int) -> None:
        try:
            letter.send()
        except (SMTPException, OSError, ValueError) as error:
            # What the server answered may hold the address, and ends in the log.
            raise NotSentError(f"Letter {number}: {type(error).__name__}") from None


class Folder:
    """Sends nothing: writes each letter to a file, and says so."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def send(self, letter: EmailMessage, *, number: int) -> None:
        self.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        file = self.folder / f"{number:06}.eml"
        unfinished = file.with_suffix(".unfinished")
        unfinished.write_bytes(letter.message().as_bytes())
        unfinished.replace(file)
        log.warning("EMAIL_URL is not set: letter %s was not sent but written to %s", number, file)


def post() -> Post:
    """The post of this installation."""
    return MailServer() if settings.LETTERS_BY_MAIL else Folder(settings.LETTERS_FOLDER)
