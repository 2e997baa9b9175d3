"""Check-ins of a taper, the opioid treatment program, and what need not be watched any more, as one line each."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from steadystep.chart import Body, monitoring, otp, tapering
from steadystep.faces.look.names import name_of
from steadystep.faces.look.words import day_said
from steadystep.faces.staff.as_said import dose_said, labelled, watched_said
from steadystep.faces.staff.describing_orders import medicine_of


def _planned(body: tapering.TaperCheckinsPlanned, d: Any) -> str:
    said = ngettext(
        "%(medicine)s: asked %(days)s day after each step down", "%(medicine)s: asked %(days)s days after each step down",
        body.days_after,
    )  # fmt: skip
    return said % {"medicine": medicine_of(body.order, d), "days": body.days_after}


def _told(body: tapering.TaperCheckin, d: Any) -> str:
    said = _("%(medicine)s, since the step of %(day)s: %(how)s") % {
        "medicine": medicine_of(body.order, d), "day": day_said(body.since), "how": name_of(body.how),
    }  # fmt: skip
    return labelled(said, _("a seizure or confusion") if body.danger else "", body.words)


def _program(body: otp.OtpContact, _d: Any) -> str:
    dose = ""
    if body.last_dose and body.last_dose_day:
        dose = _("last dose %(dose)s on %(day)s, as %(who)s said") % {
            "dose": dose_said(body.last_dose), "day": day_said(body.last_dose_day), "who": body.confirmed_by,
        }  # fmt: skip
    return labelled(_("Opioid treatment program"), body.program, body.phone, dose)


def _laid_aside(body: monitoring.MonitoringLaidAside, _d: Any) -> str:
    return labelled(
        _("Not needed any more"), watched_said(body.rule, body.part), name_of(body.coded_reason), body.note
    )


TITLES: Final[dict[type[Body], Callable[[Any, Any], str]]] = {
    tapering.TaperCheckinsPlanned: _planned, tapering.TaperCheckin: _told, otp.OtpContact: _program,
    monitoring.MonitoringLaidAside: _laid_aside,
}  # fmt: skip
