"""Recovery on one page: where we are, what the person wants and how it goes, and only then the urine tests, in context."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from statistics import mean
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from steadystep.chart.measures import DailyCheckin, Observation
from steadystep.chart.monitoring import ResultReviewed
from steadystep.chart.offers_made import CheckUpOffered, TreatmentWish
from steadystep.chart.otp import HandoverStep, OtpContact
from steadystep.chart.plan import Goal, LifeEvent
from steadystep.chart.plans_ahead import (
    LetterSent,
    PlanAhead,
    ProcedurePlanned,
    ResultFollowed,
    TravelPlanned,
)
from steadystep.chart.substance import (
    LapseReported,
    NaloxoneSupplied,
    OptionChosen,
    PdmpChecked,
    SupportPlanned,
)
from steadystep.chart.urine_days import UrineDayDrawn
from steadystep.clinic.consent.actor import Actor
from steadystep.faces.look.names import name_of
from steadystep.faces.look.pieces import Link
from steadystep.faces.look.words import day_said, said
from steadystep.faces.staff.addresses import entry_address, form_address
from steadystep.faces.staff.blocks import Block, Desk
from steadystep.faces.staff.client_page import desk_of
from steadystep.faces.staff.door import opened, staff_page
from steadystep.faces.staff.feed import FeedItem
from steadystep.faces.staff.targets import dose_on
from steadystep.reasoning.facts.blockade import blockade
from steadystep.reasoning.facts.checkup_offers import YOUNGEST, is_old_enough, next_offer, offers_due
from steadystep.reasoning.facts.otp import program
from steadystep.reasoning.facts.scores import ScoreFact
from steadystep.reasoning.facts.scoring import Score
from steadystep.reasoning.facts.substance_use import uses
from steadystep.reasoning.facts.urine import Line, Panel, panels

CRAVING_DAYS = 28  # the CRAVE measure is daily for four weeks
_RULES = ("medication.bup_", "medication.naltrexone_", "medication.lapse", "medication.naloxone", "medication.overdose_plan", "medication.alcohol_",
          "medication.toxicology", "medication.moud_offer", "medication.otp", "medication.home_check", "measures.checkup_offers", "measures.followed_up", "plan.ahead")  # fmt: skip


@require_GET
@staff_page
def recovery(request: HttpRequest, actor: Actor, client: UUID) -> HttpResponse:
    chart = opened(actor, client, "recovery")
    view, describer = desk_of(chart)
    desk = Desk(chart, view, describer)
    context = {
        "client": str(client), "called": view.person.called, "title": _("Recovery"),
        "intro": _("What this person wants stands first. A test is a talk, never a verdict, and nothing here counts days in a row."),
        "notes": _notes(desk),
        "blocks": [_here(desk), _wants(desk), _grows(desk), _craving(desk), _toxicology(desk), _naloxone(desk), _lapses(desk), _handover(desk),
                   _ahead(desk), _offered(desk), _checks(desk)],
    }  # fmt: skip
    return render(request, "staff/medicines/blocks_page.html", context)


def _notes(desk: Desk) -> list[str]:
    """What of this somebody must do."""
    review = desk.opened.review
    return [said(duty.says) for duty in review.duties if duty.rule.startswith(_RULES)] if review else []


def _here(desk: Desk) -> Block:
    person, taken = desk.view.person, desk.view.knowledge.drugs
    phase = " · ".join(name_of(one) for one in (person.pathway, person.phase) if one)
    chosen, wish = desk.opened.chart.latest(OptionChosen), desk.opened.chart.latest(TreatmentWish)
    rows = [(_("Programme"), phase or _("none yet"), "")]
    if chosen:
        rows.append((_("Chosen"), name_of(chosen.body.option), chosen.body.why))
    if wish:
        rows.append((_("Wish for a medicine"), name_of(wish.body.step), wish.body.words))
    for course in desk.view.running:
        drug = taken.get(course.drug)
        if drug is not None and drug.part_2:
            source = "" if course.ordered_here else _("from elsewhere: recorded here, never prescribed")
            rows.append((_("Medicine"), dose_on(course, desk.today), source))
    rows += _program(desk)
    blocked = blockade(desk.opened.chart, desk.view.knowledge)
    if blocked is not None:
        until = day_said(blocked.until)
        rows.append(
            (
                _("Naltrexone injected"),
                day_said(blocked.given),
                _("blocks opioids until %(day)s") % {"day": until},
            )
        )
    start = Link(_("Start buprenorphine") if not _on_buprenorphine(desk) else _("The first day"),
                 reverse("staff:bup_start", args=[desk.opened.chart.client]))  # fmt: skip
    return Block(
        _("Where we are"), (start, desk.form("treatment-wish", _("Wish for a medicine")), desk.form("way-chosen", _("Way chosen")), desk.form("last-use", _("Last use")), desk.form("otp-contact", _("Opioid treatment program"))), "", [],
        (_("What"), _("Now"), _("Note")), [{"cells": [Link(cell) for cell in row], "actions": ()} for row in rows],
    )  # fmt: skip


def _program(desk: Desk) -> list[tuple[str, str, str]]:
    """Where methadone is given, the dose they confirmed, and whether they may be called."""
    known = program(desk.view)
    if known is None:
        return []
    called = " · ".join(filter(None, (known.body.program, known.body.contact, known.body.phone)))
    may = "" if known.agreed else _("no Part 2 consent in force: do not call them")
    rows = [(_("Opioid treatment program"), called, may)]
    if known.confirmed is not None:
        rows.append((_("Last dose confirmed"), said(known.confirmed), ""))
    return rows


def _on_buprenorphine(desk: Desk) -> bool:
    group = desk.view.knowledge.groups.get("BUP", frozenset())
    return any(one.drug in group for one in desk.view.running)


def _wants(desk: Desk) -> Block:
    return desk.block(
        _("What they want"),
        (Goal,),
        desk.form("goal", _("Goal")),
        empty=_("Ask what a good week would look like."),
    )


def _grows(desk: Desk) -> Block:
    """What is counted against their own goals, latest week first, and milestones."""
    facts = [one for one in desk.view.scores.get("recovery_counters", ()) if isinstance(one.result, Score)]
    rows = [_week(one) for one in reversed(facts[-8:])]
    block = desk.block(_("How it goes"), (LifeEvent,), desk.form("life-event", _("Milestone or event")),
                       empty=_("Nothing is counted yet. Counters are chosen by the client, on their own page."))  # fmt: skip
    return replace(block, head=(_("Week until"), _("Counted by the client")), rows=rows)


def _week(fact: ScoreFact) -> dict[str, object]:
    parts = fact.result.subscales if isinstance(fact.result, Score) else {}
    counted = " · ".join(f"{_(name)} {value:g}" for name, value in parts.items() if value is not None)
    return {"cells": [Link(day_said(fact.day)), Link(counted)], "actions": ()}


def _craving(desk: Desk) -> Block:
    """Means of the client's own check-ins, in stretches of four weeks, latest first."""
    found = [
        (one.body.day, one.body.craving)
        for one in desk.opened.chart.of(DailyCheckin)
        if one.body.craving is not None
    ]
    rows = []
    for back in range(4):
        last = desk.today - timedelta(days=CRAVING_DAYS * back)
        first = last - timedelta(days=CRAVING_DAYS - 1)
        inside = [value for day, value in found if first <= day <= last]
        if inside:
            words = f"{day_said(first)} – {day_said(last)}"
            rows.append(
                {
                    "cells": [
                        Link(words),
                        Link(f"{mean(inside):.1f}"),
                        Link(str(max(inside))),
                        Link(str(len(inside))),
                    ],
                    "actions": (),
                }
            )
    head = (_("Four weeks"), _("Mean craving, 0 to 10"), _("Highest"), _("Check-ins"))
    return Block(_("Craving"), (), _("No check-in with craving yet."), [], head, rows)


