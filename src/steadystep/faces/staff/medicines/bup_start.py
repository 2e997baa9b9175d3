"""A start of buprenorphine on one screen: last use, COWS now, doses today, what is allowed next and why."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from steadystep import knowledge
from steadystep.chart import Body, Dose, NewEntry, Refused, Unreadable, When
from steadystep.chart.measures import OBJECTIVE_SIGNS, ScoreTotal
from steadystep.chart.medication import DoseStep, Order
from steadystep.chart.substance import DoseGiven, LastUse
from steadystep.clinic.chartroom.mistakes import Conflict
from steadystep.clinic.chartroom.writing import write
from steadystep.clinic.consent.actor import Actor
from steadystep.clinic.consent.mistakes import NotAllowed
from steadystep.clinic.ledger import clock
from steadystep.faces.staff.addresses import form_address
from steadystep.faces.staff.blocks import Desk
from steadystep.faces.staff.client_page import desk_of, duty_lines
from steadystep.faces.staff.door import opened, reasons_of, staff_page
from steadystep.faces.staff.next_steps import next_steps
from steadystep.reasoning import consider
from steadystep.reasoning.facts.bup_start import Start, cows_scored, starts

_DRUG = "buprenorphine_naloxone_sl"
_OURS = "medication.bup_"
_GATES = "medication.bup_start"  # of all that is said of a start, what can hold it up
MOST_COWS = 48


@require_http_methods(["GET", "POST"])
@staff_page
def bup_start(request: HttpRequest, actor: Actor, client: UUID) -> HttpResponse:
    """GET shows the morning; POST writes a COWS total or a dose given under the eyes of staff, now."""
    chart = opened(actor, client, "buprenorphine start")
    view, describer = desk_of(chart)
    desk = Desk(chart, view, describer)
    start = _today(desk)
    if request.method == "POST":
        return _written(request, actor, desk, start)
    care = view.knowledge.substance_care.buprenorphine_start
    scored = [one for one in cows_scored(view.scores) if one.day == desk.today]
    judged = _judged(desk, start)
    context = {
        "client": str(client), "called": view.person.called, "start": start, "entry_id": uuid4(), "care": care, "now": chart.at,
        "uses": [(entry, describer.title(entry)) for entry in reversed(chart.chart.of(LastUse))][:4],
        "ask_use": desk.form("last-use", _("Last use")), "scored": list(reversed(scored)), "most_cows": MOST_COWS, "signs": OBJECTIVE_SIGNS,
        "given": [(entry, describer.title(entry)) for entry in start.given] if start else [],
        "next": _next(desk, start, judged), "open": not any(one.rule.startswith(_GATES) for one in judged),
        "going_on": _going_on(desk, start), "may_give": desk.form("dose-given", "x").href != "", "may_score": desk.form("score", "x").href != "",
        "duties": [line for line in duty_lines(chart, describer, actor) if line.duty.rule.startswith(_OURS)],
        "steps": next_steps(judged, describer), "doses": (care.smallest_dose_mg, care.largest_dose_mg),
        "order": form_address(str(client), "order", name="Suboxone", indication=_("opioid use disorder"), route="sublingual"),
        "change": form_address(str(client), "dose", order=start.course.entry) if start else "",
    }  # fmt: skip
    return render(request, "staff/medicines/bup_start.html", context)


def _today(desk: Desk) -> Start | None:
    """The start whose first day is today."""
    found = starts(desk.opened.chart, desk.view.courses, desk.view.knowledge)
    return next((one for one in reversed(found) if one.day_one == desk.today), None)


def _going_on(desk: Desk, start: Start | None) -> str:
    """The buprenorphine that is taken already, where today is not its first day: then there is nothing to start."""
    group = desk.view.knowledge.groups.get("BUP", frozenset())
    taken = [one.name for one in desk.view.running if one.drug in group and one.active_on(desk.today)]
    return taken[0] if taken and start is None else ""


def _judged(desk: Desk, start: Start | None) -> tuple[Any, ...]:
    """What the door would say: of the order that stands, or of a first dose of 4 mg now."""
    review = desk.opened.review
    if start is not None:
        return tuple(one for one in review.findings if one.rule.startswith(_OURS)) if review else ()
    care = desk.view.knowledge.substance_care.buprenorphine_start
    step = DoseStep(first=desk.today, amount=Dose(care.largest_dose_mg, "mg"), last=desk.today)
    now = When.instant(desk.opened.at, desk.view.person.zone)
    order = Order(
        when=now,
        name="buprenorphine-naloxone",
        drug=_DRUG,
        indication="start",
        route="sublingual",
        steps=(step,),
    )
    proposal = NewEntry(id=str(uuid4()), body=order)
    said = consider(desk.opened.chart, [proposal], knowledge.load(), desk.opened.clinic, desk.opened.at)
    return tuple(one for one in said.adds if one.rule.startswith(_OURS))


def _next(desk: Desk, start: Start | None, judged: tuple[Any, ...]) -> dict[str, Any]:
    """`from_`: the first instant for another dose; `left`: mg that are ordered and not given yet, never above the ceiling."""
    care = desk.view.knowledge.substance_care.buprenorphine_start
    stops = any(one.severity == "contraindicated" for one in judged)
    asks = any(one.severity == "major" for one in judged)
    found: dict[str, Any] = {
        "stops": stops,
        "asks": asks,
        "ordered": start.first_day_mg if start else None,
        "left": None,
        "from_": None,
    }
    if start is None:
        return found
    found["given"] = start.given_mg
    ordered = min(start.first_day_mg or 0, care.first_day_ceiling_mg)
    found["left"] = max(0.0, ordered - start.given_mg)
    if start.given:
        again: datetime = start.given[-1].occurred + timedelta(minutes=care.again_after_minutes)
        found["from_"] = again
        found["waits"] = not desk.view.clock.reached(again)
    return found


def _written(request: HttpRequest, actor: Actor, desk: Desk, start: Start | None) -> HttpResponse:
    now = When.instant(clock.now(), desk.view.person.zone)
    try:
        body = _body(request, now, start)
        new = NewEntry(id=_sent_id(request), body=body)
        write(actor, desk.opened.chart.client, [new], seen=desk.opened.seq)
        messages.success(request, _("Written."))
    except (NotAllowed, Refused, Conflict, Unreadable, ValueError) as mistake:
        reasons = [_("This number cannot be read.")] if type(mistake) is ValueError else reasons_of(mistake)
        for reason in reasons:
            messages.error(request, reason)
    return redirect("staff:bup_start", client=desk.opened.chart.client)


def _body(request: HttpRequest, now: When, start: Start | None) -> Body:
    """Raises ValueError for what is no number, `Unreadable` for one that cannot be."""
    if request.POST.get("what") == "dose":
        course = start.course if start else None
        return DoseGiven(
            when=now, name=course.name if course else "buprenorphine-naloxone", drug=course.drug if course else _DRUG,
            amount=Dose(float(request.POST.get("mg", "")), "mg"), order=course.entry if course else None,
        )  # fmt: skip
    total = int(request.POST.get("total", ""))
    if not 0 <= total <= MOST_COWS:
        raise ValueError(total)
    return ScoreTotal(when=now, instrument="cows", total=total, objective_signs=request.POST.get("signs", ""))


def _sent_id(request: HttpRequest) -> str:
    try:
        return str(UUID(request.POST.get("id", "")))
    except ValueError:
        return str(uuid4())
