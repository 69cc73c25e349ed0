from django.apps import AppConfig
from django.urls import register_converter

from onesheet.web.numbers import Number


class WebConfig(AppConfig):
    name = "onesheet.web"
    label = "web"
    verbose_name = "Pages"

    def ready(self) -> None:
        # Before any list of addresses is read. `int`, Django's own, takes numbers that no database does.
        register_converter(Number, "number")
