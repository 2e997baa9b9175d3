"""A client's plan on paper, in their own language: goals, then what we are working on, line by line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from django.utils.translation import get_language, get_language_bidi
from django.utils.translation import gettext as _

from steadystep.faces.look.plan_words import MyGoal, MyLine, rows_of, state_said
from steadystep.faces.look.words import day_said

from .typesetting import CannotBeSet, line, typeset, unset_letters

# Page in millimetres (ISO 216 A4; ANSI Letter).
SIZES: Final = {"a4": (210, 297), "letter": (215.9, 279.4)}


@dataclass(frozen=True, slots=True)
class Block:
    """One goal or one line of the plan. `rows` are (heading, words)."""

    title: str
    rows: tuple[tuple[str, str], ...]
    state: str


@dataclass(frozen=True, slots=True)
class Part:
    heading: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class PlanPaper:
    """What stands on it, already in the language it is printed in. `note` says what the reader should know of the copy."""

    name: str
    day: str
    parts: Sequence[Part]
    note: str = ""


def paper_of(
    called: str, today: date, goals: Sequence[MyGoal], lines: Sequence[MyLine], note: str = ""
) -> PlanPaper:
    """Parts without anything in them are left out."""
    wanted = tuple(_goal(one) for one in goals)
    worked = tuple(Block(one.name, tuple(rows_of(one)), state_said(one.state)) for one in lines)
    parts = (Part(_("What I want"), wanted), Part(_("What we are working on"), worked))
    day = _("As of %(day)s") % {"day": day_said(today)}
    return PlanPaper(called, day, tuple(part for part in parts if part.blocks), note)


def plan_pdf(paper: PlanPaper, size: str) -> bytes:
    """Raises `CannotBeSet`, KeyError for an unknown size."""
    letters = unset_letters(_texts(paper))
    if letters:
        raise CannotBeSet(letters[:12])
    width, height = SIZES[size]
    return typeset("plan", _data(paper, width, height))


def _goal(goal: MyGoal) -> Block:
    rows = ((_("I will notice it by"), goal.sign),) if goal.sign else ()
    return Block(goal.text, rows, "" if goal.state == "agreed" else state_said(goal.state))


def _texts(paper: PlanPaper) -> Iterator[str]:
    yield from (paper.name, paper.day, paper.note)
    for part in paper.parts:
        yield part.heading
        for one in part.blocks:
            yield from (one.title, one.state, *(text for row in one.rows for text in row))


def _data(paper: PlanPaper, width: float, height: float) -> dict[str, Any]:
    return {
        "language": (get_language() or "en")[:2], "rtl": get_language_bidi(), "width": width, "height": height,
        "title": _("My plan"), "name": line(paper.name), "day": line(paper.day), "note": line(paper.note), "page": _("Page"),
        "parts": [{"heading": line(part.heading), "blocks": [_block(one) for one in part.blocks]} for part in paper.parts],
        "old": _("A newer plan may exist. The one on your phone is always the latest."),
    }  # fmt: skip


def _block(block: Block) -> dict[str, Any]:
    rows = [{"heading": line(heading), "words": line(words)} for heading, words in block.rows]
    return {"title": line(block.title), "rows": rows, "state": line(block.state)}
