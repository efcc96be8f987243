"""Files stay short, and nothing in them tells where they were written."""

import re

from tests.house.tracked import ROOT, project_files

LONGEST = 400

ELSEWHERE = re.compile(
    r"""
    /(?:home|root|Users|opt|work)/[\w.-]+   # a folder of one computer
    | file://
    | (?<!\w)(?:registry|mirror|proxy|nexus|artifactory)[\w-]*\.[a-z]   # a package registry
    | --(?:extra-)?index-url | --find-links
    """,
    re.VERBOSE,
)


def test_no_python_file_but_a_migration_is_longer_than_400_lines():
    written = [path for path in project_files("*.py") if path.parent.name != "migrations"]
    lengths = {str(path.relative_to(ROOT)): len(path.read_text().splitlines()) for path in written}
    assert {name: length for name, length in lengths.items() if length > LONGEST} == {}


def test_run_fits_on_a_few_screens():
    assert len((ROOT / "run").read_text().splitlines()) < 200


def test_no_file_names_a_place_of_one_computer_or_a_package_registry():
    found = {}
    for path in project_files():
        if path.suffix in {".png", ".jpg", ".webp", ".mo"} or path.name == "test_files.py":
            continue
        if match := ELSEWHERE.search(path.read_text()):
            found[str(path.relative_to(ROOT))] = match.group()
    assert found == {}
