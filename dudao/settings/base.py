"""What holds everywhere. What differs stands in dev.py, test.py and prod.py."""

from pathlib import Path

from csp.constants import NONE, SELF

from dudao.settings import env

DATA_DIR = env.folder("DUDAO_DATA", Path("~/.local/share/dudao"))
SECRET_KEY_FILE = DATA_DIR / "secret.key"
FILES_DIR = DATA_DIR / "files"

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "axes",
    "csp",
    "dudao.audit",
    "dudao.calendars",
    "dudao.areas",
    "dudao.accounts",
    "dudao.files",
    "dudao.notices",
    "dudao.jobs",
    "dudao.schemes",
    "dudao.obligations",
    "dudao.ledger",
    "dudao.inspections",
    "dudao.visits",
    "dudao.web.ui",
    "dudao.web.public",
    "dudao.web.desk",
    "dudao.web.bureau",
    "dudao.web.school",
    "dudao.web.field",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "dudao.web.assets.FreshAssets",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "dudao.urls"
WSGI_APPLICATION = "dudao.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "dudao.web.ui.context.shell",
            ],
        },
    },
]

# ── database ─────────────────────────────────────────────────────────────
# SQLite: WAL lets readers read while one writes. IMMEDIATE takes the write lock at BEGIN, so that two services never
# both read first and then fail to upgrade. synchronous=FULL costs one fsync a transaction (milliseconds at a county's
# pace); NORMAL could lose the last commits in a power cut, and a confirmed closure must not vanish.
SQLITE = {
    "ENGINE": "django.db.backends.sqlite3",
    "NAME": DATA_DIR / "dudao.sqlite3",
    "CONN_MAX_AGE": None,
    "OPTIONS": {
        "timeout": 20,
        "transaction_mode": "IMMEDIATE",
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA cache_size=-8000;",
    },
}
POSTGRES = env.postgres("DUDAO_DATABASE_URL")
DATABASES = {"default": POSTGRES | {"CONN_MAX_AGE": 300, "CONN_HEALTH_CHECKS": True} if POSTGRES else SQLITE}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# ── people ───────────────────────────────────────────────────────────────
AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["axes.backends.AxesStandaloneBackend", "django.contrib.auth.backends.ModelBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}", "OPTIONS": options}
    for name, options in [
        ("UserAttributeSimilarityValidator", {}),
        ("MinimumLengthValidator", {"min_length": 8}),
        ("CommonPasswordValidator", {}),
        ("NumericPasswordValidator", {}),
    ]
]
# Where the gate sends people: fixed paths, so that a refusal costs no URL lookup.
SIGN_IN_PATH = "/sign-in/"
PASSWORD_PATHS = ["/desk/password/", "/sign-out/"]
# Until somebody whose position demands one-time codes has switched them on, nothing else opens; the session says so
# under this name, from the sign-in on.
SECOND_STEP_PATHS = ["/desk/second-step/", "/desk/second-step/begin/", *PASSWORD_PATHS]
SECOND_STEP_DUE = "second_step_due"
SESSION_COOKIE_AGE = 12 * 3600
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
# A whole school sits behind one address: the lock is on account and address together, so nobody can lock a head out
# from elsewhere and one forgetful colleague does not lock the staff room.
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = 0.25  # hours
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_RESET_ON_SUCCESS = True
AXES_LOCKOUT_CALLABLE = "dudao.web.public.lockout.locked_out"
AXES_VERBOSE = False

# ── pages ────────────────────────────────────────────────────────────────
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "object-src": [NONE],
        "base-uri": [NONE],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
    },
}
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
STATIC_URL = "/static/"
# Assets are served from inside the package (also from a wheel): nothing is collected, nothing is written at start.
WHITENOISE_USE_FINDERS = True
WHITENOISE_ALLOW_ALL_ORIGINS = False
WHITENOISE_MAX_AGE = 24 * 3600
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": FILES_DIR}},
    "staticfiles": {"BACKEND": "dudao.web.assets.VersionedAssets"},
}
DATA_UPLOAD_MAX_MEMORY_SIZE = 20 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5000  # the review page of a scheme posts every point it shows
FILE_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024

LANGUAGE_CODE = "zh-hans"
TIME_ZONE = "Asia/Shanghai"
USE_I18N = True
USE_TZ = True

# ── messages out ─────────────────────────────────────────────────────────
EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
EMAIL_HOST = env.text("DUDAO_EMAIL_HOST")
SENDS_MAIL = bool(EMAIL_HOST)  # else messages stay inside; asking a server that is not there would repeat every minute
EMAIL_PORT = env.number("DUDAO_EMAIL_PORT", 25)
EMAIL_HOST_USER = env.text("DUDAO_EMAIL_USER")
EMAIL_HOST_PASSWORD = env.text("DUDAO_EMAIL_PASSWORD")
EMAIL_USE_TLS = env.flag("DUDAO_EMAIL_TLS")
DEFAULT_FROM_EMAIL = env.text("DUDAO_EMAIL_FROM", "dudao@localhost")

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "filters": {"refusals": {"()": "dudao.lib.quiet_refusals.QuietRefusals"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line", "filters": ["refusals"]}},
    "root": {"handlers": ["console"], "level": env.text("DUDAO_LOG_LEVEL", "WARNING")},
    "loggers": {"dudao": {"level": env.text("DUDAO_LOG_LEVEL", "INFO")}},
}
