"""Printed files are made once for what stands in them, however often they are asked for."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from json import dumps
from pathlib import Path

from django.core.cache import cache as kept

import medborgarbudget

A_WEEK = 7 * 24 * 3600


@dataclass(frozen=True, slots=True)
class Printed:
    """A file to be made: ``identity`` changes whenever it would look different."""

    identity: str
    make: Callable[[], bytes]

    def content(self) -> bytes:
        """The file; made once for each identity."""
        return bytes(kept.get_or_set(f"printed:{self.identity}", self.make, A_WEEK) or b"")


def identity_of(template: str, data: Mapping[str, object], language: str) -> str:
    """The same for all files that look the same."""
    said = dumps([template, language, _templates_digest(), data], default=str)
    return sha256(said.encode()).hexdigest()


@cache
def _templates_digest() -> str:
    package = Path(medborgarbudget.__file__).parent
    found = sorted(package.rglob("print/*.typ"))
    return sha256(b"".join(path.read_bytes() for path in found)).hexdigest()
