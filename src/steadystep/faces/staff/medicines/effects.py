"""Side effects against the doses: one table a medicine, effects down and dose steps across; then every effect in a line."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from steadystep.chart import AnyEntry
from steadystep.chart.medication import DoseStep, SideEffect
from steadystep.clinic.consent.actor import Actor
from steadystep.faces.look.names import name_of
from steadystep.faces.look.pieces import Link
from steadystep.faces.look.words import day_said
from steadystep.faces.staff.addresses import entry_address
from steadystep.faces.staff.as_said import dose_said, times_said
from steadystep.faces.staff.blocks import Block, Desk
from steadystep.faces.staff.client_page import desk_of
from steadystep.faces.staff.door import opened, staff_page
from steadystep.reasoning.facts.medicines import Course
from steadystep.reasoning.facts.side_effects import EffectFact, check_due


@require_GET
@staff_page
def effects(request: HttpRequest, actor: Actor, client: UUID) -> HttpResponse:
    chart = opened(actor, client, "side effects")
    view, describer = desk_of(chart)
    desk = Desk(chart, view, describer)
    due = check_due(view.chart, view.running, desk.today)
    context = {
        "client": str(client), "called": view.person.called, "title": _("Side effects"),
        "intro": _("When each began, how much it burdens, and when it usually fades, counted from the change of dose."),
        "blocks": [_all(desk), *_by_medicine(desk)],
        "notes": [_("A side-effect check waits since %(day)s.") % {"day": day_said(due)}] if due else [],
    }  # fmt: skip
    return render(request, "staff/medicines/blocks_page.html", context)


def _all(desk: Desk) -> Block:
    head = (_("Effect"), _("Medicine and day"), _("Burden, 0 to 10"), _("Usually fades by"), _("Now"), "")
    write = (
        desk.form("side-effect", _("Side effect")),
        desk.form("effects-checked", _("Asked about side effects")),
    )
    rows = [_row(desk, fact) for fact in desk.view.effects]
    return Block(
        _("What was told"),
        write,
        _("No side effect was told. Asked, and none? Write that down too."),
        desk.lines(SideEffect),
        head,
        rows,
    )


def _row(desk: Desk, fact: EffectFact) -> dict[str, Any]:
    address = entry_address(desk.opened.chart.client, fact.reports[0].id)
    cells = [
        Link(fact.name, address), Link(_clock(fact)), Link(_burden(fact)),
        Link(day_said(fact.fades_by) if fact.fades_by else _("not said") if fact.row else _("not in our knowledge")),
        Link(_now(fact)),
    ]  # fmt: skip
    first = desk.opened.chart.first(fact.reports[0]).id
    actions = () if fact.gone else (desk.form("effect-answered", _("What we do"), effect=first),)
    return {
        "cells": cells,
        "actions": actions,
        "warn": _("a reason to call") if fact.red_flag and not fact.gone else "",
    }


def _clock(fact: EffectFact) -> str:
    """ "sertraline, day 7 after 25 mg (Tue 6 January 2026)"."""
    if fact.course is None:
        return _("not joined to a medicine")
    if fact.anchor is None or fact.day is None:
        return fact.course.name
    step = fact.course.step_on(fact.anchor)
    words = {
        "name": fact.course.name,
        "day": fact.day,
        "when": day_said(fact.anchor),
        "dose": dose_said(step.amount) if step else "",
    }
    late = _(", later than usual") if fact.usual is False else ""
    return _("%(name)s, day %(day)s after %(dose)s (%(when)s)") % words + late


def _burden(fact: EffectFact) -> str:
    """First, highest and latest, each once."""
    told = [fact.reports[0], fact.peak, fact.reports[-1]]
    values = [entry.body.burden for entry in {one.id: one for one in told}.values()]
    return " → ".join(str(one) for one in values if one is not None) or _("not said")


def _now(fact: EffectFact) -> str:
    if fact.gone:
        return _("gone on %(day)s") % {"day": day_said(fact.gone)}
    if fact.answers:
        return _("going on; %(answer)s") % {"answer": name_of(fact.answers[-1].body.answer)}
    return _("going on, not answered yet")


def _by_medicine(desk: Desk) -> list[Block]:
    joined: dict[str, list[EffectFact]] = {}
    for fact in desk.view.effects:
        if fact.course is not None:
            joined.setdefault(fact.course.entry, []).append(fact)
    return [
        _timeline(desk, course, joined[course.entry])
        for course in desk.view.courses
        if course.entry in joined and course.steps
    ]


def _timeline(desk: Desk, course: Course, facts: list[EffectFact]) -> Block:
    """Effects down, dose steps across; a cell holds the highest burden told in that step."""
    steps = [step for step in course.steps if step.first <= desk.today]
    head = (_("Effect"), *(_period(step) for step in steps))
    rows = [
        {"cells": [Link(fact.name), *(Link(_in_step(course, step, fact)) for step in steps)], "actions": ()}
        for fact in facts
    ]
    return Block(_("%(name)s: effect by dose") % {"name": course.name}, head=head, rows=rows)


def _period(step: DoseStep) -> str:
    return _("%(dose)s from %(day)s") % {
        "dose": f"{dose_said(step.amount)} {times_said(step.times_a_day)}", "day": day_said(step.first),
    }  # fmt: skip


def _in_step(course: Course, step: DoseStep, fact: EffectFact) -> str:
    told = [entry for entry in fact.reports if course.step_on(_day(entry)) == step]
    burdens = [entry.body.burden for entry in told if entry.body.burden is not None]
    gone = _("gone") if any(entry.body.gone for entry in told) else ""
    words = str(max(burdens)) if burdens else _("told") if told and not gone else ""
    return " · ".join(filter(None, (words, gone))) or "–"


def _day(entry: AnyEntry) -> date:
    day: date = entry.body.when.day
    return day
