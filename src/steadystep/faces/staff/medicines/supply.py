"""Doses taken, days covered, run-out, refills on one day and injections; and the weekly box to print."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from steadystep.chart.medication import Fill
from steadystep.chart.supply import InjectionGiven
from steadystep.clinic.consent.actor import Actor
from steadystep.faces.look.names import name_of
from steadystep.faces.look.pieces import Link
from steadystep.faces.look.week_sheet import week_sheet
from steadystep.faces.look.words import day_said
from steadystep.faces.staff.addresses import entry_address
from steadystep.faces.staff.as_said import dose_said, doses_told_said
from steadystep.faces.staff.blocks import Block, Desk
from steadystep.faces.staff.client_page import desk_of
from steadystep.faces.staff.door import opened, staff_page
from steadystep.reasoning.facts.adherence import adherence
from steadystep.reasoning.facts.injections import InjectionFact, depots
from steadystep.reasoning.facts.medicines import Course
from steadystep.reasoning.facts.pill_counts import counted, latest_count
from steadystep.reasoning.facts.supply import Refill, SupplyFact, supply_follows_test, together
from steadystep.reasoning.facts.told_more import TOLD_OVER, covered, is_much_more
from steadystep.reasoning.facts.troughs import valid_levels
from steadystep.reasoning.plans.pillbox import box


@require_GET
@staff_page
def supply(request: HttpRequest, actor: Actor, client: UUID) -> HttpResponse:
    desk = _desk(actor, client, "doses taken and supply")
    context = {
        "client": str(client), "called": desk.view.person.called, "title": _("Doses taken and supply"),
        "intro": _("Doses told of in the last 28 days and days covered in the last 90. A day without a report is not a missed dose."),
        "blocks": [_medicines(desk), _together(desk), _injections(desk)],
    }  # fmt: skip
    return render(request, "staff/medicines/blocks_page.html", context)


@require_GET
@staff_page
def week_page(request: HttpRequest, actor: Actor, client: UUID) -> HttpResponse:
    """The weekly box from today."""
    desk = _desk(actor, client, "weekly box")
    days, needed = box(desk.view.courses, desk.today, desk.view.knowledge)
    context = {
        "client": str(client),
        "called": desk.view.person.called,
        **week_sheet(days, needed, desk.today),
    }
    return render(request, "staff/medicines/week.html", context)


def _desk(actor: Actor, client: UUID, part: str) -> Desk:
    chart = opened(actor, client, part)
    view, describer = desk_of(chart)
    return Desk(chart, view, describer)


def _medicines(desk: Desk) -> Block:
    supplied = {fact.course.entry: fact for fact in desk.view.supplies}
    given = depots(desk.view.knowledge)
    rows = [
        _row(desk, course, supplied.get(course.entry))
        for course in desk.view.running if course.ordered_here and course.drug not in given
    ]  # fmt: skip
    head = (_("Medicine"), _("Doses taken"), _("Days covered"), _("Counted"), _("Level"), _("Runs out"), "")
    injected = any(course.drug in given for course in desk.view.running)
    empty = _("Only an injection, below.") if injected else _("No medicine is ordered here.")
    return Block(_("Medicines taken now"), (desk.form("fill", _("Supply handed out")),), empty,
                 desk.lines(Fill), head, rows)  # fmt: skip


def _row(desk: Desk, course: Course, fact: SupplyFact | None) -> dict[str, Any]:
    yesterday = desk.today - timedelta(days=1)
    told = adherence(desk.view.chart, course, desk.today - TOLD_OVER, yesterday)
    days = covered(fact, yesterday)
    cells = [
        Link(course.name, entry_address(desk.opened.chart.client, course.entry)), Link(doses_told_said(told)),
        Link(_covered_said(days)), Link(_counted_said(desk, course, fact)), Link(_level_said(desk, course)), Link(_run_out_said(fact, desk.today)),
    ]  # fmt: skip
    return {
        "cells": cells, "actions": (desk.form("fill", _("Supply"), order=course.entry, name=course.name), desk.form("pill-count", _("Count"), order=course.entry),
                    desk.form("adherence-talk", _("What gets in the way"), order=course.entry)),
        "warn": _("told more than was handed out: ask together what is at home") if is_much_more(told, days) else "",
    }  # fmt: skip


def _covered_said(days: tuple[int, int] | None) -> str:
    if days is None:
        return _("not known: no supply is written down")
    words = {"percent": round(100 * days[0] / days[1]), "covered": days[0], "days": days[1]}
    return _("%(percent)s %%: %(covered)s of %(days)s days") % words


def _counted_said(desk: Desk, course: Course, fact: SupplyFact | None) -> str:
    """What was left, and of how many days that says something."""
    entry = latest_count(desk.view.chart, course.entry)
    if entry is None:
        return _("not counted")
    words = {"left": f"{entry.body.left:g}", "day": day_said(entry.body.when.day)}
    found = counted(desk.view.chart, fact) if fact else None
    if found is None:
        return _("%(left)s left on %(day)s; how many were handed out is not known") % words
    words |= {"gone": f"{found.gone:.0f}", "days": str(found.days), "handed": f"{found.handed:g}"}
    return _("%(left)s of %(handed)s left on %(day)s: supply for %(gone)s of %(days)s days used") % words


def _level_said(desk: Desk, course: Course) -> str:
    levels = valid_levels(desk.view.chart, desk.view.knowledge, course)
    if not levels:
        return _("none")
    body = levels[-1].body
    words = {"level": f"{body.quantity.value:g} {body.quantity.unit}", "day": day_said(body.when.day)}
    return _("%(level)s on %(day)s") % words


def _run_out_said(fact: SupplyFact | None, today: date) -> str:
    if fact is None:
        return _("not known")
    if fact.run_out is None:
        return _("lasts to the end of the plan")
    return (
        day_said(fact.run_out)
        if fact.run_out >= today
        else _("ran out on %(day)s") % {"day": day_said(fact.run_out)}
    )


def _together(desk: Desk) -> Block:
    """R28: every medicine's part to one day, with the arithmetic."""
    coming = [fact for fact in desk.view.supplies if fact.run_out and fact.run_out >= desk.today]
    found = together(coming, supply_follows_test(desk.view.knowledge))
    head = (_("Medicine"), _("Its supply ends"), _("Part to the common day"))
    if found is None:
        return Block(
            _("Refills on one day"),
            empty=_("Fewer than two medicines have a supply that ends: nothing to bring together."),
        )
    title = _("Refills on one day: %(day)s") % {"day": day_said(found.day)}
    return Block(title, head=head, rows=[_refill(one, found.day) for one in found.refills])


