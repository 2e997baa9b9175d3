"""A sheet that was filled in without a connection: its answers come later, all at once, and stand once."""

from __future__ import annotations

import uuid

import msgspec
from django.http import HttpRequest, JsonResponse
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from steadystep.chart import NewEntry
from steadystep.chart.measures import Answers
from steadystep.faces.look.crisis_lines import lines
from steadystep.faces.look.words import instant_said
from steadystep.faces.portal.own import SOURCE, Own, own_chart, own_page, sender_id, write_own
from steadystep.faces.portal.today.check_in import happened
from steadystep.knowledge import Instrument

from .begun import tell_begun
from .handing_in import answers_of
from .risk import any_alarm
from .sheet import Sheet, allowed, begin, in_words_sent, instrument_of, keep_answer, put_away, read_sheet
from .views import PART


@own_page
@require_POST
def late_sheet(request: HttpRequest, name: str) -> JsonResponse:
    """Handed in (`whole`), or only so far: then it goes on where it was. JSON, for the script of the phone."""
    own = own_chart(request, PART)
    instrument_of(own, name)
    instrument = in_words_sent(own, name, request.POST.get("words", ""))
    form, answers, wrong = _form(request), _answers(request, instrument), _wrong(request, instrument)
    standing = next((one for one in own.chart.of(Answers) if one.body.form == form), None)
    if standing is not None:
        return _handed_in(request, own, instrument, standing.id, standing.body.items)
    if not answers:
        return JsonResponse(
            {"saved": False, "says": _("There was no answer in it that we could read.")}, status=422
        )
    if not request.POST.get("whole"):
        return _so_far(request, own, instrument, form, answers)
    kept = read_sheet(own, instrument)
    begun = kept if kept and kept.form == form else Sheet(instrument, form, {})
    sheet = Sheet(begun.instrument, form, {**begun.answers, **answers})
    when = happened(request.POST.get("filled_in_at", ""), own)
    body = msgspec.structs.replace(answers_of(own, sheet), when=when)
    entry = str(uuid.uuid5(uuid.UUID(form), "answers"))
    write_own(own, [NewEntry(id=entry, body=body, source=SOURCE)])
    if kept and kept.form == form:
        put_away(own, instrument)
    return _handed_in(request, own, instrument, entry, sheet.items, wrong)


def _so_far(
    request: HttpRequest, own: Own, instrument: Instrument, form: str, answers: dict[int, int]
) -> JsonResponse:
    """Into the sheet as it lies there; one that was begun anew since takes what it has no answer to."""
    sheet = begin(own, instrument, form)
    tell_begun(own, sheet)
    for item, value in answers.items():
        if sheet.form == form or item not in sheet.answers:
            keep_answer(own, sheet, item, value)
    says = _("Your answers so far are kept.")
    return JsonResponse(
        {"saved": True, "says": says, "next": reverse("portal:questions", args=[instrument.id])}
    )


def _handed_in(
    request: HttpRequest,
    own: Own,
    instrument: Instrument,
    entry: str,
    items: tuple[int | None, ...],
    wrong: int = 0,
) -> JsonResponse:
    help_ = ""
    if any_alarm(instrument, items):
        help_ = render_to_string("portal/pieces/help_now.html", {"lines": lines(), "told": None}, request)
    says = _("Your answers of %(when)s are with your care team now.") % {"when": instant_said(own.now)}
    if wrong:
        says += " " + _("One or more of them could not be read and were left out.")
    receipt = reverse("portal:receipt", args=[instrument.id, entry])
    return JsonResponse({"saved": True, "says": says, "next": receipt, "help": help_})


def _form(request: HttpRequest) -> str:
    try:
        return str(uuid.UUID(request.POST.get("form", "")))
    except ValueError:
        return sender_id(request, "form")


def _answers(request: HttpRequest, instrument: Instrument) -> dict[int, int]:
    found = {
        item.number: allowed(instrument, item, request.POST.get(f"item_{item.number}", ""))
        for item in instrument.items
    }
    return {number: value for number, value in found.items() if value is not None}


def _wrong(request: HttpRequest, instrument: Instrument) -> int:
    sent = sum(bool(request.POST.get(f"item_{item.number}")) for item in instrument.items)
    return sent - len(_answers(request, instrument))
