"""The parts of an instrument: items, options, bands, cut-offs, subscales, what may be missing, rights."""

import re
from itertools import pairwise
from typing import Literal

from .provenance import Fact, refuse

Scorer = Literal[
    "sum", "sum_of_subscales", "parts", "mean", "aims", "asq", "bipolar_checklist", "c_ssrs", "crafft", "gass", "mdq",
    "pc_ptsd_5", "pcl_5", "psc_17", "safety_plan", "side_effects", "sleep_diary", "vanderbilt",
]  # fmt: skip


class Option(Fact, frozen=True, kw_only=True):
    value: int
    text: str


class ScoreRange(Fact, frozen=True, kw_only=True):
    """Lowest and highest possible value, both included."""

    low: int
    high: int


class Item(Fact, frozen=True, kw_only=True):
    """One question. What may be answered: its own `options`, else its own `values` or `span`, else the instrument's.

    `text` is empty where the wording may not ship; `label` is the number on the form where that differs.
    """

    number: int
    text: str = ""
    label: str = ""
    scored: bool = True
    reverse: bool = False
    loinc: str = ""
    options: tuple[Option, ...] = ()
    values: tuple[int, ...] = ()
    span: ScoreRange | None = None

    @property
    def own_values(self) -> tuple[int, ...]:
        """Every value this item itself names; empty when it follows the instrument."""
        if self.span:
            return tuple(range(self.span.low, self.span.high + 1))
        return tuple(option.value for option in self.options) or self.values


class Band(Fact, frozen=True, kw_only=True):
    """A severity word for totals `low` to `high`, both included."""

    low: int
    high: int
    name: str


class BandSet(Fact, frozen=True, kw_only=True):
    """Bands that replace the usual ones for the clients, or by the source, that `when` names."""

    when: str
    bands: tuple[Band, ...]


class CutOff(Fact, frozen=True, kw_only=True):
    """A further cut-off, for the clients, the use or the source that `when` names. Differing ones are shown side by side."""

    at: int
    when: str


class Subscale(Fact, frozen=True, kw_only=True):
    """Some items counted together: their sum, the highest of them, or how many reach `count_at`.

    `count_at` is one number, or one for each item. `alternatives` are pairs of which one is answered and stands for both.
    `positive_at` and `positive_at_most` are cut-offs from below and from above. What is not answered is unknown, never 0.
    """

    name: str
    items: tuple[int, ...]
    counts: Literal["sum", "highest", "count"] = "sum"
    count_at: int | tuple[int, ...] | None = None
    impute_up_to: int = 0
    alternatives: tuple[tuple[int, int], ...] = ()
    bands: tuple[Band, ...] = ()
    positive_at: int | None = None
    positive_at_most: int | None = None

    def __post_init__(self) -> None:
        faults = []
        if not self.items or len(set(self.items)) != len(self.items):
            faults.append(f"subscale `{self.name}` needs items, each once. Next: list them")
        if (self.counts == "count") != (self.count_at is not None):
            faults.append(f"subscale `{self.name}`: count_at belongs to counts `count`. Next: give both")
        if isinstance(self.count_at, tuple) and len(self.count_at) != len(self.items):
            faults.append(
                f"subscale `{self.name}`: count_at lists another number of items. Next: one for each item"
            )
        refuse(faults)

    @property
    def reached_at(self) -> tuple[int, ...]:
        """For each item the answer that counts; empty unless the subscale counts."""
        if isinstance(self.count_at, tuple):
            return self.count_at
        return () if self.count_at is None else (self.count_at,) * len(self.items)


class Impossible(Fact, frozen=True, kw_only=True):
    """Answers that cannot all be: `item`, and each of `also`, at most `at_most` while `other` is at least `at_least`.

    Only what follows from the instrument's own wording or skip rule; `source` says which.
    """

    item: int
    at_most: int
    other: int
    at_least: int
    source: str
    also: tuple[int, ...] = ()

    @property
    def low_items(self) -> tuple[int, ...]:
        return (self.item, *self.also)

    @property
    def named(self) -> tuple[int, ...]:
        return (*self.low_items, self.other)


class NeverAbove(Fact, frozen=True, kw_only=True):
    """`item` is a part of `other` by the instrument's own wording, so its answer cannot be the larger one."""

    item: int
    other: int
    source: str

    @property
    def named(self) -> tuple[int, ...]:
        return (self.item, self.other)


class Cadence(Fact, frozen=True, kw_only=True):
    """Days between two askings in each phase of care."""

    acute: int
    continuation: int
    maintenance: int


class MissingRule(Fact, frozen=True, kw_only=True):
    """Up to `impute_up_to` missing scored items are mean-imputed; those named never are: ask instead.

    `within` says whose mean is taken: that of all items, or of the item's own subscale.
    """

    impute_up_to: int
    never_imputed_items: frozenset[int] = frozenset()
    within: Literal["total", "subscale"] = "total"


class SafetyItem(Fact, frozen=True, kw_only=True):
    """An answer of `at_least` to `item` opens the safety event variant `event` at once."""

    item: int
    at_least: int
    event: str
    note: str = ""


class SafetyTotal(Fact, frozen=True, kw_only=True):
    """A total of `at_least` opens the safety event variant `event` as soon as it is known."""

    at_least: int
    event: str


class InstrumentRights(Fact, frozen=True, kw_only=True):
    """Whether the wording may ship: the sentence that says so, whose it is, and when it was read."""

    ship_code: Literal["A", "B", "C", "O"]
    may_ship_wording: bool
    basis: str
    holder: str
    read_on: str

    def __post_init__(self) -> None:
        faults = []
        if not re.fullmatch(r"\d{4}-\d{2}(-\d{2})?", self.read_on):
            faults.append(f"read_on `{self.read_on}` is no month or day. Next: write YYYY-MM or YYYY-MM-DD")
        if not self.basis.strip() or not self.holder.strip():
            faults.append("rights without basis or holder. Next: quote the permission and name the holder")
        if self.may_ship_wording and self.ship_code in {"B", "C"}:
            faults.append(
                f"ship code {self.ship_code} may not carry wording. Next: set may_ship_wording to false"
            )
        refuse(faults)


def band_faults(bands: tuple[Band, ...], reach: ScoreRange, where: str) -> list[str]:
    """Every overlap, gap and uncovered end of `bands` in their written order."""
    if not bands:
        return [f"{where} are empty. Next: give a band for every total"]
    faults = [
        f"{where}: {band.name} ends before it starts. Next: swap its ends"
        for band in bands
        if band.high < band.low
    ]
    for before, after in pairwise(bands):
        if after.low <= before.high:
            faults.append(
                f"{where} overlap: {before.name} ends at {before.high}, {after.name} starts at "
                f"{after.low}. Next: start each band one above the last"
            )
        if after.low > before.high + 1:
            faults.append(
                f"{where} leave a gap between {before.high} and {after.low}. "
                "Next: start each band one above the last"
            )
    if (bands[0].low, bands[-1].high) != (reach.low, reach.high):
        faults.append(
            f"{where} cover {bands[0].low} to {bands[-1].high}, the score runs {reach.low} to "
            f"{reach.high}. Next: cover every possible total"
        )
    return faults
