"""A checkpoint: what there is to look at together, and the form by which it is signed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from uuid import UUID

import msgspec
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from steadystep.chart import AnyEntry
from steadystep.chart.checkpoints import CheckpointHeld
from steadystep.chart.measures import DailyCheckin
from steadystep.chart.medication import SideEffect
from steadystep.chart.milestones import MilestoneReached
from steadystep.chart.plan import Goal, LifeEvent
from steadystep.chart.setbacks import Setback
from steadystep.chart.substance import LapseReported
from steadystep.chart.therapy import PracticeTried
from steadystep.chart.worksheets import Worksheet
from steadystep.clinic.consent.actor import Actor
from steadystep.faces.look.names import name_of
from steadystep.faces.look.pieces import Link
from steadystep.faces.look.words import day_said
from steadystep.faces.staff.addresses import entry_address, form_address
from steadystep.faces.staff.client_page import desk_of
from steadystep.faces.staff.code_titles import instrument_title
from steadystep.faces.staff.describing import Describer
from steadystep.faces.staff.door import opened, staff_page
from steadystep.reasoning.facts.checkpoints import checkpoint_now
from steadystep.reasoning.view import View

from .taken_since import taken_since

MOST = 8
BEFORE_THE_FIRST = timedelta(days=28)


class Part(msgspec.Struct, frozen=True):
    """One thing to look at: its lines, each a link where it has an entry; `empty` is said without any."""

    title: str
    lines: tuple[Link, ...]
    empty: str


class Due(msgspec.Struct, frozen=True):
    """A checkpoint of one pathway; `href` is the form, empty when it was held."""

    title: str
    week: int
    day: date
    held: str
    href: str


@require_GET
@staff_page
def checkpoint(request: HttpRequest, actor: Actor, client: UUID) -> HttpResponse:
    """Everything since the last checkpoint, or of the last four weeks before the first."""
    chart = opened(actor, client, "checkpoint")
    view, describer = desk_of(chart)
    last = view.chart.latest(CheckpointHeld)
    since = last.body.when.day if last else view.clock.today(view.person.zone) - BEFORE_THE_FIRST
    context = {
        "client": str(client), "called": view.person.called, "since": since, "first": last is None,
        "dues": list(_dues(view, str(client))), "parts": _parts(view, describer, since), "withheld": bool(chart.withheld),
    }  # fmt: skip
    return render(request, "staff/pathways/checkpoint.html", context)


def _dues(view: View, client: str) -> Iterator[Due]:
    for guards in view.guards:
        episode, point = guards.episode, checkpoint_now(view, guards.episode)
        if point is not None:
            href = form_address(client, "checkpoint", pathway=episode.pathway.id, due=point.due.isoformat())
            held = day_said(point.held.body.when.day) if point.held else ""
            yield Due(_(episode.pathway.title), point.week, point.due, held, "" if held else href)


def _parts(view: View, describer: Describer, since: date) -> tuple[Part, ...]:
    def lines(*kinds: type, keep: Callable[[AnyEntry], bool] = lambda _entry: True) -> tuple[Link, ...]:
        found = [one for one in view.chart.among(*kinds) if one.body.when.day >= since and keep(one)]
        return tuple(
            Link(f"{day_said(one.body.when.day)}: {describer.title(one)}", entry_address(view.chart.client, one.id))
            for one in reversed(found[-MOST:])
        )  # fmt: skip

    return (
        Part(_("Measures"), _measures(view), _("Nothing was measured.")),
        Part(_("Medicines taken"), taken_since(view, since), _("No medicine was ordered here.")),
        Part(_("Side effects"), lines(SideEffect), _("None was told.")),
        Part(_("How the days were"), lines(DailyCheckin), _("Nothing was told.")),
        Part(_("Practice"), lines(PracticeTried, Worksheet), _("None was told.")),
        Part(_("Goals"), _goals(view), _("No goal is written down: begin with what the client wants.")),
        Part(_("Setbacks, without blame"), (*lines(Setback, LapseReported), *_missed(view, since)), _("None.")),
        Part(_("Milestones"), lines(MilestoneReached, LifeEvent, keep=_of_milestones), _("None yet: what would be one?")),
    )  # fmt: skip


def _of_milestones(entry: AnyEntry) -> bool:
    return isinstance(entry.body, MilestoneReached) or entry.body.milestone


def _measures(view: View) -> tuple[Link, ...]:
    """The first and the latest total of each questionnaire."""
    found = []
    for name, facts in view.scores.items():
        known = [one for one in facts if one.total is not None]
        if known:
            first, now = known[0], known[-1]
            change = f"{first.total:g} → {now.total:g}" if len(known) > 1 else f"{now.total:g}"
            found.append(
                Link(
                    f"{instrument_title(name)}: {change} ({day_said(now.day)})",
                    entry_address(view.chart.client, now.entry),
                )
            )
    return tuple(found)


def _goals(view: View) -> tuple[Link, ...]:
    return tuple(
        Link(f"{one.body.text} ({name_of(one.body.status)})", entry_address(view.chart.client, one.id))
        for one in view.chart.of(Goal)
    )


def _missed(view: View, since: date) -> tuple[Link, ...]:
    return tuple(
        Link(_("Visit missed on %(day)s") % {"day": day_said(one.day)}, entry_address(view.chart.client, one.entry))
        for one in view.visits if one.outcome == "missed" and one.day >= since
    )  # fmt: skip
