"""Refuses to build a wheel without its built parts."""

from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

PACKAGE = Path("medborgarbudget")
BUILT = ("web/static/web/dist/site.css", "web/static/web/dist/site.js")


class BuiltPartsHook(BuildHookInterface[Any]):
    """Looks for assets and catalogues: git knows neither, so a wheel could silently lack them."""

    def initialize(self, version: str, _build_data: dict[str, Any]) -> None:
        """Raise FileNotFoundError naming what is missing, except for an editable installation."""
        if version == "editable":
            return
        package = Path(self.root) / PACKAGE
        sources = package.glob("locale/*/LC_MESSAGES/django.po")
        expected = [package / name for name in BUILT] + [po.with_suffix(".mo") for po in sources]
        missing = [str(path.relative_to(self.root)) for path in expected if not path.is_file()]
        if missing:
            raise FileNotFoundError(f"Not built: {', '.join(missing)}. Use ./run build.")
