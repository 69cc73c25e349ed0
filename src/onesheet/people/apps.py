from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "onesheet.people"
    label = "people"
    verbose_name = "People"
