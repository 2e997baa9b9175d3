"""Keys that are made once, kept in the data folder and never printed."""

import os
import secrets
import tempfile
from base64 import urlsafe_b64decode, urlsafe_b64encode
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured

SEALING_KEY_BYTES = 32


def made_once(path: Path) -> str:
    """Return the key text in `path`, making it (mode 0600) if it is not there.

    The file is written beside its place and linked into it, so that of two processes starting at
    once both read the same whole key; a half-written key would lock the clinic out of its own data.
    """
    if not path.exists():
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        _link_new_key(path)
    return path.read_text(encoding="ascii").strip()


def _link_new_key(path: Path) -> None:
    handle, beside = tempfile.mkstemp(dir=path.parent)  # mkstemp makes mode 0600
    try:
        with os.fdopen(handle, "w", encoding="ascii") as file:
            file.write(urlsafe_b64encode(secrets.token_bytes(48)).decode("ascii") + "\n")
            file.flush()
            os.fsync(file.fileno())
        os.link(beside, path)
    except FileExistsError:
        return
    finally:
        Path(beside).unlink()


def kept(path: Path) -> str:
    """The secret that somebody put into `path`, without the line end; '' where there is none."""
    return path.read_text(encoding="utf-8").strip() if path.is_file() else ""


def sealing_key(text: str) -> bytes:
    """Return the 32-byte master sealing key from its URL-safe base64 `text`."""
    try:
        key = urlsafe_b64decode(text)
    except ValueError as error:
        raise ImproperlyConfigured(_SEALING_KEY_WRONG) from error
    if len(key) < SEALING_KEY_BYTES:
        raise ImproperlyConfigured(_SEALING_KEY_WRONG)
    return key[:SEALING_KEY_BYTES]


_SEALING_KEY_WRONG = (
    "The master sealing key is not at least 32 bytes of URL-safe base64, so sealed notes could not be "
    "opened. Restore the right key in STEADYSTEP_SEALING_KEY or in the data folder's keys/sealing_key; "
    "do not make a new one over data that exists."
)
