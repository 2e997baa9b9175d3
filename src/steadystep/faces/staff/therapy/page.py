"""Therapy of one client on one page: the agenda, ladders, practice, worksheets, and what the outline brings."""

from __future__ import annotations

from typing import Any, Final
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from steadystep.chart.sleep_windows import SleepWindow
from steadystep.chart.worksheets import Worksheet
from steadystep.clinic.consent.actor import Actor
from steadystep.faces.look.names import name_of
from steadystep.faces.look.pieces import Link
from steadystep.faces.look.sheet_fields import sheet_lines
from steadystep.faces.look.words import day_said, instant_said, said
from steadystep.faces.staff.addresses import entry_address
from steadystep.faces.staff.blocks import Block, Desk
from steadystep.faces.staff.client_page import desk_of
from steadystep.faces.staff.describing_therapy import exercise_title
from steadystep.faces.staff.door import opened, staff_page
from steadystep.faces.staff.header import name_shown
from steadystep.reasoning.facts.agenda import agenda
from steadystep.reasoning.facts.exposure import Flags, LadderFact, StepFact, flags_said, ladders, menu
from steadystep.reasoning.facts.homework import PracticeFact, practices
from steadystep.reasoning.facts.sleep_weeks import SleepWeek, nights, sleep_trend
from steadystep.reasoning.facts.sleep_window import current_window, this_week
from steadystep.reasoning.facts.social_rhythm import SHEET, social_rhythm
from steadystep.reasoning.facts.weeks_told import WeekTold, daily_told

MOST_SHEETS: Final = 12


@require_GET
@staff_page
def therapy(request: HttpRequest, actor: Actor, client: UUID) -> HttpResponse:
    chart = opened(actor, client, "therapy")
    view, describer = desk_of(chart)
    desk = Desk(chart, view, describer)
    coming = agenda(view)
    context: dict[str, Any] = {
        "client": str(client), "called": name_shown(chart, view), "agenda": coming, "points": [said(one.says) for one in coming.points],
        "notes": _notes(desk), "session": desk.form("session", _("Begin the session")),
        "blocks": [*_ladders(desk), _practice(desk), *_sheets(desk), *_days_told(desk), *_rhythm(desk), *_menu(desk), *_sleep(desk), *_efficiency(desk)],
    }  # fmt: skip
    return render(request, "staff/therapy/page.html", context)


def _rhythm(desk: Desk) -> list[Block]:
    """The five fixed points of the day; no score is counted (rights not read)."""
    found = social_rhythm(desk.opened.chart, desk.today)
    if found is None:
        return []
    asked = {one.id: _(one.asks) for one in desk.view.knowledge.exercises[SHEET].asks}
    told = {one.of: _("too few days to tell") for one in found.points if one.spread is None}
    rows = [
        {"cells": [Link(asked[one.of]), Link(told.get(one.of) or f"{one.earliest} – {one.latest}"), Link("" if one.spread is None else _("%(minutes)s min") % {"minutes": one.spread})], "actions": ()}
        for one in found.points
    ]  # fmt: skip
    head = (
        _("Rhythm of the day, four weeks (after the Social Rhythm Metric, SRM-5; not scored)"),
        _("Earliest – latest"),
        _("Apart"),
    )
    return [Block(_("Social rhythm"), (), "", [], head, rows)]


def _notes(desk: Desk) -> list[dict[str, Any]]:
    """What the rules of therapy say, and whether it waits for somebody."""
    found = desk.opened.review.findings if desk.opened.review else ()
    return [{"says": said(one.says), "urgent": one.urgency != "note"} for one in found if one.rule.startswith("therapy.")]  # fmt: skip


def _ladders(desk: Desk) -> list[Block]:
    build = desk.form("ladder", _("Build a ladder together"))
    found = [_ladder(desk, one) for one in ladders(desk.view)]
    if not found:
        return [Block(_("Exposure ladder"), (build,), _("There is no ladder yet. Build it together, from the easiest step to the hardest."))]  # fmt: skip
    return [*found, Block(_("Another ladder"), (build,))]


def _ladder(desk: Desk, ladder: LadderFact) -> Block:
    write = (desk.form("step-tried", _("A try")), _change(desk, "ladder", ladder.ladder.id), desk.form("step-ready", _("Let a step begin early")))  # fmt: skip
    head = (_("Step"), _("Expected"), _("Tries: peak, end"), _("Now"))
    rows = [{"cells": [Link(cell) for cell in _step(desk, one)]} for one in ladder.steps]
    title = _("Ladder: %(name)s") % {"name": ladder.ladder.body.name}
    return Block(title, write, head=head, rows=rows)


