from django.apps import AppConfig


class WebConfig(AppConfig):
    name = "onesheet.web"
    label = "web"
    verbose_name = "Pages"
