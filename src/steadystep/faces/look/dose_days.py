"""The calendar of doses in words: a card for each day, a line for each dose, and the supply it takes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.text import capfirst
from django.utils.translation import gettext, ngettext

from steadystep.chart import Dose
from steadystep.faces.look.names import time_of_day
from steadystep.faces.look.words import said
from steadystep.reasoning.plans.calendar import CalendarDay, Supply, Swallow
from steadystep.reasoning.plans.tablets import Pieces

_TIMES = {"morning": "morning", "midday": "noon", "evening": "evening", "bedtime": "night"}
_HALF = "½"


@dataclass(frozen=True, slots=True)
class DoseLine:
    """`tablets` is empty where no strength is known, or none makes the amount."""

    name: str
    amount: str
    at: str
    tablets: str


@dataclass(frozen=True, slots=True)
class DayCard:
    """A day: its doses, what begins or ends, and what cannot be laid on days. `place` is Monday 1 to Sunday 7."""

    day: date
    doses: tuple[DoseLine, ...]
    notes: tuple[str, ...]
    untold: tuple[str, ...]
    is_today: bool
    over: bool

    @property
    def place(self) -> int:
        return self.day.isoweekday()

    @property
    def empty(self) -> bool:
        return not (self.doses or self.notes or self.untold)


@dataclass(frozen=True, slots=True)
class SupplyLine:
    name: str
    total: str
    tablets: str


def day_cards(days: Iterable[CalendarDay], today: date) -> list[DayCard]:
    return [
        DayCard(
            one.day, tuple(_dose(swallow) for swallow in one.swallows), tuple(said(note) for note in one.notes), one.untold,
            is_today=one.day == today, over=one.day < today,
        )
        for one in days
    ]  # fmt: skip


def supply_lines(supplies: Sequence[Supply]) -> list[SupplyLine]:
    return [
        SupplyLine(capfirst(one.name), amount_said(one.total), tablets_said(one.pieces, one.assumed))
        for one in supplies
    ]


def amount_said(dose: Dose) -> str:
    return str(dose)


def tablets_said(pieces: Sequence[Pieces] | None, form: str = "") -> str:
    """ "2 tablets of 50 mg and half a tablet of 25 mg"; empty where they are not known. `form`: the dose form, if known."""
    return gettext(" and ").join(_piece(piece, form) for piece in pieces or ())


def assumed_of(days: Iterable[CalendarDay]) -> list[str]:
    """Medicines whose tablets are reckoned with strengths that are sold, because the order names none."""
    found = {one.name for day in days for one in day.swallows if one.assumed}
    return [capfirst(name) for name in sorted(found)]


def _piece(piece: Pieces, form: str) -> str:
    whole, half = divmod(piece.count, 1)
    count = f"{whole:g}" if whole else ""
    number = f"{count}{_HALF if half else ''}"
    several = 1 if piece.count <= 1 else 2
    if "capsule" in form:
        words = ngettext("%(count)s capsule of %(mg)s mg", "%(count)s capsules of %(mg)s mg", several)
    elif "tablet" in form or not form:
        words = ngettext("%(count)s tablet of %(mg)s mg", "%(count)s tablets of %(mg)s mg", several)
    else:
        words = ngettext("%(count)s piece of %(mg)s mg", "%(count)s pieces of %(mg)s mg", several)
    return words % {"count": number, "mg": f"{piece.strength:g}"}


def _dose(one: Swallow) -> DoseLine:
    at = time_of_day(_TIMES[one.part]) if one.part in _TIMES else ""
    return DoseLine(capfirst(one.name), amount_said(one.amount), at, tablets_said(one.pieces, one.assumed))
