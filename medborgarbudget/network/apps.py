from django.apps import AppConfig


class NetworkConfig(AppConfig):
    name = "medborgarbudget.network"
