"""Sentences that travel (`chart.Words`), said in the reader's language and zone."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, datetime
from functools import lru_cache
from typing import Any

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import get_language, gettext, gettext_noop, pgettext

from steadystep import knowledge
from steadystep.chart import Words
from steadystep.faces.look.names import name_of
from steadystep.knowledge.safety_event import SafetyEvent

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_INSTANT = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})")
_ENDS = frozenset(".!?:;…”\u061f\u3002")
# How soon a safety event of each level is answered: the clocks of the knowledge in two or three words.
_SOON = {
    "T0": gettext_noop("at once"),
    "T1": gettext_noop("within the hour"),
    "T2": gettext_noop("the same working day"),
    "T3": gettext_noop("the next working day"),
    "T4": gettext_noop("within a week"),
}
# Values under these names are codes of ours (kinds, roles, words of a list), not somebody's text.
_CODES = frozenset(
    {
        "kind",
        "old",
        "new",
        "needed",
        "role",
        "owner",
        "section",
        "purpose",
        "outcome",
        "status",
        "label",
        "phase",
    }
)


def said(words: Any) -> str:
    """One sentence: translated, values filled in. Takes `Words`, its JSON shape, or plain text; None is empty."""
    words = _as_words(words)
    if not isinstance(words, Words):
        return "" if words is None else str(words)
    values = {name: _value(name, value) for name, value in words.values.items()}
    # The empty message of a catalogue is its header: never ask for it.
    translated = gettext(words.text) if words.text else ""
    try:
        return translated.format_map(values)
    except (KeyError, IndexError, ValueError, AttributeError):
        # A translation that lost or broke a place must not hide the sentence: the English one stands.
        return _english(words, values)


def sentences(*parts: str) -> str:
    """Those that say something, each once, one after the other; each ends before the next begins."""
    told = list(dict.fromkeys(part.strip() for part in parts if part.strip()))
    ended = [part if part[-1] in _ENDS else f"{part}." for part in told[:-1]]
    return " ".join((*ended, *told[-1:]))


def day_said(day: date) -> str:
    """A day inside a sentence, always with its year: "Tue 3 March 2026"."""
    return _day_in(get_language() or "", day.year, day.month, day.day)


@lru_cache(maxsize=4096)
def _day_in(_language: str, year: int, month: int, day: int) -> str:
    """The days of a chart come up again and again, on every page of it."""
    return date_format(date(year, month, day), pgettext("date with year", "D j F Y"))


def instant_said(at: datetime) -> str:
    """The same with the time of day, in the zone in force."""
    local = timezone.localtime(at)
    return f"{day_said(local.date())} {date_format(local, pgettext('time of day', 'H:i'))}"


def _as_words(value: Any) -> Any:
    """`Words` that travelled as JSON inside another sentence arrive as `[text, values]`."""
    if isinstance(value, list | tuple) and value and isinstance(value[0], str):
        if len(value) == 1:
            return Words(value[0])
        if len(value) == 2 and isinstance(value[1], Mapping):
            return Words(value[0], dict(value[1]))
    return value


def _value(name: str, value: Any) -> Any:
    value = _as_words(value)
    if isinstance(value, Words):
        return said(value)
    if isinstance(value, bool | int):
        return value
    if isinstance(value, float):
        return f"{value:.10g}"
    if isinstance(value, datetime):
        return instant_said(value)
    if isinstance(value, date):
        return day_said(value)
    return _text(name, str(value))


def _text(name: str, value: str) -> str:
    try:
        if _DAY.fullmatch(value):
            return day_said(date.fromisoformat(value))
        if _INSTANT.fullmatch(value):
            return instant_said(datetime.fromisoformat(value))
    except (ValueError, OverflowError):  # what was refused for being no day of ours is said as it came
        return value
    if name == "roles":
        return roles_said(value)
    if name in _EVENTS:
        return _EVENTS[name](value)
    return name_of(value) if name in _CODES else value


def _event_said(code: str) -> str:
    """A safety event by its title, in quotation marks; its code where knowledge no longer has it."""
    event = knowledge.load().safety_events.get(code.partition("-")[0])
    if event is None:
        return code
    return pgettext("a quotation", "“%(words)s”") % {"words": gettext(_title(event, code))}


def _title(event: SafetyEvent, code: str) -> str:
    return next((one.title for one in event.variants if one.id == code != event.id), event.title)


def level_said(level: str) -> str:
    """How soon: T2 is "same working day"."""
    return gettext(_SOON.get(level, level))


_EVENTS = {"event": _event_said, "level": level_said}


def roles_said(roles: str) -> str:
    """Roles with commas between, by their names."""
    return _roles_in(get_language() or "", roles)


@lru_cache(maxsize=512)
def _roles_in(_language: str, roles: str) -> str:
    return ", ".join(name_of(one.strip()) for one in roles.split(","))


def _english(words: Words, values: dict[str, Any]) -> str:
    try:
        return words.text.format_map(values)
    except (KeyError, IndexError, ValueError, AttributeError):
        return words.text
