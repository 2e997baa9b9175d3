"""Sheets whose way of being answered raised a question: the answers, what is odd, and whether somebody asked."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from steadystep.clinic.consent.actor import Actor
from steadystep.faces.look.words import day_said, said
from steadystep.faces.staff.addresses import entry_address, form_address
from steadystep.faces.staff.as_said import names_of
from steadystep.faces.staff.client_page import desk_of
from steadystep.faces.staff.code_titles import instrument_title
from steadystep.faces.staff.door import opened, staff_page
from steadystep.faces.staff.forms.sheet_checks import odd_sheets
from steadystep.faces.staff.total_words import total_said
from steadystep.knowledge import Instrument
from steadystep.reasoning.facts.scores import ScoreFact
from steadystep.reasoning.facts.scoring import Score
from steadystep.reasoning.rules.measures.quality import signs_said
from steadystep.reasoning.view import View

_NEEDED = frozenset({"answers", "sheet_checked"})


@dataclass(frozen=True, slots=True)
class OddSheet:
    """One sheet: `answers` are number, question (or '') and answer; `state` is `to_check`, `counts` or `kept_out`."""

    title: str
    day: str
    total: str
    signs: str
    answers: tuple[tuple[int, str, str], ...]
    state: str
    checked_by: str
    words: str
    entry: str
    ask: str


@require_GET
@staff_page
def sheets_to_check(request: HttpRequest, actor: Actor, client: UUID) -> HttpResponse:
    chart = opened(actor, client, "measures")
    view, _describer = desk_of(chart)
    found = odd_sheets(view)
    by = {fact.answering.check.author for fact in found if fact.answering and fact.answering.check}
    names = names_of(by, chart.clinic)
    sheets = [_sheet(view, fact, names) for fact in found]
    context = {
        "client": str(client),
        "called": view.person.called,
        "sheets": sheets,
        "whole": _NEEDED.isdisjoint(chart.withheld),
    }
    return render(request, "staff/measures/sheets_to_check.html", context)


def _sheet(view: View, fact: ScoreFact, names: dict[str, str]) -> OddSheet:
    instrument, told = view.knowledge.instruments[fact.instrument], fact.answering
    check = told.check if told else None
    client = view.chart.client
    return OddSheet(
        title=instrument_title(instrument.id), day=day_said(fact.day), signs=said(signs_said(told)) if told else "",
        total=total_said(fact.result) if isinstance(fact.result, Score) else _("no total"),
        answers=_answers(view, instrument, fact), state=_state(fact), words=check.body.words if check else "",
        checked_by=names.get(check.author, "") if check else "", entry=entry_address(client, fact.entry),
        ask=form_address(client, "sheet-checked", sheet=fact.entry),
    )  # fmt: skip


def _state(fact: ScoreFact) -> str:
    check = fact.answering.check if fact.answering else None
    if check is None:
        return "to_check"
    return "counts" if check.body.counts else "kept_out"


def _answers(view: View, instrument: Instrument, fact: ScoreFact) -> tuple[tuple[int, str, str], ...]:
    entry = view.chart.entry(fact.entry)
    items = entry.body.items if entry is not None else ()
    return tuple(
        (item.number, item.text, _said(instrument, item.number, value))
        for item, value in zip(instrument.every_item, items, strict=False)
    )


def _said(instrument: Instrument, number: int, value: int | None) -> str:
    if value is None:
        return _("not answered")
    item = next(one for one in instrument.every_item if one.number == number)
    text = next((option.text for option in instrument.options_of(item) if option.value == value), "")
    return f"{text} ({value})" if text else str(value)
