"""A picture made anew before it is kept: of bounded size, upright, and without what a phone writes into it (where, when, which phone).

Nothing of the sent file is kept but what can be seen. What cannot be made anew is refused in words for the sender.
"""

from __future__ import annotations

import hashlib
import struct
import zlib
from io import BytesIO
from typing import Final

import msgspec
from PIL import Image, ImageOps, UnidentifiedImageError

from steadystep.chart import Refused, Words, say
from steadystep.chart.pictures import MOST_BYTES

LONGEST_SIDE: Final = 2000  # a page of A4 then has 170 dots to the inch: small print can be read
MOST_DOTS: Final = 60_000_000  # more than phones make; a file of a few kilobytes can claim to be of any size
_FORMATS: Final = ("JPEG", "PNG", "WEBP")
_QUALITIES: Final = (85, 70, 50)
_HEIC: Final = frozenset({b"heic", b"heix", b"hevc", b"heim", b"heis", b"mif1", b"msf1"})
# What Pillow's readers raise on a file that is broken or made to break them.
_BROKEN: Final = (OSError, ValueError, SyntaxError, EOFError, IndexError, TypeError, OverflowError, struct.error, zlib.error)  # fmt: skip


class PictureRefused(Refused):
    """Not a picture that can be kept; says what to do instead."""


class Remade(msgspec.Struct, frozen=True, kw_only=True):
    """The picture as it is kept."""

    picture: bytes
    width: int
    height: int
    sha256: str
    media_type: str = "image/jpeg"


def remade(sent: bytes) -> Remade:
    """The same picture made anew; raises `PictureRefused`. The same bytes always make the same picture."""
    if not sent:
        raise _refused(say("The picture came without anything in it. Take it again."))
    if len(sent) > MOST_BYTES:
        raise too_large()
    if why := _another_kind(sent):
        raise _refused(why)
    picture = _drawn(sent)
    kept = _as_jpeg(picture)
    return Remade(
        picture=kept, width=picture.width, height=picture.height, sha256=hashlib.sha256(kept).hexdigest()
    )


def too_large() -> PictureRefused:
    return _refused(
        say(
            "The picture is larger than {most} MB. Take it again with a lower resolution, or send a screenshot of it.",
            most=MOST_BYTES // 1024 // 1024,
        )
    )


def _another_kind(sent: bytes) -> Words | None:
    if sent[4:8] == b"ftyp" and sent[8:12] in _HEIC:
        return say(
            "This is a HEIC picture, which cannot be read here. Take a screenshot of it and send that, or set the phone's camera to “most compatible” (JPEG)."
        )
    if sent[:5] == b"%PDF-":
        return say("This is a PDF and not a picture. Send a screenshot of it, or bring the paper with you.")
    return None


def _drawn(sent: bytes) -> Image.Image:
    try:
        with Image.open(BytesIO(sent), formats=_FORMATS) as found:
            if found.width * found.height > MOST_DOTS:
                raise Image.DecompressionBombError
            return _bounded(found)
    except UnidentifiedImageError as error:
        raise _refused(
            say("This is not a picture that can be read here. Send a photo as JPEG, PNG or WebP.")
        ) from error
    except Image.DecompressionBombError as error:
        raise _refused(
            say(
                "The picture is of more dots than any phone makes. Take it again, or send a screenshot of it."
            )
        ) from error
    except _BROKEN as error:
        raise _refused(
            say("The picture is broken or did not come whole. Take it again and send it once more.")
        ) from error


def _bounded(found: Image.Image) -> Image.Image:
    """Upright, on white where it was see-through, no side longer than the bound."""
    found.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    turned = ImageOps.exif_transpose(found)
    if turned.mode in ("RGBA", "LA", "PA", "P"):
        over = turned.convert("RGBA")
        white = Image.new("RGBA", over.size, "white")
        return Image.alpha_composite(white, over).convert("RGB")
    return turned.convert("RGB")


def _as_jpeg(picture: Image.Image) -> bytes:
    """Written without the sender's metadata; a picture that stays too large is written coarser."""
    bare = Image.new("RGB", picture.size)
    bare.paste(picture)
    for quality in _QUALITIES:
        kept = BytesIO()
        bare.save(kept, "JPEG", quality=quality, optimize=True)
        if kept.tell() <= MOST_BYTES:
            return kept.getvalue()
    raise too_large()


def _refused(why: Words) -> PictureRefused:
    return PictureRefused((why,))