def _change(desk: Desk, slug: str, entry: str) -> Link:
    return desk.form(slug, _("Change it"), corrects=entry)


def _step(desk: Desk, one: StepFact) -> tuple[str, str, str, str]:
    name = _("%(step)s (the same somewhere else)") % {"step": one.step.name} if one.step.generalises else one.step.name  # fmt: skip
    expected = _("not rated yet: rate it before it starts") if one.step.predicted is None else str(one.step.predicted)  # fmt: skip
    tries = ", ".join(_tried(trial.body) for trial in one.trials)
    return name, expected, tries or _("none yet"), _state(desk, one)


def _tried(body: Any) -> str:
    numbers = f"{_number(body.peak)} → {_number(body.end)}"
    return _("%(numbers)s, left early") % {"numbers": numbers} if body.left_early else numbers


def _number(value: int | None) -> str:
    return "?" if value is None else str(value)


def _state(desk: Desk, one: StepFact) -> str:
    said_of = {
        "settled": _("settled: the fear fell by half twice"), "open": _("open"), "waits": _("waits for the step before it"),
        "blocked": _("stopped until a prescriber or nurse clears it"), "ask": _("waits: heart, pregnancy and asthma are not all asked"),
    }  # fmt: skip
    if one.override and one.state == "open":
        return _("open early, with a note")
    flags = [*flags_said(desk.view, one.flags.against)] if one.state == "blocked" else []
    return " · ".join([said_of[one.state], *(said(flag) for flag in flags)])


def _practice(desk: Desk) -> Block:
    found = practices(desk.view.chart)
    write = (desk.form("practice", _("Agree a practice")), desk.form("tried", _("What was tried")))
    head = (_("Practice"), _("How often, when"), _("Done"), _("Last word"), "")
    empty = _("None agreed yet. Say how often, when and why, and what to do if it is too much.")
    return Block(_("Practice between sessions"), write, empty, head=head, rows=[_row(desk, one) for one in reversed(found)])  # fmt: skip


def _row(desk: Desk, one: PracticeFact) -> dict[str, Any]:
    body, client = one.assigned.body, desk.opened.chart.client
    last = one.told[-1] if one.told else None
    told = instant_said(last.occurred) if last else _("nothing yet")
    barrier = one.barriers[-1] if one.barriers else ""
    done = _("%(done)s of %(told)s times told") % {"done": len(one.done), "told": len(one.told)}
    cells = [Link(body.name, entry_address(client, one.assigned.id)), Link(" · ".join(filter(None, (body.how_often, body.why)))),
             Link(done if one.told else _("nothing yet")), Link(" · ".join(filter(None, (told if last else "", barrier))))]  # fmt: skip
    return {"cells": cells, "actions": (_change(desk, "practice", one.assigned.id),)}


def _sheets(desk: Desk) -> list[Block]:
    found = sorted(desk.opened.chart.of(Worksheet), key=lambda one: (one.occurred, one.seq), reverse=True)
    rows = [
        {"cells": [Link(exercise_title(one.body.exercise), entry_address(desk.opened.chart.client, one.id)), Link(instant_said(one.occurred)),
                   Link(" · ".join(f"{asked} {answer}" for asked, answer in sheet_lines(one.body)))]}
        for one in found[:MOST_SHEETS]
    ]  # fmt: skip
    head = (_("Sheet"), _("When"), _("What it says"))
    sheets = Block(
        _("Sheets filled in"), (desk.form("worksheet", _("Fill one in together")),), _("None yet. A sheet belongs to a practice, or is filled in together."),
        head=head, rows=rows, items=desk.lines(Worksheet), **desk.rest(len(found) - MOST_SHEETS, Worksheet),
    )  # fmt: skip
    return [sheets, *_readiness(desk)]


