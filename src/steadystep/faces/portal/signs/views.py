"""My signs: what I notice first when a bad time comes, what the check-in watches of it, and whether I want to be told."""

from __future__ import annotations

import math

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST, require_safe

from steadystep.chart import NewEntry, Refused, Unreadable, say
from steadystep.chart.warning_signs import ChangeWatch, WarningSign
from steadystep.faces.portal.own import (
    SOURCE,
    after_writing,
    own_chart,
    own_page,
    sender_id,
    text_sent,
    write_once,
    write_own,
)
from steadystep.faces.portal.own_items import own_items

from .watching import different_since, signs_of

PART, BACK = "signs", "portal:signs"
# Each line a client can choose, as one question with its side: (code, line, side, words).
LINES = (
    ("mood", "mood", "at_most", _("My mood is this low or lower (0 to 10)")),
    ("anxiety", "anxiety", "at_least", _("My worry or fear is this strong or stronger (0 to 10)")),
    ("craving", "craving", "at_least", _("My craving is this strong or stronger (0 to 10)")),
    ("little_sleep", "sleep_hours", "at_most", _("I sleep this many hours or fewer")),
    ("much_sleep", "sleep_hours", "at_least", _("I sleep this many hours or more")),
    ("panic", "panic_attacks", "at_least", _("I have this many panic attacks or more in a day")),
    ("moving", "movement_minutes", "at_most", _("I move this many minutes or fewer")),
    ("medicines", "medicines_missed", "at_least", _("I leave out some of my medicines (no number needed)")),
)
_BY_CODE = {code: (line, side) for code, line, side, _words in LINES}
OWN = "own:"


@own_page
@require_safe
def signs(request: HttpRequest) -> HttpResponse:
    own = own_chart(request, PART)
    context = {
        "signs": signs_of(own), "lines": [(code, words) for code, _line, _side, words in LINES], "items": own_items(own),
        "watch": own.chart.latest(ChangeWatch), "different": different_since(own),
    }  # fmt: skip
    return render(request, "portal/signs.html", context)


@own_page
@require_POST
def add_sign(request: HttpRequest) -> HttpResponse:
    own = own_chart(request, PART)
    line, side, item = _line(request.POST.get("line", ""))
    number = _number(text_sent(request, "threshold", 10)) if line not in ("", "medicines_missed") else None
    days = _number(text_sent(request, "days", 3))
    body = WarningSign(
        when=own.at_this_moment(), sign=text_sent(request, "sign", 300), watches=line if number is not None or line == "medicines_missed" else "",
        item=item if number is not None else "", side=side, threshold=number, days=int(days) if days else 2,
        what_helps=text_sent(request, "what_helps", 1000),
    )  # fmt: skip
    return write_once(
        request, own, body, BACK, gettext("Your sign is written down. Your care team can see it.")
    )


@own_page
@require_POST
def end_sign(request: HttpRequest, sign: str) -> HttpResponse:
    """Nobody watches for it any more; what was written stays."""
    own = own_chart(request, PART)
    entry, head = sender_id(request), own.chart.head(sign)
    if own.chart.entry(entry):
        return redirect(BACK)
    if head is None or not isinstance(head.body, WarningSign):
        raise Refused((say("This sign is no longer on your list. Open the page again and look."),))
    told = head.body
    body = WarningSign(
        when=own.at_this_moment(), sign=told.sign, watches=told.watches, item=told.item, side=told.side, threshold=told.threshold,
        days=told.days, what_helps=told.what_helps, tell_client=told.tell_client, active=False,
    )  # fmt: skip
    written = write_own(own, [NewEntry(id=entry, body=body, supersedes=head.id, source=SOURCE)])
    return after_writing(request, own, written, BACK, gettext("It is no longer watched for."))


@own_page
@require_POST
def choose_watch(request: HttpRequest) -> HttpResponse:
    own = own_chart(request, PART)
    tell = request.POST.get("tell") == "yes"
    saved = (
        gettext("Thank you. We will tell you here.")
        if tell
        else gettext("Thank you. We will not tell you here.")
    )
    return write_once(request, own, ChangeWatch(when=own.at_this_moment(), tell_me=tell), BACK, saved)


def _line(sent: str) -> tuple[str, str, str]:
    """Line, side and own item of what was chosen."""
    if sent.startswith(OWN):
        return "own", "at_least", sent.removeprefix(OWN)[:60]
    return (*_BY_CODE.get(sent, ("", "at_most")), "")


def _number(sent: str) -> float | None:
    try:
        number = float(sent.replace(",", ".")) if sent else None
        if number is not None and not math.isfinite(number):
            raise ValueError
        return number
    except ValueError:
        raise Unreadable(
            say("\u201c{number}\u201d is not a number: write it in figures, such as 5.", number=sent)
        ) from None
