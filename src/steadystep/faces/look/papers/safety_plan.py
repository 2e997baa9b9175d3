"""A safety plan on paper: A4, Letter, or a card to fold and carry."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

from django.utils.translation import get_language, get_language_bidi
from django.utils.translation import gettext as _

from steadystep.faces.look.crisis_lines import Line, lines, place
from steadystep.faces.look.safety_plan_words import Section, sections_of
from steadystep.faces.look.words import day_said
from steadystep.reasoning.facts.safety_plans import SafetyPlanFact

from .typesetting import CannotBeSet, line, pictures, typeset, unset_letters

__all__ = ["SIZES", "CannotBeSet", "Paper", "paper_of", "safety_plan_pdf", "safety_plan_pictures"]
# Page in millimetres, and whether the card is drawn on it: it is folded twice to the size of a bank card (ISO/IEC 7810 ID-1).
SIZES: Final = {"a4": (210, 297, False), "letter": (215.9, 279.4, False), "card": (215.9, 279.4, True)}
CARD_PANELS: Final = (
    ("warning_signs", "my_steps"),
    ("who_to_ask", "professionals"),
    ("reasons_for_living", "people_and_places", "making_safer"),
    ("naloxone_where", "naloxone_trained", "never_alone", "tolerance", "overdose"),
)


@dataclass(frozen=True, slots=True)
class Paper:
    """What stands on it. `name` is left out of the card, which can be lost."""

    name: str
    version: str
    sections: Sequence[Section]
    title: str = ""


def paper_of(plan: SafetyPlanFact, called: str) -> Paper:
    """The latest version as it is printed."""
    entry = plan.latest.entry
    version = _("Version %(number)s, %(day)s") % {
        "number": plan.latest.number,
        "day": day_said(entry.body.when.day),
    }
    return Paper(called, version, sections_of(entry.body.sections()))


def safety_plan_pdf(paper: Paper, size: str) -> bytes:
    """Raises `CannotBeSet`, KeyError for an unknown size."""
    return typeset(*_set(paper, size))


def safety_plan_pictures(paper: Paper, size: str) -> list[bytes]:
    """The pages as pictures; raises as the PDF does."""
    return pictures(*_set(paper, size))


def _set(paper: Paper, size: str) -> tuple[str, dict[str, Any]]:
    """The source and its data."""
    width, height, card = SIZES[size]
    letters = unset_letters(_texts(paper))
    if letters:
        raise CannotBeSet(letters[:12])
    return "safety_plan_card" if card else "safety_plan", _data(paper, width, height, card=card)


def _texts(paper: Paper) -> Iterator[str]:
    yield paper.name
    yield paper.version
    for one in paper.sections:
        yield str(one.heading)
        yield from one.lines
    for call in lines():
        yield from (_number(call), call.name, call.details)
    yield place()


def _data(paper: Paper, width: float, height: float, *, card: bool) -> dict[str, Any]:
    calls = [{"number": _number(one), "name": line(one.name), "why": line(one.details)} for one in lines()]
    found = {one.name: _section(one) for one in paper.sections}
    order = (name for panel in CARD_PANELS for name in panel)
    return {
        "language": (get_language() or "en")[:2], "rtl": get_language_bidi(), "width": width, "height": height,
        "title": paper.title or _("My safety plan"), "name": line(paper.name), "version": line(paper.version),
        "call": _("Call at any time, day or night"), "calls": calls, "place": line(place()), "go": _("You can also go to:"),
        "sections": list(found.values()), "panels": [[found[name] for name in panel if name in found] for panel in CARD_PANELS],
        "left_out": [found[name]["heading"] for name in found if card and name not in set(order)],
        "more": _("… more in my whole plan"), "fold": _("Cut along the outer line, fold twice."),
        "old": _("A newer version may exist. Throw away older papers."), "page": _("Page"),
        "taken_too_much": _("If someone may have taken too much"),
        "steps": [
            _("Call 911."), _("Give naloxone if you have it. Give another dose every 2 to 3 minutes."), _("Give rescue breaths."),
            _("Stay with them until help is there."),
        ] if any(one.overdose for one in paper.sections) else [],
    }  # fmt: skip


def _number(one: Line) -> str:
    """On paper nothing can be touched, so the address of a chat is written out."""
    return one.number.removeprefix("https://").rstrip("/") if one.how == "chat" else one.said


def _section(one: Section) -> dict[str, Any]:
    return {
        "heading": line(str(one.heading)),
        "lines": [line(text) for text in one.lines],
        "overdose": one.overdose,
    }
