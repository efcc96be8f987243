"""Registers the page shell with Django."""

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class WebConfig(AppConfig):
    """The page shell: components, template tags, theme and front-end sources."""

    name = "medborgarbudget.web"

    def ready(self) -> None:
        autodiscover_modules("panels")
