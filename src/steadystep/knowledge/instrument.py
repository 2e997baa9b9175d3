"""Instruments: what is asked, how it is counted and what a total means. Scoring itself is reasoning's."""

from typing import Literal

from .examples import InstrumentExample
from .provenance import Fact, Provenance, refuse
from .scale import (
    Band,
    BandSet,
    Cadence,
    CutOff,
    Impossible,
    InstrumentRights,
    Item,
    MissingRule,
    NeverAbove,
    Option,
    SafetyItem,
    SafetyTotal,
    Scorer,
    ScoreRange,
    Subscale,
    band_faults,
)
from .translation import Translation


class Instrument(Fact, frozen=True, kw_only=True):
    """A rating scale. `short` is what staff call it ("PHQ-9"), `title` its whole name. `positive_at`, `remission_below` and
    the like are None where the source sets none.

    `entry` is `answers` when the items are asked here as a form; `diary` when they are kept day by day; `total` when the
    wording may not ship: a typed total, or answers keyed from a licensed copy. `further` are items that count for
    nothing and are keyed but not shown. `scored_by` names the way of counting. `headline` is the subscale whose band and
    cut-off speak for an instrument without a total. `positive_at` is reached from below, or from above where
    `higher_is_better`. `validated` is False for the clinic's own trackers: screens must say so.
    `positive_opens` is the instrument that a positive result asks at once. `licensed_here` is by which right this clinic
    shows words that do not ship (`licensed.py`); no file holds it. `translations` are put in by the loader from files of
    their own. `versions` are forms beside the usual one (another recall), each a trend of its own; `version` is that of a
    licensed form whose words are laid over.
    """

    id: str
    code: str
    title: str
    short: str
    domain: str
    respondent: str
    ages: str
    age_from: int | None = None
    age_to: int | None = None
    language: str
    entry: Literal["answers", "total", "diary"]
    item_count: int
    stem: str = ""
    items: tuple[Item, ...] = ()
    further: tuple[Item, ...] = ()
    options: tuple[Option, ...] = ()
    values: tuple[int, ...] = ()
    scored_by: Scorer = "sum"
    score_range: ScoreRange
    subscales: tuple[Subscale, ...] = ()
    headline: str = ""
    bands: tuple[Band, ...]
    bands_for: str = ""
    bands_note: str = ""
    other_bands: tuple[BandSet, ...] = ()
    higher_is_better: bool = False
    validated: bool = True
    positive_at: int | None
    other_cuts: tuple[CutOff, ...] = ()
    response_fraction: float | None
    response_points: int | None = None
    response_note: str = ""
    floor_subtracted: bool = False
    remission_below: int | None
    remission_days_apart: int | None
    remission_note: str = ""
    reliable_change: int | None
    recall: str
    cadence: Cadence | None
    cadence_note: str = ""
    positive_opens: str = ""
    licensed_here: str = ""
    missing: MissingRule
    impossible: tuple[Impossible, ...] = ()
    never_above: tuple[NeverAbove, ...] = ()
    safety_items: tuple[SafetyItem, ...] = ()
    safety_totals: tuple[SafetyTotal, ...] = ()
    safety_notes: tuple[str, ...] = ()
    rights: InstrumentRights
    loinc_panel: str = ""
    loinc_total: str = ""
    translations_claimed: str = ""
    translations: tuple[Translation, ...] = ()
    version: str = ""
    versions: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    provenance: Provenance
    examples: tuple[InstrumentExample, ...]

    def __post_init__(self) -> None:
        faults = _wording_faults(self) + _item_faults(self) + _named_faults(self) + _subscale_faults(self)
        if self.bands or not self.bands_note.strip():
            faults += band_faults(self.bands, self.score_range, "bands")
        for other in self.other_bands:
            faults += band_faults(other.bands, self.score_range, f"other_bands for `{other.when}`")
        if self.response_fraction is not None and not 0 < self.response_fraction <= 1:
            faults.append("response_fraction is not in (0, 1]. Next: write 0.5 for 50%")
        if self.cadence is None and not self.cadence_note.strip():
            faults.append("neither cadence nor cadence_note. Next: say when it is asked")
        refuse(faults)

    @property
    def screens(self) -> bool:
        """Whether it looks for something, yes or no, and is no measure of a course."""
        return self.domain.endswith("screen")

    @property
    def scored_items(self) -> tuple[Item, ...]:
        return tuple(item for item in self.items if item.scored)

    @property
    def every_item(self) -> tuple[Item, ...]:
        """In the order answers are given: the items, then those keyed but not shown."""
        return self.items + self.further

    @property
    def carries_wording(self) -> bool:
        texts = [
            self.stem,
            *(item.text for item in self.every_item),
            *(option.text for option in self.options),
        ]
        texts += [option.text for item in self.every_item for option in item.options]
        return any(text.strip() for text in texts)

    @property
    def languages(self) -> tuple[str, ...]:
        """Languages whose wording is bundled, its own first; empty when the wording may not ship."""
        return (self.language, *(one.language for one in self.translations)) if self.carries_wording else ()

    def band(self, total: float, *, when: str = "") -> Band | None:
        """The band of a total (a broken one counts as the whole below it); None outside. `when` picks one of `other_bands`."""
        chosen = next((other.bands for other in self.other_bands if other.when == when), self.bands)
        return next((band for band in chosen if band.low <= total < band.high + 1), None)

    def options_of(self, item: Item) -> tuple[Option, ...]:
        return item.options or self.options

    def values_of(self, item: Item) -> tuple[int, ...]:
        """What may be answered to an item, in the order of the form."""
        return item.own_values or tuple(option.value for option in self.options) or self.values


