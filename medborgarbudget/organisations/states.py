"""The kinds of organisation, and the colours they may choose."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class OrganisationKind(TextChoices):
    """What an organisation is; an institution is a housing company, a school, and the like.

    An association runs a network and its programmes.
    """

    MUNICIPALITY = "municipality", _("Municipality")
    REGION = "region", _("Region")
    INSTITUTION = "institution", _("Institution")
    ASSOCIATION = "association", _("Association")


class Theme(TextChoices):
    """The colour of an organisation's header, links and buttons."""

    LAKE = "sjo", _("Lake")
    FOREST = "skog", _("Forest")
    BRICK = "tegel", _("Brick")
    PLUM = "plommon", _("Plum")


class GroupKind(TextChoices):
    """What binds the people of a group together."""

    AGES = "ages", _("Age band")
    SCHOOL_CLASS = "school_class", _("School class")
    TENANTS = "tenants", _("Tenants of a property")
    OTHER = "other", _("Another group")


class StatisticalDivision(TextChoices):
    """The divisions of Sweden that Statistics Sweden gives figures for, with their versions."""

    DESO_2018 = "DeSO 2018", _("DeSO 2018")
    DESO_2025 = "DeSO 2025", _("DeSO 2025")
    REGSO_2018 = "RegSO 2018", _("RegSO 2018")
    REGSO_2025 = "RegSO 2025", _("RegSO 2025")
