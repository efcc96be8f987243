"""Every dependency has its reason, and every lock file is free of places."""

import ast
import json
import re
import sys
import tomllib
from importlib.metadata import packages_distributions

import pytest

from tests.house.tracked import ROOT, project_files

REASONS = (ROOT / "docs" / "dependencies.md").read_text()


PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())
# Reads our templates for Babel, which is there when texts are collected.
ONLY_WHEN_DEVELOPING = {"medborgarbudget/web/translations.py"}


def imports():
    """Yield the name of every module that the program imports from outside."""
    for path in project_files("medborgarbudget/*.py"):
        if str(path.relative_to(ROOT)) in ONLY_WHEN_DEVELOPING:
            continue
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Import):
                yield from (each.name for each in node.names)
            elif isinstance(node, ast.ImportFrom):
                yield node.module


OUTSIDE = {name.split(".")[0] for name in imports()} - sys.stdlib_module_names - {"medborgarbudget"}


@pytest.mark.parametrize("package", sorted(OUTSIDE))
def test_what_the_program_imports_is_a_dependency_of_its_own(package):
    declared = {name_of(each) for each in PROJECT["project"]["dependencies"]}
    assert declared & {each.lower() for each in packages_distributions()[package]}


def name_of(dependency):
    return re.match(r"[@\w./-]+", dependency).group()


def dependencies():
    packages = json.loads((ROOT / "package.json").read_text())
    yield from PROJECT["project"]["dependencies"]
    for group in PROJECT["dependency-groups"].values():
        yield from group
    yield from packages["devDependencies"]


@pytest.mark.parametrize("dependency", list(dependencies()))
def test_a_dependency_has_its_reason(dependency):
    name = name_of(dependency)
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
