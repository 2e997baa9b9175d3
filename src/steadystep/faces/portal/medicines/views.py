"""My medicines on one page: to read, to print, to keep for when there is no connection, and to say whether it is right."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext
from django.views.decorators.http import require_POST, require_safe

from steadystep.chart.medicine_lists import MedicineListAnswered
from steadystep.faces.look.medicine_cards import said_card
from steadystep.faces.portal.own import Own, own_chart, own_page, text_sent, write_once
from steadystep.reasoning.facts.prescriptions_sent import Sending, on_their_way
from steadystep.reasoning.facts.told_beside import Beside, kept_through_surgery, told_beside

PART = "my medicines"


@own_page
@require_safe
def my_medicines(request: HttpRequest) -> HttpResponse:
    return render(request, "portal/medicines/list.html", _context(own_chart(request, PART)))


@own_page
@require_safe
def kept_medicines(request: HttpRequest) -> HttpResponse:
    """The page as the client keeps it on their own device: nothing in it can be sent."""
    return render(
        request, "portal/medicines/kept.html", {**_context(own_chart(request, PART)), "shell": True}
    )


@own_page
@require_safe
def my_emergency_card(request: HttpRequest) -> HttpResponse:
    return render(request, "portal/medicines/emergency.html", _context(own_chart(request, "my emergency card")))  # fmt: skip


@own_page
@require_POST
def answer_list(request: HttpRequest) -> HttpResponse:
    """Is this list right? A yes, or what is different in their own words."""
    own = own_chart(request, PART)
    right = request.POST.get("right") == "yes"
    body = MedicineListAnswered(
        when=own.at_this_moment(), right=right, not_taken=() if right else _not_taken(request, own),
        different="" if right else text_sent(request, "text", 2000),
    )  # fmt: skip
    saved = gettext("Thank you. Your care team knows that the list is right.") if right else gettext(
        "Thank you for telling us. Your care team will look at it and talk with you. Please change nothing on your own until then."
    )  # fmt: skip
    return write_once(request, own, body, "portal:my_medicines", saved)


def _not_taken(request: HttpRequest, own: Own) -> tuple[str, ...]:
    """Only entries of their own list count, whatever was sent."""
    listed = {course.because[0] for course in own.view.running}
    return tuple(one for one in dict.fromkeys(request.POST.getlist("not_taken")) if one in listed)


def _besides(own: Own) -> tuple[Beside, ...]:
    """What somebody else's list holds and must never meet a medicine of ours, or that ours goes on beside; graver than a
    question for the next visit."""
    review, keeps = own.opened.review, kept_through_surgery(own.view)
    found = told_beside(review.findings, own.view.courses, keeps=keeps) if review else ()
    return tuple(one for one in found if one.kind != "ask_first" or one.keep)


def _sent(own: Own) -> tuple[Sending, ...]:
    """Where a prescription of theirs went; one that was rejected is the team's to mend."""
    found = on_their_way(own.chart, own.view.courses)
    return tuple(
        one
        for one in found
        if one.last.body.pharmacy and one.rejected is None and not own.view.over(one.course)
    )


def _context(own: Own) -> dict[str, Any]:
    who, card = own.view.person, own.view.emergency_card
    said = said_card(card, who.called, who.birth_date.at if who.birth_date else "", own.today)
    asked = [(course.because[0], course.name) for course in own.view.running]
    return {
        "lines": said.lines, "card": said, "now": own.now, "asked": asked,
        "answered": own.chart.latest(MedicineListAnswered), "besides": _besides(own),
        "sent": _sent(own),
    }  # fmt: skip
