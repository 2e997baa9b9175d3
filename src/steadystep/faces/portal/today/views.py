"""Today: take, check in, answer, next visit."""

from __future__ import annotations

from datetime import timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_POST, require_safe

from steadystep.chart import NewEntry, Refused, say
from steadystep.chart.medication import DoseReport, Order
from steadystep.chart.when import zone_named
from steadystep.faces.portal.medicines.effects import due_since
from steadystep.faces.portal.medicines.putting_off import put_off_ways
from steadystep.faces.portal.medicines.result_pictures import to_tell
from steadystep.faces.portal.medicines.supply import coming
from steadystep.faces.portal.medicines.tapering import smaller_doses
from steadystep.faces.portal.own import SOURCE, Own, after_writing, own_chart, own_page, sender_id, write_own
from steadystep.faces.portal.signs.watching import different_since, signs_up
from steadystep.reasoning.facts.packet import packet
from steadystep.reasoning.facts.visits import VisitFact

from .asking import asked_now
from .check_in import check_in_of
from .practising import practises
from .taking import ANSWERS, REASONS, report_of, taking_on

STILL_ON = timedelta(hours=1)  # a visit that has begun is still the next one for a while


@own_page
@require_safe
def today(request: HttpRequest) -> HttpResponse:
    own = own_chart(request, "today")
    context = {
        "called": own.view.person.called, "greeting": _greeting(own), "takings": taking_on(own, own.today),
        "reasons": [(code, gettext(words)) for code, words in REASONS.items()], "asked": asked_now(own), "packet": packet(own.view) if own.view.intake.is_open else None,
        "check_in": check_in_of(own, own.today), "effects_due": due_since(own),
        "signs_up": signs_up(own), "different": different_since(own), "injections": coming(own), "smaller_doses": smaller_doses(own), "visit": next_visit(own), "staff": own.opened.clinic.staff,
        "practises": practises(own), "pictures": to_tell(own), "put_off_ways": put_off_ways(own),
    }  # fmt: skip
    return render(request, "portal/today.html", context)


@own_page
@require_POST
def take(request: HttpRequest, order: str) -> HttpResponse:
    """Taken, or not today with a reason if they like. Saying it again on the same day corrects what was said."""
    own = own_chart(request, "today")
    entry = sender_id(request)
    head = own.chart.head(order)
    if head is None or not isinstance(head.body, Order):
        raise Refused((say("This medicine is no longer on your list. Open Today again and look."),))
    if own.chart.entry(entry):  # sent twice: it stands already
        return redirect("portal:today")
    body = DoseReport(when=own.at_this_moment(), order=order, day=own.today, outcome=_outcome(request),
                      reason=REASONS.get(request.POST.get("reason", ""), ""))  # fmt: skip
    before = report_of(own, order, own.today)
    if before and (before.body.outcome, before.body.reason) == (body.outcome, body.reason):
        return redirect("portal:today")
    new = NewEntry(id=entry, body=body, supersedes=before.id if before else None, source=SOURCE)
    return after_writing(request, own, write_own(own, [new]), "portal:today", _thanks(request, body))


def _thanks(request: HttpRequest, body: DoseReport) -> str:
    """What may help with the reason they gave; never a word of blame."""
    said = ANSWERS.get(request.POST.get("reason", "")) if body.outcome != "taken" else None
    return str(said) if said else gettext("Thank you, that is noted.")


def next_visit(own: Own) -> VisitFact | None:
    coming = [one for one in own.view.visits if one.outcome == "booked" and one.starts + STILL_ON > own.now]
    return coming[0] if coming else None


def _outcome(request: HttpRequest) -> str:
    sent = request.POST.get("outcome", "")
    return sent if sent in ("taken", "partly", "missed") else "taken"


def _greeting(own: Own) -> str:
    hour = timezone.localtime(own.now, zone_named(own.zone)).hour
    if 5 <= hour < 12:
        return gettext("Good morning")
    return gettext("Good afternoon") if 12 <= hour < 18 else gettext("Good evening")
