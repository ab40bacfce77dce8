"""What `dudao serve` runs on, in the office and in `make run` alike."""

from dudao.settings.base import *  # noqa: F403
from dudao.settings.base import SECRET_KEY_FILE, env

DEBUG = False
SECRET_KEY = env.text("DUDAO_SECRET_KEY") or env.secret_key(SECRET_KEY_FILE)
ALLOWED_HOSTS = env.words("DUDAO_HOSTS", ["127.0.0.1", "localhost", "[::1]"])

# Behind a proxy that ends TLS. Without it the server listens on loopback only, and cookies go over plain HTTP.
HTTPS = env.flag("DUDAO_HTTPS")
if HTTPS:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SECURE_SSL_REDIRECT = True
    SECURE_HSTS_SECONDS = 180 * 24 * 3600
    SESSION_COOKIE_SECURE = True
    CSRF_COOKIE_SECURE = True
    CSRF_TRUSTED_ORIGINS = [f"https://{host.lstrip('.')}" for host in ALLOWED_HOSTS]
