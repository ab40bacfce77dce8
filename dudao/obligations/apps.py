from django.apps import AppConfig


class ObligationsConfig(AppConfig):
    name = "dudao.obligations"
    verbose_name = "应办事项"