def _refill(one: Refill, day: date) -> dict[str, Any]:
    if one.apart:
        part = _("keeps its own day: its supply follows a blood test")
    elif one.days:
        words = {"to": day_said(day), "on": day_said(one.on), "days": one.days, "doses": f"{one.doses:g}"}
        part = (
            _("%(to)s − %(on)s = %(days)s days, %(doses)s doses, filled on its own day and not before")
            % words
        )
    else:
        part = _("full fill on that day")
    return {"cells": [Link(one.fact.course.name), Link(day_said(one.on)), Link(part)], "actions": ()}


def _injections(desk: Desk) -> Block:
    head = (_("Medicine"), _("Last given"), _("Next"), _("Window"), "")
    rows = [_injection(desk, fact) for fact in desk.view.injections]
    return Block(_("Injections"), (desk.form("injection", _("Injection given")),), _("None written down."),
                 desk.lines(InjectionGiven), head, rows)  # fmt: skip


def _injection(desk: Desk, fact: InjectionFact) -> dict[str, Any]:
    entry = desk.view.chart.entry(fact.entry)
    site = name_of(entry.body.site) if entry else ""
    words = {"day": day_said(fact.given), "dose": dose_said(fact.dose), "site": site, "number": fact.number}
    given = _("%(day)s, %(dose)s, %(site)s (number %(number)s)") % words
    window = (
        f"{day_said(fact.earliest)} – {day_said(fact.latest)}"
        if fact.earliest and fact.latest
        else fact.window_text or _("cannot be counted")
    )
    late = fact.latest is not None and fact.latest < desk.today
    cells = [Link(fact.name, entry_address(desk.opened.chart.client, fact.entry)), Link(given),
             Link(day_said(fact.next_due) if fact.next_due else _("see its label")), Link(window)]  # fmt: skip
    again = (
        desk.form("injection", _("Given"), order=fact.order)
        if fact.order
        else desk.form("injection", _("Given"))
    )
    return {"cells": cells, "actions": (again,), "warn": _("window over: we kept the place") if late else ""}