def _days_told(desk: Desk) -> list[Block]:
    """What is filled in daily, week by week: five of seven days count (R63, R74)."""
    known, shown = desk.view.knowledge, desk.opened.chart
    rows = [
        {"cells": [Link(exercise_title(one.of) if one.of in known.exercises else name_of(one.of)), Link(_week_said(week)),
                   Link(_("%(told)s of 7") % {"told": week.told}), Link(_("counts as a week") if week.counts else _("too few days to speak for the week"))]}
        for one in daily_told(shown, known, desk.today) for week in one.weeks
    ]  # fmt: skip
    head = (_("What"), _("Week"), _("Days told"), _("Five of seven"))
    return [Block(_("Days told"), head=head, rows=rows)] if rows else []


def _week_said(week: WeekTold) -> str:
    return " – ".join(day_said(day) for day in (week.days[0][0], week.days[-1][0]))


def _readiness(desk: Desk) -> list[Block]:
    """Importance and confidence over time (R65)."""
    found = [one for one in desk.opened.chart.of(Worksheet) if one.body.exercise == "readiness"]
    if not found:
        return []
    rows = [
        {"cells": [Link(instant_said(one.occurred)), Link(one.body.words("about")), *(Link(_number(one.body.rating(field))) for field in ("importance", "confidence"))]}
        for one in reversed(found)
    ]  # fmt: skip
    return [Block(_("How ready, 0 to 10"), head=(_("When"), _("For"), _("Matters"), _("Sure")), rows=rows[:MOST_SHEETS])]  # fmt: skip


def _menu(desk: Desk) -> list[Block]:
    """Body sensations to try out, with what speaks against each (R61)."""
    asked = desk.view.person.pathway.lower().startswith("panic")
    used = any(one.step.exercise for each in ladders(desk.view) for one in each.steps)
    if not (asked or used):
        return []
    rows = [{"cells": [Link(_(one.title)), Link(_flags(desk, flags)), Link(_(one.tells))]} for one, flags in menu(desk.view, "interoceptive")]  # fmt: skip
    write = (desk.form("exercise-cleared", _("Looked at medically")), desk.form("health", _("Heart, pregnancy, asthma: ask")))  # fmt: skip
    return [Block(_("Body sensations to try out"), write, head=(_("Exercise"), _("May it be tried?"), _("How")), rows=rows)]  # fmt: skip


def _sleep(desk: Desk) -> list[Block]:
    """The window and the nights under it, where sleep is worked on."""
    window, found = current_window(desk.view), this_week(desk.view)
    if window is None and not found.enough:
        return []
    said_now = describe(window.body) if window else _("no window yet")
    head, row = (_("Window"), _("The last week")), {"cells": [Link(said_now), Link(_nights_said(found))]}
    write = (
        _change(desk, "sleep-window", window.id)
        if window
        else desk.form("sleep-window", _("Agree a window")),
    )
    return [Block(_("Sleep"), write, head=head, rows=[row])]


def _nights_said(found: SleepWeek) -> str:
    if found.in_bed is None or found.asleep is None or found.percent is None:
        return _("fewer than five nights in the diary of the last week")
    return _("%(asleep)s h asleep of %(bed)s h in bed, efficiency %(percent)s%%") % {
        "asleep": f"{found.asleep / 60:.1f}", "bed": f"{found.in_bed / 60:.1f}", "percent": found.percent,
    }  # fmt: skip


def _efficiency(desk: Desk) -> list[Block]:
    """Week by week, the newest first; a week with few nights stays open."""
    rows = [
        {"cells": [Link(day_said(one.last)), Link(_("%(percent)s%%") % {"percent": one.percent} if one.percent is not None else _("too few nights to tell")), Link(str(len(one.nights)))], "actions": ()}
        for one in sleep_trend(nights(desk.view.chart, desk.view.scores), desk.today)
    ]  # fmt: skip
    head = (_("Week until"), _("Asleep of the time in bed"), _("Nights told"))
    return [Block(_("Sleep efficiency"), (), "", [], head, rows)] if rows else []


def describe(window: SleepWindow) -> str:
    return _("%(bed)s to %(up)s, %(hours)s hours") % {"bed": window.to_bed, "up": window.up, "hours": f"{window.minutes / 60:g}"}  # fmt: skip


def _flags(desk: Desk, flags: Flags) -> str:
    if flags.state == "open":
        return _("yes, cleared") if flags.cleared else _("yes")
    if flags.refused:
        return _("no: it was looked at, and advised against")
    named = ", ".join(said(one) for one in flags_said(desk.view, flags.against or flags.unknown))
    if flags.against:
        return _("no, until cleared: %(what)s") % {"what": named}
    return _("not yet: nobody has asked about %(what)s") % {"what": named}
