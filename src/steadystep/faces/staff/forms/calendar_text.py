"""The calendar of doses as a letter to the pharmacy: who, which medicines, the tablets by days, and the supply. Nothing else of the chart."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from steadystep.chart import AnyEntry
from steadystep.chart.intake import Demographics
from steadystep.chart.pharmacy import PharmacyChosen
from steadystep.chart.sharing import SentDoses
from steadystep.clinic.chartroom.for_recipient import for_recipient
from steadystep.clinic.consent.mistakes import NotAllowed
from steadystep.faces.look.dose_days import amount_said, tablets_said
from steadystep.faces.look.names import time_of_day
from steadystep.faces.look.words import day_said
from steadystep.reasoning.plans.calendar import CalendarDay, Line, Supply, Swallow, laid_out, supply_of
from steadystep.reasoning.plans.lines import lines_of
from steadystep.reasoning.plans.sent_calendar import as_sent, last_sent
from steadystep.reasoning.plans.stretches import Stretch, stretches

from .setting import Setting

_TIMES: Final = {"morning": "morning", "midday": "noon", "evening": "evening", "bedtime": "night"}


@dataclass(frozen=True, slots=True)
class CalendarLetter:
    """Ready to be read through. `left_out`: medicines of which this pharmacy may not read on this ground. `protected`:
    substance use records are inside (42 CFR Part 2)."""

    text: str
    calendar: tuple[SentDoses, ...]
    left_out: tuple[str, ...]
    protected: bool


def calendar_letter(
    setting: Setting, consent: str, first: date, last: date, own: str = ""
) -> CalendarLetter | None:
    """None where nobody knows the pharmacy. `own`: the entry it becomes, which takes the place of those before it."""
    pharmacy = setting.opened.chart.latest(PharmacyChosen)
    if pharmacy is None:
        return None
    planned = [line for line in lines_of(setting.view, first, last) if line.steps]
    lines = [line for line in planned if _may_go(setting, line, consent)]
    days = laid_out(lines, first, last)
    told = stretches(lines, days)
    supplies = supply_of(days)
    blocks = [
        _head(setting, pharmacy, own),
        *(_medicine(setting, one, lines, supplies) for one in told),
        *_untold(days),
        _close(setting),
    ]
    return CalendarLetter(
        "\n\n".join(blocks) if told else "", as_sent(told, lines),
        tuple(capfirst(line.name) for line in planned if line not in lines),
        any("part2" in labels for line in lines for labels in _labels(setting, line)),
    )  # fmt: skip


def _entries(setting: Setting, line: Line) -> list[AnyEntry]:
    """The order, its changes and its stop."""
    course = next(one for one in setting.view.courses if one.entry == line.entry)
    found = (setting.opened.chart.entry(name) for name in course.because)
    return [one for one in found if one is not None]


def _labels(setting: Setting, line: Line) -> list[frozenset[str]]:
    return [setting.opened.chart.labels_of(one) for one in _entries(setting, line)]


def _may_go(setting: Setting, line: Line, consent: str) -> bool:
    """Under a consent what its recipient may read; without one, for treatment, what carries no label (45 CFR 164.506(c))."""
    if not consent:
        return not any(_labels(setting, line))
    try:
        theirs = for_recipient(setting.opened, consent)
    except NotAllowed:
        return False
    return all(theirs.entry(one.id) is not None for one in _entries(setting, line))


def _head(setting: Setting, pharmacy: AnyEntry, own: str) -> str:
    told, before = setting.opened.chart.latest(Demographics), last_sent(setting.opened.chart, own)
    born = told.body.birth_date if told else None
    name = told.body.legal_name if told else setting.view.person.called
    who = (
        _("Calendar of doses for %(name)s, born %(day)s.") % {"name": name, "day": born.at}
        if born
        else _("Calendar of doses for %(name)s.") % {"name": name}
    )
    again = (
        _("It takes the place of the calendar of %(day)s.") % {"day": day_said(before.body.when.day)}
        if before is not None and before.body.recipient_name == pharmacy.body.name
        else ""
    )
    to = ", ".join(filter(None, (pharmacy.body.name, pharmacy.body.phone)))
    return f"{to}\n\n{' '.join(filter(None, (who, again)))}"


def _medicine(
    setting: Setting, told: tuple[Stretch, ...], lines: list[Line], supplies: tuple[Supply, ...]
) -> str:
    line = next(one for one in lines if one.entry == told[0].entry)
    rows = [_row(one) for one in told]
    total = [_total(one) for one in supplies if one.entry == line.entry]
    ends = [_("last day: %(day)s") % {"day": day_said(line.last)}] if line.last else []
    return "\n".join([_title(setting, line), *(f"- {row}" for row in (*rows, *ends, *total))])


def _title(setting: Setting, line: Line) -> str:
    words = [capfirst(line.name)]
    if line.strengths:
        strengths = ", ".join(f"{one:g}" for one in line.strengths)
        named = (
            _("counted with strengths that are sold, %(mg)s mg: the order names none")
            if line.assumed
            else _("tablets of %(mg)s mg")
        )
        words.append(named % {"mg": strengths})
    if by := _prescriber(setting, line):
        words.append(_("ordered by %(name)s") % {"name": by})
    return " · ".join(words)


def _prescriber(setting: Setting, line: Line) -> str:
    order = setting.opened.chart.head(line.entry)
    staff = setting.opened.clinic.staff
    return staff[order.author].name if order is not None and order.author in staff else ""


def _row(one: Stretch) -> str:
    days = day_said(one.first)
    if one.last != one.first:
        days = _("%(first)s to %(last)s") % {"first": day_said(one.first), "last": day_said(one.last)}
    if not one.swallows:
        return _("%(days)s: none") % {"days": days}
    doses = "; ".join(_dose(swallow) for swallow in one.swallows)
    often = (
        ngettext("every day", "every %(n)s days", one.every) % {"n": one.every}
        if one.last != one.first
        else ""
    )
    return f"{', '.join(filter(None, (days, often)))}: {doses}"


def _dose(one: Swallow) -> str:
    at = time_of_day(_TIMES[one.part]) if one.part in _TIMES else ""
    tablets = tablets_said(one.pieces, one.assumed)
    amount = amount_said(one.amount)
    return " ".join(filter(None, (at, f"{tablets} ({amount})" if tablets else amount)))


def _total(one: Supply) -> str:
    tablets = tablets_said(one.pieces, one.assumed)
    amount = amount_said(one.total)
    return _("in all for these days: %(supply)s") % {"supply": f"{tablets} ({amount})" if tablets else amount}


def _untold(days: tuple[CalendarDay, ...]) -> Iterator[str]:
    """What is taken too often to be laid on a day is named, so that nobody takes it for stopped."""
    names = sorted({capfirst(name) for day in days for name in day.untold})
    if names:
        yield _("By its prescription, not laid on days: %(names)s.") % {"names": ", ".join(names)}


def _close(setting: Setting) -> str:
    known = _("Medicines taken only when needed, injections and those from elsewhere are not in it. Please call us if what you hand out does not fit.")  # fmt: skip
    return "\n".join((known, "", setting.actor.name, setting.opened.clinic.name))
