"""Entries about asking, each in one line."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.utils.translation import gettext as _

from steadystep.chart import Body, asking, sheet_checks
from steadystep.faces.look.names import name_of
from steadystep.faces.staff.as_said import labelled
from steadystep.faces.staff.code_titles import instrument_title

TITLES: dict[type[Body], Callable[[Any, Any], str]] = {
    asking.MeasureSent: lambda b, d: labelled(_("Asked for"), instrument_title(b.instrument), name_of(b.way), b.note),
    asking.SheetBegun: lambda b, d: labelled(_("Begun"), instrument_title(b.instrument)),
    sheet_checks.SheetChecked: lambda b, d: labelled(
        _("Asked how it was answered"), instrument_title(b.instrument), _("counts") if b.counts else _("not meant: kept out"), b.words
    ),
    asking.MeasureDeclined: lambda b, d: labelled(_("Not answered"), instrument_title(b.instrument), name_of(b.reason), b.words),
}  # fmt: skip