def _toxicology(desk: Desk) -> Block:
    found = panels(desk.opened.chart, desk.view.knowledge, desk.view.courses, uses(desk.opened.chart))
    rows = [_panel_row(desk, panel) for panel in reversed(found[-12:])]
    return Block(
        _("Urine tests, in context"), (desk.form("urine-test", _("Urine test")), *_draw(desk)),
        _("No urine test is written down line by line."), [*desk.lines(Observation), *_drawn(desk)],
        (_("When taken"), _("As expected, or as told"), _("To talk about"), _("With the client")), rows,
    )  # fmt: skip


def _draw(desk: Desk) -> tuple[Link, ...]:
    """Only where the clinic's policy is chance: a day is drawn, and no person picks it."""
    random = desk.opened.clinic.urine_tests == "random"
    return (desk.form("urine-day", _("Draw a day")),) if random else ()


def _drawn(desk: Desk) -> list[FeedItem]:
    return desk.block("", (UrineDayDrawn,)).items[:1]


def _panel_row(desk: Desk, panel: Panel) -> dict[str, object]:
    groups = [
        (_("as expected"), "expected"),
        (_("as they told us"), "told"),
        (_("not there"), "negative"),
        (_("not read"), "not_read"),
    ]
    fine = [f"{words}: {', '.join(found)}" for words, meaning in groups if (found := _names(panel, meaning))]
    talk = [_line_said(line) for line in panel.surprises]
    cells = [Link(day_said(panel.day), entry_address(desk.opened.chart.client, panel.entry)), Link(" · ".join(fine)),
             Link("; ".join(talk) or _("nothing")), _talked(desk, panel)]  # fmt: skip
    return {"cells": cells, "actions": ()}


