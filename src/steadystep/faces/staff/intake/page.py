"""The intake on one page: what is there, what is missing, who decides next; every part leads to its form."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from steadystep.chart import AnyEntry
from steadystep.chart.intake import Allergy, IntakeAnswer
from steadystep.chart.intake_course import CareLevelDecided, Formulation
from steadystep.clinic.consent.actor import Actor
from steadystep.clinic.drafts.keeping import keys_of
from steadystep.faces.look.intake_words import answer_said, formulation_parts
from steadystep.faces.look.names import name_of
from steadystep.faces.look.pieces import Link
from steadystep.faces.look.words import said
from steadystep.faces.staff.addresses import entry_address, form_address
from steadystep.faces.staff.as_said import coding_said
from steadystep.faces.staff.blocks import Desk
from steadystep.faces.staff.client_page import desk_of
from steadystep.faces.staff.door import opened, staff_page
from steadystep.faces.staff.forms.intake_section import PREFIX, section_form
from steadystep.faces.staff.may_write import may
from steadystep.faces.staff.next_steps import next_steps
from steadystep.reasoning.facts.first_screens import ScreenFact, first_screens
from steadystep.reasoning.facts.intake import IntakeFact, SectionFact
from steadystep.reasoning.facts.packet import packet
from steadystep.reasoning.rules.intake.packet import ENOUGH_PERCENT

_MARKS = {"done": "fine", "partly": "attention", "not_assessed": "information", "open": "quiet"}
_SCREEN_MARKS = {
    "answered": "fine",
    "due": "attention",
    "refused": "information",
    "cannot_tell": "attention",
    "not_for_this_age": "quiet",
}
_RULE = "intake."


@dataclass(frozen=True, slots=True)
class Part:
    """A section as the page lists it. `told` are its answers, each with its question; `mark` and `state` say how far it is."""

    name: str
    title: str
    warning: str
    state: str
    mark: str
    count: str
    href: str
    drafted: bool
    told: list[tuple[str, str, str]]


@dataclass(frozen=True, slots=True)
class Line:
    """Something beside the sections: what it is, how it stands, where it is written."""

    title: str
    says: str
    mark: str
    state: str
    write: Link


@require_GET
@staff_page
def intake_page(request: HttpRequest, actor: Actor, client: UUID) -> HttpResponse:
    chart = opened(actor, client, "intake")
    view, describer = desk_of(chart)
    desk = Desk(chart, view, describer)
    detail = _reads_all(desk)
    state = view.intake
    drafts = keys_of(actor.id, f"staff/{client}/{PREFIX}")
    findings = (
        tuple(one for one in chart.review.findings if one.rule.startswith(_RULE)) if chart.review else ()
    )
    context: dict[str, Any] = {
        "client": str(client), "called": view.person.called, "detail": detail, "state": state, "opened": state.opened,
        "parts": [_part(desk, one, drafts, detail=detail) for one in state.sections],
        "lines": list(_lines(desk, state)) if detail else [], "formulations": _formulations(desk),
        "summed": desk.lines(IntakeAnswer, CareLevelDecided, Formulation) if not detail else [],
        "duties": [said(one.says) for one in chart.review.duties if one.rule.startswith(_RULE)] if chart.review else [],
        "missing": [(said(one.says), name_of(one.role), one.stops) for one in state.missing] if detail else [],
        "screens": [_screen(desk, one) for one in first_screens(view)] if detail else [],
        "steps": next_steps(findings, describer), "next_role": name_of(state.next_role) if state.next_role else "",
        "open_it": desk.form("intake-open", _("Open an intake")), "sign": desk.form("formulation", _("Write the formulation")),
    }  # fmt: skip
    return render(request, "staff/intake/page.html", context)


def _reads_all(desk: Desk) -> bool:
    """Whether this reader may read assessments: what only a line is shown of cannot be counted."""
    roles = desk.opened.sight.relation.roles
    rights = desk.view.knowledge.rights
    return any(rights.read("assessments", role) == "full" for role in roles)


def _part(desk: Desk, fact: SectionFact, drafts: frozenset[str], *, detail: bool) -> Part:
    section, client = fact.section, desk.opened.chart.client
    slug = f"{PREFIX}{section.id}"
    form = section_form(section.id)
    writes = form is not None and may(desk.opened, form)
    told = len(fact.answers)
    count = _("%(count)s of %(all)s") % {"count": told, "all": len(section.questions)} if detail else ""
    return Part(
        name=section.id, title=_(section.title), warning=_(section.warning) if section.warning else "",
        state=name_of(f"section_{fact.state}") if detail else "", mark=_MARKS[fact.state], count=count,
        href=form_address(client, slug) if writes else "", drafted=f"staff/{client}/{slug}" in drafts,
        told=[_told(desk, one) for one in (*fact.answers.values(), *fact.others)] if detail else [],
    )  # fmt: skip


def _told(desk: Desk, entry: AnyEntry) -> tuple[str, str, str]:
    body: IntakeAnswer = entry.body
    return _(body.question), answer_said(body), desk.describer.who(entry.author)


def _lines(desk: Desk, state: IntakeFact) -> Iterator[Line]:
    level = state.level.body if state.level else None
    decided = level is not None and level.decision != "undecided"
    says = (
        ": ".join(one for one in (name_of(level.decision), level.reason) if one)
        if level
        else _("Nobody has gone through the list.")
    )
    yield Line(
        _("Level of care"),
        says,
        *_mark(decided, _("decided")),
        desk.form("care-level", _("Go through the list")),
    )
    allergy = desk.opened.chart.latest(Allergy)
    yield Line(
        _("Allergies"),
        _allergies(desk),
        *_mark(allergy is not None, _("asked")),
        desk.form("allergy", _("Allergy, or none known")),
    )
    if state.is_open and state.begun_at is None:
        yield _at_home(desk)
    goals = " · ".join(one.body.text for one in state.goals)
    agreed = any(one.body.agreed and one.body.sign for one in state.goals)
    yield Line(
        _("Goals in their own words"),
        goals or _("No goal yet."),
        *_mark(agreed, _("agreed")),
        desk.form("goal", _("Goal")),
    )


def _at_home(desk: Desk) -> Line:
    filled = packet(desk.view)
    words = _("%(percent)s%% of what can be filled in at home is there.") % {"percent": filled.percent}
    return Line(
        _("Filled in at home"), words, *_mark(filled.percent >= ENOUGH_PERCENT, _("enough")), Link("")
    )


def _mark(there: object, word: str) -> tuple[str, str]:
    return ("fine", word) if there else ("attention", _("missing"))


def _allergies(desk: Desk) -> str:
    told = desk.opened.chart.of(Allergy)
    listed = [coding_said(one.body.substance) for one in told if one.body.substance]
    return ", ".join(listed) or (_("None known") if told else _("Nobody has asked yet."))


def _screen(desk: Desk, fact: ScreenFact) -> tuple[str, str, str, str]:
    """What is looked for, the form's short name, and how it stands."""
    known = desk.view.knowledge.instruments.get(fact.instrument)
    return (
        _(fact.screen.looks_for),
        known.short if known else "",
        _SCREEN_MARKS[fact.state],
        name_of(f"screen_{fact.state}"),
    )


def _formulations(desk: Desk) -> list[dict[str, Any]]:
    """Signed versions, the latest first, each with its parts by name."""
    return [_formulation(desk, one) for one in reversed(desk.opened.chart.of(Formulation))]


def _formulation(desk: Desk, entry: AnyEntry) -> dict[str, Any]:
    return {
        "entry": entry, "who": desk.describer.who(entry.author), "when": entry.occurred, "body": entry.body,
        "href": entry_address(desk.opened.chart.client, entry.id), "parts": list(formulation_parts(entry.body)),
    }  # fmt: skip
