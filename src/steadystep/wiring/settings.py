"""Django settings. Everything a clinic may set comes from the environment, named STEADYSTEP_*.

STEADYSTEP_DATA      folder for the database, keys and files (default ./data)
STEADYSTEP_ADDRESS   the address people type (default http://localhost:8000); anything else must be https
STEADYSTEP_HOSTS     more host names to answer to, comma separated
STEADYSTEP_DEMO      1 for the invented clinic with one-tap sign-in, on this machine only
STEADYSTEP_DEBUG     1 for a developer's error pages; refused unless the address is on this machine
STEADYSTEP_PROXIES   how many proxies in front are ours (default 0): whose X-Forwarded-For is believed
STEADYSTEP_MAIL_URL  smtp+tls://user:password@host:587 to send mail; without it mail is kept in the data folder
STEADYSTEP_MAIL_FROM the address mail comes from; its password may stand in the data folder's keys/mail_password
STEADYSTEP_SMS_URL   https address of a gateway for text messages; without it they are kept in the data folder
STEADYSTEP_SMS_TOKEN the gateway's token, or the data folder's keys/sms_token
STEADYSTEP_PUSH_SERVICES   further hosts that web push may go to, beside those of the usual browsers
STEADYSTEP_NOTICE_CHANNELS   how everybody is told (default in_app,outbox; also: mail); each may add mail, sms and push
STEADYSTEP_NOTICE_ADAPTERS   a clinic's own channels: sms=their.package.deliver (see clinic/notices/adapters)
DATABASE_URL         postgres://... instead of the SQLite file in the data folder
"""

from datetime import timedelta
from pathlib import Path
from urllib.parse import urlsplit

import django.conf.locale
import environ
from csp.constants import NONCE, NONE, SELF
from django.core.exceptions import ImproperlyConfigured

from steadystep.wiring.keys import kept, made_once, sealing_key
from steadystep.wiring.quiet_log import logging_settings

env = environ.Env()
PACKAGE = Path(__file__).resolve().parents[1]

# --- this installation -----------------------------------------------------------------------------------
DATA = Path(env.str("STEADYSTEP_DATA", default="data")).resolve()
DATA.mkdir(mode=0o700, parents=True, exist_ok=True)
SECRET_KEY = env.str("STEADYSTEP_SECRET_KEY", default="") or made_once(DATA / "keys" / "secret_key")
SEALING_KEY = sealing_key(
    env.str("STEADYSTEP_SEALING_KEY", default="") or made_once(DATA / "keys" / "sealing_key")
)

LOOPBACK_HOSTS = ("localhost", "127.0.0.1", "[::1]")
ADDRESS = env.str("STEADYSTEP_ADDRESS", default="http://localhost:8000").rstrip("/")
_address = urlsplit(ADDRESS)
ON_THIS_MACHINE = _address.hostname in ("localhost", "127.0.0.1", "::1")
SECURE = _address.scheme == "https"
if not SECURE and not ON_THIS_MACHINE:
    raise ImproperlyConfigured(
        f"STEADYSTEP_ADDRESS is {ADDRESS}: client data would travel unencrypted. Use an https address."
    )
DEBUG = env.bool("STEADYSTEP_DEBUG", default=False) and ON_THIS_MACHINE
DEMO = env.bool("STEADYSTEP_DEMO", default=False)
ALLOWED_HOSTS = [*LOOPBACK_HOSTS, _address.hostname or "localhost", *env.list("STEADYSTEP_HOSTS", default=[])]
CSRF_TRUSTED_ORIGINS = [ADDRESS]

