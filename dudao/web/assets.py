"""Scripts and styles: addresses that change when their bytes change, and files that may be replaced while the server
runs."""

import hashlib
import os
from functools import cached_property, lru_cache
from pathlib import Path

from django.contrib.staticfiles import finders
from django.contrib.staticfiles.storage import StaticFilesStorage
from whitenoise.middleware import WhiteNoiseMiddleware
from whitenoise.responders import StaticFile


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


class FreshAssets(WhiteNoiseMiddleware):
    """WhiteNoise notes the length of every file when the server starts. After an upgrade or a build it would send the
    new file by the old length, so a script arrives cut off; here a file that was replaced is noted anew."""

    def __call__(self, request):
        url = request.path_info
        known = None if self.autorefresh else self.files.get(url)
        if known is not None and self._marks.get(url) != marks_of(known):
            self._note_anew(url, known)
        return super().__call__(request)

    def add_file_to_dictionary(self, url, path, stat_cache=None):
        super().add_file_to_dictionary(url, path, stat_cache=stat_cache)
        if url in self.files:
            self._marks[url] = marks_of(self.files[url])

    @cached_property
    def _marks(self) -> dict[str, list]:
        return {}

    def _note_anew(self, url: str, known) -> None:
        path = plain_path(known)
        if path.exists():
            self.add_file_to_dictionary(url, str(path))
        else:
            self.files.pop(url, None)


def plain_path(known: StaticFile) -> Path:
    """Where the file itself lies, beside its packed forms."""
    return min((Path(path) for _, path, _ in known.alternatives), key=lambda path: len(path.name))


def marks_of(known: StaticFile) -> list[tuple[int, int, int] | None]:
    """By what a replaced file is told, for the file and each packed form; None: it is gone."""
    return [mark_of(path) for _, path, _ in known.alternatives]


def mark_of(path: str) -> tuple[int, int, int] | None:
    try:
        seen = os.stat(path)
    except FileNotFoundError:
        return None
    return seen.st_ino, seen.st_mtime_ns, seen.st_size
