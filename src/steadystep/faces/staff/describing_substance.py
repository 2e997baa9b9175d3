"""Entries about substance use, its medicines and what lies ahead, each in one line."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.utils.translation import gettext as _

from steadystep.chart import (
    Body,
    lab_orders,
    measures,
    offers_made,
    otp,
    pictures,
    plans_ahead,
    substance,
    urine_days,
)
from steadystep.faces.look.names import name_of
from steadystep.faces.look.sent_pictures import SHOWN_WORDS
from steadystep.faces.look.words import day_said
from steadystep.faces.staff.as_said import dose_said, when_said
from steadystep.faces.staff.code_titles import instrument_title


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


def _handover(body: otp.HandoverStep) -> str:
    spoken = _("spoken to %(whom)s") % {"whom": body.spoke_with}
    day = day_said(body.day) if body.day else ""
    return _joined(body.program, name_of(body.step), spoken, day, body.note)


def _offered(body: offers_made.CheckUpOffered) -> str:
    again = _("again from %(day)s") % {"day": day_said(body.again_on)} if body.again_on else ""
    return _joined(", ".join(name_of(one) for one in body.what), name_of(body.answer), again)


def _lab_order(body: lab_orders.LabOrdered) -> str:
    tests = ", ".join(one.what.text for one in body.tests)
    return _joined(_("Ordered for %(day)s") % {"day": day_said(body.draw_on)}, tests)


def _pictured(body: pictures.ResultPictured) -> str:
    day = _("of %(day)s") % {"day": day_said(body.day_on_paper)} if body.day_on_paper else ""
    return _joined(_("Picture of a result"), str(SHOWN_WORDS[body.shows]), day, body.words)


def _drawn(body: urine_days.UrineDayDrawn) -> str:
    window = _("from %(first)s to %(last)s") % {
        "first": day_said(body.days[0]),
        "last": day_said(body.days[-1]),
    }
    return _joined(_("Urine test, day drawn: %(day)s") % {"day": day_said(body.day)}, window)


def _total(body: measures.ScoreTotal) -> str:
    """With what whoever scored saw of withdrawal, where they said."""
    said = f"{instrument_title(body.instrument)} {body.total:g}"
    signs = f"{_('signs one can see')}: {name_of(body.objective_signs)}" if body.objective_signs else ""
    return " · ".join(filter(None, (said, signs)))


TITLES: dict[type[Body], Callable[[Any, Any], str]] = {
    measures.ScoreTotal: lambda b, d: _total(b),
    substance.LastUse: lambda b, d: _joined(_("Last use"), name_of(b.substance), when_said(b.when)),
    substance.OptionChosen: lambda b, d: _joined(_("Chosen"), name_of(b.option), b.why),
    offers_made.TreatmentWish: lambda b, d: _joined(_("Medicine for opioid use"), name_of(b.step), b.words),
    offers_made.CheckUpOffered: lambda b, d: _offered(b),
    otp.HandoverStep: lambda b, d: _handover(b),
    lab_orders.LabOrdered: lambda b, d: _lab_order(b),
    pictures.ResultPictured: lambda b, d: _pictured(b),
    pictures.PictureRead: lambda b, d: _joined(_("Picture of a result"), name_of(b.outcome), b.note),
    urine_days.UrineDayDrawn: lambda b, d: _drawn(b),
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
