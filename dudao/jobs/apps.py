from importlib import import_module
from importlib.util import find_spec

from django.apps import AppConfig, apps


class JobsConfig(AppConfig):
    name = "dudao.jobs"
    verbose_name = "后台任务"

    def ready(self):
        import_module("dudao.jobs.mail")
        import_module("dudao.jobs.school_year")
        # Every app's jobs.py registers its work and ticks, as Django itself finds models.py.
        for config in apps.get_app_configs():
            if config.name.startswith("dudao.") and config.name != self.name and find_spec(f"{config.name}.jobs"):
                import_module(f"{config.name}.jobs")
