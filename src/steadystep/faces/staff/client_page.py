"""A client's page: how is this person, and what next?"""

from __future__ import annotations

from datetime import UTC, datetime, time
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.http import urlencode
from django.views.decorators.http import require_GET

from steadystep.chart.intake import ImportedResource
from steadystep.chart.mistakes import unreadable
from steadystep.chart.when import EARLIEST_YEAR, LATEST_YEAR
from steadystep.clinic.chartroom.knowing import known
from steadystep.clinic.chartroom.opening import Opened
from steadystep.clinic.consent.actor import Actor
from steadystep.faces.look.pieces import Choice
from steadystep.faces.look.story import zoom_of
from steadystep.faces.staff import tabs
from steadystep.faces.staff.addresses import entry_address
from steadystep.faces.staff.as_said import names_of
from steadystep.faces.staff.blocks import Desk
from steadystep.faces.staff.describing import Describer
from steadystep.faces.staff.documents import document_of
from steadystep.faces.staff.door import opened, staff_page
from steadystep.faces.staff.feed import feed_page, holds_of
from steadystep.faces.staff.header import header_of
from steadystep.faces.staff.lines import DutyLine, joined, line_of
from steadystep.faces.staff.low_data import low_data_of
from steadystep.faces.staff.medicine_links import medicine_links
from steadystep.faces.staff.next_steps import next_steps
from steadystep.faces.staff.story import story_of, zoomed
from steadystep.faces.staff.targets import target_lines
from steadystep.faces.staff.today import worker_silence
from steadystep.reasoning import Clock
from steadystep.reasoning.facts.agreement import agreement
from steadystep.reasoning.facts.plan_lines import plan_of
from steadystep.reasoning.view import View


@require_GET
@staff_page
def client(request: HttpRequest, actor: Actor, client: UUID) -> HttpResponse:
    """Header, story, plan by target, what next, and one tab. `?as_of=` shows what was known then, to read only."""
    as_of = as_of_from(request)
    tab = request.GET.get("tab", "")
    tab = tab if tab in tabs.NAMES else "medicines"
    chart = opened(actor, client, f"chart, {tab}", as_of=as_of)
    view, describer = desk_of(chart)
    period, today = zoomed(view, request.GET, chart.at)
    plan = plan_of(view)
    context: dict[str, Any] = {
        "client": str(client), "header": header_of(chart, view, describer), "as_of": as_of, "read_only": as_of is not None,
        "story": story_of(view, describer, period, today), "zoom": zoom_of(period, _besides_period(request), today),
        "low_data": low_data_of(view),
        "targets": target_lines(chart, view, describer.names, plan), "goals": [(one.body.text, agreement(chart.chart, one).theirs) for one in plan.alone], "loose": len(plan.unaligned),
        "steps": next_steps(chart.review.findings, describer) if chart.review else [], "judged": chart.review is not None,
        "duties": duty_lines(chart, describer, actor), "now": chart.at, "tab": tab,
        "tabs": [Choice(str(name), _keep(request, tab=key) + "#tabs", key == tab) for key, name in tabs.NAMES.items()],
        "worker": worker_silence(), **_tab(request, tab, Desk(chart, view, describer)),
    }  # fmt: skip
    return render(request, "staff/client.html", context)


@require_GET
@staff_page
def entry(request: HttpRequest, actor: Actor, client: UUID, entry: str) -> HttpResponse:
    """Everything one entry holds, for the line of the feed that was opened; without a script, its place in the feed."""
    if not request.headers.get("HX-Request"):
        return redirect(entry_address(str(client), entry))
    as_of = as_of_from(request)
    chart = opened(actor, client, f"entry {entry[:64]}", as_of=as_of)
    found = chart.chart.entry(entry)
    if found is None:
        raise Http404
    _view, describer = desk_of(chart)
    context = {
        "holds": holds_of(found, describer),
        "client": str(client),
        "entry": entry,
        "read_only": as_of is not None,
    }
    return render(request, "staff/feed_holds.html", context)


def desk_of(chart: Opened) -> tuple[View, Describer]:
    """What the chart adds up to, and how its entries are said."""
    view = View(chart.chart, known(), chart.clinic, Clock(chart.at))
    people = {entry.author for entry in chart.chart.entries}
    people |= {member.person for member in view.person.members} | set(view.person.teams)
    people |= {visit.with_person for visit in view.visits if visit.with_person}
    return view, Describer(
        chart.chart,
        {**names_of(people, chart.clinic), **chart_staff(chart), chart.chart.client: view.person.called},
    )


def chart_staff(chart: Opened) -> dict[str, str]:
    return {one.id: one.name for one in chart.clinic.staff.values()}


def duty_lines(chart: Opened, describer: Describer, actor: Actor) -> list[DutyLine]:
    duties = chart.review.duties if chart.review else ()
    return joined([line_of(duty, chart.chart.client, "", describer.names, actor.id) for duty in duties])


def as_of_from(request: HttpRequest) -> datetime | None:
    """`?as_of=2026-03-03` is the end of that day where the reader is; an instant is itself. Raises `Unreadable`."""
    text = request.GET.get("as_of", "").strip()
    if not text:
        return None
    try:
        moment = datetime.fromisoformat(text)
        if not EARLIEST_YEAR <= moment.year <= LATEST_YEAR:
            raise ValueError(text)
        if len(text) == 10:
            moment = datetime.combine(moment.date(), time(23, 59, 59))
        if moment.tzinfo is None:
            moment = timezone.make_aware(moment)
        return moment.astimezone(UTC)
    except (ValueError, OverflowError) as error:
        raise unreadable(
            "'{text}' is not a day: write it as 2026-03-17, or choose it from the calendar.", text=text[:60]
        ) from error


def _besides_period(request: HttpRequest) -> dict[str, str]:
    return {key: request.GET[key] for key in ("tab", "as_of") if request.GET.get(key)}


def _keep(request: HttpRequest, **change: str) -> str:
    kept = {key: request.GET[key] for key in ("tab", "span", "from", "to", "as_of") if request.GET.get(key)}
    return "?" + urlencode({**kept, **change})


def _tab(request: HttpRequest, tab: str, desk: Desk) -> dict[str, Any]:
    if tab == "feed":
        asked = {key: request.GET.get(key, "") for key in ("page", "entry", "kind")}
        page = feed_page(desk.describer, page=asked["page"], entry=asked["entry"], kind=asked["kind"])
        older = (
            _keep(request, tab="feed", kind=page.kind, page=str(page.number + 1))
            if page.number < page.pages
            else ""
        )
        newer = (
            _keep(request, tab="feed", kind=page.kind, page=str(page.number - 1)) if page.number > 1 else ""
        )
        return {"feed": page, "older": older, "newer": newer}
    if tab == "documents":
        found = desk.opened.chart.of(ImportedResource)
        return {"documents": [document_of(entry, desk.describer) for entry in reversed(found)]}
    links = medicine_links(desk.opened.chart.client) if tab == "medicines" else {}
    return {"blocks": tabs.blocks_of(tab, desk), "medicine_links": links}
