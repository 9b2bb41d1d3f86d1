"""Cấu hình, in the order in which a person installs.

Everything that differs between offices comes from the environment; every variable has a
heading in docs/install.md. Without any variable the program runs for this machine only:
SQLite in `var/`, a key of its own, no debug pages.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from csp.constants import NONE, SELF

from phoihop.config.database import database_settings
from phoihop.config.secret import local_secret
from phoihop.lib.env import BadSetting, env_bool, env_int, env_list, env_secret, env_str

PACKAGE = Path(__file__).resolve().parent.parent

# --- Who we are ---------------------------------------------------------------------------

HOSTS = env_list("PHOIHOP_HOSTS")
"""Names under which the desks reach this server. None: this machine only."""

IS_LOCAL = not HOSTS
ALLOWED_HOSTS = HOSTS or ["127.0.0.1", "localhost", "[::1]"]
DEBUG = env_bool("PHOIHOP_DEBUG", default=False)

if DEBUG and not IS_LOCAL:
    raise BadSetting("Không bật PHOIHOP_DEBUG trên máy chủ có PHOIHOP_HOSTS: lộ thông tin nội bộ.")

# --- Where things are kept ------------------------------------------------------------------

DATA = Path(env_str("PHOIHOP_DATA", default="var")).absolute()
MEDIA_ROOT = DATA / "files"
"""Original files. No URL serves this folder: a view checks the right and hands the file out."""

MEDIA_URL = "/khong-phuc-vu-truc-tiep/"
FILE_UPLOAD_PERMISSIONS = 0o640
MAX_UPLOAD_BYTES = 1024 * 1024 * env_int("PHOIHOP_MAX_UPLOAD_MB", default=25, at_least=1)
FILE_UPLOAD_HANDLERS = [
    "phoihop.intake.uploads.SizeLimit",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]

TRAIL_HEADS = DATA / "trail-heads.txt"
"""Where the head of the trail is kept outside the database, once a day."""

# --- The secret -----------------------------------------------------------------------------

# A server that others reach must be given its key; only a machine by itself makes its own.
if IS_LOCAL:
    SECRET_KEY = env_secret("PHOIHOP_SECRET_KEY", default="") or local_secret(DATA)
else:
    SECRET_KEY = env_secret("PHOIHOP_SECRET_KEY")
SECRET_KEY_FALLBACKS = env_list("PHOIHOP_OLD_SECRET_KEYS")

# --- Database -------------------------------------------------------------------------------

DATABASES: dict[str, dict[str, Any]] = {
    "default": database_settings(env_secret("DATABASE_URL", default=""), data=DATA)
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# Background jobs are rows of the same database; `phoihop work` does them.
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": []}}

# --- Language, time -------------------------------------------------------------------------

LANGUAGE_CODE = "vi"
LANGUAGES = [("vi", "Tiếng Việt"), ("en", "English")]
LOCALE_PATHS = [PACKAGE / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Asia/Ho_Chi_Minh"

# --- Mail -----------------------------------------------------------------------------------

EMAIL_HOST = env_str("PHOIHOP_MAIL_HOST")
EMAIL_PORT = env_int("PHOIHOP_MAIL_PORT", default=587, at_least=1, at_most=65535)
EMAIL_HOST_USER = env_str("PHOIHOP_MAIL_USER")
EMAIL_HOST_PASSWORD = env_secret("PHOIHOP_MAIL_PASSWORD", default="")
EMAIL_USE_TLS = env_bool("PHOIHOP_MAIL_TLS", default=True)
EMAIL_TIMEOUT = 20
EMAIL_BACKEND = "django.core.mail.backends." + ("smtp" if EMAIL_HOST else "dummy") + ".EmailBackend"
DEFAULT_FROM_EMAIL = env_str("PHOIHOP_MAIL_FROM", default="phoihop@localhost")

# Letters are written by jobs, which no browser tells under which address it reached us.
_own = f"https://{HOSTS[0].lstrip('.')}" if HOSTS else "http://127.0.0.1:8000"
SITE_ADDRESS = env_str("PHOIHOP_ADDRESS", default=_own).rstrip("/")
ANSWER_PATH = "/lam-viec/tra-loi/{token}/"
NOTICES_PATH = "/lam-viec/thong-bao/"
NOTICE_PATH = "/lam-viec/thong-bao/{pk}/"
MY_WORK_PATH = "/lam-viec/viec-cua-toi/"
TASK_PATH = "/lam-viec/nhiem-vu/{pk}/"
REQUEST_PATH = "/lam-viec/kien-nghi/{pk}/"
REPORT_PATH = "/lam-viec/bao-cao-ky/{pk}/"
ROUND_PATH = "/lam-viec/dot-bao-cao/{pk}/"
PLAN_ENTRY_PATH = "/lam-viec/ke-hoach-phai-gui/{pk}/"
PLAN_ROUND_PATH = "/lam-viec/dot-ke-hoach/{pk}/"
CONFERENCE_PATH = "/lam-viec/hoi-nghi/du-kien/{pk}/"
MEETING_PATH = "/lam-viec/hoi-nghi/{pk}/"
PUBLISHED_PATH = "/hoi-nghi/{pk}/"
"""Where letters and calendars point; tests/followup/test_addresses.py knows the pages."""

# --- Files that come in by themselves ---------------------------------------------------------

INTAKE_ACCOUNT = env_str("PHOIHOP_INTAKE_ACCOUNT")
"""In whose name the watched folder and the mailbox take documents in, for that account's body."""

