"""The way into a client's own chart: sign-in asked, refusals put into words, nothing typed lost."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import wraps
from typing import Any

from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache

from steadystep.chart import Body, Chart, NewEntry, Refused, Unreadable, When, Words, say
from steadystep.clinic.chartroom.knowing import known
from steadystep.clinic.chartroom.mistakes import DoorShut
from steadystep.clinic.chartroom.opening import Opened, open_chart
from steadystep.clinic.chartroom.writing import Written, write
from steadystep.clinic.consent.actor import Actor
from steadystep.clinic.consent.mistakes import NotAllowed
from steadystep.clinic.people.actors import actor_from
from steadystep.faces.look.crisis_lines import lines
from steadystep.reasoning import Clock
from steadystep.reasoning.view import View

from . import how_it_reads
from .posted_while_signed_out import forget_if_sent, keep_posted, same_person
from .telling import told_by

Page = Callable[..., HttpResponse]
ANOTHER_PERSON = say(
    "Somebody else was signed in when this page was opened, so nothing was saved here. Open the page again."
)
PURPOSE = "own record"
SOURCE = "portal"


@dataclass(frozen=True)
class Own:
    """The client's own chart as a page needs it. `now` is UTC, `today` the client's calendar day."""

    actor: Actor
    opened: Opened
    view: View
    now: datetime
    today: date

    @property
    def chart(self) -> Chart:
        return self.opened.chart

    @property
    def zone(self) -> str:
        return self.view.person.zone

    def at_this_moment(self) -> When:
        return When.instant(self.now, self.zone)


def own_chart(request: HttpRequest, part: str) -> Own:
    """Open the chart of the client who is signed in; the opening is recorded under `part`."""
    own = own_of(actor_from(request), part)
    how_it_reads.apply(request, own.view)
    return own


def own_of(actor: Actor, part: str) -> Own:
    """The chart of a client who acts for themselves, signed in or at a device that was handed to them."""
    opened = open_chart(actor, str(actor.client), PURPOSE, part=part)
    clock = Clock(opened.at)
    view = View(opened.chart, known(), opened.clinic, clock)
    return Own(actor, opened, view, opened.at, clock.today(view.person.zone))


def write_own(own: Own, entries: Sequence[NewEntry]) -> Written:
    """Through the door, with what the client was shown."""
    return write(own.actor, str(own.actor.client), entries, seen=own.opened.seq)


def sender_id(request: HttpRequest, part: str = "") -> str:
    """The id the page made for this send, so that the same send twice writes once; `part` makes further ones of it."""
    try:
        sent = uuid.UUID(request.POST.get("id", ""))
    except ValueError:
        sent = uuid.uuid4()
    return str(uuid.uuid5(sent, part) if part else sent)


def own_page(page: Page) -> Page:
    """For clients only. Refusals become a page that says why and keeps what was typed; a lost sign-in keeps it too."""

    @never_cache
    @wraps(page)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not request.user.is_authenticated:
            return signed_out(request)
        kind = getattr(request.user, "kind", "staff")
        if kind != "client":
            return redirect("portal:caring" if kind == "caregiver" else "/")
        if request.method == "POST" and not same_person(request):
            return not_done(request, (ANOTHER_PERSON,), 409)
        forget_if_sent(request)
        try:
            return page(request, *args, **kwargs)
        except NotAllowed as refused:
            return not_done(request, refused.reasons, 403)
        except Refused as refused:
            return not_done(request, refused.reasons, 409)
        except (DoorShut, Unreadable) as refused:
            return not_done(request, (refused.says,), 409)

    return answer


def signed_out(request: HttpRequest) -> HttpResponse:
    """Reading asks to sign in; what was being sent is kept in this browser's session until then."""
    if request.method != "POST":
        return redirect_to_login(request.get_full_path())
    if not is_piece(request):  # a script keeps what it could not send by itself
        keep_posted(request)
    context = {"sign_in": f"{reverse('account_login')}?next={reverse('portal:kept')}"}
    template = "portal/pieces/signed_out.html" if is_piece(request) else "portal/signed_out.html"
    return render(request, template, context, status=401)


def not_done(request: HttpRequest, reasons: Sequence[Words], status: int) -> HttpResponse:
    """What could not be saved and why; what was typed is shown so that it can be copied or sent again."""
    typed = [text for name in TYPED for text in request.POST.getlist(name) if text.strip()]
    context = {"reasons": reasons, "typed": typed, "back": request.path}
    template = "portal/pieces/not_done.html" if is_piece(request) else "portal/not_done.html"
    return render(request, template, context, status=status)


TYPED = ("text", "words", "note", "effect", "name", "sign", "reason", "barrier", "dose_text")


def is_piece(request: HttpRequest) -> bool:
    """Whether a script asked, and wants a piece of a page instead of a whole one."""
    return request.headers.get("X-Piece") == "1"


def after_writing(request: HttpRequest, own: Own, written: Written, to: str, saved: str = "") -> HttpResponse:
    """Go on to `to`; but where help may be needed it is shown first, in this very answer."""
    if written.show_help:
        context = {
            "told": told_by(written, own.opened, own.now),
            "to": to,
            "lines": lines(),
            "gentle": True,
            "saved": saved,
        }
        return render(request, "portal/saved_with_help.html", context)
    messages.success(request, saved or gettext("Saved."))
    return redirect(to)


def write_once(request: HttpRequest, own: Own, body: Body, to: str, saved: str) -> HttpResponse:
    """Write what one form says, once however often it is sent, and go on to `to`."""
    entry = sender_id(request)
    if own.chart.entry(entry):
        return redirect(to)
    written = write_own(own, [NewEntry(id=entry, body=body, source=SOURCE)])
    return after_writing(request, own, written, to, saved)


def text_sent(request: HttpRequest, name: str, most: int | None = None) -> str:
    """A field of words as it was typed, without what no database keeps; cut to `most` characters where it is given."""
    return request.POST.get(name, "").replace("\x00", "").strip()[:most]
