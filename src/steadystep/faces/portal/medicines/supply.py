"""My injection, my week on one page, and reminders in words that name no medicine."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext
from django.views.decorators.http import require_POST, require_safe

from steadystep.chart.checks import TIME_OF_DAY
from steadystep.chart.supply import MOST_TIMES, ReminderChosen
from steadystep.clinic.chartroom.reminding_caregivers import who_may_be_reminded
from steadystep.clinic.notices.wording import REMINDER_WORDS
from steadystep.faces.look.week_sheet import week_sheet
from steadystep.faces.portal.own import Own, own_chart, own_page, write_once
from steadystep.reasoning.plans.pillbox import box


@dataclass(frozen=True, slots=True)
class Coming:
    """The next injection: its day and window; `late` once the window is over; no day where only words are known."""

    name: str
    day: date | None
    first: date | None
    last: date | None
    late: bool


def coming(own: Own) -> list[Coming]:
    return [
        Coming(fact.name, fact.next_due, fact.earliest, fact.latest, fact.latest is not None and fact.latest < own.today)
        for fact in own.view.injections
    ]  # fmt: skip


@own_page
@require_safe
def my_week(request: HttpRequest) -> HttpResponse:
    own = own_chart(request, "my week")
    days, needed = box(own.view.courses, own.today, own.view.knowledge)
    chosen = own.chart.latest(ReminderChosen)
    context = {
        **week_sheet(days, needed, own.today), "chosen": chosen.body if chosen else None,
        "sentences": [(code, gettext(words)) for code, words in REMINDER_WORDS.items()],
        "caregivers": [
            (who, name, chosen is not None and who in chosen.body.caregivers)
            for who, name in who_may_be_reminded(own.chart, own.now).items()
        ],
        "slots": [*(chosen.body.times if chosen else ()), "", ""][:MOST_TIMES],
    }  # fmt: skip
    return render(request, "portal/week.html", context)


@own_page
@require_POST
def choose_reminder(request: HttpRequest) -> HttpResponse:
    """The times they want; none at all ends the reminders."""
    own = own_chart(request, "reminders")
    times = {time for time in request.POST.getlist("time") if TIME_OF_DAY.fullmatch(time)}
    sent = request.POST.get("words", "")
    words = sent if sent in REMINDER_WORDS else ""
    ticked = request.POST.getlist("caregiver") if times else []
    body = ReminderChosen(
        when=own.at_this_moment(), times=tuple(sorted(times))[:MOST_TIMES], words=words,
        caregivers=tuple(who for who in who_may_be_reminded(own.chart, own.now) if who in ticked),
    )  # fmt: skip
    saved = gettext("Your reminder times are kept.") if times else gettext("You have no reminders now.")
    return write_once(request, own, body, "portal:week", saved)
