"""How often a person wants to hear of what happened."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class DigestRhythm(TextChoices):
    """When notices are sent by e-mail; they always stand in the workspace too."""

    AT_ONCE = "at_once", _("At once")
    DAILY = "daily", _("Once a day")
    WEEKLY = "weekly", _("Once a week")
    NEVER = "never", _("Never")
