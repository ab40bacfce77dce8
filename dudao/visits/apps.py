from importlib import import_module

from django.apps import AppConfig


class VisitsConfig(AppConfig):
    name = "dudao.visits"
    verbose_name = "到校督导"

    def ready(self):
        import_module("dudao.visits.taking_time")