def _talked(desk: Desk, panel: Panel) -> Link:
    """What the client said of it; else where that is written down."""
    chart = desk.opened.chart
    talks = [one.body for one in chart.of(ResultReviewed) if one.body.talk and chart.origin(one.body.result) == chart.origin(panel.entry)]  # fmt: skip
    if talks:
        return Link(talks[-1].they_said or name_of(talks[-1].talk))
    return Link(
        _("Go through it together"), form_address(chart.client, "result-reviewed", result=panel.entry)
    )


def _names(panel: Panel, meaning: str) -> list[str]:
    return [line.name for line in panel.lines if line.meaning == meaning]


def _line_said(line: Line) -> str:
    words = {
        "unexpected": _("%(what)s: there, not explained"), "absent": _("%(what)s: not there although %(by)s is taken"),
        "confirm": _("%(what)s: confirm first, %(by)s can look like it"),
    }[line.meaning]  # fmt: skip
    return words % {"what": line.name, "by": line.by}


def _naloxone(desk: Desk) -> Block:
    return desk.block(_("Naloxone"), (NaloxoneSupplied,), desk.form("naloxone", _("Naloxone handed out")),
                      empty=_("None is written down. Give it today, and show how it is used."))  # fmt: skip


def _lapses(desk: Desk) -> Block:
    return desk.block(_("Used again, and what was added"), (LapseReported, SupportPlanned), desk.form("lapse", _("They used again")),
                      desk.form("support", _("What is added")), empty=_("Nothing told. Who tells is thanked, always."))  # fmt: skip


def _handover(desk: Desk) -> Block:
    """To an opioid treatment program: the clinic's own list, who spoke to whom, and what they confirmed."""
    rows = [
        {"cells": [Link(one.name), Link(one.phone), Link(one.address), Link(one.hours)], "actions": ()}
        for one in desk.opened.clinic.programs
    ]
    block = desk.block(
        _("Handing over to an opioid treatment program"), (HandoverStep, OtpContact), desk.form("handover-step", _("Step of the handover")),
        desk.form("otp-contact", _("What they confirmed")),
        empty=_("No handover yet. Programs near you can be listed on the clinic's page, by an administrator."),
    )  # fmt: skip
    return (
        replace(block, head=(_("Program"), _("Phone"), _("Address"), _("Hours")), rows=rows)
        if rows
        else block
    )


def _offered(desk: Desk) -> Block:
    """Once a year to everyone, from the start with opioid use or injecting."""
    due = offers_due(desk.view)
    words = _to_offer(desk, due)
    block = desk.block(
        _("Tests, vaccines and PrEP"), (CheckUpOffered,), desk.form("checkup-offered", _("Write down an offer")), empty=words
    )  # fmt: skip
    return replace(block, title=block.title + " · " + words) if due and block.items else block


def _to_offer(desk: Desk, due: tuple[str, ...]) -> str:
    if due:
        return _("To offer: %(what)s.") % {"what": ", ".join(name_of(one) for one in due)}
    if not is_old_enough(desk.view.person, desk.today):
        return _("Offered from the age of %(age)s on.") % {"age": YOUNGEST}
    day = next_offer(desk.view)
    return (
        _("Nothing is to be offered before %(day)s.") % {"day": day_said(day)}
        if day
        else _("Nothing is to be offered.")
    )


def _ahead(desk: Desk) -> Block:
    return desk.block(_("Trips and operations"), (TravelPlanned, ProcedurePlanned, PlanAhead, LetterSent), desk.form("travel", _("Trip")),
                       desk.form("procedure", _("Operation")), desk.form("plan-ahead", _("Plan around it")), desk.form("letter", _("Letter")), empty=_("None known."))  # fmt: skip


def _checks(desk: Desk) -> Block:
    return desk.block(_("Checked and followed up"), (PdmpChecked, ResultFollowed), desk.form("pdmp", _("Monitoring programme checked")),
                      desk.form("result-followed", _("Result explained or treatment linked")), empty=_("Nothing yet."))  # fmt: skip
