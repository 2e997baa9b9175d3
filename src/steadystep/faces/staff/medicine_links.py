"""The pages about a client's medicines, in the row above the medicines tab: each topic adds its line here."""

from __future__ import annotations

from typing import Any, Final

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from steadystep.faces.look.pieces import Link

ROW: Final[str | Promise] = _("Pages about medicines")
# Name of the address (its one argument is the client) and its label, in the order they are shown.
PAGES: Final[tuple[tuple[str, str | Promise], ...]] = (
    ("medicine_calendar", _("Calendar of doses")),
    ("medicine_plan", _("Plan the steps")),
    ("reconcile", _("Compare lists")),
    ("medicine_effects", _("Side effects")),
    ("medicine_supply", _("Doses taken and supply")),
    ("medicine_week", _("Weekly box")),
    ("medicine_cards", _("Cards in plain words")),
    ("trials", _("What was tried")),
    ("medicines_review", _("Look through all")),
    ("options", _("Compare options")),
    ("medicine_list", _("Medicine list")),
    ("emergency_card", _("Emergency card")),
    ("medicine_monitoring", _("Monitoring")),
    ("recovery", _("Recovery")),
)  # fmt: skip


def medicine_links(client: str) -> dict[str, Any]:
    """The row as the template draws it."""
    links = [Link(str(label), reverse(f"staff:{name}", args=[client])) for name, label in PAGES]
    return {"label": str(ROW), "links": links} if links else {}
