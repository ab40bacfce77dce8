from importlib import import_module

from django.apps import AppConfig

# What enters itself into a registry when it is imported, in every process alike: also where no page is loaded.
REGISTERING = ("taking_time", "problem_causes", "shared_days")


class VisitsConfig(AppConfig):
    name = "dudao.visits"
    verbose_name = "到校督导"

    def ready(self):
        for module in REGISTERING:
            import_module(f"{self.name}.{module}")
