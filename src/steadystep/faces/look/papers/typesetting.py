"""PDF by typst. What people wrote travels as JSON and is never part of the source, so that nothing in it can be a command.

Only the typefaces inside the engine are used (no network, no fonts of this machine): Latin with Vietnamese, Greek, Cyrillic,
Hebrew, and the Arabic and Persian letters. Signs such as emoji are written by name; other scripts cannot be set: `unset_letters`.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any, Final

import typst

HERE: Final = Path(__file__).parent
FONTS: Final = ("Libertinus Serif", "New Computer Modern", "DejaVu Sans Mono")
# First and last of each run of characters that those typefaces have; tests/look/test_papers.py sets every one.
COVERED: Final = (
    (0x20, 0x7E), (0xA0, 0x24F), (0x250, 0x2DF), (0x300, 0x304), (0x306, 0x30C), (0x370, 0x373), (0x376, 0x377), (0x37A, 0x37F),
    (0x384, 0x3FF), (0x400, 0x482), (0x48A, 0x4FF), (0x591, 0x5C7), (0x5D0, 0x5EA), (0x5EF, 0x5F4), (0x60C, 0x60C), (0x615, 0x615),
    (0x61B, 0x61B), (0x61F, 0x61F), (0x621, 0x63A), (0x640, 0x655), (0x660, 0x669), (0x67E, 0x67E), (0x686, 0x686), (0x698, 0x698),
    (0x6A9, 0x6A9), (0x6AF, 0x6AF), (0x6BE, 0x6BE), (0x6CC, 0x6CC), (0x6F0, 0x6F9), (0x1E00, 0x1EFF), (0x1F00, 0x1FFE),
    (0x2010, 0x2027), (0x202F, 0x2037), (0x2039, 0x203E), (0x20A0, 0x20BF), (0x2190, 0x21FF), (0x2713, 0x2714),
)  # fmt: skip
_MARKS_OF_DIRECTION = frozenset("\u200c\u200d\u200e\u200f\u2066\u2067\u2068\u2069")
_LONG_WORD = re.compile(r"\S{28,}")
_PIECE = 14  # characters after which a long word may break


class CannotBeSet(Exception):
    """It holds letters of a script that our typefaces lack: print the page instead. `letters` are some of them."""

    def __init__(self, letters: str) -> None:
        super().__init__(letters)
        self.letters = letters


def typeset(name: str, data: Mapping[str, Any]) -> bytes:
    """The paper `name` (a .typ file here) with `data`, as PDF/UA-1."""
    return typst.compile(HERE / f"{name}.typ", format="pdf", pdf_standards="ua-1", **_given(data))


def pictures(name: str, data: Mapping[str, Any]) -> list[bytes]:
    """The same as a picture a page (PNG), to be looked at."""
    found: Any = typst.compile(HERE / f"{name}.typ", format="png", ppi=110, **_given(data))
    return [found] if isinstance(found, bytes) else list(found)


def _given(data: Mapping[str, Any]) -> dict[str, Any]:
    as_json = json.dumps({"fonts": FONTS, **data})
    return {"root": HERE, "ignore_system_fonts": True, "sys_inputs": {"data": as_json}}


def unset_letters(texts: Iterator[str]) -> str:
    """Letters and digits among `texts` that no typeface of ours has, each once: such a text cannot be printed here."""
    return "".join(
        dict.fromkeys(sign for text in texts for sign in text if _letter(sign) and not _covered(sign))
    )


def line(text: str) -> dict[str, Any]:
    """One line as papers take it: signs without a typeface by name, long words breakable, and which way it runs."""
    said = "".join(_sign(one) for one in unicodedata.normalize("NFC", text))
    return {"text": _LONG_WORD.sub(_breakable, said), "rtl": _runs_right_to_left(text)}


def _sign(sign: str) -> str:
    """The sign itself where it can be set; a picture by its name; nothing for what has no shape of its own."""
    if _covered(sign) or sign in _MARKS_OF_DIRECTION or _letter(sign):
        return sign
    if unicodedata.category(sign) in ("So", "Sm", "Sc", "Po"):
        return f" ({unicodedata.name(sign, 'sign').lower()}) "
    return " " if sign.isspace() else ""


@cache
def _covered(sign: str) -> bool:
    return any(first <= ord(sign) <= last for first, last in COVERED)


def _letter(sign: str) -> bool:
    return unicodedata.category(sign)[0] in "LN"


def _breakable(found: re.Match[str]) -> str:
    word = found.group()
    return "\u200b".join(word[start : start + _PIECE] for start in range(0, len(word), _PIECE))


def _runs_right_to_left(text: str) -> bool:
    """By its first strong letter."""
    strong = (unicodedata.bidirectional(sign) for sign in text)
    return next((one for one in strong if one in ("L", "R", "AL")), "L") != "L"
