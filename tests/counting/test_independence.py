"""The count can be used on its own."""

import subprocess
import sys

LOADED = """
import importlib, pkgutil, sys
import medborgarbudget.counting
for module in pkgutil.walk_packages(medborgarbudget.counting.__path__, "medborgarbudget.counting."):
    importlib.import_module(module.name)
print(*sorted({name.split(".")[0] for name in sys.modules}))
"""


def test_counting_loads_neither_django_nor_a_database() -> None:
    found = subprocess.run([sys.executable, "-c", LOADED], capture_output=True, text=True)
    assert found.stderr == ""
    loaded = set(found.stdout.split())
    assert {"medborgarbudget", "typer"} <= loaded
    assert not loaded & {"django", "psycopg", "procrastinate"}
