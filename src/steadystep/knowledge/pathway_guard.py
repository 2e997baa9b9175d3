"""What a guard of a pathway asks of a chart: one fact against a limit."""

from typing import Literal

from .provenance import Fact

FactName = Literal[
    "improvement", "fall", "responded", "remitted", "relapse", "worsened", "total", "low_weeks", "weeks", "sessions", "trial",
    "days_on", "failed_trials", "function_low_days", "events_in_30_days", "days_since_event", "checkin_fall",
    "days_without_opioids", "sleep_efficiency", "responded_since", "levels_in_range",
    "unexpected_tests", "absent_tests", "days_since_effect", "efficient_weeks", "highest_item", "days_off_medicine",
    "weeks_in_phase", "open_crises", "goals_met", "off_track", "milestone",
]  # fmt: skip
TrialState = Literal[
    "no_dose",
    "too_early",
    "early",
    "growing",
    "no_response",
    "partial",
    "responded",
    "remitted",
    "incomplete",
]


class Condition(Fact, frozen=True, kw_only=True):
    """One fact of the chart against a limit: a number (`at_least`, `below`), yes (neither), or one of several words.

    `of` narrows the fact: an instrument (`total`), a safety event (`days_since_event`), a line of the check-in. For
    `low_weeks`, weeks in which every total stayed below `under`; for `efficient_weeks`, weeks whose mean did not.
    """

    fact: FactName
    of: str = ""
    under: float | None = None
    at_least: float | None = None
    below: float | None = None
    one_of: tuple[TrialState, ...] = ()

    @property
    def key(self) -> str:
        return f"{self.fact}:{self.of}" if self.of else self.fact

    def holds(self, value: float | str | None) -> bool | None:
        """None where the value is not known."""
        if value is None:
            return None
        if isinstance(value, str):
            return value in self.one_of
        low, high = self.at_least, self.below
        if low is None and high is None:
            return bool(value)
        return (low is None or value >= low) and (high is None or value < high)