# --- rooms of the house ----------------------------------------------------------------------------------
ROOMS = [
    "steadystep.clinic.people",
    "steadystep.clinic.ledger",
    "steadystep.clinic.consent",
    "steadystep.clinic.chartroom",
    "steadystep.clinic.calendar",
    "steadystep.clinic.notices",
    "steadystep.clinic.drafts",
    "steadystep.clinic.asking",
    "steadystep.clinic.enquiries",
    "steadystep.clinic.caregivers",
    "steadystep.clinic.supervision",
    "steadystep.faces.look",
    "steadystep.faces.staff",
    "steadystep.faces.portal",
]
# What else faces put into the clinic of invented people when it is made: functions that give the number of clients.
DEMO_ADDITIONS = ["steadystep.faces.fhir.demo.add_clients"]
INSTALLED_APPS = [
    *ROOMS,
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "csp",
    "django_htmx",
    "django_cotton.apps.SimpleAppConfig",
    "django.forms",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "steadystep.wiring.middleware.sign_in_ends",
    "steadystep.wiring.middleware.in_their_words_and_hours",
    "steadystep.wiring.middleware.second_step_first",
    "steadystep.wiring.middleware.clients_keep_to_their_pages",
]
ROOT_URLCONF = "steadystep.wiring.urls"
WSGI_APPLICATION = "steadystep.wiring.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [],
        "OPTIONS": {
            # Written out because cotton would otherwise rewrite the loaders behind our back.
            "loaders": [
                (
                    "django.template.loaders.cached.Loader",
                    [
                        "django_cotton.cotton_loader.Loader",
                        "django.template.loaders.filesystem.Loader",
                        "django.template.loaders.app_directories.Loader",
                    ],
                )
            ],
            "builtins": ["django_cotton.templatetags.cotton", "django.templatetags.i18n"],
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "csp.context_processors.nonce",
            ],
        },
    }
]
FORM_RENDERER = "steadystep.faces.look.forms.LookRenderer"

# --- database --------------------------------------------------------------------------------------------
# DEFERRED, Django's default, loses writes to "database is locked" as soon as two processes read and then
# write; recursive_triggers makes INSERT OR REPLACE fire the append-only triggers of the ledger.
SQLITE_START = (
    "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA recursive_triggers=ON; "
    "PRAGMA secure_delete=ON;"  # a destroyed key is overwritten, not only unlinked
)
DATABASES = {"default": env.db("DATABASE_URL", default=f"sqlite:///{DATA / 'steadystep.sqlite3'}")}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": SQLITE_START,
    }
    # Opened anew for each request, it cost 2 ms each time, and a checkpoint of the journal when it was the last to close.
    DATABASES["default"].setdefault("CONN_MAX_AGE", 60)
else:
    DATABASES["default"].setdefault("OPTIONS", {})["pool"] = True
    DATABASES["default"]["CONN_MAX_AGE"] = 0  # the pool and kept connections exclude each other
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
CACHES = {
    # Rate limits must hold across processes, so they live in the database.
    "default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "rate_limit_cache"}
}

# --- sign-in ---------------------------------------------------------------------------------------------
AUTH_USER_MODEL = "people.Person"
AUTHENTICATION_BACKENDS = ["steadystep.clinic.people.sessions.SignIn"]
SESSION_ENGINE = "steadystep.clinic.people.sessions"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 10},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
SESSION_COOKIE_AGE = int(timedelta(hours=12).total_seconds())  # absolute: never renewed by use
STAFF_IDLE_SECONDS = 60 * env.int("STEADYSTEP_STAFF_IDLE_MINUTES", default=15)
CLIENT_IDLE_SECONDS = 60 * env.int("STEADYSTEP_CLIENT_IDLE_MINUTES", default=30)
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
LOGOUT_REDIRECT_URL = "account_login"
ACCOUNT_ADAPTER = "steadystep.clinic.people.adapters.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_USER_MODEL_EMAIL_FIELD = "email"
ACCOUNT_PRESERVE_USERNAME_CASING = False
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_REAUTHENTICATION_TIMEOUT = 5 * 60
ACCOUNT_RATE_LIMITS = {"use_link": "20/5m/ip", "join_portal": "10/5m/ip", "ask_in": "10/10m/ip"}
SIGNING_SECONDS = 60 * env.int(
    "STEADYSTEP_SIGNING_MINUTES", default=15
)  # a signature needs a sign-in this fresh
ALLAUTH_TRUSTED_PROXY_COUNT = env.int("STEADYSTEP_PROXIES", default=0)
_OWN_WORDS = "steadystep.faces.staff.signing_in.own_words"
ACCOUNT_FORMS = {
    "login": f"{_OWN_WORDS}.SignIn",
    "change_password": f"{_OWN_WORDS}.NewPassword",
    "reauthenticate": f"{_OWN_WORDS}.ProveByPassword",
}
MFA_FORMS = {
    "authenticate": f"{_OWN_WORDS}.SecondStep",
    "reauthenticate": f"{_OWN_WORDS}.ProveBySecondStep",
    "activate_totp": f"{_OWN_WORDS}.TurnAppOn",
    "add_webauthn": f"{_OWN_WORDS}.AddPasskey",
    "edit_webauthn": f"{_OWN_WORDS}.RenamePasskey",
}
MFA_ADAPTER = "steadystep.clinic.people.adapters.SecondFactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_TOTP_TOLERANCE = 1  # a code typed as it changes still counts: one step, as RFC 6238 section 5.2 advises
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = ON_THIS_MACHINE and not SECURE

