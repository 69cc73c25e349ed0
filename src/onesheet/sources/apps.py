from django.apps import AppConfig


class SourcesConfig(AppConfig):
    name = "onesheet.sources"
    label = "sources"
    verbose_name = "Sources"
