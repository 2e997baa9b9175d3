"""Sealed bodies: each under a key of its own, which is wrapped by the installation's key and can be destroyed."""

from __future__ import annotations

import secrets

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings
from django.db import OperationalError, connection

from .models import SealingKey

SEALED_LABELS = frozenset({"psychotherapy_note", "sud_counselling_note"})
_NONCE = 12


class CannotUnseal(RuntimeError):
    """The note exists and cannot be opened: its key was destroyed, or the installation's key is another."""


def seal(entry_id: str, body: bytes) -> tuple[bytes, SealingKey]:
    """The body encrypted under a new key, and the row that holds this key. The entry's id is authenticated with it."""
    key = AESGCM.generate_key(bit_length=256)
    return _encrypt(key, body, entry_id), SealingKey(
        entry=entry_id, wrapped=_encrypt(settings.SEALING_KEY, key, entry_id)
    )


def unseal(entry_id: str, sealed: bytes) -> bytes:
    """The body of a sealed entry; raises `CannotUnseal` when its key is gone."""
    row = SealingKey.objects.filter(entry=entry_id).first()
    if row is None:
        raise CannotUnseal("This note was expunged: its key was destroyed and nobody can read it any more.")
    try:
        key = _decrypt(settings.SEALING_KEY, bytes(row.wrapped), entry_id)
        return _decrypt(key, sealed, entry_id)
    except InvalidTag as error:
        raise CannotUnseal(
            "This note cannot be opened with this installation's sealing key: restore keys/sealing_key."
        ) from error


def has_key(entry_id: str) -> bool:
    return SealingKey.objects.filter(entry=entry_id).exists()


def destroy_key(entry_id: str) -> bool:
    """Expunge: from here on nobody can read the entry. True if there was a key; ask `lies_in_journal` once it is committed."""
    destroyed, _ = SealingKey.objects.filter(entry=entry_id).delete()
    return destroyed > 0


def lies_in_journal() -> bool:
    """Whether a destroyed key may still be found in SQLite's write-ahead journal, after it was told to fold itself back.

    It holds the old page until then, which a lasting connection may put off for long (https://sqlite.org/wal.html,
    Checkpointing); who reads or writes just now keeps it from that.
    """
    if connection.vendor != "sqlite":
        return False
    try:
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            busy: int = cursor.fetchone()[0]
    except OperationalError:
        return True
    return busy > 0


def _encrypt(key: bytes, plain: bytes, bound_to: str) -> bytes:
    nonce = secrets.token_bytes(_NONCE)
    return nonce + AESGCM(key).encrypt(nonce, plain, bound_to.encode())


def _decrypt(key: bytes, stored: bytes, bound_to: str) -> bytes:
    return AESGCM(key).decrypt(stored[:_NONCE], stored[_NONCE:], bound_to.encode())
