"""What a number means: band, cut-offs reached or not, and what must be said beside them."""

from __future__ import annotations

from operator import ge
from typing import cast

from steadystep.chart import Words, say
from steadystep.knowledge import Instrument, Subscale

from .scoring_sheet import Plan, Score, Sheet, SubscalePlan, any_of, half_up, listed


def read(
    plan: Plan,
    total: float,
    *,
    who: str = "",
    imputed: tuple[int, ...] = (),
    subscales: dict[str, int | None] | None = None,
) -> Score:
    """A total with its band and whether it reaches the cut-off; a broken total counts as the whole below it."""
    instrument = plan.instrument
    band = instrument.band(total, when=who)
    whole = int(total)
    return Score(
        total=whole, exact=None if whole == total else total, band=band.name if band else "",
        positive=reached(instrument, total, who=who), imputed=imputed, subscales=subscales or {},
        remarks=_beside(plan, total) + plan.standing,
    )  # fmt: skip


def reached(instrument: Instrument, total: float, *, who: str = "") -> bool | None:
    """Whether the cut-off is reached; with several cut-offs and nothing to choose by, only where all agree."""
    chosen = instrument.positive_at
    if who:
        chosen = next((cut.at for cut in instrument.other_cuts if cut.when == who), chosen)
    if chosen is not None:
        return _past(instrument, total, chosen)
    verdicts = {_past(instrument, total, cut.at) for cut in instrument.other_cuts}
    return verdicts.pop() if len(verdicts) == 1 else None


def _past(instrument: Instrument, total: float, cut: int) -> bool:
    return int(total) <= cut if instrument.higher_is_better else total >= cut


def _beside(plan: Plan, total: float) -> tuple[Words, ...]:
    """Every set of bands and every further cut-off by its name: sources stay apart and the reader sees both."""
    instrument = plan.instrument
    remarks = []
    if instrument.other_bands:
        sets = [(instrument.bands_for, "")] + [(other.when, other.when) for other in instrument.other_bands]
        for name, when in sets:
            if band := instrument.band(total, when=when):
                remarks.append(say("{which}: {band}.", which=say(name), band=say(band.name)))
    remarks += [yes if _past(instrument, total, at) else no for at, yes, no in plan.cuts]
    return tuple(remarks)


def counted(sheet: Sheet, *, impute: bool = False) -> dict[str, int | None]:
    """Each subscale by its name; None where too few of its items are answered. `impute` fills gaps with the subscale's own mean."""
    return {part.name: _counted(part, sheet.points, impute) for part in sheet.plan.subscales}


def _counted(part: SubscalePlan, points: tuple[int | None, ...], impute: bool) -> int | None:
    values = [points[place] for place in part.places]
    known = [value for value in values if value is not None] if None in values else cast(list[int], values)
    if not known:
        return None
    if part.subscale.counts == "highest":
        return _highest(part, points, known)
    if len(known) == len(values):
        return sum(map(ge, known, part.reached_at)) if part.reached_at else sum(known)
    if part.reached_at or not impute:
        return None
    return half_up(sum(known) * len(values), len(known))


def _highest(part: SubscalePlan, points: tuple[int | None, ...], known: list[int]) -> int | None:
    """The highest answer, if nothing unanswered could be higher."""
    highest = max(known)
    if len(known) == len(part.places) or highest == part.top:
        return highest
    instead = {
        place for pair in part.pairs if any(points[each] is not None for each in pair) for place in pair
    }
    gaps = any(points[place] is None and place not in instead for place in part.places)
    return None if gaps else highest


def judged(sheet: Sheet, part: SubscalePlan, value: int | None) -> bool | None:
    """Whether that subscale reaches its cut-off; an incomplete count is told where the gaps cannot change it."""
    scale = part.subscale
    if value is not None:
        return _beyond(scale, value)
    if not part.reached_at or scale.positive_at is None:
        return None
    values = [sheet.points[place] for place in part.places]
    low = sum(value is not None and value >= at for value, at in zip(values, part.reached_at, strict=True))
    if low >= scale.positive_at:
        return True
    return False if low + values.count(None) < scale.positive_at else None


def _beyond(scale: Subscale, value: int) -> bool | None:
    if scale.positive_at is not None:
        return value >= scale.positive_at
    return None if scale.positive_at_most is None else value <= scale.positive_at_most


def verdicts(sheet: Sheet, found: dict[str, int | None]) -> dict[str, bool | None]:
    """Of every subscale that has a cut-off: whether it is reached, None where it cannot be told."""
    return {part.name: judged(sheet, part, found[part.name]) for part in sheet.plan.subscales if part.has_cut}


def part_named(plan: Plan, name: str) -> SubscalePlan:
    return next(part for part in plan.subscales if part.name == name)


def parts_read(sheet: Sheet, found: dict[str, int | None]) -> Score:
    """A score without a total: the headline's band, positive if any subscale is, and a remark for each of them."""
    plan = sheet.plan
    each = verdicts(sheet, found)
    headline = plan.instrument.headline
    value = found.get(headline)
    return Score(
        total=None, band="" if value is None else band_of(plan, headline, value),
        positive=any_of(each.values()) if each else None, subscales=found,
        remarks=_part_remarks(sheet, found, each) + plan.standing,
    )  # fmt: skip


def band_of(plan: Plan, name: str, value: int) -> str:
    return _band(part_named(plan, name), value)


def _band(part: SubscalePlan, value: int) -> str:
    return next((band.name for band in part.subscale.bands if band.low <= value <= band.high), "")


def _untold(part: SubscalePlan, gaps: tuple[int, ...]) -> Words:
    if len(gaps) == 1:
        return say("{part}: cannot be told, item {item} is missing.", part=part.called, item=gaps[0])
    return say("{part}: cannot be told, items {items} are missing.", part=part.called, items=listed(gaps))


def _part_remarks(
    sheet: Sheet, found: dict[str, int | None], each: dict[str, bool | None]
) -> tuple[Words, ...]:
    """What each part means. A gap is only spoken of where it leaves a question open."""
    remarks = []
    for part in sheet.plan.subscales:
        value = found[part.name]
        if value is None:
            if part.subscale.bands or part.has_cut:
                remarks.append(_untold(part, sheet.missing(part.subscale.items)))
        elif part.subscale.bands:
            remarks.append(
                say("{part} {value}: {band}.", part=part.called, value=value, band=say(_band(part, value)))
            )
        elif each.get(part.name):
            remarks.append(say("{part} {value}: past its cut-off.", part=part.called, value=value))
    return tuple(remarks)
