"""Tokens and codes for one use, and the keyed hashes that are all the database ever holds of them."""

import secrets

from django.conf import settings
from django.utils.crypto import salted_hmac

# No 0/O, 1/I/L, U: a code is read aloud, written on paper and typed on a phone.
CODE_LETTERS = "ABCDEFGHJKMNPQRSTVWXYZ23456789"
CODE_LENGTH = 10


def new_token() -> str:
    """A token for a link: 256 bits, safe in an address."""
    return secrets.token_urlsafe(32)


def new_code() -> str:
    """A code for a person to type, as `ABCDE-FGHJK`: about 49 bits, with attempts limited besides."""
    letters = "".join(secrets.choice(CODE_LETTERS) for _ in range(CODE_LENGTH))
    return f"{letters[:5]}-{letters[5:]}"


def tidy_code(typed: str) -> str:
    """What somebody typed, as the code was made: spaces, dashes and small letters do not matter."""
    return "".join(letter for letter in typed.upper() if letter.isalnum())


def hashed(purpose: str, secret: str) -> str:
    """The keyed hash kept instead of `secret`; `purpose` keeps one kind of token from opening another door."""
    return salted_hmac(f"steadystep.people.{purpose}", secret, algorithm="sha256").hexdigest()


def first_run_token() -> str:
    """The token that opens the set-up wizard while there is no clinic: the server prints it when it starts.

    It is computed from the secret key, so every process knows it and nothing has to be stored or cleaned up.
    """
    return salted_hmac("steadystep.people.first_run", settings.SECRET_KEY, algorithm="sha256").hexdigest()[
        :32
    ]
