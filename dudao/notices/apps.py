from django.apps import AppConfig


class NoticesConfig(AppConfig):
    name = "dudao.notices"
    verbose_name = "消息"
