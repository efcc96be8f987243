"""Reading GeoJSON files as they come out of map programs."""

import json
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from medborgarbudget.organisations.geometry import Survey, survey

MOST_BYTES = 10_000_000
MOST_FEATURES = 1_000


@dataclass(frozen=True, slots=True)
class Feature:
    """What a file says of one thing: words and numbers, and a geometry not looked at yet."""

    properties: dict[str, str | int]
    geometry: object


def read_features(content: bytes) -> list[Feature]:
    """The features of a GeoJSON file, in its order.

    A file may be a collection, one feature, or a bare geometry. Raises ``ValidationError``
    with a plain sentence for what is none of these, or too large.
    """
    if len(content) > MOST_BYTES:
        raise ValidationError(
            _("The file is larger than 10 MB. Simplify the borders, or export fewer areas.")
        )
    data = _parsed(content)
    collection = data.get("type") == "FeatureCollection"
    found = data.get("features") if collection else [data]
    if not isinstance(found, list) or not found:
        raise ValidationError(_("There are no areas in the file."))
    if len(found) > MOST_FEATURES:
        raise ValidationError(
            _("There are %(count)d shapes in the file. We take at most %(most)d at a time."),
            params={"count": len(found), "most": MOST_FEATURES},
        )
    return [_feature(each) for each in found]


def survey_text(text: str) -> Survey:
    """The one surface that a GeoJSON text describes; several features become one surface.

    Raises ``ValidationError`` with a plain sentence for what is no surface.
    """
    features = read_features(text.encode())
    geometries = [feature.geometry for feature in features]
    if len(geometries) == 1:
        return survey(geometries[0])
    return survey({"type": "GeometryCollection", "geometries": geometries})


def _parsed(content: bytes) -> dict[str, Any]:
    try:
        data = json.loads(content.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise ValidationError(
            _(
                "This is not GeoJSON. Export the areas as GeoJSON from your map program;"
                " a shapefile or a GeoPackage has to be turned into it first."
            )
        ) from error
    if not isinstance(data, dict) or "type" not in data:
        raise ValidationError(_("This is JSON, but not GeoJSON: it describes no map."))
    return data


def _feature(data: object) -> Feature:
    if not isinstance(data, dict):
        return Feature({}, None)
    if data.get("type") != "Feature":
        return Feature({}, data)
    properties = data.get("properties")
    known = properties.items() if isinstance(properties, dict) else ()
    said = {
        _storable(key): _storable(value) for key, value in known if isinstance(value, str | int)
    }
    return Feature(said, data.get("geometry"))


def _storable(value: Any) -> Any:
    """A word without what JSON may say and the database cannot keep."""
    if not isinstance(value, str):
        return value
    return value.replace("\0", "").encode("utf-8", "ignore").decode()
