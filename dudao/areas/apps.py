from django.apps import AppConfig


class AreasConfig(AppConfig):
    name = "dudao.areas"
    verbose_name = "区划和单位"
