"""Examples that run: each says what is given and whether the knowledge fires, stays quiet or cannot tell."""

from collections.abc import Mapping
from typing import Literal

from .provenance import Fact, refuse

Outcome = Literal["fires", "stays_quiet", "cannot_tell"]


class InstrumentExample(Fact, frozen=True, kw_only=True):
    """Answers in item order (null: missing) and what scoring must say.

    `fires` means a positive result, `stays_quiet` one below the cut, `cannot_tell` none. An instrument without a total
    tells its `subscales`; `exact` is a total that is not whole.
    """

    name: str
    outcome: Outcome
    answers: tuple[int | None, ...] = ()
    typed_total: int | None = None
    total: int | None = None
    exact: float | None = None
    subscales: dict[str, int | None] = {}
    band: str = ""
    imputed: bool = False
    ask_items: tuple[int, ...] = ()
    safety_events: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        faults = []
        told = self.total is not None or bool(self.subscales) or bool(self.band)
        if told == (self.outcome == "cannot_tell"):
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
    weight_kg: float | None = None
    says: Literal[
        "inside usual range", "below usual range", "above usual range", "above maximum", "cannot tell"
    ]


UNMATCHED = "?"  # a medicine on the list that nobody could match to a known one


class PairExample(Fact, frozen=True, kw_only=True):
    """A list of medicines, given as drug ids, with what else is known, and whether the rule or row fires.

    `drug_a` and `drug_b` may be empty (the client's own circumstances stand on that side) or `?` (a medicine that
    matches none known here). `circumstances`: what the record says, yes or no; what is not named is not known.
    """

    name: str
    outcome: Outcome
    drug_a: str = ""
    drug_b: str = ""
    also: tuple[str, ...] = ()
    circumstances: Mapping[str, bool] = {}
    days_since_last_dose_b: int | None = None

    @property
    def drugs(self) -> tuple[str, ...]:
        return tuple(each for each in (self.drug_a, self.drug_b, *self.also) if each)


class MonitoringExample(Fact, frozen=True, kw_only=True):
    """Days since start, change and the last done event (null: never), and whether an event is overdue."""

    name: str
    outcome: Outcome
    days_since_start: int | None
    days_since_change: int | None = None
    days_since_last_done: int | None = None
    days_since_event: Mapping[str, int] = {}
    circumstances: Mapping[str, bool] = {}


class InjectionExample(Fact, frozen=True, kw_only=True):
    """Days since the last injection (null: not known), and whether that falls into the row's band."""

    name: str
    outcome: Outcome
    days_since_last: int | None


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
