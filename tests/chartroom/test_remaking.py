"""A picture is made anew before it is kept; what cannot be is refused in words that say what to do."""

import struct
import zlib
from io import BytesIO

import pytest
from PIL import Image, ImageDraw
from PIL.Image import Exif

from steadystep.chart.pictures import MOST_BYTES
from steadystep.clinic.chartroom.remaking import LONGEST_SIDE, PictureRefused, remade
from tests.paper_results import GPS, ORIENTATION, paper, photo, written

HEIC = b"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00mif1heic" + bytes(200)


def opened(picture: bytes) -> Image.Image:
    return Image.open(BytesIO(picture))


def png_that_says(width: int, height: int) -> bytes:
    """A few bytes that claim to be a picture of any size."""

    def chunk(name: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", zlib.compress(b"\0" * 500))
        + chunk(b"IEND", b"")
    )


def test_where_it_was_taken_is_not_kept():
    sent = photo()
    assert opened(sent).getexif().get_ifd(GPS)
    kept = remade(sent)
    assert not opened(kept.picture).getexif()
    assert b"Invented Phones" in sent
    assert b"Invented Phones" not in kept.picture
    assert b"Exif" not in kept.picture


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_every_kind_becomes_a_jpeg_of_bounded_size(kind):
    kept = remade(written(paper(size=(3000, 2400)), kind))
    picture = opened(kept.picture)
    assert (picture.format, picture.size, kept.media_type) == ("JPEG", (LONGEST_SIDE, 1600), "image/jpeg")
    assert (kept.width, kept.height) == picture.size


def test_a_phone_held_sideways_gives_an_upright_picture():
    told = Exif()
    told[ORIENTATION] = 6  # turn it right to see it upright
    lying = Image.new("RGB", (80, 60), "white")
    ImageDraw.Draw(lying).rectangle((0, 0, 20, 60), fill="black")
    kept = opened(remade(written(lying, exif=told.tobytes())).picture)
    assert kept.size == (60, 80)
    assert kept.getpixel((30, 5))[0] < 60 < 200 < kept.getpixel((30, 70))[0]


def test_what_can_be_seen_through_is_on_white():
    clear = Image.new("RGBA", (50, 50), (0, 0, 0, 0))
    assert min(opened(remade(written(clear, "PNG")).picture).getpixel((25, 25))) > 245


def test_the_same_picture_is_made_the_same_twice():
    assert remade(photo()) == remade(photo())


@pytest.mark.parametrize(
    ("sent", "says"),
    [
        (b"", "came without anything in it"),
        (b"Dear doctor, my lithium was 0.8", "not a picture that can be read here"),
        (b"GIF89a" + bytes(40), "not a picture that can be read here"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>", "not a picture"),
        (HEIC, "HEIC picture"),
        (b"%PDF-1.7\n1 0 obj", "PDF and not a picture"),
        (photo()[:2000], "broken or did not come whole"),
        (png_that_says(400, 400), "broken or did not come whole"),
        (png_that_says(30_000, 30_000), "more dots than any phone makes"),
        (png_that_says(9_000, 9_000), "more dots than any phone makes"),
        (photo() + bytes(MOST_BYTES), "larger than 8 MB"),
    ],
    ids=["empty", "words", "gif", "svg", "heic", "pdf", "cut off", "broken", "bomb", "too many dots", "too large"],
)  # fmt: skip
def test_what_cannot_be_kept_is_refused_in_words(sent, says):
    with pytest.raises(PictureRefused, match=says):
        remade(sent)
