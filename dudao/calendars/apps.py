from django.apps import AppConfig


class CalendarsConfig(AppConfig):
    name = "dudao.calendars"
    verbose_name = "日历"
