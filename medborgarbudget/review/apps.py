from django.apps import AppConfig


class ReviewConfig(AppConfig):
    name = "medborgarbudget.review"
