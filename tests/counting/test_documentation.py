"""What the documentation says about the count is so."""

import doctest
from pathlib import Path

PAGE = Path(__file__).parents[2] / "docs" / "counting.md"


def test_the_examples_of_the_documentation_hold() -> None:
    results = doctest.testfile(str(PAGE), module_relative=False)
    assert results.attempted
    assert not results.failed
