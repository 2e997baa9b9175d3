"""Medicines: what is prescribed or recorded here, with doses, mechanisms and words for teaching."""

import math
from typing import Literal

from .blood_level import BloodLevel
from .examples import DoseExample
from .mechanisms import Mechanisms
from .provenance import Basis, Fact, Provenance, refuse
from .selector import Selector


class DosingRow(Fact, frozen=True, kw_only=True):
    """Numeric limits for one indication and population. Amounts are mg in all for a day (a patch: for 24 hours).

    The maximum is mg a day, or mg for each kg of body weight a day: exactly one of the two is given, so that they can
    never be compared by mistake; ask `maximum`. `when` is the machine form of `population` (any of it holds); None:
    adults without more. `step_mg_day` is `schedule` where the steps and days come from `titration`, 0 where there is
    no step; `min_step_interval_days` None: the source names none. `hard_limit` is the source's wish; an `unverified`
    maximum never blocks, it warns and asks for a reason.
    """

    indication: str
    population: str
    when: Selector | None = None
    route: Literal["PO", "SL", "TD"]
    start_total_mg_day: float
    doses_per_day: int
    step_mg_day: float | Literal["schedule"]
    min_step_interval_days: int | None
    usual_low_mg_day: float
    usual_high_mg_day: float
    max_mg_day: float | None = None
    max_mg_kg_day: float | None = None
    unit_note: str = ""
    hard_limit: bool
    note: str = ""
    basis: Basis

    def __post_init__(self) -> None:
        faults = []
        if (self.max_mg_day is None) == (self.max_mg_kg_day is None):
            faults.append("one maximum is needed. Next: give either max_mg_day or max_mg_kg_day")
        highest = math.inf if self.max_mg_day is None else self.max_mg_day
        if not 0 < self.usual_low_mg_day <= self.usual_high_mg_day <= highest:
            faults.append("usual range and maximum are out of order. Next: write 0 < low <= high <= maximum")
        if not 0 < self.start_total_mg_day <= highest:
            faults.append("the start dose is not between 0 and the maximum. Next: correct it")
        refuse(faults)

    @property
    def may_block(self) -> bool:
        return self.hard_limit and self.basis.verification != "unverified"

    def maximum(self, weight_kg: float | None) -> float | None:
        """The highest total in mg a day; None when it hangs on a body weight that is not known."""
        if self.max_mg_kg_day is None:
            return self.max_mg_day
        return None if weight_kg is None else self.max_mg_kg_day * weight_kg


class TitrationStep(Fact, frozen=True, kw_only=True):
    """One step of a fixed schedule, days counted from 1; `day_to` None: from then on.

    `total_mg_day` is the amount at the end of the step where `dose_text` names a range; None: work it out from the
    present dose. `when`: what must hold for the schedule to be chosen, as far as it can be told by machine.

    `times_a_day`: the total is divided into so many equal doses (0.5: twice the total every other day; words that
    say only "divided" are two). `rise_*`: inside the step the total rises by so many mg every so many days, to
    `total_mg_day`. `most_mg_day`: the highest total the words allow, where it is not `total_mg_day`. `by_choice`: the
    words leave it to the response whether the step is taken. `strict`: a step may never come sooner (R19).
    """

    schedule_id: str
    applies_when: str
    when: Selector | None = None
    step: int
    day_from: int | None
    day_to: int | None
    dose_text: str
    total_mg_day: float | None
    times_a_day: float = 1
    rise_low_mg: float | None = None
    rise_high_mg: float | None = None
    rise_every_days: int = 1
    most_mg_day: float | None = None
    by_choice: bool = False
    strict: bool = False
    rule: str = ""
    basis: Basis


class Formulary(Fact, frozen=True, kw_only=True):
    """The formulary's words, for people to read; numbers to reckon with are in `dosing`."""

    adult_start: str
    titration_step: str
    min_interval_days: str
    usual_range: str
    max_dose: str
    renal: str
    hepatic: str
    geriatric: str
    pregnancy: str
    lactation: str
    half_life: str
    expected_response_time: str
    boxed_warning: str
    taper: str
    education: str
    verification_note: str


