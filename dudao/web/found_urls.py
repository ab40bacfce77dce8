"""The addresses of one audience: every page module lists its own `urls`, so a new module is found by itself."""

from importlib import import_module
from pkgutil import iter_modules
from types import ModuleType


def found_urls(pages: ModuleType) -> list:
    """The url patterns of all modules of a folder of pages."""
    modules = [import_module(f"{pages.__name__}.{module.name}") for module in iter_modules(pages.__path__)]
    return [pattern for module in modules for pattern in getattr(module, "urls", [])]
