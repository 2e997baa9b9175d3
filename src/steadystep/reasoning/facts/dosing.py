"""Which dosing row of a medicine holds for this client and this indication, and what it says of a daily total."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal, Protocol

import msgspec

from steadystep.knowledge import DosingRow, Drug, Knowledge, Selector

from .around import Around
from .circumstances import Circumstances
from .routes import BY_LETTERS

Level = Literal[
    "inside usual range", "below usual range", "above usual range", "above maximum", "cannot tell"
]

_ADULT = 18


class AroundWith(Around, Protocol):
    """A view that also knows the circumstances."""

    @property
    def circumstances(self) -> Circumstances: ...


class Chosen(msgspec.Struct, frozen=True, kw_only=True):
    """The row that holds, or None with the reason: no row for the use or the age, another route, or a circumstance nobody knows.

    `open_rows` are those that may hold; `unknown` the circumstances that would tell; `because` the entries behind the choice.
    """

    row: DosingRow | None = None
    why_none: Literal["", "no row", "not this use", "not this age", "another route", "not known"] = ""
    open_rows: tuple[DosingRow, ...] = ()
    unknown: tuple[str, ...] = ()
    because: tuple[str, ...] = ()


def level(row: DosingRow, total_mg: float | None, weight_kg: float | None) -> Level:
    """Where a daily total lies in a row's range. An unknown total or, above the usual range's low end, an unknown weight: cannot tell."""
    if total_mg is None:
        return "cannot tell"
    highest = row.maximum(weight_kg)
    if total_mg < row.usual_low_mg_day:
        return "below usual range"
    if highest is None:
        return "cannot tell" if total_mg > row.usual_low_mg_day else "inside usual range"
    if total_mg > highest:
        return "above maximum"
    return "above usual range" if total_mg > row.usual_high_mg_day else "inside usual range"


def chosen(view: AroundWith, drug: Drug, indication: str, route: str) -> Chosen:
    """The row for this order. A particular population wins over adults at large; of several that hold, the strictest."""
    if not drug.dosing:
        return Chosen(why_none="no row")
    fitting = [row for row in drug.dosing if route in (*BY_LETTERS[row.route], "other")]
    if not fitting:
        return Chosen(why_none="another route")
    fitting = _for_use(view.knowledge, fitting, indication)
    if not fitting:
        return Chosen(why_none="not this use", open_rows=drug.dosing)
    return _for_client(view, drug, fitting)


def _for_use(known: Knowledge, rows: list[DosingRow], indication: str) -> list[DosingRow]:
    """Rows for just this use, else for a wider one; a row for any use belongs to either."""
    asked, any_use = known.indications_in(indication), [row for row in rows if row.indication == "any"]
    for names in (asked, known.wider_indications(asked)):
        found = [row for row in rows if known.indications_in(row.indication) & names]
        if found:
            return found + any_use
    return any_use


def _for_client(view: AroundWith, drug: Drug, rows: list[DosingRow]) -> Chosen:
    held = {id(row): _holds(view, drug, row.when) for row in rows}
    special = [row for row in rows if row.when is not None and held[id(row)]]
    if special:
        row = min(special, key=lambda one: one.max_mg_day or one.usual_high_mg_day)
        return Chosen(row=row, because=_because(view, special))
    undecided = [row for row in rows if row.when is not None and held[id(row)] is None]
    plain = [row for row in rows if row.when is None and not _is_child(view)]
    if not plain and not undecided:
        return Chosen(why_none="not this age" if _is_child(view) or _by_age(rows) else "not this use")
    return _settled(view, undecided, plain)


def _settled(view: AroundWith, undecided: list[DosingRow], plain: list[DosingRow]) -> Chosen:
    """Nothing particular is known to hold. Where several rows may hold and all have the same figures, any will do."""
    may_hold = (*plain, *undecided)
    unknown = _unknown(view, undecided)
    alike = len(may_hold) > 1 and len({_figures(row) for row in may_hold}) == 1
    if alike or not undecided:
        return Chosen(row=may_hold[0], open_rows=may_hold)
    if plain:
        return Chosen(row=plain[0], open_rows=may_hold, unknown=unknown)
    return Chosen(why_none="not known", open_rows=may_hold, unknown=unknown)


def _figures(row: DosingRow) -> tuple[float | None, ...]:
    return (
        row.start_total_mg_day,
        row.usual_low_mg_day,
        row.usual_high_mg_day,
        row.max_mg_day,
        row.max_mg_kg_day,
    )


def _holds(view: AroundWith, drug: Drug, when: Selector | None) -> bool | None:
    """Whether any of a row's conditions holds: one is enough; None: none is known to, and some are not known."""
    if when is None:
        return None
    if (when.drugs or when.groups) and _beside(view, drug, when):
        return True
    answers = [view.circumstances.holds(one) for one in sorted(when.circumstances)]
    if True in answers:
        return True
    return None if None in answers else False


def _beside(view: AroundWith, drug: Drug, when: Selector) -> bool:
    """Whether another medicine that is taken is one of those."""
    taken = [view.knowledge.drugs[one.drug] for one in view.running if one.drug in view.knowledge.drugs]
    return any(when.takes(other.id, other.groups) for other in taken if other.id != drug.id)


def _unknown(view: AroundWith, rows: Iterable[DosingRow]) -> tuple[str, ...]:
    asked = {one for row in rows if row.when for one in row.when.circumstances}
    return tuple(sorted(one for one in asked if view.circumstances.holds(one) is None))


def _because(view: AroundWith, rows: Iterable[DosingRow]) -> tuple[str, ...]:
    asked = sorted({one for row in rows if row.when for one in row.when.circumstances})
    return tuple(
        dict.fromkeys(
            entry
            for one in asked
            if view.circumstances.holds(one)
            for entry in view.circumstances.because(one)
        )
    )


def _by_age(rows: list[DosingRow]) -> bool:
    return any(one.startswith("age_") for row in rows if row.when for one in row.when.circumstances)


def _is_child(view: AroundWith) -> bool:
    age = view.circumstances.value("age")
    return age is not None and age.value < _ADULT
