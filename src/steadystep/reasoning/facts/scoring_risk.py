"""Suicide-risk screens: a refusal counts as yes, and an answer that is missing never makes the result look safer."""

from __future__ import annotations

from typing import Final

from steadystep.chart import Words, say

from .scoring_sheet import CannotTell, Score, Sheet, incomplete, not_answered

NO, YES, RATHER_NOT_SAY = 0, 1, 2
_ASQ: Final = (1, 2, 3, 4)
_ACUTE: Final = 5


def asq(sheet: Sheet) -> Score | CannotTell:
    """Ask Suicide-Screening Questions: any yes or refusal on 1-4 is positive; yes on item 5 is acute.

    No answer at all to one of 1-4 counts like a refusal until it is asked: the screen errs towards asking.
    """
    gaps = sheet.missing(_ASQ)
    if len(gaps) == len(_ASQ) and sheet.at(_ACUTE) is None:
        return incomplete(sheet, gaps)
    raised = sum(sheet.at(number) in (YES, RATHER_NOT_SAY) for number in _ASQ)
    acute = sheet.at(_ACUTE)
    positive = bool(raised or gaps or acute in (YES, RATHER_NOT_SAY))
    remarks = tuple(
        say("Item {item} has no answer: no answer counts as positive. Ask it.", item=gap) for gap in gaps
    )
    return Score(
        total=None if gaps else raised, band=_asq_band(positive, acute), positive=positive,
        remarks=remarks + _asq_remarks(positive, acute) + sheet.plan.standing,
    )  # fmt: skip


def _asq_band(positive: bool, acute: int | None) -> str:
    if not positive:
        return "negative"
    if acute == YES:
        return "acute positive"
    return "non-acute positive" if acute == NO else "positive, acute not ruled out"


def _asq_remarks(positive: bool, acute: int | None) -> tuple[Words, ...]:
    if not positive or acute in (NO, YES):
        return ()
    return (
        say(
            "Item 5 tells whether the danger is now and has no clear answer: ask it, and stay with the person."
        ),
    )


_IDEATION: Final = (1, 2, 3, 4, 5)
_BEHAVIOUR, _WITHIN_3_MONTHS = 6, 7
_ALWAYS_ASKED: Final = (1, 2, 6)
_LOW, _MODERATE, _HIGH = "low", "moderate", "high"


def c_ssrs(sheet: Sheet) -> Score | CannotTell:
    """Columbia screener: `total` is the highest ideation level (0-5), the band the level of risk with behaviour.

    Items 1-5 ideation, 6 behaviour ever, 7 behaviour within 3 months. A level is given only if nothing unanswered among
    items 1, 2 and 6 could raise it; what else was not asked is said beside it.
    """
    level = max((number for number in _IDEATION if sheet.at(number) == YES), default=0)
    risk = _risk(level, sheet)
    missing = sheet.missing(_ALWAYS_ASKED)
    if _could_be_higher(sheet, risk):
        return incomplete(sheet, missing)
    behaviour = sheet.at(_BEHAVIOUR)
    return Score(
        total=level, band=risk, positive=bool(level or behaviour),
        subscales={"ideation level": level, "behaviour": behaviour}, remarks=_columbia_remarks(sheet, level),
    )  # fmt: skip


def _risk(level: int, sheet: Sheet) -> str:
    behaviour = sheet.at(_BEHAVIOUR) == YES
    if level >= 4 or (behaviour and sheet.at(_WITHIN_3_MONTHS) != NO):
        return _HIGH
    if level == 3 or behaviour:
        return _MODERATE
    return _LOW if level else "none"


def _could_be_higher(sheet: Sheet, risk: str) -> bool:
    if risk == _HIGH:
        return False
    if sheet.at(_BEHAVIOUR) is None or (sheet.at(2) is None and sheet.at(_BEHAVIOUR) != YES):
        return True
    return risk == "none" and sheet.at(1) is None


def _columbia_remarks(sheet: Sheet, level: int) -> tuple[Words, ...]:
    remarks = []
    if sheet.at(_BEHAVIOUR) == YES and sheet.at(_WITHIN_3_MONTHS) is None:
        remarks.append(
            say("When the behaviour was is not known: it counts as within 3 months until it is asked.")
        )
    opened = {number for number in (3, 4, 5) if sheet.at(2) == YES and number > level}
    if gaps := sheet.missing(sorted({*_ALWAYS_ASKED, *opened})):
        remarks += [not_answered(gaps), say("The level may be higher: ask them.")]
    return tuple(remarks)