_watched = env_str("PHOIHOP_WATCH_FOLDER")
WATCH_FOLDER = Path(_watched).absolute() if _watched else None
MAILBOX: dict[str, Any] | None = None
if _imap_host := env_str("PHOIHOP_IMAP_HOST"):
    _secure = env_bool("PHOIHOP_IMAP_TLS", default=True)
    MAILBOX = {
        "host": _imap_host,
        "port": env_int("PHOIHOP_IMAP_PORT", default=993 if _secure else 143, at_most=65535),
        "user": env_str("PHOIHOP_IMAP_USER"),
        "password": env_secret("PHOIHOP_IMAP_PASSWORD", default=""),
        "folder": env_str("PHOIHOP_IMAP_FOLDER", default="INBOX"),
        "secure": _secure,
    }

# --- Security -------------------------------------------------------------------------------

HTTPS = env_bool("PHOIHOP_HTTPS", default=not IS_LOCAL)
"""Whether browsers reach us over HTTPS. Switch it off only inside a closed office network."""

# The proxy's own word counts: the scheme it saw, and the last address it added.
ALLAUTH_TRUSTED_PROXY_COUNT = 0
if env_bool("PHOIHOP_BEHIND_PROXY", default=False):
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    ALLAUTH_TRUSTED_PROXY_COUNT = 1

SESSION_COOKIE_NAME = "__Host-phoihop" if HTTPS else "phoihop"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = HTTPS
SESSION_COOKIE_AGE = 8 * 60 * 60
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = LANGUAGE_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_NAME = "__Host-phoihop-csrf" if HTTPS else "phoihop-csrf"
CSRF_COOKIE_HTTPONLY = True
CSRF_TRUSTED_ORIGINS = [f"https://{host}" for host in HOSTS if HTTPS]
SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = HTTPS
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CSRF_FAILURE_VIEW = "phoihop.web.errors.csrf_failed"

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "object-src": [NONE],
        "frame-ancestors": [NONE],
    }
}

AUTH_USER_MODEL = "registry.Account"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
_VALIDATION = "django.contrib.auth.password_validation."
AUTH_PASSWORD_VALIDATORS: list[dict[str, Any]] = [
    {
        "NAME": _VALIDATION + "UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ["username", "full_name", "email"]},
    },
    {"NAME": _VALIDATION + "MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": _VALIDATION + "CommonPasswordValidator"},
    {"NAME": _VALIDATION + "NumericPasswordValidator"},
    {"NAME": "phoihop.registry.passwords.NotTriedFirst"},
]

LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/lam-viec/"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_LOGOUT_REDIRECT_URL = "/"
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_SESSION_REMEMBER = False
SECOND_STEP_REQUIRED = env_bool("PHOIHOP_SECOND_STEP", default=not IS_LOCAL)
"""Whether who leads, publishes or administers must sign in with a code as well."""

MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_ALLOW_UNVERIFIED_EMAIL = True
MFA_TOTP_ISSUER = "Phối Hợp"
MFA_TOTP_TOLERANCE = 1
USERSESSIONS_ADAPTER = "phoihop.web.office.sessions.SessionsAdapter"
ACCOUNT_ADAPTER = "phoihop.web.office.adapter.AccountAdapter"

# --- Logs: what happened, never who or about whom --------------------------------------------

LOGGING: dict[str, Any] = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"lines": {"()": "phoihop.config.logs.JsonLines"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "lines"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {
        "django": {"handlers": ["console"], "level": "WARNING", "propagate": False},
        "phoihop": {"level": env_str("PHOIHOP_LOG_LEVEL", default="INFO")},
    },
}

# --- Parts ------------------------------------------------------------------------------------

INSTALLED_APPS = [
    "phoihop.registry",
    "phoihop.intake",
    "phoihop.records",
    "phoihop.followup",
    "phoihop.reports",
    "phoihop.web",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django_htmx",
    "django_tasks",
    "django_tasks_db",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "phoihop.config.request_number.number_requests",
    "phoihop.web.headers.MoreHeaders",
    "csp.middleware.CSPMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "phoihop.web.language.LanguageByCookie",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "allauth.usersessions.middleware.UserSessionsMiddleware",
    "phoihop.web.acting.act_in_chosen_role",
]

CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"},
    # Written tables of some 300 kB each; each process keeps its own.
    "pages": {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "LOCATION": "pages",
        "TIMEOUT": 24 * 3600,
        "OPTIONS": {"MAX_ENTRIES": 40},
    },
    # The menu around each page, some 10 kB; its key says everything that it is made from.
    "template_fragments": {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "LOCATION": "fragments",
        "OPTIONS": {"MAX_ENTRIES": 1000},
    },
}

ROOT_URLCONF = "phoihop.config.urls"
WSGI_APPLICATION = "phoihop.config.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [PACKAGE / "web" / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "phoihop.web.shell.shell",
            ],
        },
    },
]

STATIC_URL = "/static/"
# Few and small files: they are served as they stand, so nobody has to run collectstatic.
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = DEBUG
