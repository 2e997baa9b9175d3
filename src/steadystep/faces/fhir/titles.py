"""A short title for a resource of any type, in the source's own words."""

from __future__ import annotations

from typing import Any, Final

from .found import Resource

# The element that says what a resource is about, in the order in which FHIR's resources are likely to have one.
_SAYS: Final = (
    "code", "medicationCodeableConcept", "medicationReference", "vaccineCode", "type", "description", "event", "name",
    "title", "category", "scope", "relationship", "class", "questionnaire", "text",
)  # fmt: skip
LONGEST_TITLE: Final = 200


def title_of(resource: Resource) -> str:
    """At most 200 characters; empty when nothing in it says what it is."""
    for name in _SAYS:
        found = _words(resource.get(name)).strip()
        if found:
            return " ".join(found.split())[:LONGEST_TITLE]
    return ""


def _words(value: Any) -> str:
    """Text of a string, concept, coding, reference or person's name, whatever its shape."""
    if isinstance(value, str):
        return value
    if isinstance(value, list):
        return next((text for text in map(_words, value) if text), "")
    if not isinstance(value, dict) or "div" in value:
        return ""
    for name in ("text", "display", "coding", "code", "family"):
        if text := _words(value.get(name)):
            given = _words(value.get("given")) if name == "family" else ""
            return f"{given} {text}".strip()
    return ""
