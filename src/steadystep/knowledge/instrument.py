"""Instruments: what is asked, how it is counted and what a total means. Scoring itself is reasoning's."""

import re
from itertools import pairwise
from typing import Literal

from .examples import InstrumentExample
from .provenance import Fact, Provenance, refuse


class Option(Fact, frozen=True, kw_only=True):
    value: int
    text: str


class Item(Fact, frozen=True, kw_only=True):
    """One question. `options` only where they differ from the instrument's own."""

    number: int
    text: str
    scored: bool = True
    reverse: bool = False
    loinc: str = ""
    options: tuple[Option, ...] = ()


class ScoreRange(Fact, frozen=True, kw_only=True):
    """Lowest and highest possible total, both included."""

    low: int
    high: int


class Band(Fact, frozen=True, kw_only=True):
    """A severity word for totals `low` to `high`, both included."""

    low: int
    high: int
    name: str


class BandSet(Fact, frozen=True, kw_only=True):
    """Bands that replace the usual ones for the clients described by `when`."""

    when: str
    bands: tuple[Band, ...]


class Cadence(Fact, frozen=True, kw_only=True):
    """Days between two askings in each phase of care."""

    acute: int
    continuation: int
    maintenance: int


class MissingRule(Fact, frozen=True, kw_only=True):
    """Up to `impute_up_to` missing scored items are mean-imputed; those named never are: ask instead."""

    impute_up_to: int
    never_imputed_items: frozenset[int] = frozenset()


class SafetyItem(Fact, frozen=True, kw_only=True):
    """An answer of `at_least` to `item` opens the safety event variant `event` at once."""

    item: int
    at_least: int
    event: str
    note: str = ""


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
        if self.may_ship_wording and self.ship_code == "C":
            faults.append("ship code C may not carry wording. Next: set may_ship_wording to false")
        refuse(faults)


class Instrument(Fact, frozen=True, kw_only=True):
    """A rating scale. `positive_at`, `remission_below` and the like are None where the source sets none.

    `entry` is `answers` when items are asked here, `total` when only a typed total is taken (no rights).
    """

    id: str
    code: str
    title: str
    domain: str
    respondent: str
    ages: str
    language: str
    entry: Literal["answers", "total"]
    item_count: int
    stem: str = ""
    items: tuple[Item, ...] = ()
    options: tuple[Option, ...] = ()
    score_range: ScoreRange
    bands: tuple[Band, ...]
    bands_for: str = ""
    other_bands: tuple[BandSet, ...] = ()
    positive_at: int | None
    response_fraction: float
    remission_below: int | None
    remission_days_apart: int | None
    remission_note: str = ""
    reliable_change: int | None
    recall: str
    cadence: Cadence
    missing: MissingRule
    safety_items: tuple[SafetyItem, ...] = ()
    rights: InstrumentRights
    loinc_panel: str = ""
    loinc_total: str = ""
    translations_claimed: str = ""
    notes: tuple[str, ...] = ()
    provenance: Provenance
    examples: tuple[InstrumentExample, ...]

    def __post_init__(self) -> None:
        faults = _wording_faults(self) + _item_faults(self) + _safety_faults(self)
        faults += band_faults(self.bands, self.score_range, "bands")
        for other in self.other_bands:
            faults += band_faults(other.bands, self.score_range, f"other_bands for `{other.when}`")
        if not 0 < self.response_fraction <= 1:
            faults.append("response_fraction is not in (0, 1]. Next: write 0.5 for 50%")
        refuse(faults)

    @property
    def scored_items(self) -> tuple[Item, ...]:
        return tuple(item for item in self.items if item.scored)

    @property
    def languages(self) -> tuple[str, ...]:
        """Languages whose wording is bundled; empty when the wording may not ship."""
        return (self.language,) if self.items else ()

    def band(self, total: int, *, when: str = "") -> Band | None:
        """The band of a whole total; None outside the range. `when` picks one of `other_bands`."""
        chosen = next((other.bands for other in self.other_bands if other.when == when), self.bands)
        return next((band for band in chosen if band.low <= total <= band.high), None)

    def options_of(self, item: Item) -> tuple[Option, ...]:
        return item.options or self.options


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


def _wording_faults(given: Instrument) -> list[str]:
    texts = [given.stem, *(item.text for item in given.items), *(option.text for option in given.options)]
    texts += [option.text for item in given.items for option in item.options]
    carries = any(text.strip() for text in texts)
    if carries and not given.rights.may_ship_wording:
        return ["carries wording without the right to ship it. Next: remove stem, item and option texts"]
    if given.entry == "answers" and not all(item.text.strip() for item in given.items):
        return ["an item has no text. Next: write the official wording, or set entry to `total`"]
    return []


def _item_faults(given: Instrument) -> list[str]:
    if given.entry == "total":
        return ["entry `total` takes no items. Next: remove `items`"] if given.items else []
    faults = []
    numbers = [item.number for item in given.items]
    if numbers != list(range(1, len(numbers) + 1)):
        faults.append("item numbers do not run 1, 2, 3 .... Next: number the items in order")
    if len(given.scored_items) != given.item_count:
        faults.append(
            f"{len(given.scored_items)} scored items, item_count says {given.item_count}. "
            "Next: make them equal"
        )
    values = [option.value for option in given.options]
    if len(values) < 2 or len(set(values)) != len(values):
        faults.append("options need two or more different values. Next: list each value once")
    elif _reach(given, values) != (given.score_range.low, given.score_range.high):
        faults.append(
            f"the items can score {_reach(given, values)}, score_range says otherwise. Next: correct it"
        )
    return faults


def _reach(given: Instrument, values: list[int]) -> tuple[int, int]:
    own = [[o.value for o in item.options] or values for item in given.scored_items]
    return sum(min(each) for each in own), sum(max(each) for each in own)


def _safety_faults(given: Instrument) -> list[str]:
    known = range(1, max(given.item_count, len(given.items)) + 1)
    named = {each.item for each in given.safety_items} | given.missing.never_imputed_items
    return [
        f"item {item} is named by a safety or missing rule but does not exist. Next: use 1 to {known[-1]}"
        for item in sorted(named)
        if item not in known
    ]
