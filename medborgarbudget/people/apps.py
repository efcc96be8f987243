from importlib import import_module

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class PeopleConfig(AppConfig):
    """People; the room of organisations names itself as their sender in its ``senders.py``."""

    name = "medborgarbudget.people"

    def ready(self) -> None:
        autodiscover_modules("senders")
        import_module("medborgarbudget.people.bookkeeping")
