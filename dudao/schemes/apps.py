from django.apps import AppConfig


class SchemesConfig(AppConfig):
    name = "dudao.schemes"
    verbose_name = "方案"
