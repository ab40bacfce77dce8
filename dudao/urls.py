"""Mounts the audiences and nothing else."""

from django.urls import include, path

urlpatterns = [
    path("", include("dudao.web.public.urls")),
    path("desk/", include("dudao.web.desk.urls")),
    path("bureau/", include("dudao.web.bureau.urls")),
    path("school/", include("dudao.web.school.urls")),
    path("field/", include("dudao.web.field.urls")),
    path("ui/", include("dudao.web.ui.urls")),
]
