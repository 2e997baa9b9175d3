"""The settings of the test suite: its own data folder, plain static files, quick password hashing."""

import os
import tempfile

os.environ.setdefault("STEADYSTEP_DATA", tempfile.mkdtemp(prefix="steadystep_test_"))

from steadystep.wiring.settings import *  # noqa: F403

# The hashed names of the compressed manifest answer 404 in live_server, and scripts go missing in silence.
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
