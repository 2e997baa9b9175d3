"""Dates as people say them. Pure: the present moment is handed in."""

from datetime import date, datetime, timedelta, tzinfo
from functools import lru_cache

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import get_language, ngettext, pgettext
from django.utils.translation import gettext as _

_MINUTE, _HOUR, _DAY = 60, 3600, 86400


def day_words(day: date, today: date) -> str:
    """ "today", "tomorrow", "Tue 3 March, in 5 days"; with the year when it is another one."""
    near = _near((day - today).days)
    return near or f"{_named(day, today)}, {distance_words((day - today).days)}"


def instant_words(at: datetime, now: datetime) -> str:
    """The same with the time of day, in the zone in force ("today 14:10", "Tue 3 March 14:10, in 5 days")."""
    local, today = timezone.localtime(at), timezone.localtime(now).date()
    away = (local.date() - today).days
    clock = _clock_in(get_language() or "", local.hour, local.minute)
    if near := _near(away):
        return f"{near} {clock}"
    return f"{_named(local.date(), today)} {clock}, {distance_words(away)}"


def _near(days: int) -> str:
    """A page has a hundred dates and most are none of these three: nothing is translated in vain."""
    match days:
        case 0:
            return _("today")
        case 1:
            return _("tomorrow")
        case -1:
            return _("yesterday")
    return ""


@lru_cache(maxsize=4096)
def _clock_in(_language: str, hour: int, minute: int) -> str:
    return date_format(datetime(2000, 1, 1, hour, minute), pgettext("time of day", "H:i"))  # noqa: DTZ001  of no zone


def distance_words(days: int) -> str:
    """ "in 5 days", "6 weeks ago", "in 4 months", "2 years ago"."""
    return _distance_in(get_language() or "", days)


@lru_cache(maxsize=4096)
def _distance_in(_language: str, days: int) -> str:
    size = abs(days)
    if size < 21:
        amount = ngettext("%(count)s day", "%(count)s days", size) % {"count": size}
    elif size < 90:
        amount = _count_weeks(round(size / 7))
    elif size < 730:
        amount = ngettext("%(count)s month", "%(count)s months", round(size / 30.4)) % {
            "count": round(size / 30.4)
        }
    else:
        amount = ngettext("%(count)s year", "%(count)s years", size // 365) % {"count": size // 365}
    return (_("in %(amount)s") if days > 0 else _("%(amount)s ago")) % {"amount": amount}


def left_words(due: datetime, now: datetime) -> str:
    """ "35 min left", "2 h 10 min left", "3 days left", "due now", "20 min over"."""
    seconds = round((due - now).total_seconds())
    if abs(seconds) < _MINUTE:
        return _("due now")
    return (_("%(amount)s left") if seconds > 0 else _("%(amount)s over")) % {"amount": _amount(abs(seconds))}


def due_words(due: datetime, now: datetime) -> str:
    """ "by today 15:00"; what is due at midnight is due by the day that ends then: "by Tue 9 June, 5 months ago"."""
    local = timezone.localtime(due)
    if (local.hour, local.minute) != (0, 0):
        return _("by %(when)s") % {"when": instant_words(due, now)}
    ends = (local - timedelta(minutes=1)).date()
    return _("by %(when)s") % {"when": day_words(ends, timezone.localtime(now).date())}


def is_near(due: datetime, now: datetime) -> bool:
    """Whether hours and minutes still matter: further away the day alone says it."""
    return abs(due - now) < timedelta(days=2)


def exact_words(at: datetime | date) -> str:
    """The instant itself, for the hover: "2026-03-03 14:10 EST (UTC-05:00)"; for a day, its date."""
    if not isinstance(at, datetime):
        return at.isoformat()
    return _exact_in(timezone.get_current_timezone(), at)


@lru_cache(maxsize=4096)
def _exact_in(zone: tzinfo, at: datetime) -> str:
    local = at.astimezone(zone)
    offset = local.utcoffset() or timedelta()
    sign = "-" if offset < timedelta() else "+"
    hours, minutes = divmod(abs(int(offset.total_seconds())) // 60, 60)
    return f"{local:%Y-%m-%d %H:%M %Z} (UTC{sign}{hours:02}:{minutes:02})"


def span_words(span: timedelta) -> str:
    """How long: "50 min", "5 h 5 min"."""
    return _amount(round(span.total_seconds()))


def _amount(seconds: int) -> str:
    if seconds >= 2 * _DAY:
        days = seconds // _DAY
        return ngettext("%(count)s day", "%(count)s days", days) % {"count": days}
    hours, minutes = divmod(seconds // _MINUTE, 60)
    if not hours:
        return _("%(count)s min") % {"count": minutes}
    if hours >= 10 or not minutes:
        return _("%(count)s h") % {"count": hours}
    return _("%(hours)s h %(minutes)s min") % {"hours": hours, "minutes": minutes}


def _count_weeks(weeks: int) -> str:
    return ngettext("%(count)s week", "%(count)s weeks", weeks) % {"count": weeks}


def _named(day: date, today: date) -> str:
    """Without the year only where no other year could be meant: this year, or within four months."""
    near = day.year == today.year or abs((day - today).days) < 120
    return _day_in(get_language() or "", day.year, day.month, day.day, near=near)


@lru_cache(maxsize=4096)
def _day_in(_language: str, year: int, month: int, day: int, *, near: bool) -> str:
    """The days of a list come up again and again: a page of a caseload has two hundred."""
    return date_format(
        date(year, month, day), pgettext("date", "D j F") if near else pgettext("date with year", "D j F Y")
    )
