from django.apps import AppConfig


class UiConfig(AppConfig):
    name = "dudao.web.ui"
    label = "ui"

    def ready(self):
        from .form_words import speak_plainly  # noqa: PLC0415  lazy: Django wants the apps named before its forms load

        speak_plainly()
