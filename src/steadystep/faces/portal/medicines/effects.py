"""How is it with my medicines? The effects to expect, in plain words; what is noticed, what is gone, and own words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from steadystep.chart import Body, NewEntry
from steadystep.chart.medication import SideEffect
from steadystep.chart.supply import EffectsChecked
from steadystep.clinic.chartroom.writing import Written
from steadystep.faces.look.crisis_lines import lines
from steadystep.faces.look.effect_words import PLAIN, Said
from steadystep.faces.portal.own import (
    SOURCE,
    Own,
    after_writing,
    own_chart,
    own_page,
    sender_id,
    text_sent,
    write_own,
)
from steadystep.knowledge import RedFlag
from steadystep.knowledge import SideEffect as Row
from steadystep.reasoning.facts.medicines import Course
from steadystep.reasoning.facts.side_effects import EffectFact, check_due, expected_of

from .hold_words import hold_words

# How much it bothers them, in three words, as the 0 to 10 of the entry: clinic rule, low, middle and high of the scale.
BURDENS = {"little": 2, "some": 5, "much": 8}
COMMON = frozenset({"very common", "common"})
LONGEST = 200


@dataclass(frozen=True, slots=True)
class Expected:
    """One effect as it is asked for. `fades` is the day by which it is usually gone; `now` whether it was told already."""

    id: str
    says: Said
    helps: Said
    call: Said
    medicines: str
    order: str
    common: bool
    fades: date | None
    now: bool


def due_since(own: Own) -> date | None:
    """The day since which the weekly check waits, or None."""
    return check_due(own.chart, own.view.running, own.today)


@own_page
@require_http_methods(["GET", "HEAD", "POST"])
def effects(request: HttpRequest) -> HttpResponse:
    own = own_chart(request, "side effects")
    asked = expected(own)
    if request.method != "POST":
        return _form(request, asked, 200)
    entry = sender_id(request)
    if own.chart.entry(entry):  # sent twice: it stands already
        return redirect("portal:today")
    told = _told(request, own, asked)
    bodies: list[Body] = [
        EffectsChecked(when=own.at_this_moment(), noticed=sum(not one.gone for one in told)),
        *told,
    ]
    new = [NewEntry(id=sender_id(request, str(place)) if place else entry, body=body, source=SOURCE)
           for place, body in enumerate(bodies)]  # fmt: skip
    written = write_own(own, new)
    calls = [
        (one, flag)
        for one in told
        if not one.gone and (flag := own.view.knowledge.red_flag(one.known, told=one.red_flag)) is not None
    ]
    if calls and not _asks_about_life(written):
        return _call(request, own, calls)
    return after_writing(
        request, own, written, "portal:today", gettext("Thank you for telling us. Your care team can see it.")
    )


def _asks_about_life(written: Written) -> bool:
    """Whether help for thoughts of suicide goes before anything else (ES01)."""
    return written.show_help and any(one.body.event.startswith("ES01") for one in written.raised)


def _call(request: HttpRequest, own: Own, calls: list[tuple[SideEffect, RedFlag]]) -> HttpResponse:
    at_once = any(flag.level == "T0" for _effect, flag in calls)
    context = {"at_once": at_once, "lines": lines(), "holds": hold_words(own, calls)}
    return render(request, "portal/effects_call.html", context)


def expected(own: Own) -> list[Expected]:
    """The effects of the medicines taken now, those told already first, then the common ones; each once."""
    going = {fact.key: fact for fact in own.view.effects if fact.gone is None}
    by_row: dict[str, tuple[Row, list[Course]]] = {}
    for course in own.view.courses:
        if course.active_on(own.today):
            for row in expected_of(own.view.knowledge, course):
                by_row.setdefault(row.id, (row, []))[1].append(course)
    found = [
        _expected(own, row, courses, going.get(row.id)) for row, courses in by_row.values() if row.id in PLAIN
    ]
    return sorted(found, key=lambda one: (not one.now, not one.common))


def _expected(own: Own, row: Row, courses: list[Course], told: EffectFact | None) -> Expected:
    says, helps, call = PLAIN[row.id]
    changes = [change for course in courses for change in course.changes() if change <= own.today]
    fades = told.fades_by if told else None
    if fades is None and changes and row.latest_gone_day is not None:
        fades = max(changes) + timedelta(days=row.latest_gone_day - 1)
    if fades is not None and fades < own.today:
        fades = None
    names = ", ".join(dict.fromkeys(course.name for course in courses))
    ours = next((course.entry for course in courses if course.ordered_here), "")
    return Expected(
        row.id, says, helps, call, names, ours, row.frequency_band in COMMON, fades, told is not None
    )


def _told(request: HttpRequest, own: Own, asked: list[Expected]) -> list[SideEffect]:
    when = own.at_this_moment()
    rows = own.view.knowledge.side_effects
    found = []
    for one in asked:
        answer, flagged = request.POST.get(one.id, ""), bool(request.POST.get(f"call_{one.id}"))
        if answer in BURDENS or flagged or (answer == "gone" and one.now):
            found.append(
                SideEffect(when=when, effect=rows[one.id].effect, known=one.id, burden=BURDENS.get(answer),
                           order=one.order or None, gone=answer == "gone" and not flagged, red_flag=flagged)
            )  # fmt: skip
    words = text_sent(request, "words")
    if words:
        note = words if len(words) > LONGEST else ""
        found.append(SideEffect(when=when, effect=words[:LONGEST].strip(), note=note[:4000]))
    return found


def _form(request: HttpRequest, asked: list[Expected], status: int) -> HttpResponse:
    today = [one for one in asked if one.now or one.common]
    rare = [one for one in asked if one not in today]
    return render(request, "portal/effects.html", {"asked": today, "rare": rare}, status=status)
