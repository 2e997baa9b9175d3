"""What entries can say of a safety event by themselves: the results, tellings and effects that open it, and what closes it."""

from functools import cached_property

from .provenance import Fact, refuse
from .selector import Selector, parse_selector


class _OnMedicines(Fact, frozen=True, kw_only=True, dict=True):
    """`taking` is a selector of medicines that must be taken (`lithium|G:NSAID`); empty: whatever is taken."""

    taking: str = ""

    @cached_property
    def selector(self) -> Selector | None:
        return parse_selector(self.taking) if self.taking else None


class ResultTrigger(_OnMedicines, frozen=True, kw_only=True, dict=True):
    """A result that opens the event, in the unit of its analyte.

    `who` and `who_not` are circumstances that must hold, or must not; `first_weeks` counts from the start of the
    medicine; `times_upper_limit`: the figures are multiples of the laboratory's own upper limit; `rises_by` compares with
    the first result. `any_hour`: a level counts whatever hour it was drawn at. `danger`: the more urgent level.
    `qt_medicine`: some medicine with any QT category is taken.
    """

    analyte: str
    above: float | None = None
    at_least: float | None = None
    below: float | None = None
    at_most: float | None = None
    rises_by: float | None = None
    positive: bool = False
    times_upper_limit: bool = False
    qt_medicine: bool = False
    any_hour: bool = False
    who: str = ""
    who_not: str = ""
    first_weeks: int | None = None
    danger: bool = False

    def __post_init__(self) -> None:
        limits = (self.above, self.at_least, self.below, self.at_most, self.rises_by)
        told = self.positive or any(one is not None for one in limits)
        refuse([] if told else [f"the trigger of {self.analyte} has no limit. Next: give one"])

    def takes(self, value: float) -> bool:
        return (
            (self.above is None or value > self.above)
            and (self.at_least is None or value >= self.at_least)
            and (self.below is None or value < self.below)
            and (self.at_most is None or value <= self.at_most)
        )


class ToldTrigger(_OnMedicines, frozen=True, kw_only=True, dict=True):
    """A circumstance that somebody tells of (`pregnancy`, `naloxone_used`) and that opens the event."""

    circumstance: str
    danger: bool = False


class EffectTrigger(_OnMedicines, frozen=True, kw_only=True, dict=True):
    """Side effects that open it: rows of side_effects.csv, words of the effect, or items of the side-effect check.

    `red_flag`: only with the row's reason to call. `item` of the check counts from `at_least` on. `unless_result`: not where
    a result of that analyte is there from that day on.
    """

    rows: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    item: int | None = None
    at_least: int = 1
    red_flag: bool = False
    first_weeks: int | None = None
    qt_medicine: bool = False
    unless_result: str = ""
    danger: bool = False


class ClosingEvidence(Fact, frozen=True, kw_only=True):
    """One thing that closing rests on.

    `kinds` are the entries that can show it, written since the event (empty: only words can); `words`: words of the one
    who closes it do too. `of` narrows to instruments or analytes, with limits of the total or value; `reached`: a contact
    in which the person was reached, the client where `to_whom` names nobody else; `ahead`: a visit still to come; `times` so many of them, `hours_apart` at the least;
    `days_after`: no sooner than so long after the event.  `times_upper_limit`: limits are multiples of
    the laboratory's own.
    """

    item: str
    kinds: tuple[str, ...] = ()
    of: tuple[str, ...] = ()
    at_least: float | None = None
    below: float | None = None
    reached: bool = False
    to_whom: str = "client"
    ahead: bool = False
    times: int = 1
    hours_apart: int = 0
    days_after: int = 0
    times_upper_limit: bool = False
    words: bool = False

    def __post_init__(self) -> None:
        refuse([] if self.item.strip() else ["evidence has no words. Next: say what it is"])

    @property
    def by_words(self) -> bool:
        """Whether words alone can show it."""
        return self.words or not self.kinds
