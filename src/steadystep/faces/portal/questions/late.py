"""A risk answer that waited on a device without a connection: however late it comes, it becomes an entry and is judged."""

from __future__ import annotations

import uuid

from django.contrib import messages
from django.contrib.messages.storage.base import BaseStorage
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from steadystep.clinic.chartroom.writing import Written
from steadystep.faces.look.crisis_lines import lines
from steadystep.faces.look.words import instant_said
from steadystep.faces.portal.own import Own, own_chart, own_page, sender_id
from steadystep.faces.portal.telling import told_by
from steadystep.faces.portal.today.check_in import happened
from steadystep.knowledge import Instrument, Item

from .risk import alarms, is_risk, write_risk_answer
from .sheet import Sheet, allowed, in_words_sent, instrument_of, keep_answer
from .views import PART


@own_page
@require_POST
def late_answer(request: HttpRequest, name: str, number: int) -> HttpResponse:
    """Written under the sheet it was given on, also when that sheet was handed in or put away since. JSON, for the script."""
    own = own_chart(request, PART)
    instrument_of(own, name)
    instrument = in_words_sent(own, name, request.POST.get("words", ""))
    item = next((one for one in instrument.items if one.number == number), None)
    if item is None or not is_risk(instrument, number):
        raise Http404
    value = allowed(instrument, item, request.POST.get("answer", ""))
    if value is None:  # nothing that could be meant: kept on the device it would be sent for ever
        return JsonResponse(
            {"saved": False, "says": _("This answer could not be read. Please answer again.")}, status=422
        )
    when = happened(request.POST.get("filled_in_at", ""), own)
    sheet = Sheet(instrument, _form(request), {})
    written = write_risk_answer(
        lambda: own_chart(request, PART), own, sheet, number, value, sender_id(request), when
    )
    keep_answer(own, sheet, number, value)
    says = _("Your answer of %(when)s is with your care team now.") % {"when": instant_said(when.earliest)}
    _say_once(request, says)
    return JsonResponse(
        {"saved": True, "says": says, "help": _help(request, own, written, instrument, item, value)}
    )


def _say_once(request: HttpRequest, says: str) -> None:
    """For the next page. A phone sends again what it got no answer to, and the sentence stands there once all the same."""
    waiting = messages.get_messages(request)
    said = says in [str(one) for one in waiting]
    if isinstance(waiting, BaseStorage):
        waiting.used = False  # looked through, not shown
    if not said:
        messages.success(request, says)


def _form(request: HttpRequest) -> str:
    try:
        return str(uuid.UUID(request.POST.get("form", "")))
    except ValueError:
        return sender_id(request, "form")


def _help(
    request: HttpRequest, own: Own, written: Written, instrument: Instrument, item: Item, value: int
) -> str:
    if not (alarms(instrument, item.number, value) or written.show_help):
        return ""
    context = {"told": told_by(written, own.opened, own.now), "lines": lines(), "gentle": value == 0}
    return render_to_string("portal/pieces/help_now.html", context, request)
