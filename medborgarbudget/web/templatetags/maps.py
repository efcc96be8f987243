"""The ground under a map: tiles of the installation's choice, or none."""

from django import template
from django.conf import settings

register = template.Library()


@register.simple_tag
def tile_url() -> str:
    """The address of map tiles, empty where the installation has chosen none."""
    return settings.TILE_URL


@register.simple_tag
def tile_attribution() -> str:
    """Whom the map tiles come from."""
    return settings.TILE_ATTRIBUTION
