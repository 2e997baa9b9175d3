"""Orders, their doses and pauses, what is noticed and handed out, as one line each."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from django.utils.translation import gettext as _

from steadystep.chart import Body, dose_feed, holds, medication
from steadystep.chart.medication import DoseStep
from steadystep.faces.look.medicine_words import amount, dose
from steadystep.faces.look.names import name_of
from steadystep.faces.look.words import day_said
from steadystep.faces.staff.as_said import coding_said, labelled, step_said, steps_said


def _figures(told: medication.MedicineReported) -> str:
    """The dose of a medicine from elsewhere, where it was told in figures."""
    if told.amount is None:
        return ""
    if told.times_a_day is None:
        return amount(told.amount)
    return dose(DoseStep(first=told.when.day, amount=told.amount, times_a_day=told.times_a_day))


def _order(body: medication.Order, _d: Any) -> str:
    return f"{body.name}, {steps_said(body.steps)}"


def _changed(body: medication.DoseChanged, d: Any) -> str:
    return _("%(medicine)s changed to %(step)s") % {
        "medicine": medicine_of(body.order, d),
        "step": steps_said(body.steps),
    }


def _stopped(body: medication.OrderStopped, d: Any) -> str:
    return _("%(medicine)s stopped, last day %(day)s") % {
        "medicine": medicine_of(body.order, d), "day": day_said(body.last_day),
    }  # fmt: skip


def _held(body: holds.DoseHeld, d: Any) -> str:
    return _("%(medicine)s paused from %(day)s: %(reason)s") % {
        "medicine": medicine_of(body.order, d), "day": day_said(body.first), "reason": body.reason,
    }  # fmt: skip


def _resumed(body: holds.DoseResumed, d: Any) -> str:
    again = _("%(medicine)s taken again from %(day)s") % {
        "medicine": medicine_of(body.order, d), "day": day_said(body.first),
    }  # fmt: skip
    return "; ".join([again, *(step_said(step) for step in body.steps)])


def medicine_of(order: str | None, d: Any) -> str:
    entry = d.chart.head(order) if order else None
    return (
        entry.body.name if entry is not None and isinstance(entry.body, medication.Order) else _("a medicine")
    )


TITLES: Final[dict[type[Body], Callable[[Any, Any], str]]] = {
    medication.Order: _order,
    medication.DoseChanged: _changed,
    medication.OrderStopped: _stopped,
    holds.DoseHeld: _held,
    holds.DoseResumed: _resumed,
    dose_feed.DoseFeedChosen: lambda b, d: _("Calendar address taken back") if b.stopped else _("Calendar address made"),
    medication.DoseReport: lambda b, d: labelled(medicine_of(b.order, d), name_of(b.outcome), day_said(b.day)),
    medication.SideEffect: lambda b, d: labelled(
        _("Side effect"), b.effect, f"{b.burden}/10" if b.burden is not None else "", _("gone") if b.gone else ""
    ),
    medication.Fill: lambda b, d: labelled(
        _("Supply"), b.name, _("%(days)s days") % {"days": b.days} if b.days is not None else ""
    ),
    medication.MedicineReported: lambda b, d: labelled(
        _("Medicine from elsewhere"), coding_said(b.medicine), b.dose_text, _figures(b), name_of(b.status)
    ),
}  # fmt: skip
