"""Safety events: who must act by when, who is next, and what closes them. Times are clinic rules."""

from typing import Literal

from .examples import SafetyExample
from .provenance import Fact, Provenance, refuse
from .safety_trigger import ClosingEvidence, EffectTrigger, ResultTrigger, ToldTrigger

Level = Literal["T0", "T1", "T2", "T3", "T4"]


class SafetyVariant(Fact, frozen=True, kw_only=True):
    """One grade of an event. `first_actor` and `backup` are role ids, first choice first.

    `backup_basis` says where the backup comes from when the source does not name one. `results`, `told` and `effects`
    are the parts of the trigger that entries show by themselves, `found_by` the rules that look for them; `by_report` is
    what only a person can tell, and why. `evidence` is what closes it, item by item.
    """

    id: str
    title: str
    trigger: str
    level: Level
    raised_level: Level | None = None
    raised_when: str = ""
    first_actor: tuple[str, ...]
    first_actor_words: str
    backup: tuple[str, ...]
    backup_basis: str
    actions: tuple[str, ...]
    next_variant: str = ""
    next_escalation: str
    evidence: tuple[ClosingEvidence, ...]
    found_by: tuple[str, ...] = ()
    by_report: str
    results: tuple[ResultTrigger, ...] = ()
    told: tuple[ToldTrigger, ...] = ()
    effects: tuple[EffectTrigger, ...] = ()
    contact_within_hours: int | None = None
    visit_within_hours: int | None = None
    weekly_contacts: int = 0

    @property
    def closing_evidence(self) -> tuple[str, ...]:
        """What closes it, in the words of the source."""
        return tuple(one.item for one in self.evidence)


class SafetyEvent(Fact, frozen=True, kw_only=True):
    """A family of variants, mildest first. `labels` are those that whatever is written of it carries."""

    id: str
    title: str
    variants: tuple[SafetyVariant, ...]
    closed_only_by_licensed: bool = True
    labels: tuple[str, ...] = ()
    provenance: Provenance
    examples: tuple[SafetyExample, ...]

    def __post_init__(self) -> None:
        names = [variant.id for variant in self.variants]
        faults = [] if names else ["an event has no variant. Next: describe at least one"]
        if len(set(names)) != len(names):
            faults.append("two variants have the same id. Next: rename one")
        faults += [
            f"{name} does not start with {self.id}. Next: rename it"
            for name in names
            if not name.startswith(self.id)
        ]
        refuse(faults)

    def variant(self, variant_id: str) -> SafetyVariant:
        """The variant of that id; KeyError when there is none."""
        found = next((each for each in self.variants if each.id == variant_id), None)
        if found is None:
            raise KeyError(f"{self.id} has no variant {variant_id}; it has {[v.id for v in self.variants]}")
        return found


class Clock(Fact, frozen=True, kw_only=True):
    """The time to acknowledge at a level. `minutes` run by the wall; the others need the clinic's hours."""

    level: Level
    amount: int
    unit: Literal["minutes", "working_hours", "working_days", "days"]
    same_working_day: bool = False
    stay_connected: bool = False
    on_call_outside_hours: bool
    words: str


class LadderStep(Fact, frozen=True, kw_only=True):
    """Who is told when `fraction` of the clock has run and nobody has acknowledged."""

    fraction: float
    who: tuple[Literal["owner", "backup", "lead", "admin", "medical_director"], ...]
    by_phone: bool = False
    opens: str = ""


class Clocks(Fact, frozen=True, kw_only=True):
    """The clock of each level and the ladder of every unacknowledged event."""

    clocks: tuple[Clock, ...]
    ladder: tuple[LadderStep, ...]
    may_be_lengthened_by: str
    provenance: Provenance
    examples: tuple[SafetyExample, ...]

    def __post_init__(self) -> None:
        faults = []
        if [clock.level for clock in self.clocks] != ["T0", "T1", "T2", "T3", "T4"]:
            faults.append("clocks are not T0 to T4, each once. Next: list all five in order")
        fractions = [step.fraction for step in self.ladder]
        if not fractions or fractions[0] != 0 or fractions != sorted(set(fractions)):
            faults.append("ladder fractions do not rise from 0. Next: put the steps in order, owner first")
        refuse(faults)

    def clock(self, level: Level) -> Clock:
        return next(clock for clock in self.clocks if clock.level == level)


class CrisisLine(Fact, frozen=True, kw_only=True):
    """A line to offer anybody in danger: `call` is the number to call or text, or the address of a chat."""

    id: str
    name: str
    call: str
    when: str
    country: str
    how: Literal["call", "text", "chat"] = "call"


class CrisisLines(Fact, frozen=True, kw_only=True):
    lines: tuple[CrisisLine, ...]
    provenance: Provenance
    examples: tuple[SafetyExample, ...]
