"""The pages of a handed-over device: the PIN, one question a screen, the look over, and the end."""

from __future__ import annotations

import uuid
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from steadystep.chart import NewEntry
from steadystep.chart.measures import Answers
from steadystep.clinic.asking import handing_over
from steadystep.clinic.chartroom.writing import Written
from steadystep.clinic.people.door_log import address_of
from steadystep.faces.look.crisis_lines import lines
from steadystep.faces.portal.own import SOURCE, is_piece, sender_id, write_own
from steadystep.faces.portal.questions.begun import tell_begun
from steadystep.faces.portal.questions.handing_in import answers_of
from steadystep.faces.portal.questions.risk import alarms, any_alarm, is_risk, write_risk_answer
from steadystep.faces.portal.questions.sheet import allowed, keep_answer, put_away
from steadystep.faces.portal.telling import told_by, would_tell
from steadystep.knowledge import Item

from .session import Device, device_page, end, take

STOPS = "stop"  # the button that closes the device sends the question's own form


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def enter(request: HttpRequest) -> HttpResponse:
    """Six digits, from a member of staff. A right one signs out whoever was signed in here."""
    if request.method != "POST":
        return render(request, "portal/kiosk/enter.html")
    try:
        handed = handing_over.open_with(request.POST.get("pin", ""), address_of(request) or "")
    except handing_over.TooMany:
        return render(request, "portal/kiosk/enter.html", {"wrong": "many"}, status=429)
    if handed is None:
        return render(request, "portal/kiosk/enter.html", {"wrong": "pin"}, status=422)
    take(request, handed)
    return redirect("kiosk:start")


@device_page
@require_http_methods(["GET", "HEAD", "POST"])
def start(request: HttpRequest, device: Device) -> HttpResponse:
    if request.method != "POST":
        return render(request, "portal/kiosk/start.html", _about(device))
    tell_begun(device.own, device.sheet)
    return redirect("kiosk:question", device.sheet.first_open)


@device_page
@require_http_methods(["GET", "HEAD", "POST"])
def question(request: HttpRequest, device: Device, number: int) -> HttpResponse:
    """One question; kept as soon as a script sends it, before the next one is shown, and also by who stops here."""
    item = next((one for one in device.instrument.items if one.number == number), None)
    if item is None:
        raise Http404
    if request.method != "POST":
        return _ask(request, device, item)
    sent = request.POST.get("answer", "")
    value = allowed(device.instrument, item, sent)
    if value is None and sent:
        return _ask(request, device, item, wrong=True)
    if value is None or request.POST.get("help_shown") == sent:
        return _closed(request) if STOPS in request.POST else redirect(*_next(device, item))
    return _kept(request, device, item, value)


def _kept(request: HttpRequest, device: Device, item: Item, value: int) -> HttpResponse:
    """A risk answer is an entry first; help stands on the same screen before anything goes on."""
    written = None
    if is_risk(device.instrument, item.number):
        written = write_risk_answer(
            device.again, device.own, device.sheet, item.number, value, sender_id(request)
        )
    keep_answer(device.own, device.sheet, item.number, value)
    needs_help = written and (alarms(device.instrument, item.number, value) or written.show_help)
    if is_piece(request):
        return render(
            request, "portal/kiosk/kept_piece.html", _help(device, written if needs_help else None, value)
        )
    if STOPS in request.POST:
        return _stopped(request, device, written if needs_help else None, value)
    if needs_help:
        return _ask(request, device, item, written=written, standing=value)
    return redirect(*_next(device, item))


def _stopped(request: HttpRequest, device: Device, written: Written | None, value: int) -> HttpResponse:
    """Who picks an answer and stops has given it; the help it asks for stands on the page that closes."""
    if written is None:
        return _closed(request)
    about = _help(device, written, value) | {"done": False}
    end(request)
    return render(request, "portal/kiosk/over.html", about)


def _help(device: Device, written: Written | None, value: int) -> dict[str, Any]:
    """What help on this page says; nothing without `written`."""
    if written is None:
        return {}
    told = told_by(written, device.own.opened, device.own.now)
    return {"alarm": True, "told": told, "lines": lines(), "gentle": value == 0}


def _ask(
    request: HttpRequest, device: Device, item: Item, *, written: Written | None = None, standing: int | None = None,
    wrong: bool = False,
) -> HttpResponse:  # fmt: skip
    numbers, own = [one.number for one in device.instrument.items], device.own
    position = numbers.index(item.number) + 1
    context = _about(device) | {
        "item": item, "options": device.instrument.options_of(item), "position": position, "most": len(numbers),
        "standing": device.sheet.answers.get(item.number) if standing is None else standing, "wrong": wrong,
        "before": numbers[position - 2] if position > 1 else None,
        "telling": would_tell(own.view, device.instrument, item.number, own.now),
    } | _help(device, written, standing or 0)  # fmt: skip
    return render(request, "portal/kiosk/question.html", context, status=422 if wrong else 200)


@device_page
@require_safe
def look_over(request: HttpRequest, device: Device) -> HttpResponse:
    rows = [(item, device.sheet.answers.get(item.number) is not None) for item in device.instrument.items]
    never = [
        number for number in device.sheet.left_out if number in device.instrument.missing.never_imputed_items
    ]
    return render(request, "portal/kiosk/look_over.html", _about(device) | {"rows": rows, "never": never})


@device_page
@require_POST
def hand_in(request: HttpRequest, device: Device) -> HttpResponse:
    """Written once however often it is sent; then the device knows nothing any more."""
    sheet, own = device.sheet, device.own
    if not sheet.answers:
        return redirect("kiosk:look_over")
    if not any(one.body.form == sheet.form for one in own.chart.of(Answers)):
        entry = str(uuid.uuid5(uuid.UUID(sheet.form), "answers"))
        write_own(own, [NewEntry(id=entry, body=answers_of(own, sheet, "kiosk"), source=SOURCE)])
    put_away(own, device.instrument)
    alarm = any_alarm(device.instrument, sheet.items)
    end(request)
    return render(
        request, "portal/kiosk/over.html", {"done": True, "alarm": alarm, "lines": lines() if alarm else []}
    )


@device_page
@require_POST
def stop(request: HttpRequest, device: Device) -> HttpResponse:
    """What was answered stays in the sheet; a new PIN goes on where it was."""
    return _closed(request)


def _closed(request: HttpRequest) -> HttpResponse:
    end(request)
    return redirect("kiosk:over")


@never_cache
@require_safe
def over(request: HttpRequest) -> HttpResponse:
    """The end, also of a device that nobody touched for a while: its session is gone."""
    if not request.user.is_authenticated:
        end(request)
    return render(request, "portal/kiosk/over.html", {"done": False})


def _next(device: Device, item: Item) -> tuple[Any, ...]:
    """What `redirect` takes for the page after that question."""
    after = [one.number for one in device.instrument.items if one.number > item.number]
    return ("kiosk:question", after[0]) if after else ("kiosk:look_over",)


def _about(device: Device) -> dict[str, Any]:
    return {"instrument": device.instrument, "sheet": device.sheet, "called": device.own.view.person.called}
