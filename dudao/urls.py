"""Mounts the audiences and nothing else."""

from importlib.util import find_spec

from django.urls import include, path

MOUNTS = [
    ("", "dudao.web.public.urls"),
    ("desk/", "dudao.web.desk.urls"),
    ("bureau/", "dudao.web.bureau.urls"),
    ("school/", "dudao.web.school.urls"),
    ("ui/", "dudao.web.ui.urls"),
]


def exists(module: str) -> bool:
    return bool(find_spec(module.rpartition(".")[0])) and bool(find_spec(module))


urlpatterns = [path(prefix, include(module)) for prefix, module in MOUNTS if exists(module)]
