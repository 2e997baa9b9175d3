"""A safety plan in words: its headings, what to ask under each, its sections as pages and papers draw them. Knows no client."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from steadystep.chart.safety import OVERDOSE_SECTIONS, PLAN_SECTIONS

Words = Any
# In the order they are read on a bad day.
HEADINGS: dict[str, Words] = {
    "warning_signs": _("Signs that it is getting hard"),
    "my_steps": _("What I can do by myself"),
    "people_and_places": _("People and places that take my mind off it"),
    "who_to_ask": _("People I can ask for help"),
    "professionals": _("Professionals I can call"),
    "making_safer": _("Making my place safer"),
    "reasons_for_living": _("What I live for"),
    "naloxone_where": _("Where my naloxone is"),
    "naloxone_trained": _("Who knows how to give naloxone"),
    "never_alone": _("So that I am never alone with it"),
    "tolerance": _("After a break my body can take less"),
    "overdose": _("If it is about an overdose"),
    "caregiver_steps": _("What those who care for me do"),
}
# What to ask in the talk, in words of our own.
PROMPTS: dict[str, Words] = {
    "warning_signs": _("Thoughts, moods, places or times that tell you a bad time may be coming."),
    "my_steps": _("What has helped before, without anybody else? Which one first?"),
    "people_and_places": _("Who or where takes your mind off it? It need not be about the crisis."),
    "who_to_ask": _("Whom could you tell? A name and a number."),
    "professionals": _("Your team, your doctor, a crisis line: name, number, hours."),
    "making_safer": _(
        "What at home could be dangerous in a bad hour? Who can keep it away from you, and until when?"
    ),
    "reasons_for_living": _("People, animals, plans, beliefs: what you want to be here for."),
    "naloxone_where": _("Where does it lie at home, and which one goes with you? Until when is it good?"),
    "naloxone_trained": _("Who knows where it is and how to give it?"),
    "never_alone": _("Who can be there, or on the phone, if you use?"),
    "tolerance": _(
        "After days without, what you took before can be too much. What will you do differently then?"
    ),
    "overdose": _("Anything else that helps against an overdose."),
    "caregiver_steps": _(
        "What do you want them to do, and not to do? They see it only while you share your plan with them."
    ),
}


@dataclass(frozen=True, slots=True)
class Section:
    """`overdose` is whether it belongs to that part. Without `lines` it is empty, and pages say so."""

    name: str
    heading: Words
    lines: tuple[str, ...]
    overdose: bool


def sections_of(lines: Mapping[str, tuple[str, ...]], *, empty: bool = False) -> list[Section]:
    """Sections in reading order; those without a line only with `empty`."""
    return [
        Section(name, HEADINGS[name], lines.get(name, ()), name in OVERDOSE_SECTIONS)
        for name in PLAN_SECTIONS
        if empty or lines.get(name)
    ]
