"""Web push bodies: the worked example of RFC 8291, appendix A, byte for byte; and what a browser can open again."""

import pytest
from cryptography.hazmat.primitives.asymmetric import ec

from steadystep.clinic.notices.adapters.push_body import (
    CURVE,
    MOST_BYTES,
    padless,
    public_bytes,
    sealed,
    unpadded,
)

TEXT = b"When I grow up, I want to be a watermelon"
BROWSER = unpadded("BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4")
AUTH = unpadded("BTBZMqHH6r4Tts7J_aSIgg")
OWN = "yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw"
SALT = unpadded("DGv6ra1nlYgDCS1FRnbzlw")
MESSAGE = (
    "DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A_"
    "yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN"
)


def _own():
    return ec.derive_private_key(int.from_bytes(unpadded(OWN), "big"), CURVE)


def test_the_example_of_the_rfc():
    assert padless(sealed(TEXT, BROWSER, AUTH, own=_own(), salt=SALT)) == MESSAGE


def test_each_message_has_a_key_and_salt_of_its_own():
    assert sealed(TEXT, BROWSER, AUTH) != sealed(TEXT, BROWSER, AUTH)


def test_the_longest_message_fills_one_record():
    assert len(sealed(b"x" * MOST_BYTES, BROWSER, AUTH)) == 4096
    with pytest.raises(ValueError, match="one record"):
        sealed(b"x" * (MOST_BYTES + 1), BROWSER, AUTH)


@pytest.mark.parametrize(
    ("key", "auth"), [(b"", AUTH), (BROWSER[:-1], AUTH), (BROWSER, AUTH[:-1]), (b"\x04" + b"\x01" * 64, AUTH)]
)
def test_what_is_no_key_is_refused(key, auth):
    with pytest.raises(ValueError):  # noqa: PT011 - whichever library finds it first
        sealed(TEXT, key, auth)


def test_a_public_key_has_65_bytes():
    assert len(public_bytes(_own())) == 65
