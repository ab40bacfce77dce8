"""For somebody who changes the code: pages with tracebacks, mail on the screen."""

from dudao.settings.base import *  # noqa: F403
from dudao.settings.base import SECRET_KEY_FILE, env

DEBUG = True
SECRET_KEY = env.secret_key(SECRET_KEY_FILE)
ALLOWED_HOSTS = ["127.0.0.1", "localhost", "[::1]"]
EMAIL_BACKEND = "django.core.mail.backends.console.EmailBackend"
SENDS_MAIL = True
