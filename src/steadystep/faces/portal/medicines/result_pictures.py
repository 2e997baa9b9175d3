"""A picture of a result, sent by the client: before sending who sees it and when; after it a receipt; later what came of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from steadystep.clinic.chartroom.picturing import take_in
from steadystep.faces.look.sent_pictures import SHOWN_WORDS, PictureForm
from steadystep.faces.portal.own import SOURCE, Own, own_chart, own_page, sender_id
from steadystep.reasoning.facts.pictures import PictureFact, pictures_of
from steadystep.reasoning.rules.medication.pictured import READ_WITHIN
from steadystep.reasoning.working_time import end_of_working_day

_TOLD_FOR: Final = timedelta(days=14)
# What came of a picture, to whoever sent it. Nothing here is anybody's fault.
_CAME_OF: Final[dict[str, str | Promise]] = {
    "typed": _("Read, and typed in. Your team talks with you about it."),
    "not_readable": _("We could not read this one: it happens easily with paper and light. If you like, send another, or bring the paper with you."),
    "not_this_client": _("This result seems to belong to somebody else, so we did not use it. If it is yours, please tell us."),
    "no_result": _("We looked, and found no result on it. If there is another page, send that one."),
    "already_here": _("Thank you. We have this result already."),
    "": _("Waiting to be read."),
}  # fmt: skip
_TO_TELL: Final = frozenset({"not_readable", "not_this_client", "no_result"})


@dataclass(frozen=True, slots=True)
class Sent:
    """One picture as its sender sees it; `by` is when it is read at the latest."""

    id: str
    shows: str
    at: datetime
    came_of: str
    waits: bool
    by: datetime


@own_page
@require_http_methods(["GET", "HEAD", "POST"])
def result_pictures(request: HttpRequest) -> HttpResponse:
    own = own_chart(request, "pictures of results")
    form = PictureForm(request.POST or None, request.FILES or None, today=own.today)
    if request.method == "POST" and form.is_valid():
        return _taken_in(request, own, form)
    receipt = request.GET.get("sent", "")
    sent = [_sent(own, one) for one in reversed(pictures_of(own.chart)) if _is_mine(own, one)]
    context = {
        "form": form, "sent": sent, "receipt": next((one for one in sent if one.id == receipt), None),
        "by": end_of_working_day(own.opened.clinic, own.now, READ_WITHIN),
    }  # fmt: skip
    return render(request, "portal/medicines/result_pictures.html", context, status=422 if form.errors else 200)  # fmt: skip


def _taken_in(request: HttpRequest, own: Own, form: PictureForm) -> HttpResponse:
    new = form.entry(sender_id(request), own.zone, SOURCE)
    taken = take_in(own.actor, str(own.actor.client), new, form.remade.picture)  # type: ignore[union-attr]  # a valid form has one
    if taken.before:
        messages.info(request, gettext("We have this very picture already. You need not send it again."))
    answer = redirect("portal:result_pictures")
    answer["Location"] += f"?sent={taken.picture}"
    return answer


def to_tell(own: Own) -> list[Sent]:
    """Pictures of the last days that could not be used, until another is sent."""
    mine = [one for one in pictures_of(own.chart) if _is_mine(own, one)]
    last = mine[-1:] if mine and mine[-1].outcome in _TO_TELL else []
    return [_sent(own, one) for one in last if one.read and one.read.recorded_at > own.now - _TOLD_FOR]


def _is_mine(own: Own, one: PictureFact) -> bool:
    """What staff took in may be somebody else's paper, laid in the wrong chart."""
    return own.chart.first(one.entry).author == own.actor.id


def _sent(own: Own, one: PictureFact) -> Sent:
    came, clinic = own.chart.first(one.entry).recorded_at, own.opened.clinic
    return Sent(
        by=end_of_working_day(clinic, came, READ_WITHIN), id=own.chart.first(one.entry).id, shows=str(SHOWN_WORDS[one.entry.body.shows]), at=one.entry.recorded_at,
        came_of=str(_CAME_OF[one.outcome]), waits=one.read is None,
    )  # fmt: skip
