"""The product's settings, with what a test run needs instead.

How tables are emptied: entries and the access log are append-only, and triggers of the database hold that against
everybody, so Django's flush (after every test with `live_server` or `transaction=True`) would fail. The app
`tests.emptying` overrides the command: triggers off, flush, triggers on again. It is installed nowhere else.
Ordinary tests (`db`) are rolled back and never meet it.
"""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

_folder = Path(tempfile.mkdtemp(prefix="steadystep-test-"))
atexit.register(shutil.rmtree, _folder, ignore_errors=True)

os.environ["STEADYSTEP_DATA"] = str(_folder)
os.environ["STEADYSTEP_SECRET_KEY"] = "known to everybody, for tests only"
os.environ["STEADYSTEP_SEALING_KEY"] = "a25vd24tdG8tZXZlcnlib2R5LWZvci10ZXN0cy1vbmx5"
for _name in (
    "STEADYSTEP_ADDRESS",
    "STEADYSTEP_HOSTS",
    "STEADYSTEP_DEBUG",
    "STEADYSTEP_DEMO",
    "STEADYSTEP_ZONE",
):
    os.environ.pop(_name, None)
if not os.environ.get("DATABASE_URL"):
    os.environ.pop("DATABASE_URL", None)

from steadystep.wiring.settings import *  # noqa: E402

INSTALLED_APPS.append("tests.emptying")

# A file, not memory: the threads of live_server would share one connection to a database in memory, and with it
# each other's transactions.
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"]["TEST"] = {"NAME": str(_folder / "test.sqlite3")}

# live_server answers 404 for every hashed name, and scripts then go missing without a word.
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_AUTOREFRESH = True
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"

# The right-to-left pseudo-language runs through every page test.
if PSEUDO_LANGUAGE not in dict(LANGUAGES):
    LANGUAGES.append((PSEUDO_LANGUAGE, "Right-to-left test"))
