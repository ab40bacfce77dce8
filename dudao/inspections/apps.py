from django.apps import AppConfig


class InspectionsConfig(AppConfig):
    name = "dudao.inspections"
    verbose_name = "督查和自查"
