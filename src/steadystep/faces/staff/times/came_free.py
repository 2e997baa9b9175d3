"""Times that came free, each with the first who waits and fits: to book, or to hold out to them for some hours."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid4

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from steadystep.chart import Refused, say
from steadystep.clinic.calendar import freed
from steadystep.clinic.calendar.freed import Freed, Offer
from steadystep.clinic.chartroom.clinic_value import clinic_value
from steadystep.clinic.chartroom.lists import DutyItem
from steadystep.clinic.chartroom.place_offers import asked_already, fits, held_out_now, offer_place
from steadystep.clinic.consent.actor import Actor
from steadystep.clinic.ledger import clock
from steadystep.faces.look.names import name_of
from steadystep.faces.look.words import instant_said
from steadystep.faces.staff.addresses import client_address, page_address
from steadystep.faces.staff.door import opened, reasons_of, staff_page
from steadystep.faces.staff.forms import FORMS
from steadystep.faces.staff.may_write import check_may

from .asking import ROLE_OF
from .finding import instant_sent

BOOK = "book/"


@dataclass(frozen=True, slots=True)
class FreeRow:
    """A time that came free. `first` is who is asked next, empty where nobody fits; `asked` who is being asked, until `until`."""

    starts: datetime
    minutes: int
    who: str
    what: str
    purpose: str
    place: str
    slot: str
    first: str
    href: str
    offer: str
    book: str
    asked: str
    until: datetime | None
    entry: UUID

    @property
    def who_comes(self) -> str:
        return self.first or self.asked


def rows_of(waiting: list[DutyItem]) -> list[FreeRow]:
    """`waiting` in the order in which they are asked."""
    now = clock.now()
    offers = freed.offers_of(now)
    return [_row(one, waiting, offers, now) for one in freed.came_free(now) if one.purpose in ROLE_OF]


def _row(one: Freed, waiting: list[DutyItem], offers: list[Offer], now: datetime) -> FreeRow:
    clinic, asked = clinic_value(), held_out_now(one, offers, now)
    names = {item.client: item.called for item in waiting}
    first = None if asked else _first(one, waiting, asked_already(one, offers))
    held_by = (
        asked.client if asked and asked.client in names else ""
    )  # no id of who is on another team's list
    comes = first.client if first else held_by
    member = clinic.staff.get(one.time.person)
    return FreeRow(
        starts=one.time.starts, minutes=one.time.minutes, who=member.name if member else "", what=name_of(one.purpose),
        purpose=one.purpose, place=one.place, slot=f"{one.time.person}|{one.time.starts.isoformat()}|{one.time.room}",
        first=(first.called or _("No name yet")) if first else "", href=client_address(first.client) if first else "",
        offer=page_address("offer_place", first.client) if first else "",
        book=page_address("times", comes) if comes else "",
        asked=names.get(asked.client, _("somebody")) if asked else "", until=asked.until if asked else None, entry=uuid4(),
    )  # fmt: skip


def _first(one: Freed, waiting: list[DutyItem], asked: set[str]) -> DutyItem | None:
    clinic = clinic_value()
    wanted = (
        item for item in waiting
        if item.client not in asked and any(offer.key == BOOK + one.purpose for offer in item.duty.offers)
    )  # fmt: skip
    return next((item for item in wanted if fits(item.client, one, clinic, ROLE_OF[one.purpose])), None)


@require_POST
@staff_page
def offer(request: HttpRequest, actor: Actor, client: UUID) -> HttpResponse:
    """Held out to this client: they take it on their own page, or by telephone at the desk."""
    chart = opened(actor, client, "offering a time")
    check_may(chart, FORMS["visit"])
    try:
        until = offer_place(actor, chart.chart.client, _sent(request), _id(request.POST.get("entry_id", "")))
    except Refused as refused:
        for reason in reasons_of(refused):
            messages.error(request, reason)
    else:
        messages.success(
            request,
            _("Offered (until: %(until)s). Nothing is booked before they say yes.")
            % {"until": instant_said(until)},
        )
    return redirect("staff:waiting")


def _sent(request: HttpRequest) -> Freed:
    """The time of the form, if it is one that came free."""
    person, _bar, rest = request.POST.get("slot", "").partition("|")
    starts = instant_sent(rest.partition("|")[0])
    found = next(
        (
            one
            for one in freed.came_free(clock.now())
            if (one.time.person, one.time.starts) == (person, starts)
        ),
        None,
    )
    if found is None:
        raise Refused((say("This time is not free any more: open the waiting list again."),))
    return found


def _id(text: str) -> str:
    try:
        return str(UUID(text))
    except ValueError:
        return str(uuid4())
