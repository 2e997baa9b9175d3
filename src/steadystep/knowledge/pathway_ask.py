"""When a pathway asks a questionnaire: relative to its first day, never a calendar guess."""

from .provenance import Fact, refuse


class PathwayAsk(Fact, frozen=True, kw_only=True):
    """One line of a pathway's schedule; `says` is the source's own words.

    Either `on_days` (each once, days since the pathway began), or `every_days` until the end of `until_week` and
    `then_every_days` after it (None: not asked by the pathway any more); without `until_week` it goes on.
    `phases`: only in these; empty is all. `worded`: only where this clinic may show its words; elsewhere it is asked by hand.
    `until_negative`: not again once the latest score lies below the instrument's positive cut-off.
    """

    instrument: str
    says: str
    every_days: int | None = None
    until_week: int | None = None
    then_every_days: int | None = None
    on_days: tuple[int, ...] = ()
    phases: tuple[str, ...] = ()
    worded: bool = False
    until_negative: bool = False

    def __post_init__(self) -> None:
        faults = []
        if (self.every_days is None) == (not self.on_days):
            faults.append(
                f"asking {self.instrument}: name `every_days` or `on_days`, one of both. Next: correct"
            )
        if self.then_every_days is not None and self.until_week is None:
            faults.append(
                f"asking {self.instrument}: `then_every_days` needs `until_week`. Next: say until when"
            )
        if any(days < 1 for days in (self.every_days or 1, self.then_every_days or 1, *self.on_days)):
            faults.append(f"asking {self.instrument}: a day count below 1. Next: correct")
        if list(self.on_days) != sorted(set(self.on_days)):
            faults.append(f"asking {self.instrument}: `on_days` is not in order. Next: sort it")
        refuse(faults)

    def interval(self, day: int) -> int | None:
        """Days from an answer given on that day of the pathway to the next asking; None: none follows."""
        if self.until_week is not None and day >= 7 * self.until_week:
            return self.then_every_days
        return self.every_days
