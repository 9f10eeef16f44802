"""Every setting, from the environment and nowhere else. A missing secret stops the start.

The names are those of `.env.example`, in the same order.
"""

from pathlib import Path
from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured
from environs import Env

BASE_DIR = Path(__file__).resolve().parent.parent
VAR_DIR = BASE_DIR / "var"

env = Env()
if not env.bool("PRACTICE", False):  # Real secrets must not leak into practice.
    env.read_env(BASE_DIR / ".env", recurse=False)

PRACTICE = env.bool("PRACTICE", False)
"""The demo and the tests: invented secrets, http on loopback, a mailbox instead of mail."""


def secret(name: str, *, practice: str, advice: str) -> str:
    """Return a secret of the environment; only practice may go without its own."""
    if value := env.str(name, ""):
        return value
    if PRACTICE:
        return practice
    raise ImproperlyConfigured(f"{name} is not set. {advice}")


# The portal itself

SECRET_KEY = secret(
    "SECRET_KEY",
    practice="practice-only-not-a-secret-and-long-enough-to-please-the-checks",
    advice="Put fifty or more random characters there, and keep them to yourself.",
)
FIELD_ENCRYPTION_KEYS = secret(
    "FIELD_ENCRYPTION_KEYS",
    practice="cHJhY3RpY2Utb25seS1ub3QtYS1zZWNyZXQta2V5LTE=",
    advice="Make a key with: python -c "
    "'from cryptography.fernet import Fernet; print(Fernet.generate_key().decode())'.",
).split(",")
DEBUG = env.bool("DEBUG", False)
LOOPBACK = ["127.0.0.1", "localhost", "[::1]", "testserver"]
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", LOOPBACK if PRACTICE else [])
if PRACTICE and not set(ALLOWED_HOSTS) <= set(LOOPBACK):
    raise ImproperlyConfigured(
        "PRACTICE is on and ALLOWED_HOSTS names a public host. Practice uses invented secrets: "
        "turn PRACTICE off, or keep ALLOWED_HOSTS to this machine."
    )
SITE_URL = env.str("SITE_URL", "http://127.0.0.1:8000" if PRACTICE else "").rstrip("/")
if not SITE_URL:
    raise ImproperlyConfigured("SITE_URL is not set. Give the portal's own https address.")
HTTPS = urlsplit(SITE_URL).scheme == "https"

# What it stands on

DATABASES = {"default": env.dj_db_url("DATABASE_URL", conn_max_age=60, conn_health_checks=True)}
if "postgresql" not in DATABASES["default"]["ENGINE"]:
    raise ImproperlyConfigured("DATABASE_URL must name a PostgreSQL database.")
CELERY_BROKER_URL = env.str("CELERY_BROKER_URL")
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.redis.RedisCache",
        "LOCATION": env.str("CACHE_URL", CELERY_BROKER_URL),
        "KEY_PREFIX": "usk",
    }
}
secret("EMAIL_URL", practice="unused", advice="Give the address of a mail server, as smtp://host.")
vars().update(env.dj_email_url("EMAIL_URL", "console:"))
MAILBOX_DIR = env.path("MAILBOX_DIR", VAR_DIR / "mail")
"""Where practice keeps its mail, one file a message."""
if PRACTICE:
    EMAIL_BACKEND = "usk_social.mailbox.Mailbox"
DEFAULT_FROM_EMAIL = env.str("DEFAULT_FROM_EMAIL", "Usk Social <portal@usk.example>")
SERVER_EMAIL = DEFAULT_FROM_EMAIL
TRUSTED_PROXY_COUNT = env.int("TRUSTED_PROXY_COUNT", 0)

# The council

COUNCIL_NAME = env.str("COUNCIL_NAME", "Usk Town Council")
COUNCIL_WEBSITE_HOSTS = env.list("COUNCIL_WEBSITE_HOSTS", ["127.0.0.1:8100"] if PRACTICE else [])
"""Hosts of the council's own website, each with its sub-domains. Ports in practice only."""
if not PRACTICE and any(":" in host for host in COUNCIL_WEBSITE_HOSTS):
    raise ImproperlyConfigured(
        "COUNCIL_WEBSITE_HOSTS names a port, which only practice may. Give the host alone."
    )

# The platforms: three addresses that replace scheme and host of every call

_PRACTICE_URL = "http://127.0.0.1:8100" if PRACTICE else ""
FACEBOOK_API_URL = env.str("FACEBOOK_API_URL", _PRACTICE_URL or "https://graph.facebook.com")
X_API_URL = env.str("X_API_URL", _PRACTICE_URL or "https://api.x.com")
YOUTUBE_API_URL = env.str("YOUTUBE_API_URL", _PRACTICE_URL)
"""Empty for Google's own hosts, of which YouTube uses more than one."""
FACEBOOK_APP_ID = env.str("FACEBOOK_APP_ID", "practice-app" if PRACTICE else "")
FACEBOOK_APP_SECRET = env.str("FACEBOOK_APP_SECRET", "practice-secret" if PRACTICE else "")
X_CLIENT_ID = env.str("X_CLIENT_ID", "practice-app" if PRACTICE else "")
X_CLIENT_SECRET = env.str("X_CLIENT_SECRET", "practice-secret" if PRACTICE else "")
GOOGLE_CLIENT_ID = env.str("GOOGLE_CLIENT_ID", "practice-app" if PRACTICE else "")
GOOGLE_CLIENT_SECRET = env.str("GOOGLE_CLIENT_SECRET", "practice-secret" if PRACTICE else "")
FACEBOOK_WEBHOOK_VERIFY_TOKEN = env.str(
    "FACEBOOK_WEBHOOK_VERIFY_TOKEN", "practice-verify-token" if PRACTICE else ""
)
X_WEBHOOK_SECRET = env.str("X_WEBHOOK_SECRET", "practice-webhook-secret" if PRACTICE else "")
"""What proves that an event comes from X: its consumer secret. Without it, none is believed."""

