"""Django's settings, made from `env.py`; see docs/architecture.md for what each part is for."""

from __future__ import annotations

from urllib.parse import urlsplit

from csp.constants import NONE, SELF

from onesheet.config.database import database
from onesheet.config.env import from_environment
from onesheet.config.secret_key import secret_key

_given = from_environment()

DATA = _given["DATA"]
SITE_NAME = _given["SITE_NAME"]
SITE_URL = _given["SITE_URL"].rstrip("/")
WORKERS = _given["WORKERS"]
PAGE_CACHE_BYTES = _given["CACHE_MEGABYTES"] * 1_000_000
DEBUG = _given["DEBUG"]
SECRET_KEY = _given["SECRET_KEY"] or secret_key(DATA)
ALLOWED_HOSTS = list(_given["HOSTS"])
CSRF_TRUSTED_ORIGINS = [SITE_URL] if SITE_URL else []
CSRF_FAILURE_VIEW = "onesheet.web.reviews.csrf.failure"

ROOT_URLCONF = "onesheet.config.urls"
WSGI_APPLICATION = "onesheet.config.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
AUTH_USER_MODEL = "accounts.Member"
PROXIES = _given["PROXIES"]
SIGN_UP = _given["SIGN_UP"]
IMPORT_LIMIT = _given["IMPORT_LIMIT"]
IMPORT_PROCESSES = True
"""Whether imports that were asked for on a page get processes of their own. Tests do without: those would not see their database."""
SITE_MAIL = _given["MAIL"]
LOGIN_URL = "sign-in"
LOGIN_REDIRECT_URL = "home"
LOGOUT_REDIRECT_URL = "home"

DATABASES = {"default": database(_given["DATABASE_URL"], DATA)}

INSTALLED_APPS = [
    "django.contrib.admin.apps.SimpleAdminConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "axes",
    "csp",
    "onesheet.accounts",
    "onesheet.sources",
    "onesheet.people",
    "onesheet.films",
    "onesheet.scorebook",
    "onesheet.reviews",
    "onesheet.critics",
    "onesheet.lists",
    "onesheet.festivals",
    "onesheet.moderation",
    "onesheet.exchange",
    "onesheet.web",
    "onesheet.web.page_cache",
    # Below ours, whose templates stand in the place of theirs.
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "axes.middleware.AxesMiddleware",
    "onesheet.web.nothing.no_page_of_nothing",
]

AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in ("UserAttributeSimilarityValidator", "MinimumLengthValidator", "CommonPasswordValidator")
]

AXES_FAILURE_LIMIT = 8
AXES_COOLOFF_TIME = 0.25  # hours
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_LOCKOUT_CALLABLE = "onesheet.web.signing.views.locked_out"
AXES_USERNAME_CALLABLE = "onesheet.web.signing.attempts.name_tried"
AXES_CLIENT_IP_CALLABLE = "onesheet.accounts.address.network_address"
AXES_RESET_ON_SUCCESS = True
AXES_ENABLE_ACCESS_FAILURE_LOG = False
AXES_DISABLE_ACCESS_LOG = True
AXES_VERBOSE = False

ACCOUNT_ADAPTER = "onesheet.accounts.adapter.AccountAdapter"
ACCOUNT_FORMS = {
    "login": "onesheet.web.signing.forms.SignInForm",
    "signup": "onesheet.web.signing.forms.SignUpForm",
    "reset_password": "onesheet.web.signing.forms.ResetForm",
    "reset_password_from_key": "onesheet.web.signing.forms.ResetKeyForm",
    "change_password": "onesheet.web.signing.forms.ChangePasswordForm",
    "set_password": "onesheet.web.signing.forms.SetPasswordForm",
}
ACCOUNT_LOGIN_METHODS = {"username", "email"}
# Where no mail can be sent, no address is asked for.
ACCOUNT_SIGNUP_FIELDS = ["username*", "email*", "password1*"] if SITE_MAIL else ["username*", "password1*"]
ACCOUNT_USERNAME_VALIDATORS = "onesheet.accounts.names.VALIDATORS"
ACCOUNT_EMAIL_VERIFICATION = "mandatory" if SITE_MAIL else "none"
ACCOUNT_EMAIL_NOTIFICATIONS = SITE_MAIL is not None
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False  # nobody can have letters sent to whoever has no account here
ACCOUNT_EMAIL_SUBJECT_PREFIX = f"{SITE_NAME}: "
ACCOUNT_CHANGE_EMAIL = True
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = False
ACCOUNT_RATE_LIMITS = {"login_failed": "20/m/ip,8/15m/key"}  # of codes; passwords are axes's
MFA_ADAPTER = "onesheet.accounts.adapter.TwoFactorAdapter"
MFA_FORMS = {"add_webauthn": "onesheet.web.signing.keys.AddKeyForm"}
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_TOLERANCE = 1
MFA_TOTP_ISSUER = SITE_NAME

# Counts of what allauth limits, for all server processes; nothing else is kept there.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.filebased.FileBasedCache",
        "LOCATION": DATA / "limits",
        "OPTIONS": {"MAX_ENTRIES": 5_000},
    },
}

EMAIL_BACKEND = f"django.core.mail.backends.{'smtp' if SITE_MAIL else 'dummy'}.EmailBackend"
EMAIL_TIMEOUT = 10
DEFAULT_FROM_EMAIL = _given["MAIL_FROM"] or f"{SITE_NAME} <noreply@{urlsplit(SITE_URL).hostname or 'localhost'}>"
if SITE_MAIL:
    EMAIL_HOST, EMAIL_PORT = SITE_MAIL.host, SITE_MAIL.port
    EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = SITE_MAIL.user, SITE_MAIL.password
    EMAIL_USE_TLS, EMAIL_USE_SSL = SITE_MAIL.encryption == "starttls", SITE_MAIL.encryption == "tls"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "NAME": "pages",
        "DIRS": [],
        "APP_DIRS": True,
        "OPTIONS": {
            "environment": "onesheet.web.jinja.environment",
            "auto_reload": DEBUG,
            "context_processors": [],
        },
    },
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "NAME": "admin",
        "DIRS": [],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]

STATIC_URL = "/static/"
STATIC_ROOT = DATA / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
WHITENOISE_KEEP_ONLY_HASHED_FILES = True

LANGUAGE_CODE = "en"
LANGUAGES = [("en", "English")]
USE_I18N = len(LANGUAGES) > 1  # looking up the language of every word costs a film's page a fifth of its time
USE_TZ = True
TIME_ZONE = _given["TIME_ZONE"]

MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = _given["HTTPS"]
SECURE_HSTS_SECONDS = 31_536_000 if _given["HTTPS"] else 0
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if _given["HTTPS"] else None
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
SILENCED_SYSTEM_CHECKS = [
    "security.W005",  # other sites may live under the same domain
    "security.W008",  # the proxy in front redirects to https
    "security.W021",  # preloading is the operator's to ask for
]

DATA_UPLOAD_MAX_MEMORY_SIZE = 6_000_000
FILE_UPLOAD_MAX_MEMORY_SIZE = 6_000_000

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    },
    "EXCLUDE_URL_PREFIXES": (),
}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"stderr": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    # An address that does not exist is no news for the operator; an error is.
    "loggers": {"django.request": {"level": "ERROR"}},
}
