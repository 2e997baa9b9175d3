"""Entries about substance use, its medicines and what lies ahead, each in one line."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.utils.translation import gettext as _

from steadystep.chart import Body, plans_ahead, substance
from steadystep.faces.look.names import name_of
from steadystep.faces.look.words import day_said
from steadystep.faces.staff.as_said import dose_said, when_said


def _joined(word: str, *rest: str) -> str:
    return ": ".join(filter(None, (word, " · ".join(filter(None, rest)))))


def _naloxone(body: substance.NaloxoneSupplied) -> str:
    kits = _("%(kits)s kits") % {"kits": body.kits}
    until = _("good until %(day)s") % {"day": day_said(body.expires)} if body.expires else ""
    return _joined(_("Naloxone handed out"), kits, until)


def _challenge(body: substance.NaloxoneChallenge) -> str:
    return _joined(_("Naloxone challenge"), name_of(body.outcome), f"COWS {body.before} → {body.after}")


def _trip(body: plans_ahead.TravelPlanned) -> str:
    return _joined(_("Trip"), body.where, f"{day_said(body.first)} – {day_said(body.last)}")


TITLES: dict[type[Body], Callable[[Any, Any], str]] = {
    substance.LastUse: lambda b, d: _joined(_("Last use"), name_of(b.substance), when_said(b.when)),
    substance.OptionChosen: lambda b, d: _joined(_("Chosen"), name_of(b.option), b.why),
    substance.DoseGiven: lambda b, d: _joined(_("Given here"), b.name, dose_said(b.amount)),
    substance.NaloxoneChallenge: lambda b, d: _challenge(b),
    substance.NaloxoneSupplied: lambda b, d: _naloxone(b),
    substance.PdmpChecked: lambda b, d: _joined(_("Monitoring programme checked"), name_of(b.decision), b.summary),
    substance.LapseReported: lambda b, d: _joined(_("Used again"), name_of(b.substance), b.words),
    substance.SupportPlanned: lambda b, d: _joined(_("Support added"), b.more_contact, b.dose_talk),
    plans_ahead.TravelPlanned: lambda b, d: _trip(b),
    plans_ahead.ProcedurePlanned: lambda b, d: _joined(_("Procedure"), b.what, day_said(b.day), b.by_whom),
    plans_ahead.PlanAhead: lambda b, d: _joined(_("Plan"), d.thing(b.about), b.text),
    plans_ahead.LetterSent: lambda b, d: _joined(_("Letter sent"), d.thing(b.consent)),
    plans_ahead.ResultFollowed: lambda b, d: _joined(d.thing(b.result), name_of(b.step), b.where),
}  # fmt: skip
