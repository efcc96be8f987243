"""A count as a bundle: a folder or an archive that holds all it takes to check it."""

from medborgarbudget.counting.bundle.archive import fingerprint_of
from medborgarbudget.counting.bundle.contents import Bundle
from medborgarbudget.counting.bundle.error import AlteredError, BundleError
from medborgarbudget.counting.bundle.reading import read_bundle
from medborgarbudget.counting.bundle.verification import Findings, verify
from medborgarbudget.counting.bundle.writing import bundle_bytes, write_bundle

__all__ = [
    "AlteredError",
    "Bundle",
    "BundleError",
    "Findings",
    "bundle_bytes",
    "fingerprint_of",
    "read_bundle",
    "verify",
    "write_bundle",
]
