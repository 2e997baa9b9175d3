"""The body of a web push message, encrypted for one browser: RFC 8291 over aes128gcm (RFC 8188), one record."""

from __future__ import annotations

import secrets
import struct
from base64 import urlsafe_b64decode, urlsafe_b64encode
from typing import Final

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

CURVE: Final = ec.SECP256R1()
RECORD_BYTES: Final = 4096  # RFC 8291, 4: what every push service must take
MOST_BYTES: Final = RECORD_BYTES - 86 - 17  # header, then delimiter and tag
LAST_RECORD: Final = b"\x02"


def sealed(
    text: bytes, browser_key: bytes, auth_secret: bytes, *, own: ec.EllipticCurvePrivateKey | None = None, salt: bytes = b""
) -> bytes:  # fmt: skip
    """`text` for the browser whose public key (65 bytes) and secret (16 bytes) these are; ValueError when they are none.

    `own` and `salt` are fresh for each message; only the test vector gives them.
    """
    if len(auth_secret) != 16 or len(text) > MOST_BYTES:
        raise ValueError("a browser's secret has 16 bytes, and a message fits into one record")
    own, salt = own or ec.generate_private_key(CURVE), salt or secrets.token_bytes(16)
    theirs = ec.EllipticCurvePublicKey.from_encoded_point(CURVE, browser_key)
    ours = public_bytes(own)
    shared = own.exchange(ec.ECDH(), theirs)
    secret = _derived(shared, auth_secret, b"WebPush: info\x00" + browser_key + ours, 32)
    key = _derived(secret, salt, b"Content-Encoding: aes128gcm\x00", 16)
    nonce = _derived(secret, salt, b"Content-Encoding: nonce\x00", 12)
    header = salt + struct.pack("!LB", RECORD_BYTES, len(ours)) + ours
    return header + AESGCM(key).encrypt(nonce, text + LAST_RECORD, None)


def public_bytes(key: ec.EllipticCurvePrivateKey) -> bytes:
    """The public half as an uncompressed point, 65 bytes."""
    return key.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)


def unpadded(text: str) -> bytes:
    """Base64url without its padding, as browsers send it; ValueError when it is none."""
    return urlsafe_b64decode(text + "=" * (-len(text) % 4))


def padless(content: bytes) -> str:
    return urlsafe_b64encode(content).rstrip(b"=").decode("ascii")


def _derived(secret: bytes, salt: bytes, info: bytes, length: int) -> bytes:
    return HKDF(algorithm=SHA256(), length=length, salt=salt, info=info).derive(secret)
