"""Examples that run: each says what is given and whether the knowledge fires, stays quiet or cannot tell."""

from typing import Literal

from .provenance import Fact, refuse

Outcome = Literal["fires", "stays_quiet", "cannot_tell"]


class InstrumentExample(Fact, frozen=True, kw_only=True):
    """Answers in item order (null: missing) and what scoring must say.

    `fires` means a positive total, `stays_quiet` a total below the cut, `cannot_tell` no total.
    """

    name: str
    outcome: Outcome
    answers: tuple[int | None, ...] = ()
    typed_total: int | None = None
    total: int | None = None
    band: str = ""
    imputed: bool = False
    ask_items: tuple[int, ...] = ()
    safety_events: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        faults = []
        if (self.total is None) != (self.outcome == "cannot_tell"):
            faults.append(
                f"example `{self.name}`: a total is given exactly when the outcome can be told. "
                "Next: correct `total` or `outcome`"
            )
        if bool(self.answers) == (self.typed_total is not None):
            faults.append(f"example `{self.name}`: give answers or a typed total. Next: keep one of them")
        refuse(faults)


class DoseExample(Fact, frozen=True, kw_only=True):
    """A daily total and what the dosing row of that indication and population says of it."""

    name: str
    outcome: Outcome
    indication: str
    population: str
    total_mg_day: float | None
    says: Literal[
        "inside usual range", "below usual range", "above usual range", "above maximum", "cannot tell"
    ]


class PairExample(Fact, frozen=True, kw_only=True):
    """Two medicines, given as drug ids, and whether the rule or row fires for them."""

    name: str
    outcome: Outcome
    drug_a: str
    drug_b: str
    days_since_last_dose_b: int | None = None


class MonitoringExample(Fact, frozen=True, kw_only=True):
    """Days since start, change and the last done event (null: never), and whether an event is overdue."""

    name: str
    outcome: Outcome
    days_since_start: int | None
    days_since_change: int | None = None
    days_since_last_done: int | None = None


class SafetyExample(Fact, frozen=True, kw_only=True):
    """What was learned, in words and typed where it can be, and the variant that must open."""

    name: str
    outcome: Outcome
    given: str
    opens: str = ""


class LookupExample(Fact, frozen=True, kw_only=True):
    """A question put to a table and what it answers; `fires` finds, `stays_quiet` finds nothing on purpose.

    `cannot_tell` is for a question with several answers, or about something the table does not hold.
    """

    name: str
    outcome: Outcome
    given: tuple[str, ...]
    finds: str = ""
