"""Every page module of this folder lists its own `urls`; a new module is found by itself."""

from importlib import import_module
from pkgutil import iter_modules

from . import pages

app_name = "desk"
urlpatterns = [
    pattern
    for module in iter_modules(pages.__path__)
    for pattern in getattr(import_module(f"{pages.__name__}.{module.name}"), "urls", [])
]
