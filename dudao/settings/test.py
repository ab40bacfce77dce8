"""The suite: the same machinery as prod, a throw-away data folder, and templates that refuse unknown names."""

import atexit
import shutil
import tempfile
from pathlib import Path

from dudao.settings.base import *  # noqa: F403
from dudao.settings.base import POSTGRES, SQLITE, STORAGES, TEMPLATES

DEBUG = False
SECRET_KEY = "only-for-tests"  # noqa: S105 - guards nothing
ALLOWED_HOSTS = ["*"]

DATA_DIR = Path(tempfile.mkdtemp(prefix="dudao-test-"))
atexit.register(shutil.rmtree, DATA_DIR, ignore_errors=True)
FILES_DIR = DATA_DIR / "files"
STORAGES["default"]["OPTIONS"]["location"] = FILES_DIR

# A file and not :memory:, so that threads of the live server meet the locks that the office meets.
SQLITE_FOR_TESTS = SQLITE | {
    "NAME": DATA_DIR / "dudao.sqlite3",
    "CONN_MAX_AGE": 0,
    "OPTIONS": SQLITE["OPTIONS"] | {"init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=OFF;"},
    "TEST": {"NAME": DATA_DIR / "test.sqlite3"},
}
DATABASES = {"default": POSTGRES if POSTGRES else SQLITE_FOR_TESTS}

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
SENDS_MAIL = True
AXES_ENABLED = True
WHITENOISE_AUTOREFRESH = True  # a finder scan at every client() would cost more than the tests


class UnknownTemplateName(str):
    """Stands where a template asked for a name that its page did not give; showing it fails the test."""

    def __mod__(self, name):
        raise AssertionError(f"the template asks for a name that the page does not give: {name}")


TEMPLATES[0]["OPTIONS"]["string_if_invalid"] = UnknownTemplateName("%s")
