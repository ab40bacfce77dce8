from django.apps import AppConfig


class AuditConfig(AppConfig):
    name = "dudao.audit"
    verbose_name = "留痕"