class Washout(Fact, frozen=True, kw_only=True):
    """Days for which the effect outlasts the last dose (depot: the last injection)."""

    days: int
    why: str

    def __post_init__(self) -> None:
        refuse([] if self.days > 0 else ["a washout of no days. Next: give the days, or leave it out"])


class Restart(Fact, frozen=True, kw_only=True):
    """After a gap of at least so many days without a dose, the old dose must not be resumed."""

    gap_days_at_least: float
    when: Selector | None = None
    do: str
    basis: Basis


class DepotStart(Fact, frozen=True, kw_only=True):
    """The label's row for going over to the injection: from this daily dose under the tongue, that dose (all mg).

    `from_mg` None: from the lowest dose up. `monthly_mg` None: the row has no monthly dose.
    """

    from_mg: float | None = None
    to_mg: float
    weekly_mg: float
    monthly_mg: float | None = None

    def takes(self, mg_a_day: float) -> bool:
        return (self.from_mg is None or self.from_mg <= mg_a_day) and mg_a_day <= self.to_mg


class Drug(Fact, frozen=True, kw_only=True):
    """A medicine or product. `formulary` is None for external ones, which are recorded and never prescribed here.

    `ingredients` tell a duplicate or an allergy across products; `brands` and `also_called` are for finding it.

    `part_2` marks a medicine whose mere name tells of substance use treatment (42 CFR Part 2) when given for it.
    `depot_start`: of a depot, the dose to begin with by the dose taken before under the tongue. `level`: where the blood
    level is looked at.
    `groups` are filled from medication/drug_groups.csv.
    """

    id: str
    name: str
    brands: tuple[str, ...] = ()
    also_called: tuple[str, ...] = ()
    ingredients: tuple[str, ...]
    rxnorm_ingredient: str = ""
    rxnorm_source: str = ""
    drug_class: str
    controlled_schedule: Literal["", "CII", "CIII", "CIV", "CV", "state-dependent"] = ""
    supplied: Literal["prescription", "OTC"] = "prescription"
    prescribed_here: bool
    part_2: bool = False
    indications: tuple[str, ...] = ()
    formulary: Formulary | None = None
    recorded_as: str = ""
    why_listed: str = ""
    dosing: tuple[DosingRow, ...] = ()
    titration: tuple[TitrationStep, ...] = ()
    mechanisms: Mechanisms
    washout: Washout | None = None
    restart: tuple[Restart, ...] = ()
    depot_start: tuple[DepotStart, ...] = ()
    level: BloodLevel | None = None
    groups: frozenset[str] = frozenset()
    provenance: Provenance
    examples: tuple[DoseExample, ...]

    def __post_init__(self) -> None:
        faults = []
        if self.prescribed_here != (self.formulary is not None):
            faults.append(
                "a medicine prescribed here needs a formulary part, another none. Next: make them agree"
            )
        if self.dosing and not self.prescribed_here:
            faults.append("an external medicine has no dosing here. Next: remove `dosing`")
        rows = [(row.indication, row.population, row.route) for row in self.dosing]
        if not self.ingredients:
            faults.append("no ingredient. Next: name each active ingredient in lower case")
        if len(set(rows)) != len(rows):
            faults.append("two dosing rows for the same indication, population and route. Next: keep one")
        refuse(faults)

    @property
    def verified_fields(self) -> str:
        return self.mechanisms.verified_fields

    @property
    def controlled(self) -> bool:
        """In a schedule of federal law; what only some states schedule is not."""
        return self.controlled_schedule.startswith("C")

    def dosing_for(self, indication: str, population: str) -> DosingRow | None:
        """The row with exactly these words; None means no numeric limit is known: warn and ask."""
        wanted = (indication, population)
        return next((row for row in self.dosing if (row.indication, row.population) == wanted), None)


class DrugName(Fact, frozen=True, kw_only=True):
    """A medicine that rules or groups name, whether or not its file has been written yet."""

    drug_id: str
    name: str
    rxnorm_ingredient: str = ""
    prescribed_here: bool
