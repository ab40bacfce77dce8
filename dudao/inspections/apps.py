from importlib import import_module

from django.apps import AppConfig


class InspectionsConfig(AppConfig):
    name = "dudao.inspections"
    verbose_name = "督查和自查"

    def ready(self):
        import_module("dudao.inspections.handover")
