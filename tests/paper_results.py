"""Pictures of invented results, as phones make them."""

from __future__ import annotations

from io import BytesIO

from PIL import Image, ImageDraw
from PIL.Image import Exif

GPS = 0x8825
ORIENTATION = 0x0112


def paper(words: str = "Lithium 0.8 mmol/L", size: tuple[int, int] = (600, 800)) -> Image.Image:
    picture = Image.new("RGB", size, "white")
    ImageDraw.Draw(picture).text((20, 20), words, fill="black", font_size=32)
    return picture


def photo(words: str = "Lithium 0.8 mmol/L", size: tuple[int, int] = (600, 800), kind: str = "JPEG") -> bytes:
    """With where it was taken, as a phone writes it."""
    told = Exif()
    told.get_ifd(GPS).update({1: "N", 2: (39.0, 57.0, 9.0), 3: "W", 4: (75.0, 9.0, 55.0)})
    told[0x010F] = "Invented Phones"
    return written(paper(words, size), kind, exif=told.tobytes())


def written(picture: Image.Image, kind: str = "JPEG", **more: object) -> bytes:
    made = BytesIO()
    picture.save(made, kind, **more)
    return made.getvalue()
