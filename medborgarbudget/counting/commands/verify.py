"""The command that checks a bundle: `medborgarbudget verify`."""

from gettext import gettext as _
from pathlib import Path
from typing import Annotated

import typer

from medborgarbudget.counting.bundle.error import BundleError
from medborgarbudget.counting.bundle.verification import Findings
from medborgarbudget.counting.bundle.verification import verify as verify_bundle
from medborgarbudget.counting.control_characters import without_control_characters
from medborgarbudget.counting.engine import Engine, EnginesDisagreeError

DIFFERS, UNREADABLE = 1, 2
"""Exit codes; 0 says that all holds."""


def verify(
    bundle: Annotated[
        Path, typer.Argument(metavar="BUNDLE", help=_("A bundle, as a folder or a .zip file."))
    ],
    engine: Annotated[
        Engine,
        typer.Option(help=_("Who counts again; usual elections were counted by the reference.")),
    ] = Engine.FAST,
    quick: Annotated[
        bool, typer.Option("--quick", help=_("Check hashes and certificate, and do not recount."))
    ] = False,
) -> None:
    """Check that a bundle is unaltered, that its certificate holds, and that it counts so."""
    try:
        findings = verify_bundle(bundle, None if quick else engine)
    except BundleError as error:
        _say(str(error), error=True)
        raise typer.Exit(UNREADABLE) from None
    except EnginesDisagreeError as error:
        _say(str(error), error=True)
        raise typer.Exit(DIFFERS) from None
    for sentence in _told(findings, quick=quick):
        _say(sentence)
    if findings.remarks:
        raise typer.Exit(DIFFERS)


def _told(findings: Findings, *, quick: bool) -> list[str]:
    """What was found, one sentence a line."""
    if findings.bundle is None:
        return [_("The bundle has been altered:"), *_listed(findings.altered)]
    told = [_("Fingerprint: %(hash)s") % {"hash": findings.bundle.fingerprint}]
    if findings.certificate:
        told += [_("The certificate does not hold:"), *_listed(findings.certificate)]
    if findings.recount:
        told += [_("A recount comes to another result:"), *_listed(findings.recount)]
    return told if findings.remarks else [*told, _confirmation(quick=quick)]


def _confirmation(*, quick: bool) -> str:
    if quick:
        return _("The files are unaltered and the certificate holds. Nothing was recounted.")
    return _("The files are unaltered, the certificate holds, and a recount comes to the same.")


def _listed(sentences: tuple[str, ...]) -> list[str]:
    return [f"• {sentence}" for sentence in sentences]


def _say(sentence: str, *, error: bool = False) -> None:
    typer.echo(without_control_characters(sentence), err=error)
