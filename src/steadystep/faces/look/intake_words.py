"""The assessment and the formulation in words, the same for every face."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _

from steadystep.chart.intake import IntakeAnswer
from steadystep.chart.intake_course import Formulation


def answer_said(body: IntakeAnswer) -> str:
    """The answer, or why there is none."""
    return body.answer or _("Not asked: %(why)s") % {"why": _(body.not_assessed_because)}


def formulation_parts(body: Formulation) -> Iterator[tuple[str, str]]:
    """Its parts that say something, by the names people use."""
    names = {
        "made_likely": _("What made it likely"), "set_off": _("What set it off"), "keeps_going": _("What keeps it going"),
        "strengths": _("What helps, and what is strong"), "culture": _("What it means where they come from"),
        "client_view": _("What the client says of it"),
    }  # fmt: skip
    for part, name in names.items():
        if text := getattr(body, part):
            yield name, text
