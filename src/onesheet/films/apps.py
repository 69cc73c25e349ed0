from django.apps import AppConfig


class FilmsConfig(AppConfig):
    name = "onesheet.films"
    label = "films"
    verbose_name = "Films"
