"""What the files held, by id, and the ways of reading a folder or a table into it; faults stay in the reader."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import Any, TypeVar, get_origin

import msgspec

from .analyte import LabAnalyte, ResultLimit
from .cadence import CadencePolicy
from .circumstance import Circumstance
from .contraindication import Contraindication
from .drug import Drug, DrugName
from .examples import InjectionExample, LookupExample, MonitoringExample, PairExample
from .injection import LateInjection
from .instrument import Instrument
from .intake_beginning import Beginning
from .intake_section import IntakeSection
from .interaction import ExplicitInteraction, MechanismRule, QuietPair
from .keeping_touch import KeepingTouch
from .life_stage import LifeStage
from .modality import Modality
from .monitoring import MonitoringRule
from .pathway import Pathway
from .provenance import Provenance
from .reading import Reader
from .rights import CaregiverScope, Label, RightRow, Role
from .safety_event import Clocks, CrisisLines, SafetyEvent
from .side_effect import RedFlag, SideEffect
from .strength import Strength
from .substance_care import SubstanceCare
from .support_outside import SupportOutside
from .tables import Sourced, TableAbout
from .taper import ClassTaper
from .teaching import Teaching
from .translation import Translation
from .trial_time import TrialTime
from .whole import Evidence
from .wording import DiagnosedCircumstance, ExternalMedicine, IndicationName
from .working_together import WorkingTogether

Value = TypeVar("Value")
Row = TypeVar("Row", bound=msgspec.Struct)
Clinical = TypeVar("Clinical", bound=Sourced)
Made = TypeVar("Made")
Key = TypeVar("Key", str, int, tuple[str, str])
Shown = TypeVar("Shown", PairExample, MonitoringExample, LookupExample, InjectionExample)


CIRCUMSTANCES = "medication/circumstances.csv"
INTERACTIONS = "medication/rules/interactions.csv"
QUIET_PAIRS = "medication/rules/quiet_pairs.csv"
MONITORING = "medication/monitoring.csv"
SIDE_EFFECTS = "medication/side_effects.csv"
RED_FLAGS = "medication/red_flags.csv"
LATE_INJECTIONS = "medication/late_injections.csv"
CLASS_TAPERS = "medication/class_tapers.csv"
SUBSTANCE_CARE = "medication/substance_care.yaml"
INTAKE_SECTIONS = "intake/sections"
TRANSLATIONS = "measures/translations"
LIFE_STAGES = "intake/life_stages"
INTAKE_BEGINNING = "intake/beginning.yaml"
KEEPING_TOUCH = "visits/keeping_touch.yaml"
CADENCE = "visits/cadence.yaml"
WORKING_TOGETHER = "team/working_together.yaml"
SUPPORT_OUTSIDE = "team/support_outside.yaml"
ANALYTES = "medication/analytes.csv"
RESULT_LIMITS = "medication/result_limits.csv"
TRIAL_TIMES = "medication/trial_times.csv"
TEACHING = "medication/teaching.csv"
CONTRAINDICATIONS = "medication/contraindications.csv"
DIAGNOSED = "medication/diagnosed.csv"
EXTERNAL_MEDICINES = "medication/external_medicines.csv"
INDICATION_NAMES = "medication/indication_names.csv"
STRENGTHS = "medication/strengths.csv"


@dataclass
class Parts:
    """What the files held, by id. `places`: the file and place of each value, for the words of a refusal."""

    places: dict[tuple[str, object], tuple[str, str]] = field(default_factory=dict)
    evidence: dict[str, Evidence] = field(default_factory=dict)
    translations: dict[str, Translation] = field(default_factory=dict)
    instruments: dict[str, Instrument] = field(default_factory=dict)
    drugs: dict[str, Drug] = field(default_factory=dict)
    drug_names: dict[str, DrugName] = field(default_factory=dict)
    groups: dict[str, set[str]] = field(default_factory=dict)
    mechanism_rules: dict[str, MechanismRule] = field(default_factory=dict)
    interactions: dict[str, ExplicitInteraction] = field(default_factory=dict)
    quiet_pairs: dict[str, QuietPair] = field(default_factory=dict)
    circumstances: dict[str, Circumstance] = field(default_factory=dict)
    contraindications: dict[str, Contraindication] = field(default_factory=dict)
    diagnosed: dict[str, DiagnosedCircumstance] = field(default_factory=dict)
    external_medicines: dict[str, ExternalMedicine] = field(default_factory=dict)
    indication_names: dict[str, IndicationName] = field(default_factory=dict)
    strengths: dict[tuple[str, str], Strength] = field(default_factory=dict)
    side_effects: dict[str, SideEffect] = field(default_factory=dict)
    red_flags: dict[str, RedFlag] = field(default_factory=dict)
    late_injections: dict[str, LateInjection] = field(default_factory=dict)
    class_tapers: dict[str, ClassTaper] = field(default_factory=dict)
    trial_times: dict[str, TrialTime] = field(default_factory=dict)
    teaching: dict[str, Teaching] = field(default_factory=dict)
    pathways: dict[str, Pathway] = field(default_factory=dict)
    modalities: dict[str, Modality] = field(default_factory=dict)
    monitoring: dict[str, MonitoringRule] = field(default_factory=dict)
    substance_care: SubstanceCare | None = None
    analytes: dict[str, LabAnalyte] = field(default_factory=dict)
    result_limits: dict[str, ResultLimit] = field(default_factory=dict)
    beginning: Beginning | None = None
    intake_sections: dict[str, IntakeSection] = field(default_factory=dict)
    life_stages: dict[str, LifeStage] = field(default_factory=dict)
    keeping_touch: KeepingTouch | None = None
    cadence: CadencePolicy | None = None
    working_together: WorkingTogether | None = None
    support_outside: SupportOutside | None = None
    events: dict[str, SafetyEvent] = field(default_factory=dict)
    clocks: Clocks | None = None
    crisis_lines: CrisisLines | None = None
    roles: dict[str, Role] = field(default_factory=dict)
    matrix: dict[tuple[str, str], RightRow] = field(default_factory=dict)
    rights_provenance: Provenance | None = None
    scopes: dict[int, CaregiverScope] = field(default_factory=dict)
    labels: dict[str, Label] = field(default_factory=dict)
    abouts: dict[str, Provenance] = field(default_factory=dict)

    def sourced(self) -> Iterator[tuple[tuple[str, str], Provenance]]:
        """The provenance of every value that has its own, with the place it was read at."""
        values: dict[str, Mapping[str, Any]] = {
            "measures": self.instruments,
            TRANSLATIONS: self.translations,
            "medication/drugs": self.drugs,
            "medication/rules": self.mechanism_rules,
            INTERACTIONS: self.interactions,
            QUIET_PAIRS: self.quiet_pairs,
            CIRCUMSTANCES: self.circumstances,
            MONITORING: self.monitoring,
            SIDE_EFFECTS: self.side_effects,
            RED_FLAGS: self.red_flags,
            LATE_INJECTIONS: self.late_injections,
            CLASS_TAPERS: self.class_tapers,
            ANALYTES: self.analytes,
            RESULT_LIMITS: self.result_limits,
            TRIAL_TIMES: self.trial_times,
            TEACHING: self.teaching,
            CONTRAINDICATIONS: self.contraindications,
            DIAGNOSED: self.diagnosed,
            EXTERNAL_MEDICINES: self.external_medicines,
            INDICATION_NAMES: self.indication_names,
            "plan": self.pathways,
            INTAKE_SECTIONS: self.intake_sections,
            "therapy": self.modalities,
            "events": self.events,
            "roles": self.roles,
            "labels": self.labels,
        }
        for kind, by_id in values.items():
            for key, value in by_id.items():
                yield self.places[kind, key], value.provenance


class Gatherer:
    """Reads into `parts`; a subclass for each group of care words says which files."""

    def __init__(self, reader: Reader, parts: Parts) -> None:
        self.reader = reader
        self.parts = parts

    def one_a_file(
        self, folder: str, shape: type[Value], into: dict[str, Value], named: Callable[[Value], str]
    ) -> None:
        """Each YAML file of the folder as one value, called after its id."""
        for file in self.reader.files(folder, ".yaml"):
            if file.endswith(".about.yaml"):
                continue
            found = self.reader.yaml(file, shape)
            if found is None:
                continue
            self._named_after(file, named(found))
            key = str(getattr(found, "id"))  # noqa: B009 (every such shape has an id)
            self.keep(folder, into, key, found, (file, "$"))
            self.shown(file, getattr(found, "examples", ()))

    def single(self, file: str, shape: type[Value]) -> Value | None:
        found = self.reader.yaml(file, shape)
        if found is not None:
            self.shown(file, getattr(found, "examples", ()))
        return found

    def shown(self, file: str, examples: tuple[object, ...]) -> None:
        if not examples:
            self.reader.refuse(
                file, "$.examples", "there is no example. Next: add one that fires and one that stays quiet"
            )

    def rows(
        self, file: str, shape: type[Row], about_shape: type[TableAbout[Shown]], split: tuple[str, ...] = ()
    ) -> tuple[TableAbout[Shown] | None, list[tuple[tuple[str, str], Row]]]:
        """The table's about file, and each row with its place."""
        beside = file.removesuffix(".csv") + ".about.yaml"
        about = self.reader.yaml(beside, about_shape)
        if about:
            self.parts.abouts[beside] = about.provenance
            if not any(about.examples.values()):
                self.reader.refuse(beside, "$.examples", "there is no example. Next: add one for a row")
        return about, [((file, f"line {line}"), row) for line, row in self.reader.table(file, shape, split)]

    def clinical_rows(
        self,
        file: str,
        shape: type[Clinical],
        about_shape: type[TableAbout[Shown]],
        into: dict[str, Value],
        make: Callable[[Clinical, TableAbout[Shown]], Value],
    ) -> None:
        """A table of clinical rows, each with an `id`, its own examples and its own provenance."""
        about, rows = self.rows(file, shape, about_shape, _lists(shape))
        ids = [(place, str(getattr(row, "id"))) for place, row in rows]  # noqa: B009 (every such row has an id)
        for (place, row), (_, row_id) in zip(rows, ids, strict=True):
            if about and (made := self.made(place, partial(make, row, about))):
                self.keep(file, into, row_id, made, place)
        self.each_shown(file, about, ids)

    def each_shown(
        self, file: str, about: TableAbout[Shown] | None, rows: list[tuple[tuple[str, str], str]]
    ) -> None:
        """Every clinical row has examples, and every example a row."""
        if about is None:
            return
        for place, row_id in rows:
            if not about.examples.get(row_id):
                self.reader.refuse(
                    *place, f"{row_id} has no example. Next: add one in the .about.yaml beside it"
                )
        for stray in sorted(set(about.examples) - {row_id for _, row_id in rows}):
            beside = file.removesuffix(".csv") + ".about.yaml"
            self.reader.refuse(beside, "$.examples", f"{stray} is no row of the table. Next: correct the id")

    def made(self, place: tuple[str, str], make: Callable[[], Made]) -> Made | None:
        try:
            return make()
        except ValueError as wrong:
            self.reader.refuse(*place, str(wrong))
            return None

    def _named_after(self, file: str, expected: str) -> None:
        if file.rpartition("/")[2].removesuffix(".yaml") != expected:
            self.reader.refuse(
                file, "$.id", f"the file is not named after its id. Next: call it {expected}.yaml"
            )

    def keep(self, kind: str, into: dict[Key, Value], key: Key, value: Value, place: tuple[str, str]) -> None:
        if key in into:
            first = " ".join(self.parts.places[kind, key])
            self.reader.refuse(*place, f"`{key}` is already defined in {first}. Next: remove or rename one")
        into[key] = value
        self.parts.places[kind, key] = place


def _lists(shape: type[msgspec.Struct]) -> tuple[str, ...]:
    return tuple(each.name for each in msgspec.structs.fields(shape) if get_origin(each.type) is list)
