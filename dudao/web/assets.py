"""Addresses of scripts and styles that change when their bytes change."""

import hashlib
from functools import lru_cache
from pathlib import Path

from django.contrib.staticfiles import finders
from django.contrib.staticfiles.storage import StaticFilesStorage


@lru_cache(maxsize=512)
def version_of(path: str, changed_ns: int) -> str:
    """Eight hexadecimal digits of the file's content; `changed_ns` only renews the answer."""
    with open(path, "rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()[:8]


class VersionedAssets(StaticFilesStorage):
    """`{% static %}` with ?v=..., so that a browser may keep a file for long and still sees the next release."""

    def url(self, name):
        found = finders.find(name)
        if not found:  # not built yet: the page still opens, without its looks
            return super().url(name)
        return f"{super().url(name)}?v={version_of(found, Path(found).stat().st_mtime_ns)}"
