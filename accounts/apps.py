"""Who: people, their offices and the channels."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "accounts"
