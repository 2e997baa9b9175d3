"""The newest result of a measure that circumstances compare: which results count as it, and in which units they come.

LOINC codes are those of the project's code list and of monitoring.csv; a measure without one there is known by its words.
A result in a unit that is not listed cannot be compared, and an older one is not taken in its place.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Final

import msgspec

from steadystep.chart import AnyEntry, Chart, Coding, Quantity
from steadystep.chart.measures import Observation


class Measure(msgspec.Struct, frozen=True, kw_only=True):
    """`units` give the factor to `unit`; `names` are the words of results that came without a code, in lower case."""

    unit: str
    codes: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()
    units: Mapping[str, float]


class Measured(msgspec.Struct, frozen=True, kw_only=True):
    """A value in the unit of its circumstance, the day it stands for, and the entries it rests on."""

    value: float
    unit: str
    day: date
    because: tuple[str, ...]

    @property
    def quantity(self) -> Quantity:
        return Quantity(self.value, self.unit)


def _measure(unit: str, codes: str, names: str, **units: float) -> Measure:
    return Measure(
        unit=unit, codes=frozenset(codes.split()), names=frozenset(names.split("|")), units={_bare(unit): 1.0, **units}
    )  # fmt: skip


def _bare(unit: str) -> str:
    """`mL/min/{1.73_m2}` and `ml/min/1.73 m²` are one unit: letters, digits and strokes remain, in lower case."""
    return re.sub(r"[^a-z0-9/*%]", "", unit.casefold().replace("µ", "u").replace("²", "2"))


_PER_MINUTE: Final = {"bpm": 1.0, "beats/min": 1.0}
_MILLILITRES: Final = {"ml/min": 1.0, "ml/min/173m2": 1.0, "ml/min/173": 1.0}
_PRESSURE: Final = {"mmhg": 1.0, "mmhg1": 1.0}
MEASURES: Final[Mapping[str, Measure]] = {
    "egfr": _measure(
        "mL/min/{1.73_m2}", "98979-8 98980-6 62238-1 33914-3 77147-7", "egfr|estimated gfr", **_MILLILITRES
    ),
    "creatinine": _measure(
        "mg/dL", "2160-0 38483-4 14682-9", "creatinine|serum creatinine", **{"umol/l": 1 / 88.42}
    ),
    "creatinine_clearance": _measure(
        "mL/min", "", "creatinine clearance|crcl", **{"ml/min": 1.0}
    ),
    "body_weight": _measure(
        "kg", "29463-7 3141-9", "weight|body weight",
        lb=0.45359237, lbs=0.45359237, lbav=0.45359237, g=0.001,
    ),
    "body_height": _measure(
        "cm", "8302-2", "height|body height", **{"m": 100.0, "in": 2.54, "ini": 2.54}
    ),
    "systolic": _measure("mm[Hg]", "8480-6", "systolic|systolic blood pressure", **_PRESSURE),
    "diastolic": _measure("mm[Hg]", "8462-4", "diastolic|diastolic blood pressure", **_PRESSURE),
    "pulse": _measure("/min", "8867-4", "pulse|heart rate", **_PER_MINUTE),
    "potassium": _measure("mmol/L", "2823-3 6298-4", "potassium", **{"meq/l": 1.0}),
    "sodium": _measure("mmol/L", "2951-2", "sodium", **{"meq/l": 1.0}),
    "magnesium": _measure("mg/dL", "", "magnesium", **{"mmol/l": 2.431, "meq/l": 1.2155}),
    "platelets": _measure(
        "10*3/uL", "777-3 26515-7", "platelets|platelet count",
        **{"10*9/l": 1.0, "k/ul": 1.0, "thou/ul": 1.0, "/ul": 0.001},
    ),
    "qtc": _measure("ms", "", "qtc|qtc interval|corrected qt", msec=1.0, s=1000.0),
    "alt": _measure("U/L", "1742-6", "alt|alanine aminotransferase", **{"iu/l": 1.0}),
    "tsh": _measure("m[IU]/L", "3016-3", "tsh", **{"uiu/ml": 1.0, "miu/l": 1.0, "uu/ml": 1.0}),
    "cigarettes_a_day": _measure("{cigarettes}/d", "", "cigarettes a day|cigarettes per day"),
    "drinks_a_week": _measure("{drinks}/wk", "", "drinks a week|drinks per week"),
}  # fmt: skip


_BY_CODE: Final = {code: name for name, measure in MEASURES.items() for code in (*measure.codes, name)}
_BY_WORDS: Final = {words: name for name, measure in MEASURES.items() for words in measure.names if words}
Newest = Mapping[str, tuple[AnyEntry, Quantity]]


def newest(chart: Chart) -> Newest:
    """The newest result of every measure as it came, single or as a part of a panel: one pass over all of them."""
    found: dict[str, tuple[AnyEntry, Quantity]] = {}
    for entry in chart.of(Observation):
        for what, quantity in _parts(entry.body):
            name = _measured_by(what) if quantity is not None else None
            if name is not None and quantity is not None:
                found[name] = (entry, quantity)
    return found


def latest(results: Newest, name: str) -> Measured | None:
    """The newest result of that measure, or None: there is none, or its unit cannot be compared."""
    found = results.get(name)
    if found is None:
        return None
    entry, quantity = found
    measure = MEASURES[name]
    factor = measure.units.get(_bare(quantity.unit))
    if factor is None:
        return None
    value = float(f"{quantity.value * factor:.10g}")
    return Measured(value=value, unit=measure.unit, day=entry.body.when.day, because=(entry.id,))


def times_upper_limit(results: Newest, name: str) -> Measured | None:
    """The newest result as a multiple of the upper limit that the laboratory sent with it; None where it sent none."""
    found = results.get(name)
    limits = reference(found[0].body.reference) if found else None
    if found is None or limits is None or limits[1] <= 0:
        return None
    entry, quantity = found
    times = float(f"{quantity.value / limits[1]:.4g}")
    return Measured(value=times, unit="{times}", day=entry.body.when.day, because=(entry.id,))


def _parts(body: Observation) -> Iterator[tuple[Coding, Quantity | None]]:
    yield body.what, body.quantity
    for part in body.components:
        yield part.what, part.quantity


def _measured_by(what: Coding) -> str | None:
    """A code decides where the measure has codes: urine creatinine may be called creatinine too."""
    if what.code in _BY_CODE:
        return _BY_CODE[what.code]
    name = _BY_WORDS.get(what.text.strip().casefold())
    return None if name is None or (what.code and MEASURES[name].codes) else name


_RANGE: Final = re.compile(r"(?:(?P<low>\d+(?:\.\d+)?)\s*(?:-|–|to)\s*|[<≤]=?\s*)(?P<high>\d+(?:\.\d+)?)")


def reference(text: str) -> tuple[float | None, float] | None:
    """Lower and upper limit of a reference range as laboratories write it: `7-56 U/L`, `<40`. None: not told."""
    found = _RANGE.search(text)
    if found is None:
        return None
    low = found["low"]
    return (float(low) if low else None, float(found["high"]))
