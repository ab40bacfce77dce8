from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "dudao.accounts"
    verbose_name = "人员和岗位"
