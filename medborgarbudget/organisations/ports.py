"""The outside world: a program that looks for viruses in files that are handed in."""

import logging
import socket
import struct
from functools import cache
from typing import Protocol

from django.conf import settings

CHUNK = 64 * 1024
PATIENCE_SECONDS = 30


class ScannerSilentError(Exception):
    """The virus scanner gave no answer, so nobody knows."""


class VirusScanner(Protocol):
    """Something that looks for viruses."""

    def virus_in(self, content: bytes) -> str:
        """The name of the virus, or nothing. Raises `ScannerSilentError`."""


class Clamd:
    """ClamAV's daemon at ``host:port``, or at the path of a socket."""

    def __init__(self, address: str) -> None:
        self.address = address

    def virus_in(self, content: bytes) -> str:
        """The name of the virus, or nothing. Raises `ScannerSilentError`."""
        try:
            with self._connection() as connection:
                connection.sendall(b"zINSTREAM\0")
                for start in range(0, len(content), CHUNK):
                    chunk = content[start : start + CHUNK]
                    connection.sendall(struct.pack("!L", len(chunk)) + chunk)
                connection.sendall(struct.pack("!L", 0))
                return _virus_named_in(_all_from(connection))
        except (OSError, ValueError) as error:
            raise ScannerSilentError(str(error)) from error

    def _connection(self) -> socket.socket:
        if self.address.startswith("/"):
            return _connected(socket.socket(socket.AF_UNIX), self.address)
        host, _colon, port = self.address.rpartition(":")
        return socket.create_connection((host, int(port)), PATIENCE_SECONDS)


class NoScanner:
    """Finds nothing, and says in the log at first use that it did not look."""

    def __init__(self) -> None:
        logging.getLogger(__name__).warning(
            "NOBODY LOOKS FOR VIRUSES in files that are handed in: CLAMD is not set."
        )

    def virus_in(self, content: bytes) -> str:
        """Nothing, always."""
        del content
        return ""


def virus_scanner() -> VirusScanner:
    """The scanner that this installation has."""
    return _scanner_at(settings.CLAMD)


@cache
def _scanner_at(address: str) -> VirusScanner:
    return Clamd(address) if address else NoScanner()


def _connected(connection: socket.socket, path: str) -> socket.socket:
    connection.settimeout(PATIENCE_SECONDS)
    try:
        connection.connect(path)
    except OSError:
        connection.close()
        raise
    return connection


def _all_from(connection: socket.socket) -> str:
    answer = b"".join(iter(lambda: connection.recv(4096), b""))
    return answer.decode(errors="replace").strip("\0\n ")


def _virus_named_in(answer: str) -> str:
    if answer == "stream: OK":
        return ""
    if answer.endswith(" FOUND"):
        return answer.removeprefix("stream: ").removesuffix(" FOUND")
    raise ScannerSilentError(answer)