def _wording_faults(given: Instrument) -> list[str]:
    if given.carries_wording and not (given.rights.may_ship_wording or given.licensed_here):
        return ["carries wording without the right to ship it. Next: remove stem, item and option texts"]
    if given.entry != "total" and not all(item.text.strip() for item in given.items):
        return ["an item has no text. Next: write the official wording, or set entry to `total`"]
    if given.entry == "answers" and not all(given.options_of(item) for item in given.items):
        return ["an item has nothing to choose from. Next: give it options, or set entry to `diary`"]
    return []


def _item_faults(given: Instrument) -> list[str]:
    if not given.items:
        return [] if given.entry == "total" else ["there are no items. Next: list what is asked"]
    faults = []
    numbers = [item.number for item in given.every_item]
    if numbers != list(range(1, len(numbers) + 1)):
        faults.append("item numbers do not run 1, 2, 3 .... Next: number the items in order")
    if any(item.scored for item in given.further):
        faults.append("a further item is scored. Next: move it to items, or write `scored: false`")
    if len(given.scored_items) != given.item_count:
        faults.append(
            f"{len(given.scored_items)} scored items, item_count says {given.item_count}. "
            "Next: make them equal"
        )
    each = [given.values_of(item) for item in given.every_item]
    if any(len(values) < 2 or len(set(values)) != len(values) for values in each):
        faults.append("options need two or more different values. Next: list each value once")
    elif given.scored_by == "sum" and _reach(given) != (given.score_range.low, given.score_range.high):
        faults.append(f"the items can score {_reach(given)}, score_range says otherwise. Next: correct it")
    return faults


def _reach(given: Instrument) -> tuple[int, int]:
    each = [given.values_of(item) for item in given.scored_items]
    return sum(min(values) for values in each), sum(max(values) for values in each)


def _named_faults(given: Instrument) -> list[str]:
    known = range(1, max(given.item_count, len(given.every_item)) + 1)
    named = {each.item for each in given.safety_items} | given.missing.never_imputed_items
    named |= {item for each in given.impossible for item in each.named}
    named |= {item for each in given.never_above for item in each.named}
    return [
        f"item {item} is named by a safety or missing rule but does not exist. Next: use 1 to {known[-1]}"
        for item in sorted(named)
        if item not in known
    ]


def _subscale_faults(given: Instrument) -> list[str]:
    names = [each.name for each in given.subscales]
    faults = []
    if len(set(names)) != len(names):
        faults.append("two subscales have the same name. Next: rename one")
    if given.headline and given.headline not in names:
        faults.append(f"headline `{given.headline}` is no subscale. Next: use one of {names}")
    known = {item.number for item in given.every_item}
    named = {each.name: set(each.items) - known for each in given.subscales if given.items}
    return faults + [
        f"subscale `{name}` names items {sorted(unknown)} that do not exist. Next: correct it"
        for name, unknown in named.items()
        if unknown
    ]
