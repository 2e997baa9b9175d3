"""A letter on paper (A4): from whom, to whom, the words as they were signed, and the notice that goes with them."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import get_language, get_language_bidi
from django.utils.translation import gettext as _

from .safety_plan import CannotBeSet
from .typesetting import line, typeset, unset_letters


@dataclass(frozen=True, slots=True)
class Paper:
    """`text` is plain: a paragraph a blank line apart, `- ` begins a point. `notice` may be empty."""

    sender: str
    day: str
    recipient: str
    text: str
    notice: str


def letter_pdf(paper: Paper) -> bytes:
    """Raises `CannotBeSet` where our typefaces lack a letter."""
    if letters := unset_letters(iter((paper.sender, paper.recipient, paper.text, paper.notice))):
        raise CannotBeSet(letters[:12])
    data = {
        "language": (get_language() or "en")[:2], "rtl": get_language_bidi(), "title": _("Letter"), "page": _("Page"),
        "sender": line(paper.sender), "day": line(paper.day), "recipient": line(paper.recipient), "notice": line(paper.notice),
        "blocks": [_block(block) for block in paper.text.replace("\r\n", "\n").split("\n\n") if block.strip()],
    }  # fmt: skip
    return typeset("letter", data)


def _block(text: str) -> list[dict[str, object]]:
    """Lines of one paragraph; `point` for those of a list."""
    return [
        {**line(row.removeprefix("- ")), "point": row.startswith("- ")}
        for row in text.splitlines()
        if row.strip()
    ]
