"""Codes of knowledge by the titles people know."""

from __future__ import annotations

from django.utils.translation import gettext as _

from steadystep import knowledge
from steadystep.clinic.chartroom.knowing import known


def event_title(variant_id: str) -> str:
    """The title of a safety event's variant, in the reader's language; the id where knowledge has it no more."""
    try:
        return _(knowledge.load().safety_variant(variant_id).title)
    except KeyError:
        return variant_id


def instrument_title(code: str) -> str:
    """As people say it: "PHQ-9"; an instrument we do not know by the code it came with."""
    found = known().instruments.get(code)
    return found.short if found else code
