"""One question a screen. Kept as it is answered; handed in when the client says so."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from steadystep.clinic.chartroom.writing import Written
from steadystep.faces.look.crisis_lines import lines
from steadystep.faces.portal.own import Own, is_piece, own_chart, own_page, sender_id
from steadystep.faces.portal.telling import told_by, would_tell
from steadystep.faces.portal.today.asking import Asked
from steadystep.knowledge import Instrument, Item

from .begun import tell_begun
from .risk import alarms, is_risk, write_risk_answer
from .sheet import Sheet, allowed, begin, in_words_sent, instrument_of, keep_answer, put_away, read_sheet
from .tongues import choice_of_words, is_foreign, with_someone

PART = "questionnaire"


@own_page
@require_http_methods(["GET", "HEAD", "POST"])
def start(request: HttpRequest, name: str) -> HttpResponse:
    """What it is, how long it takes, who sees it; then on to the first open question."""
    own = own_chart(request, PART)
    instrument = instrument_of(own, name)
    sheet = read_sheet(own, instrument)
    if request.method != "POST":
        context = _about(instrument) | {
            "sheet": sheet, "minutes": Asked(instrument, False).minutes,
            "words": [] if sheet else choice_of_words(instrument), "with_someone": with_someone(instrument),
        }  # fmt: skip
        return render(request, "portal/questions/start.html", context)
    if request.POST.get("anew") and sheet:
        put_away(own, instrument)
    if chosen := request.POST.get("words"):
        instrument = in_words_sent(own, name, chosen)
    sheet = begin(own, instrument, sender_id(request))
    tell_begun(own, sheet)
    return redirect("portal:question", instrument.id, sheet.first_open)


@own_page
@require_http_methods(["GET", "HEAD", "POST"])
def question(request: HttpRequest, name: str, number: int) -> HttpResponse:
    """One question. A script sends the answer by itself and gets a piece; without one, Next sends it."""
    own = own_chart(request, PART)
    instrument = instrument_of(own, name)
    _item(instrument, number)
    sheet = read_sheet(own, instrument)
    if sheet is None:
        return redirect("portal:questions", instrument.id)
    item = _item(sheet.instrument, number)
    if request.method != "POST":
        return _ask(request, own, sheet, item)
    if request.POST.get("form") != sheet.form:
        return _another_sheet(request, instrument)
    value = allowed(instrument, item, request.POST.get("answer", ""))
    if value is None:
        return _left_out(request, own, sheet, item)
    return _kept(request, own, sheet, item, value)


@own_page
@require_POST
def drop(request: HttpRequest, name: str) -> HttpResponse:
    """Put the half-filled sheet away. A risk answer that was given stays: it was sent when it was given."""
    own = own_chart(request, PART)
    put_away(own, instrument_of(own, name))
    return redirect("portal:today")


@own_page
@require_safe
def look_over(request: HttpRequest, name: str) -> HttpResponse:
    """What was answered and what was left out, before it is handed in."""
    own = own_chart(request, PART)
    instrument = instrument_of(own, name)
    sheet = read_sheet(own, instrument)
    if sheet is None:
        return redirect("portal:questions", instrument.id)
    instrument = sheet.instrument
    rows = [(item, _option(instrument, item, sheet.answers.get(item.number))) for item in instrument.items]
    never = [number for number in sheet.left_out if number in instrument.missing.never_imputed_items]
    context = _about(instrument) | {"sheet": sheet, "rows": rows, "never": never}
    return render(request, "portal/questions/look_over.html", context)


def _kept(request: HttpRequest, own: Own, sheet: Sheet, item: Item, value: int) -> HttpResponse:
    """Keep the answer. For a risk item the entry is written first: that is what must not be lost."""
    written = None
    if is_risk(sheet.instrument, item.number):
        sent = sender_id(request)
        written = write_risk_answer(lambda: own_chart(request, PART), own, sheet, item.number, value, sent)
    keep_answer(own, sheet, item.number, value)
    alarm = alarms(sheet.instrument, item.number, value) or (written is not None and written.show_help)
    if is_piece(request):
        return _piece(request, own, written, alarm, gentle=value == 0)
    if alarm and written and request.POST.get("help_shown") != f"{value}":
        return _ask(request, own, _with(sheet, item, value), item, written)
    return redirect(_next(sheet, item))


def _piece(
    request: HttpRequest, own: Own, written: Written | None, alarm: bool, *, gentle: bool
) -> HttpResponse:
    told = told_by(written, own.opened, own.now) if written and alarm else None
    context = {
        "told": told,
        "lines": lines() if alarm else [],
        "at_once": written is not None,
        "gentle": gentle,
    }
    return render(request, "portal/questions/kept_piece.html", context)


def _ask(
    request: HttpRequest, own: Own, sheet: Sheet, item: Item, written: Written | None = None
) -> HttpResponse:
    instrument = sheet.instrument
    standing = sheet.answers.get(item.number)
    context = _about(instrument) | {
        "sheet": sheet, "item": item, "options": instrument.options_of(item), "standing": standing,
        "position": _position(instrument, item), "most": len(instrument.items), "back": _back(instrument, item),
        "telling": would_tell(own.view, instrument, item.number, own.now),
        "told": told_by(written, own.opened, own.now) if written else None,
        "alarm": alarms(instrument, item.number, standing), "lines": lines(), "next": _next(sheet, item), "gentle": standing == 0,
    }  # fmt: skip
    return render(request, "portal/questions/question.html", context)


def _left_out(request: HttpRequest, own: Own, sheet: Sheet, item: Item) -> HttpResponse:
    """Nothing chosen is allowed; something that is no answer to this question is not taken for one."""
    if request.POST.get("answer"):
        return render(request, "portal/questions/no_such_answer.html",
                      {"here": reverse("portal:question", args=[sheet.instrument.id, item.number])}, status=422)  # fmt: skip
    return redirect(_next(sheet, item))


def _another_sheet(request: HttpRequest, instrument: Instrument) -> HttpResponse:
    """The page belongs to a sheet that was handed in or begun anew, perhaps in another window."""
    template = "portal/questions/stale_piece.html" if is_piece(request) else "portal/questions/stale.html"
    return render(request, template, _about(instrument), status=409)


def _about(instrument: Instrument) -> dict[str, Any]:
    return {"instrument": instrument, "foreign": is_foreign(instrument)}


def _item(instrument: Instrument, number: int) -> Item:
    found = next((item for item in instrument.items if item.number == number), None)
    if found is None:
        raise Http404
    return found


def _position(instrument: Instrument, item: Item) -> int:
    return [each.number for each in instrument.items].index(item.number) + 1


def _next(sheet: Sheet, item: Item) -> str:
    position = _position(sheet.instrument, item)
    if position == len(sheet.instrument.items):
        return reverse("portal:look_over", args=[sheet.instrument.id])
    return reverse("portal:question", args=[sheet.instrument.id, sheet.instrument.items[position].number])


def _back(instrument: Instrument, item: Item) -> str:
    position = _position(instrument, item)
    if position == 1:
        return reverse("portal:questions", args=[instrument.id])
    return reverse("portal:question", args=[instrument.id, instrument.items[position - 2].number])


def _option(instrument: Instrument, item: Item, value: int | None) -> str:
    return next((option.text for option in instrument.options_of(item) if option.value == value), "")


def _with(sheet: Sheet, item: Item, value: int) -> Sheet:
    return Sheet(sheet.instrument, sheet.form, {**sheet.answers, item.number: value})
