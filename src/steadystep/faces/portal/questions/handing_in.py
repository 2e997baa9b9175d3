"""Handing a sheet in, its receipt, and what came of it in plain words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from steadystep.chart import Entry, NewEntry
from steadystep.chart.measures import Answers
from steadystep.faces.look.crisis_lines import lines
from steadystep.faces.portal.own import SOURCE, Own, own_chart, own_page, sender_id, write_own
from steadystep.faces.portal.telling import would_tell
from steadystep.faces.portal.today.views import next_visit
from steadystep.knowledge import Instrument
from steadystep.reasoning.facts.scores import ScoreFact
from steadystep.reasoning.facts.scoring import Score

from .begun import request_of_sheet
from .risk import any_alarm
from .sheet import Sheet, instrument_of, put_away, read_sheet
from .views import PART


@dataclass(frozen=True, slots=True)
class Result:
    """A total in plain words: of how many, and how it stands to the last one. `total` None: it could not be added up.

    `change` is below zero for less trouble; `clear` when it is larger than chance alone moves this scale.
    """

    total: int | None
    most: int
    imputed: bool
    before: int | None = None
    before_at: datetime | None = None
    clear: bool = False

    @property
    def change(self) -> int | None:
        return None if self.total is None or self.before is None else self.total - self.before

    @property
    def size(self) -> int:
        return abs(self.change or 0)


@own_page
@require_POST
def hand_in(request: HttpRequest, name: str) -> HttpResponse:
    """Write the answers, put the draft away, show the receipt. Missing answers stay missing."""
    own = own_chart(request, PART)
    instrument = instrument_of(own, name)
    sheet = read_sheet(own, instrument)
    standing = _of_form(own, request.POST.get("form", ""))
    if standing:  # handed in before: the same receipt again
        return redirect("portal:receipt", instrument.id, standing.id)
    if sheet is None or request.POST.get("form") != sheet.form:
        return redirect("portal:questions", instrument.id)
    if not sheet.answers:
        return render(request, "portal/questions/nothing.html", {"instrument": instrument}, status=422)
    entry = sender_id(request)
    write_own(own, [NewEntry(id=entry, body=answers_of(own, sheet), source=SOURCE)])
    put_away(own, instrument)
    return redirect("portal:receipt", instrument.id, entry)


@own_page
@require_safe
def receipt(request: HttpRequest, name: str, entry: str) -> HttpResponse:
    """What was handed in, what happens next, what it adds up to. Help is on it whenever an answer calls for it."""
    own = own_chart(request, PART)
    instrument = instrument_of(own, name)
    found = own.chart.head(entry)
    if found is None or not isinstance(found.body, Answers) or found.body.instrument != instrument.id:
        raise Http404
    items = found.body.items
    alarm = any_alarm(instrument, items) or own.opened.review is None
    risk = instrument.safety_items[0].item if instrument.safety_items else 0
    context = {
        "instrument": instrument, "handed_in": found, "result": result_of(own, instrument, found.id),
        "left_out": [item.number for item, value in zip(instrument.items, items, strict=False) if value is None],
        "answered": sum(value is not None for value in items), "visit": next_visit(own), "lines": lines(),
        "alarm": alarm, "telling": would_tell(own.view, instrument, risk, own.now) if alarm else None,
    }  # fmt: skip
    return render(request, "portal/questions/receipt.html", context)


def result_of(own: Own, instrument: Instrument, entry: str) -> Result | None:
    """The score that reasoning gives this entry, beside the one before it in the same series."""
    facts = own.view.every_score.get(instrument.id, ())
    place = next((index for index, fact in enumerate(facts) if fact.entry == entry), None)
    if place is None:
        return None
    fact, most = facts[place], instrument.score_range.high
    if not isinstance(fact.result, Score):
        return Result(None, most, False)
    if fact.total is None or fact.result.total is None:
        return None  # its parts never become one number: nothing to show, and nothing was left out
    before = _before(facts[:place], fact.series)
    if before is None or before.total is None:
        return Result(fact.total, most, bool(fact.result.imputed))
    moved = abs(fact.total - before.total)
    clear = instrument.reliable_change is not None and moved >= instrument.reliable_change
    return Result(fact.total, most, bool(fact.result.imputed), before.total, before.at, clear)


def _before(facts: tuple[ScoreFact, ...], series: str) -> ScoreFact | None:
    return next((one for one in reversed(facts) if one.series == series and one.total is not None), None)


def _of_form(own: Own, form: str) -> Entry[Answers] | None:
    return next((one for one in own.chart.of(Answers) if one.body.form == form and form), None)


def answers_of(own: Own, sheet: Sheet, way: str = "self") -> Answers:
    """What was answered, as the entry it becomes."""
    return Answers(
        when=own.at_this_moment(), instrument=sheet.instrument.id, form=sheet.form, items=sheet.items,
        language=sheet.instrument.language, version=sheet.instrument.version, way=way, request=request_of_sheet(own, sheet),
    )  # fmt: skip
