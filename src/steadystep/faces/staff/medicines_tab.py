"""The Medicines tab: what is taken now in one compact table, then what came of it."""

from __future__ import annotations

from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from steadystep.chart import medication
from steadystep.chart.cost_barriers import CostBarrier, CostBarrierStep
from steadystep.chart.medicine_lists import MedicineListReceived, Reconciled
from steadystep.chart.pharmacy import (
    PharmacyChosen,
    PrescriptionAnswered,
    PrescriptionSent,
    SupplyTrouble,
    SupplyTroubleStep,
)
from steadystep.chart.supply_plans import SupplyPlanned
from steadystep.chart.taking import AdherenceTalk, PillCount
from steadystep.faces.look.medicine_words import dose
from steadystep.faces.look.names import name_of
from steadystep.faces.look.pieces import Link
from steadystep.faces.look.words import day_said
from steadystep.faces.staff.addresses import drug_address, entry_address
from steadystep.faces.staff.blocks import Block, Desk
from steadystep.faces.staff.code_titles import instrument_title
from steadystep.faces.staff.dose_ways import GO_ON, PAUSE
from steadystep.reasoning.facts.medicine_list import MedicineLine
from steadystep.reasoning.facts.medicines import Course
from steadystep.reasoning.facts.trials import Trial
from steadystep.reasoning.plans.taper_pauses import moved_after_rest, turn_after

_MEDICINES = (medication.Order, medication.MedicineReported)


def blocks(desk: Desk) -> list[Block]:
    courses = desk.view.courses
    over = [one for one in courses if one.last is not None and one.last < desk.today]
    trials = {one.entry: one for one in desk.view.trials}
    lines = {line.entry: line for line in desk.view.emergency_card.lines}
    return [
        Block(
            _("Medicines now"), (desk.form("order", _("New order")), desk.form("switch", _("From one medicine to another")), desk.form("protocol-step", _("Next step by protocol")), desk.form("capacity", _("Who decides about treatment")), desk.form("medicine-elsewhere", _("Medicine from elsewhere")), desk.form("medicine-list", _("A list from elsewhere"))),
            desk.nothing(_("No medicine is known. Ask, and write down also “none”, what comes from elsewhere and what is bought."), *_MEDICINES),
            head=(_("Medicine"), _("Today"), _("Since"), _("For"), _("Trial"), _("Next"), ""),
            rows=[_row(desk, one, lines[one.entry], trials.get(one.entry)) for one in courses if one.entry in lines],
            items=desk.lines(medication.Order, medication.MedicineReported, MedicineListReceived),
        ),
        desk.block(_("Side effects"), (medication.SideEffect,), desk.form("side-effect", _("Side effect")), empty=_("None told.")),
        desk.block(_("Supply"), (medication.Fill,), desk.form("fill", _("Supply handed out")), empty=_("No supply is written down.")),
        desk.block(_("Pharmacy"), (PharmacyChosen, PrescriptionSent, PrescriptionAnswered, SupplyTrouble, SupplyTroubleStep), desk.form("pharmacy", _("The client's pharmacy")), desk.form("prescription-sent", _("Prescription sent")), desk.form("prescription-answer", _("What came of a prescription")), desk.form("calendar-out", _("Send the calendar of doses")), desk.form("supply-trouble", _("A medicine cannot be had")), desk.form("supply-call", _("Call about a missing medicine")), empty=_("Which pharmacy they go to is not written down.")),
        desk.block(_("Price"), (CostBarrier, CostBarrierStep), desk.form("cost-barrier", _("A medicine is not paid for")), desk.form("cost-step", _("What was done about the price")), empty=_("Nothing about the price is written down.")),
        desk.block(_("Supply plan"), (SupplyPlanned,), desk.form("supply-plan", _("Write the supply plan")), empty=_("None: the usual fills.")),
        desk.block(_("Doses taken or missed"), (medication.DoseReport, PillCount, AdherenceTalk), desk.form("pill-count", _("Count what is left")), desk.form("adherence-talk", _("What gets in the way")), empty=_("Nothing reported. A missing day is not a missed dose.")),
        desk.block(_("Lists from elsewhere"), (MedicineListReceived, Reconciled), empty=_("None yet.")),
        Block(_("Ended"), empty=desk.nothing(_("None."), *_MEDICINES), head=(_("Medicine"), _("From"), _("Last day"), ""), rows=[_ended(desk, one) for one in over]),
    ]  # fmt: skip


