"""The kinds of organisation, and the colours they may choose."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class OrganisationKind(TextChoices):
    """What an organisation is; an institution is a housing company, a school, and the like."""

    MUNICIPALITY = "municipality", _("Municipality")
    REGION = "region", _("Region")
    INSTITUTION = "institution", _("Institution")


class Theme(TextChoices):
    """The colour of an organisation's header, links and buttons."""

    LAKE = "sjo", _("Lake")
    FOREST = "skog", _("Forest")
    BRICK = "tegel", _("Brick")
    PLUM = "plommon", _("Plum")
