from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "onesheet.accounts"
    label = "accounts"
    verbose_name = "Members"
