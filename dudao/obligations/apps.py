from importlib import import_module

from django.apps import AppConfig


class ObligationsConfig(AppConfig):
    name = "dudao.obligations"
    verbose_name = "应办事项"

    def ready(self):
        import_module("dudao.obligations.handover")