# How it behaves

REQUIRE_TWO_STEP = env.bool("REQUIRE_TWO_STEP", not PRACTICE)
"""Whether approvers, administrators and handlers must sign in in two steps (1.7)."""
SIGN_OUT_AFTER_MINUTES = env.int("SIGN_OUT_AFTER_MINUTES", 120)
"""Minutes without a page asked for after which somebody has to sign in again (1.7)."""
PUBLISH_HOLD_SECONDS = env.int("PUBLISH_HOLD_SECONDS", 5 if PRACTICE else 120)
"""Seconds between approval and sending, in which anybody on the channel may press Stop (3.6)."""
RECONCILE_AFTER_SECONDS = env.float("RECONCILE_AFTER_SECONDS", 60)
"""Seconds until the portal looks whether a send in doubt arrived; then at twice, three times ..."""
PRESUMED_LOST_SECONDS = env.float("PRESUMED_LOST_SECONDS", 120)
"""Seconds without a sign of life after which the worker that holds a delivery counts as dead."""
MEDIA_ROOT = env.path("MEDIA_ROOT", VAR_DIR / "media")
EVIDENCE_ROOT = env.path("EVIDENCE_ROOT", VAR_DIR / "evidence")

# Django

ROOT_URLCONF = "usk_social.urls"
WSGI_APPLICATION = "usk_social.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
INSTALLED_APPS = [
    "usk_social",
    "incidents",
    "moderation",
    "posts",
    "accounts",
    "platforms",
    "audit",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "csp",
    "django_htmx",
    "django.forms",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.postgres",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "accounts.middleware.SignInMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "accounts.middleware.EngagementMiddleware",
    "usk_social.two_step.TwoStepMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "csp.middleware.CSPMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "usk_social.context.portal",
            ],
        },
    }
]
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"

# Who comes in

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "home"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
]
ACCOUNT_ADAPTER = "accounts.adapter.Adapter"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_FORMS = {"reset_password": "accounts.security_forms.ForgottenPassword"}
ACCOUNT_RATE_LIMITS = {
    "login_failed": "30/m/ip,5/5m/key",
    "second_look": "5/h/ip",
    "webhook_refused": "60/m/ip",
}
"""Five tries a person. Behind one network address the whole council may sit, so it gets more.
Five requests an hour for a second look: somebody with more to ask about has them in one."""
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_LOGOUT_REDIRECT_URL = LOGIN_URL
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_REAUTHENTICATION_TIMEOUT = 60 * 15
ALLAUTH_TRUSTED_PROXY_COUNT = TRUSTED_PROXY_COUNT
MFA_ADAPTER = "accounts.adapter.SecondStep"
MFA_FORMS = {
    "activate_totp": "accounts.security_forms.NewApp",
    "authenticate": "accounts.security_forms.Code",
    "authenticate_webauthn": "accounts.security_forms.Passkey",
    "reauthenticate": "accounts.security_forms.CodeAgain",
}
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_ISSUER = COUNCIL_NAME

# The browser's part

SESSION_COOKIE_AGE = 60 * SIGN_OUT_AFTER_MINUTES
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SESSION_SAVE_EVERY_REQUEST = False
SECURE_SSL_REDIRECT = HTTPS
SECURE_HSTS_SECONDS = 60 * 60 * 24 * 365 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = HTTPS
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if TRUSTED_PROXY_COUNT else None
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CSRF_FAILURE_VIEW = "usk_social.views.csrf_failure"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'none'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "img-src": ["'self'"],
        "media-src": ["'self'"],
        "connect-src": ["'self'"],
        "form-action": ["'self'"],
        "base-uri": ["'none'"],
        "frame-ancestors": ["'none'"],
    }
}

# Files, words, time

STATIC_URL = "static/"
STATIC_ROOT = env.path("STATIC_ROOT", None if PRACTICE else VAR_DIR / "static")
STATICFILES_DIRS = [BASE_DIR / "static"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if PRACTICE
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}
WHITENOISE_USE_FINDERS = PRACTICE
FILE_UPLOAD_PERMISSIONS = 0o600
LANGUAGE_CODE = "en-gb"
LANGUAGES = [("en-gb", "English")]  # Welsh when our own words are translated, all of them
LOCALE_PATHS = [BASE_DIR / "locale"]
TIME_ZONE = "Europe/London"
USE_TZ = True

# The workers

CELERY_TASK_IGNORE_RESULT = True
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_BROKER_TRANSPORT_OPTIONS = {"socket_timeout": 2, "socket_connect_timeout": 2}
CELERY_TASK_PUBLISH_RETRY_POLICY = {"max_retries": 1, "interval_start": 0, "interval_max": 0.1}
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_WORKER_CANCEL_LONG_RUNNING_TASKS_ON_CONNECTION_LOSS = True
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
CELERY_TIMEZONE = "UTC"

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"format": "%(asctime)s %(levelname)-7s %(name)s  %(message)s"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "plain"}},
    "root": {"handlers": ["console"], "level": "INFO"},
    "loggers": {
        # A page refused or not found is an answer, not an accident.
        "django.request": {"level": "ERROR"},
        # A line for every second of the clock would hide the others.
        "celery.beat": {"level": "WARNING"},
        "celery.worker.strategy": {"level": "WARNING"},
        "celery.app.trace": {"level": "WARNING"},
        # Every table of every face in every poster.
        "fontTools": {"level": "WARNING"},
    },
}
