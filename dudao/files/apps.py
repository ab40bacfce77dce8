from django.apps import AppConfig


class FilesConfig(AppConfig):
    name = "dudao.files"
    verbose_name = "文件"
