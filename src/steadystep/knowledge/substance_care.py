"""Medicines for substance use: when a start is safe, what a urine test means, and how soon help must follow."""

from typing import Literal

from .examples import Outcome
from .provenance import Basis, Fact, Provenance, refuse
from .selector import parse_selector

Gate = Literal["may", "reason", "blocks"]


class Wait(Fact, frozen=True, kw_only=True):
    """Hours since the last use of these substances before the first dose; `up_to_hours` where a range is named."""

    substances: tuple[str, ...]
    hours: int
    up_to_hours: int | None = None


class BuprenorphineStart(Fact, frozen=True, kw_only=True):
    """The gates of a start under the tongue. Doses in mg, COWS in points; `cows_told_items` rest on what the client tells."""

    waits: tuple[Wait, ...]
    cows_blocks_below: int
    cows_reason_below: int
    cows_told_items: tuple[int, ...]
    cows_again_minutes: tuple[int, ...]
    smallest_dose_mg: float
    largest_dose_mg: float
    again_after_minutes: int
    first_day_ceiling_mg: float
    rise_points: int
    rise_within_minutes: int
    rise_event: str
    raise_step_mg: float
    reason_above_mg: float
    strong_craving: int
    strong_craving_days: int
    withdrawal_cows: int
    visit_days: tuple[int, ...]
    basis: Basis

    def __post_init__(self) -> None:
        low, high = self.cows_blocks_below, self.cows_reason_below
        refuse(
            [] if low < high else ["COWS that blocks is not below COWS that needs a reason. Next: correct"]
        )

    def wait_after(self, substance: str) -> Wait | None:
        """None: this substance asks for no wait."""
        return next((one for one in self.waits if substance in one.substances), None)

    def cows_gate(self, cows: int) -> Gate:
        if cows < self.cows_blocks_below:
            return "blocks"
        return "reason" if cows < self.cows_reason_below else "may"


class NaltrexoneStart(Fact, frozen=True, kw_only=True):
    """Days without opioids before naltrexone. Below `blocked_days` never; up to `recommended_days` only with proof."""

    blocked_days: int
    recommended_days: int
    long_acting_days: int
    month_end_day: int
    basis: Basis


class AlcoholCare(Fact, frozen=True, kw_only=True):
    """CIWA-Ar from which withdrawal is treated first, and what disulfiram and acamprosate ask. CrCl in mL/min."""

    withdrawal_first: int
    transfer_from: int
    score_counts_hours: int
    disulfiram_after_hours: int
    acamprosate_full_above: int
    acamprosate_never_up_to: int
    basis: Basis


class Within(Fact, frozen=True, kw_only=True):
    """How soon, or how often, something has to happen, in days or calendar months."""

    lapse_plan_days: int
    result_explained_days: int
    treatment_linked_days: int
    plan_before_days: int
    tests_every_months: int
    naloxone_every_months: int
    pdmp_every_months: int
    basis: Basis


class Analyte(Fact, frozen=True, kw_only=True):
    """A line of a urine panel: the words it is known by, which medicines explain it, which use it shows.

    `medicines` is a selector; `must_show` are analytes of this medicine whose absence is asked about.
    """

    id: str
    words: tuple[str, ...]
    medicines: str = ""
    shows: tuple[str, ...] = ()
    opioid: bool = False
    must_show: bool = False

    def explained_by(self, drug: str, groups: frozenset[str]) -> bool:
        return bool(self.medicines) and parse_selector(self.medicines).takes(drug, groups)


class CrossReaction(Fact, frozen=True, kw_only=True):
    """A medicine, by its words, that can look like something else in a screening test; `analyte` empty: like several."""

    medicine: str
    analyte: str = ""


class WayCompared(Fact, frozen=True, kw_only=True):
    """A way of R42 in plain words: a medicine's id, or `no_medicine`; empty where the sources name nothing."""

    id: str
    visits: str = ""
    travel: str = ""
    pain: str = ""
    surgery: str = ""
    pregnancy: str = ""


class GateExample(Fact, frozen=True, kw_only=True):
    """A COWS (null: not scored) and what the gate of the start says: fires blocks or asks a reason."""

    name: str
    outcome: Outcome
    cows: int | None
    gate: Gate | None = None


class SubstanceCare(Fact, frozen=True, kw_only=True):
    buprenorphine_start: BuprenorphineStart
    naltrexone_start: NaltrexoneStart
    alcohol: AlcoholCare
    within: Within
    analytes: tuple[Analyte, ...]
    cross_reactions: tuple[CrossReaction, ...]
    toxicology_basis: Basis
    ways: tuple[WayCompared, ...]
    ways_basis: Basis
    part2_notice: str
    provenance: Provenance
    examples: tuple[GateExample, ...]

    def __post_init__(self) -> None:
        known = {one.id for one in self.analytes}
        faults = [
            f"{one.medicine} looks like `{one.analyte}`, which is no analyte. Next: correct the id"
            for one in self.cross_reactions if one.analyte and one.analyte not in known
        ]  # fmt: skip
        refuse(faults)

    def way(self, named: str) -> WayCompared | None:
        return next((one for one in self.ways if one.id == named), None)

    def analyte_called(self, text: str) -> Analyte | None:
        """The analyte whose longest word stands in the text, letter case aside; None when none does."""
        said = text.casefold()
        found = [(len(word), one) for one in self.analytes for word in one.words if word in said]
        return max(found, key=lambda pair: pair[0])[1] if found else None
