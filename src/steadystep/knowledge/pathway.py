"""Pathways: where a course of care is looked at together, on what grounds, and what may then be done by whom."""

from typing import Literal

from .examples import Outcome
from .pathway_ask import PathwayAsk
from .pathway_guard import Condition
from .pathway_phases import Checkpoints, Phase, Transition
from .provenance import Basis, Fact, Provenance, refuse

Decision = Literal[
    "continue", "optimise", "add_skill", "change_modality", "switch", "augment", "step_up", "step_down", "check", "second_opinion"
]  # fmt: skip
LeadsTo = Literal["", "dose", "order", "visit", "measure", "phase"]


class DecisionOption(Fact, frozen=True, kw_only=True):
    """Something a person may take up: what kind of decision, for whom, in words, and the form it leads to.

    `phase` is the phase it proposes, `measure` the instrument it asks.
    """

    id: str
    role: Literal["prescriber", "therapist", "case_manager"]
    decides: Decision
    says: str
    leads_to: LeadsTo = ""
    phase: str = ""
    measure: str = ""

    def __post_init__(self) -> None:
        faults = []
        if (self.leads_to == "phase") != bool(self.phase):
            faults.append(f"option {self.id}: `phase` is named exactly when it leads to one. Next: correct")
        if (self.leads_to == "measure") != bool(self.measure):
            faults.append(f"option {self.id}: `measure` is named exactly when it asks one. Next: correct")
        refuse(faults)


class DecisionPoint(Fact, frozen=True, kw_only=True):
    """`when` is the source's own rule; `every` must hold, and one of `any_of` where there are some, in one of `phases`.

    `instead_of` is the shared point that it replaces in its pathway. What was answered is not offered again for
    `again_after_days` (a clinic rule). `on_track`: the course is as hoped; otherwise it asks for attention.
    Without a `basis` it rests on what the file rests on.
    """

    id: str
    says: str
    when: str
    phases: tuple[str, ...]
    every: tuple[Condition, ...]
    any_of: tuple[Condition, ...] = ()
    on_track: bool = False
    instead_of: str = ""
    again_after_days: int = 28
    options: tuple[DecisionOption, ...]
    basis: Basis | None = None

    def __post_init__(self) -> None:
        faults = []
        if not self.every and not self.any_of:
            faults.append(f"{self.id} has no condition. Next: say when it is reached")
        if not self.options:
            faults.append(f"{self.id} offers nothing. Next: give it options")
        if len({one.id for one in self.options}) != len(self.options):
            faults.append(f"{self.id}: two options share an id. Next: rename one")
        refuse(faults)


class Screen(Fact, frozen=True, kw_only=True):
    """What is looked for besides, because it often comes together: the instrument, and why in a sentence.

    `positive_asks` is the instrument that follows a positive result, `looks_for` what may then become a target.
    """

    instrument: str
    looks_for: str
    says: str
    positive_asks: str = ""
    basis: Basis | None = None


class PathwayExample(Fact, frozen=True, kw_only=True):
    """Facts by their key (null: not known), the phase, and the points that are reached then."""

    name: str
    outcome: Outcome
    phase: str
    given: dict[str, float | str | None]
    reaches: tuple[str, ...] = ()


class Pathway(Fact, frozen=True, kw_only=True):
    """`names` are how charts call it; `conditions` the indications of its medicines (`medication/indication_names.csv`).

    `measures` judge it, the preferred first; `asks` is when its questionnaires are asked. `shared` lists the points it takes
    over from `shared.yaml`, which is itself no pathway anybody is on (it has no names). What `phases`, `transitions` and
    `checkpoints` leave unsaid, `shared.yaml` says.
    """

    id: str
    title: str
    names: tuple[str, ...] = ()
    conditions: tuple[str, ...] = ()
    measures: tuple[str, ...] = ()
    shared: tuple[str, ...] = ()
    phases: tuple[Phase, ...] = ()
    transitions: tuple[Transition, ...] = ()
    checkpoints: Checkpoints | None = None
    points: tuple[DecisionPoint, ...]
    screens: tuple[Screen, ...] = ()
    asks: tuple[PathwayAsk, ...] = ()
    provenance: Provenance
    examples: tuple[PathwayExample, ...]

    def __post_init__(self) -> None:
        ids = [one.id for one in self.points]
        refuse([] if len(set(ids)) == len(ids) else ["two points share an id. Next: rename one"])
