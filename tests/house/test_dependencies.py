"""Every dependency has its reason, and every lock file is free of places."""

import json
import re
import tomllib

import pytest

from tests.house.tracked import ROOT

REASONS = (ROOT / "docs" / "dependencies.md").read_text()


def dependencies():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())
    packages = json.loads((ROOT / "package.json").read_text())
    yield from project["project"]["dependencies"]
    for group in project["dependency-groups"].values():
        yield from group
    yield from packages["devDependencies"]


@pytest.mark.parametrize("dependency", list(dependencies()))
def test_a_dependency_has_its_reason(dependency):
    name = re.match(r"[@\w./-]+", dependency).group()
    rows = [line for line in REASONS.splitlines() if line.startswith("|")]
    assert any(re.search(rf"(?<![\w-]){name}(?![\w-])", row.split("|")[1]) for row in rows)


@pytest.mark.parametrize("name", ["runtime", "dev", "bench"])
def test_every_python_package_is_pinned_with_its_hashes(name):
    blocks = re.split(r"\n(?=[a-z])", (ROOT / "requirements" / f"{name}.txt").read_text())
    for block in blocks:
        assert re.match(r"[\w.-]+==[\w.]+", block), block
        assert "--hash=sha256:" in block, block


def test_every_front_end_package_has_its_hash_and_no_address():
    lock = json.loads((ROOT / "package-lock.json").read_text())
    packages = {name: entry for name, entry in lock["packages"].items() if name}
    assert all(entry["integrity"].startswith("sha512-") for entry in packages.values())
    assert not any("resolved" in entry for entry in packages.values())
