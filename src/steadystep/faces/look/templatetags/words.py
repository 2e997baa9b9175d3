"""`{% load words %}`: sentences from chart, reasoning and consent, said to the reader; and our codes by their names."""

from typing import Any

from django import template

from steadystep.faces.look import words
from steadystep.faces.look.names import name_of

register = template.Library()


@register.filter
def said(value: Any) -> str:
    """`{{ finding.says|said }}`: see `look.words.said`."""
    return words.said(value)


@register.filter
def named(value: Any) -> str:
    """`{{ entry.kind|named }}`: a code of ours by its name ("visit_booked" is "visit booked" in the reader's language)."""
    return name_of(str(value)) if value else ""


@register.filter
def how_soon(level: str) -> str:
    """`{{ duty.level|how_soon }}`: the level of a safety event as when it is to be answered (T1 is "within the hour")."""
    return words.level_said(level)
