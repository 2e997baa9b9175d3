"""The part of a story that is looked at: a stretch that ends today, or from one day to another. Kept in the address."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

import msgspec
from django.utils.functional import Promise
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _

from steadystep.chart.when import EARLIEST_YEAR
from steadystep.faces.look.pieces import Choice

SPANS: dict[str, tuple[int, Promise]] = {
    "28": (28, _("4 weeks")), "84": (84, _("12 weeks")), "365": (365, _("a year")), "all": (0, _("everything")),
}  # fmt: skip
USUAL = "84"
LEAST_OF_ALL = 28  # days that "everything" shows at least, so that a first week is no magnified blur
_UNREADABLE = _("That is not a day: choose it from the calendar, or write it as 2026-03-17.")
_TOO_EARLY = _("The first day lies in the future. Choose one that is past.")


class Period(msgspec.Struct, frozen=True):
    """`start` to `end`, both included. `span` is a key of SPANS, or empty for a stretch between two chosen days.

    `asked` is what stands in the address; `fault` says why another period than the wanted one is shown.
    """

    start: date
    end: date
    span: str
    asked: dict[str, str]
    fault: Promise | str = ""


def period_of(given: Mapping[str, str], today: date, first: date) -> Period:
    """The period an address asks for by `span`, or by `from` and `to`; `first` is the earliest day with anything on it.

    An open end is `first` or `today`; days in the wrong order are turned round; nothing lies after today.
    """
    typed = {key: given.get(key, "").strip()[:20] for key in ("from", "to")}
    if not any(typed.values()):
        return _span(given.get("span", ""), today, first)
    try:
        days = {key: date.fromisoformat(text) for key, text in typed.items() if text}
    except ValueError:
        return msgspec.structs.replace(_span("", today, first), fault=_UNREADABLE)
    return _between(days, typed, today, first)


def _span(span: str, today: date, first: date) -> Period:
    span = span if span in SPANS else USUAL
    days = SPANS[span][0] or max((today - first).days + 7, LEAST_OF_ALL)
    return Period(today - timedelta(days=days), today, span, {"span": span})


def _between(days: dict[str, date], typed: dict[str, str], today: date, first: date) -> Period:
    start, end = sorted((days.get("from", min(first, days.get("to", first))), days.get("to", today)))
    if start > today:
        return msgspec.structs.replace(_span("", today, first), asked=typed, fault=_TOO_EARLY)
    start = max(start, date(EARLIEST_YEAR, 1, 1))
    return Period(start, max(min(end, today), start), "", typed)


class Zoom(msgspec.Struct, frozen=True):
    """What stands over a picture to choose its period: `kept` is the rest of the address, `earlier` and `later` the next
    stretch of the same length, empty where there is none."""

    presets: tuple[Choice, ...]
    period: Period
    kept: dict[str, str]
    earlier: str
    later: str
    anchor: str


def zoom_of(period: Period, kept: Mapping[str, str], today: date, anchor: str = "story") -> Zoom:
    """Links that keep the rest of the address and stay at the picture, whose id is `anchor`."""
    presets = tuple(
        Choice(str(name), _address({**kept, "span": key}, anchor), key == period.span)
        for key, (_days, name) in SPANS.items()
    )
    length = period.end - period.start
    earlier = _stretch(period.start - length, period.start)
    later_end = min(period.end + length, today)
    later = _stretch(later_end - length, later_end)
    return Zoom(
        presets,
        period,
        dict(kept),
        _address({**kept, **earlier}, anchor) if length else "",
        _address({**kept, **later}, anchor) if length and period.end < today else "",
        anchor,
    )


def _stretch(start: date, end: date) -> dict[str, str]:
    return {"from": start.isoformat(), "to": end.isoformat()}


def _address(asked: Mapping[str, str], anchor: str) -> str:
    return f"?{urlencode(asked)}#{anchor}"
