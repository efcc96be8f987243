"""Checking a bundle: that nobody changed it, that its certificate holds, that it counts so."""

from dataclasses import dataclass
from pathlib import Path

from medborgarbudget.counting.bundle.certificate import check_certificate
from medborgarbudget.counting.bundle.contents import Bundle
from medborgarbudget.counting.bundle.differences import differences
from medborgarbudget.counting.bundle.error import AlteredError
from medborgarbudget.counting.bundle.reading import read_bundle
from medborgarbudget.counting.count import count
from medborgarbudget.counting.engine import Engine


@dataclass(frozen=True, slots=True)
class Findings:
    """What was found wrong with a bundle, in sentences: nothing, if all is well.

    ``altered`` says where the files are not those that a count wrote; ``certificate`` what
    does not hold in the certificate; ``recount`` how a recount differs. What comes later is
    not looked at where files are altered. ``bundle`` is what was checked, if it could be read.
    """

    bundle: Bundle | None = None
    altered: tuple[str, ...] = ()
    certificate: tuple[str, ...] = ()
    recount: tuple[str, ...] = ()

    @property
    def remarks(self) -> tuple[str, ...]:
        """All that is wrong."""
        return self.altered + self.certificate + self.recount


def verify(path: Path | str, engine: Engine | None = Engine.FAST) -> Findings:
    """Check the bundle at this path in three ways, and tell what is wrong.

    First its hashes and the way it is written; then the certificate, without counting again;
    then everything by a recount with ``engine`` (``None``: no recount). Raises `BundleError`
    if there is no bundle that can be opened at all.
    """
    try:
        bundle = read_bundle(path)
    except AlteredError as error:
        return Findings(altered=error.remarks)
    wrong = check_certificate(bundle.outcome)
    return Findings(
        bundle=bundle,
        certificate=(wrong,) if wrong else (),
        recount=recounted(bundle, engine) if engine else (),
    )


def recounted(bundle: Bundle, engine: Engine) -> tuple[str, ...]:
    """How a recount with the engine differs from what the bundle claims, in sentences."""
    claimed = bundle.outcome
    counted = count(claimed.election, claimed.rule, engine=engine)
    return differences(claimed, counted)
