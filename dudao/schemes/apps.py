from importlib import import_module
from importlib.util import find_spec

from django.apps import AppConfig, apps


class SchemesConfig(AppConfig):
    name = "dudao.schemes"
    verbose_name = "方案"

    def ready(self):
        # Upper apps' effects.py register what putting a scheme in force brings about, as jobs.py registers work.
        for config in apps.get_app_configs():
            if config.name.startswith("dudao.") and config.name != self.name and find_spec(f"{config.name}.effects"):
                import_module(f"{config.name}.effects")
