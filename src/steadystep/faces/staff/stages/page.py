"""What this stage of life changes: what is asked, checked, explained and arranged for this client, why, and by which source."""

from __future__ import annotations

from uuid import UUID

import msgspec
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET

from steadystep.chart.corrections import Unseen
from steadystep.clinic.consent.actor import Actor
from steadystep.faces.look.pieces import Link
from steadystep.faces.look.words import day_said, said
from steadystep.faces.staff.addresses import entry_address
from steadystep.faces.staff.as_said import circumstance_said, sources_said, standing_said
from steadystep.faces.staff.blocks import Desk
from steadystep.faces.staff.client_page import desk_of
from steadystep.faces.staff.door import opened, staff_page
from steadystep.faces.staff.header import name_shown
from steadystep.knowledge import Registry
from steadystep.knowledge.life_stage import PARTS, StageLine, StagePart
from steadystep.reasoning.facts.life_stages import StageFact, completed_weeks, due_date

from .states import State, states_of
from .weighed import Weighed, weighed

_NEEDED = frozenset({"circumstance_told", "demographics"})


class Line(msgspec.Struct, frozen=True):
    """One change: what it is, how it is said to the client, where the source says so, and how it stands for them."""

    says: str
    client_words: str
    section: str
    states: tuple[State, ...]


class StageBlock(msgspec.Struct, frozen=True):
    """One stage that is theirs. `medicines` are weighed where a pregnancy makes it theirs; `why` are the circumstances that make it so, `links` their entries."""

    title: str
    why: str
    week: str
    links: tuple[Link, ...]
    parts: tuple[tuple[str, tuple[Line, ...]], ...]
    registries: tuple[tuple[str, str], ...]
    medicines: tuple[Weighed, ...]
    write: tuple[Link, ...]
    sources: str
    standing: str


@require_GET
@staff_page
def life_stage(request: HttpRequest, actor: Actor, client: UUID) -> HttpResponse:
    """Who sees only part of what it rests on is told so: half of it would say that nothing applies."""
    chart = opened(actor, client, "what this stage of life changes")
    view, describer = desk_of(chart)
    desk = Desk(chart, view, describer)
    found = view.life_stages
    context = {
        "client": str(client), "called": name_shown(chart, view),
        "part_only": any(entry.body.of in _NEEDED for entry in chart.chart.of(Unseen)),
        "stages": [_block(desk, one) for one in found if one.theirs],
        "untold": [(_(one.stage.title), [said(words.values.get("what", words)) for words in one.missing]) for one in found if one.theirs is None],
        "not_theirs": [_(one.stage.title) for one in found if one.theirs is False],
        "health": desk.form("health", _("Ask, and write it down")),
    }  # fmt: skip
    return render(request, "staff/stages/page.html", context)


def _block(desk: Desk, fact: StageFact) -> StageBlock:
    stage, client = fact.stage, desk.opened.chart.client
    known = {one for one in fact.because if desk.opened.chart.entry(one)}
    return StageBlock(
        title=_(stage.title), why="; ".join(circumstance_said(one) for one in fact.holds), week=_week(desk) if stage.id == "perinatal" else "",
        links=tuple(Link(_("entry"), entry_address(client, one)) for one in fact.because if one in known),
        parts=tuple((_heading(part), lines) for part in PARTS if (lines := _lines(desk, fact, part))),
        registries=tuple(_registry(one) for one in stage.registries if _taken(desk, one)),
        medicines=tuple(weighed(desk)) if stage.id == "perinatal" else (), write=_write(desk, stage.id),
        sources=sources_said(stage.provenance.sources), standing=standing_said(stage.provenance),
    )  # fmt: skip


def _lines(desk: Desk, fact: StageFact, part: StagePart) -> tuple[Line, ...]:
    return tuple(_line(desk, one) for one in fact.stage.of_part(part))


def _line(desk: Desk, line: StageLine) -> Line:
    return Line(
        _(line.says), _(line.client_words) if line.client_words else "", line.section, states_of(desk, line)
    )


def _write(desk: Desk, stage: str) -> tuple[Link, ...]:
    """What is signed for this stage, where the reader's role signs it."""
    wanted = {
        "perinatal": [desk.form("perinatal-plan", _("Plan for the birth and after"))],
        "older": [desk.form("look-through", _("Look through all medicines"))],
        "adolescent": [
            desk.form("guardian-asked", _("A guardian asks for something")),
            desk.form("guardian-answered", _("Decide on a request")),
        ],
    }
    return tuple(one for one in wanted.get(stage, []) if one.href)


def _heading(part: StagePart) -> str:
    return {
        "asked": _("Asked"),
        "checked": _("Checked"),
        "explained": _("Explained"),
        "arranged": _("Arranged"),
        "talking": _("How we talk and write"),
    }[part]


def _week(desk: Desk) -> str:
    weeks, due = completed_weeks(desk.view), due_date(desk.view)
    if weeks is None or due is None:
        pregnant = desk.view.circumstances.holds("pregnancy")
        return _("The week cannot be told: no due date is written down.") if pregnant else ""
    words = {"weeks": weeks, "day": day_said(due)}
    return (
        ngettext(
            "%(weeks)s completed week; due on %(day)s.", "%(weeks)s completed weeks; due on %(day)s.", weeks
        )
        % words
    )


def _taken(desk: Desk, registry: Registry) -> bool:
    groups = desk.view.knowledge.groups
    ids = {*registry.drugs, *(drug for name in registry.groups for drug in groups[name])}
    return any(course.drug in ids for course in desk.view.running)


def _registry(registry: Registry) -> tuple[str, str]:
    return registry.name, f"{registry.reached} ({registry.source})"
