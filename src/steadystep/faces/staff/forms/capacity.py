"""Whether the client can decide about a kind of treatment: as a form of its own, and within a new order."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as now_said
from django.utils.translation import gettext_lazy as _

from steadystep.chart import Body
from steadystep.chart.capacity import ABILITIES, CARES, CapacityStated

from .engine import EntryForm
from .fields import Choice, Line, Prose

BY_WHOM = _("A name, and what they are to the client: sister, guardian, health care agent, court.")


def by_whom_missing(given: dict[str, Any]) -> ValidationError | None:
    """Who supports the decision, or who decides, is named unless the client decides alone."""
    if given.get("ability") in ("", None, "decides") or given.get("by_whom"):
        return None
    return ValidationError(now_said("Say who supports the decision, or who decides for now."))


class CapacityForm(EntryForm):
    slug, title, makes, tab = "capacity", _("Who decides about treatment"), CapacityStated, "medicines"
    hint = _(
        "Said once when a kind of treatment begins. It holds until that treatment ends, or until it is said anew."
    )

    ability = Choice(_("Can the client decide about it?"), ABILITIES, judged=True)
    by_whom = Line(_("Who supports the decision, or who decides for now"), required=False, help_text=BY_WHOM)
    care = Choice(_("About which treatment"), CARES, judged=True)
    words = Prose(_("How this was judged, in words"), 2, required=False)

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if missing := by_whom_missing(given):
            self.add_error("by_whom", missing)
        return given


def stated_with(given: dict[str, Any], when: Any, care: str, order: str) -> list[Body]:
    """What was said of it in the form of an order; nothing where nothing was."""
    if not given.get("ability"):
        return []
    return [
        CapacityStated(when=when, ability=given["ability"], by_whom=given["by_whom"], care=care, order=order)
    ]


FORMS = (CapacityForm,)
