from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class JournalConfig(AppConfig):
    """The journal; every room names what can happen in it in its ``events.py``."""

    name = "medborgarbudget.journal"

    def ready(self) -> None:
        autodiscover_modules("events")