def _row(desk: Desk, course: Course, line: MedicineLine, trial: Trial | None) -> dict[str, Any]:
    judged = instrument_title(course.measure) if course.measure else ""
    client, known = desk.opened.chart.client, course.drug in desk.view.knowledge.drug_names
    cells = [
        Link(course.name, drug_address(course.drug) if known else ""),
        Link(_today(course, line), entry_address(client, course.because[0] if "#" in course.entry else course.entry)),
        Link(day_said(course.first) if course.first else _("not known")),
        Link(" · ".join(filter(None, (line.why, judged)))), Link(_trial(trial, desk.today)), Link(_next(line)),
    ]  # fmt: skip
    return {
        "cells": cells, "actions": _actions(desk, course),
        "warn": "" if course.drug else _("not in our knowledge: cannot be checked"),
    }  # fmt: skip


def _today(course: Course, line: MedicineLine) -> str:
    if course.held and course.held[-1].last is None:
        return _("paused")
    return (
        dose(line.step)
        or line.dose_text
        or (_("no dose today") if course.ordered_here else _("dose not told"))
    )


def _trial(trial: Trial | None, today: date) -> str:
    """Where the trial stands: what a person judged, or from when judging is fair."""
    if trial is None:
        return ""
    if trial.outcome:
        return _("judged: %(outcome)s") % {"outcome": name_of(trial.outcome)}
    if trial.at_dose is None:
        return _("no adequate dose yet")
    if trial.earliest is None:
        return ""
    if today < trial.earliest:
        return _("fair to judge from %(day)s") % {"day": day_said(trial.earliest)}
    return _("can be judged") if trial.latest is None or today <= trial.latest else _("to be judged")


def _next(line: MedicineLine) -> str:
    """The next planned dose, or the last day."""
    if line.next_step is not None:
        return _("%(dose)s from %(day)s") % {
            "dose": dose(line.next_step),
            "day": day_said(line.next_step.first),
        }
    return _("last day %(day)s") % {"day": day_said(line.last)} if line.last else ""


def _actions(desk: Desk, course: Course) -> tuple[Link, ...]:
    if not course.ordered_here:
        return (Link(_("from elsewhere")),)
    paused = bool(course.held and course.held[-1].last is None)
    pause = ("resume", _("Take again")) if paused else ("pause", _("Pause"))
    named = (("dose", _("Change dose")), pause, ("stop", _("Stop")))
    return (
        *(desk.form(slug, words, order=course.entry) for slug, words in named),
        *_taper_waits(desk, course),
    )


def _taper_waits(desk: Desk, course: Course) -> tuple[Link, ...]:
    """Steps that are planned can wait at any time, for any reason: they are worked out on the page of plans, and signed there."""
    ways = ((PAUSE, _("Pause the taper"), turn_after(course, desk.today)), (GO_ON, _("Go on after the pause"), moved_after_rest(course, desk.today)))  # fmt: skip
    way = next(((name, words) for name, words, found in ways if found), None)
    if way is None or not desk.form("dose", "", order=course.entry).href:
        return ()
    address = reverse("staff:medicine_plan", args=[desk.opened.chart.client])
    return (Link(way[1], f"{address}?{urlencode({'order': course.entry, 'way': way[0]})}"),)


def _ended(desk: Desk, course: Course) -> dict[str, Any]:
    address = entry_address(
        desk.opened.chart.client, course.because[0] if "#" in course.entry else course.entry
    )
    first = day_said(course.first) if course.first else _("not known")
    return {
        "cells": [
            Link(course.name, address),
            Link(first),
            Link(day_said(course.last) if course.last else ""),
        ],
        "actions": (),
    }