# --- security --------------------------------------------------------------------------------------------
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = SECURE
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = LANGUAGE_COOKIE_SAMESITE = "Lax"
SECURE_SSL_REDIRECT = SECURE
SECURE_HSTS_SECONDS = int(timedelta(days=365).total_seconds()) if SECURE else 0
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if SECURE else None
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CSRF_FAILURE_VIEW = "steadystep.faces.look.errors.stale_form"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "script-src": [SELF, NONCE],
        "style-src": [SELF, NONCE],
        "object-src": [NONE],
        "base-uri": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
    }
}
DEFAULT_EXCEPTION_REPORTER_FILTER = "django.views.debug.SafeExceptionReporterFilter"
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2000
FILE_UPLOAD_HANDLERS = ["steadystep.faces.look.uploads.InMemoryOnly"]

# --- words and time --------------------------------------------------------------------------------------
USE_TZ = True
TIME_ZONE = env.str("STEADYSTEP_ZONE", default="America/New_York")
USE_I18N = True
LANGUAGE_CODE = "en"
# The CLDR's pseudo-language for right-to-left: English words, mirrored page. Never offered to a real client.
PSEUDO_LANGUAGE = "ar-xb"
django.conf.locale.LANG_INFO[PSEUDO_LANGUAGE] = {
    "bidi": True,
    "code": PSEUDO_LANGUAGE,
    "name": "Right-to-left test",
    "name_local": "Right-to-left test",
}
LANGUAGES = [("en", "English"), ("es", "Español")]
if DEMO or DEBUG:
    LANGUAGES.append((PSEUDO_LANGUAGE, "Right-to-left test"))
# Catalogues that no person has checked: every page in one of them says so (look's draft_language_note).
MACHINE_DRAFTED_LANGUAGES = ("es",)
LANGUAGES_BIDI = ["he", "ar", "fa", "ur", PSEUDO_LANGUAGE]
LOCALE_PATHS = [PACKAGE / "locale"]
FORMAT_MODULE_PATH = ["steadystep.faces.look.formats"]

# --- files, mail, logs -----------------------------------------------------------------------------------
STATIC_URL = "/static/"
STATIC_ROOT = DATA / "static"
STORAGES = {
    "default": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": DATA / "files"},
    },
    "staticfiles": {"BACKEND": "steadystep.faces.look.sheets.JoinedSheets"},
}
EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"  # nothing leaves the machine by default
EMAIL_FILE_PATH = DATA / "mail"
DEFAULT_FROM_EMAIL = env.str("STEADYSTEP_MAIL_FROM", default="steadystep@localhost")
if env.str("STEADYSTEP_MAIL_URL", default=""):
    globals().update(env.email_url("STEADYSTEP_MAIL_URL"))
EMAIL_TIMEOUT = 15  # seconds: a mail server that hangs must not hold up the worker
if kept(DATA / "keys" / "mail_password"):
    EMAIL_HOST_PASSWORD = kept(DATA / "keys" / "mail_password")
SMS_URL = env.str("STEADYSTEP_SMS_URL", default="")
if SMS_URL and urlsplit(SMS_URL).scheme != "https":
    raise ImproperlyConfigured(
        f"STEADYSTEP_SMS_URL is {SMS_URL}: phone numbers would travel unencrypted. Use an https address."
    )
SMS_TOKEN = env.str("STEADYSTEP_SMS_TOKEN", default="") or kept(DATA / "keys" / "sms_token")
PUSH_KEY = made_once(DATA / "keys" / "push_key")
PUSH_SERVICES = tuple(env.list("STEADYSTEP_PUSH_SERVICES", default=[]))
PUSH_TO_THIS_MACHINE = False  # only tests push to a server of their own
NOTICE_CHANNELS = tuple(env.list("STEADYSTEP_NOTICE_CHANNELS", default=["in_app", "outbox"]))
NOTICE_ADAPTERS = env.dict("STEADYSTEP_NOTICE_ADAPTERS", default={})
LOGGING = logging_settings(env.str("STEADYSTEP_LOG_LEVEL", default="INFO"))
