"""Screens whose positive result is more than a sum: several conditions at once, or questions that open others."""

from __future__ import annotations

import msgspec

from steadystep.chart import Words, say

from .scoring_reading import counted, parts_read, read, verdicts
from .scoring_sheet import CannotTell, Score, Sheet, all_of, any_of, incomplete, listed, too_many
from .scoring_sums import summed

_UNKNOWN = 2
_RULE = {
    True: say("Provisional symptom rule (B, C, D, E): met."),
    False: say("Provisional symptom rule (B, C, D, E): not met."),
    None: say("Provisional symptom rule (B, C, D, E): cannot be told, items are missing."),
}
_NO_DIAGNOSIS = say("Neither the total nor the rule is a diagnosis.")


def pcl_5(sheet: Sheet) -> Score | CannotTell:
    """Severity total and provisional rule (symptoms by cluster) side by side; neither is a diagnosis."""
    score = summed(sheet)
    if isinstance(score, CannotTell):
        return score
    rule = all_of(verdicts(sheet, counted(sheet) if score.imputed else score.subscales).values())
    return msgspec.structs.replace(score, remarks=(_RULE[rule], *score.remarks, _NO_DIAGNOSIS))


def aims(sheet: Sheet) -> Score | CannotTell:
    """Schooler-Kane: two areas at mild or one at moderate; exposure and other causes are the clinician's to judge."""
    score = summed(sheet)
    if isinstance(score, CannotTell):
        return score
    remark = say(
        "Schooler-Kane also asks for 3 months of exposure and that another cause is excluded: not seen from the form."
    )
    return msgspec.structs.replace(score, remarks=(*score.remarks, remark))


def mdq(sheet: Sheet) -> Score | CannotTell:
    """Seven or more symptoms, in the same period, with at least a moderate problem: all three."""
    needed = sheet.missing(range(1, len(sheet.points) + 1))
    if needed:
        return incomplete(sheet, needed)
    score = summed(sheet)
    if isinstance(score, CannotTell):
        return score
    met = all_of((score.positive, *verdicts(sheet, score.subscales).values()))
    return msgspec.structs.replace(score, positive=met)


def pc_ptsd_5(sheet: Sheet) -> Score | CannotTell:
    """Without such an event (item 1 no) the screen ends at 0; else the symptoms (items 2-6) are counted."""
    exposed, symptoms = sheet.at(1), sheet.missing(range(2, 7))
    if exposed is None:
        return incomplete(sheet, (1, *symptoms))
    if exposed and symptoms:
        return incomplete(sheet, symptoms)
    total = sum(sheet.points[place] or 0 for place in range(1, 6)) if exposed else 0
    return read(sheet.plan, total, who=sheet.who)


def crafft(sheet: Sheet) -> Score | CannotTell:
    """Days of use (items 1-3), then the six questions (4-9). Without use only the car question (4) is asked."""
    use, car = [sheet.at(number) for number in (1, 2, 3)], sheet.at(4)
    first = sheet.missing((1, 2, 3, 4))
    rest = sheet.missing(range(5, 10))
    if first or (rest and (any(use) or car)):
        return incomplete(sheet, first + rest if any(use) or car else first)
    total = sum(sheet.at(number) or 0 for number in range(4, 10))
    return read(sheet.plan, total, who=sheet.who)


def bipolar_checklist(sheet: Sheet) -> Score | CannotTell:
    """Flags without a total. "Unknown" counts as not answered."""
    known = sheet.without(_UNKNOWN)
    found = counted(known)
    if len(known.missing_scored) == len(sheet.plan.scored):
        return incomplete(sheet, known.missing_scored)
    score = parts_read(known, found)
    flags = tuple(number for number, value in enumerate(known.points, start=1) if value == 1)
    return msgspec.structs.replace(score, remarks=_flagged(flags) + score.remarks)


def _flagged(numbers: tuple[int, ...]) -> tuple[Words, ...]:
    if len(numbers) == 1:
        return (say("Flagged: item {item}.", item=numbers[0]),)
    return (say("Flagged: items {items}.", items=listed(numbers)),) if numbers else ()


def vanderbilt(sheet: Sheet) -> Score | CannotTell:
    """Six of nine symptoms in one domain and a performance item: both, by symptom counts; no total."""
    found = counted(sheet)
    if all(value is None for value in found.values()):
        return incomplete(sheet, sheet.missing_scored)
    each = verdicts(sheet, found)
    performance = each.pop("performance")
    met = all_of((any_of(each.values()), performance))
    return msgspec.structs.replace(parts_read(sheet, found), positive=met)


def _floor(least: int, missing: tuple[int, ...]) -> Words:
    if len(missing) == 1:
        return say("At least {total}: item {item} has no answer, and the form's own rule counts it as 0.",
                   total=least, item=missing[0])  # fmt: skip
    return say("At least {total}: items {items} have no answer, and the form's own rule counts them as 0.",
               total=least, items=listed(missing))  # fmt: skip


def psc_17(sheet: Sheet) -> Score | CannotTell:
    """The form's own rule counts up to three blanks as 0. Such a total is a floor: it is said, and cannot reassure."""
    missing = sheet.missing_scored
    if not missing:
        score = summed(sheet)
        return score if isinstance(score, CannotTell) else _any_part(sheet, score)
    if len(missing) > 3:
        return CannotTell(
            why=too_many(missing, sheet.plan.instrument.short, 3), missing=missing, subscales=counted(sheet)
        )
    least = sum(value for value in sheet.points if value is not None)
    score = read(sheet.plan, least, who=sheet.who, subscales=counted(sheet))
    positive = True if score.positive else None
    return _any_part(
        sheet,
        msgspec.structs.replace(score, positive=positive, remarks=(_floor(least, missing), *score.remarks)),
    )


def _any_part(sheet: Sheet, score: Score) -> Score:
    each = verdicts(sheet, score.subscales)
    return msgspec.structs.replace(score, positive=any_of((score.positive, *each.values())))


def gass(sheet: Sheet) -> Score | CannotTell:
    """22 questions of which one is for women or men only: 21 answers are complete, 20 are filled up by their mean."""
    known = [value for value in sheet.points if value is not None]
    missing, full = sheet.missing_scored, sheet.plan.instrument.score_range.high // 3
    if len(known) < full - 1:
        return incomplete(sheet, missing)
    total = sum(known)
    if len(known) < full:
        total = (2 * total * full + len(known)) // (2 * len(known))
    if total > sheet.plan.instrument.score_range.high:
        return CannotTell(
            why=say("All {count} items are answered, though one is for women or men only.", count=len(known))
        )
    return read(sheet.plan, total, who=sheet.who, imputed=missing if len(known) < full else ())
