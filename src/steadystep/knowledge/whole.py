"""The knowledge as one frozen value, and the look-ups into it."""

from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import Protocol, TypeVar, cast

import msgspec

from .analyte import LabAnalyte, ResultLimit
from .cadence import CadencePolicy
from .circumstance import Circumstance
from .contraindication import Contraindication
from .drug import Drug, DrugName
from .injection import LateInjection
from .instrument import Instrument
from .intake_beginning import Beginning
from .intake_section import IntakeSection
from .interaction import ExplicitInteraction, MechanismRule, QuietPair
from .keeping_touch import KeepingTouch
from .life_stage import LifeStage
from .modality import Exercise, Modality, Outline
from .monitoring import MonitoringRule
from .naming import wanted
from .pathway import DecisionPoint, Pathway
from .rights import Rights
from .route import Route, points_of, route
from .safety_event import Clocks, CrisisLine, SafetyEvent, SafetyVariant
from .selector import Selector
from .side_effect import RedFlag, SideEffect
from .strength import Strength
from .substance_care import SubstanceCare
from .support_outside import SupportOutside
from .taper import ClassTaper
from .teaching import Teaching
from .trial_time import TrialTime
from .wording import DiagnosedCircumstance, ExternalMedicine, IndicationName
from .working_together import WorkingTogether


class _Selecting(Protocol):
    @property
    def select(self) -> Selector: ...


_MOST_KEPT = 2_000  # indications in words whose names are kept
SHARED = "shared"

Row = TypeVar("Row", bound=_Selecting)


class Evidence(msgspec.Struct, frozen=True, kw_only=True):
    """What was read to verify a figure."""

    id: str
    what_was_read: str
    kind_of_source: str


class Knowledge(msgspec.Struct, frozen=True, kw_only=True, dict=True):
    """Everything the files say. `version` is a digest of all files: equal files, equal version.

    `groups` and `drug_names` also name medicines whose own file has not been written: of those nothing is
    known but the name, so a rule that meets one cannot tell. `ids_by_name` finds a medicine by any of its names;
    `analyte_ids` what was measured, by LOINC code or name in lower case.
    """

    version: str
    instruments: Mapping[str, Instrument]
    drugs: Mapping[str, Drug]
    drug_names: Mapping[str, DrugName]
    groups: Mapping[str, frozenset[str]]
    mechanism_rules: Mapping[str, MechanismRule]
    explicit_interactions: tuple[ExplicitInteraction, ...]
    quiet_pairs: tuple[QuietPair, ...]
    circumstances: Mapping[str, Circumstance]
    monitoring: Mapping[str, MonitoringRule]
    analytes: Mapping[str, LabAnalyte]
    analyte_ids: Mapping[str, str]
    result_limits: tuple[ResultLimit, ...]
    side_effects: Mapping[str, SideEffect]
    red_flags: Mapping[str, RedFlag]
    late_injections: tuple[LateInjection, ...]
    class_tapers: Mapping[str, ClassTaper]
    substance_care: SubstanceCare
    contraindications: tuple[Contraindication, ...]
    diagnosed: Mapping[str, DiagnosedCircumstance]
    external_medicines: Mapping[str, ExternalMedicine]
    indication_names: Mapping[str, IndicationName]
    strengths: tuple[Strength, ...]
    beginning: Beginning
    intake_sections: Mapping[str, IntakeSection]
    life_stages: Mapping[str, LifeStage]
    keeping_touch: KeepingTouch
    cadence: CadencePolicy
    working_together: WorkingTogether
    support_outside: SupportOutside
    trial_times: Mapping[str, TrialTime]
    teaching: Mapping[str, Teaching]
    pathways: Mapping[str, Pathway]
    modalities: Mapping[str, Modality]
    safety_events: Mapping[str, SafetyEvent]
    clocks: Clocks
    crisis_lines: tuple[CrisisLine, ...]
    rights: Rights
    evidence: Mapping[str, Evidence]
    ids_by_name: Mapping[str, tuple[str, ...]]

    def drug_named(self, text: str) -> Drug | None:
        """By id, name, brand, other name, single ingredient or RxNorm ingredient code, letter case aside.

        None when nothing fits, when several products share the name or code (see `drug_ids_named`),
        or when only the name is known and no file describes the medicine.
        """
        ids = self.drug_ids_named(text)
        return self.drugs.get(ids[0]) if len(ids) == 1 else None

    def drug_ids_named(self, text: str) -> tuple[str, ...]:
        """Every id that fits, described here or not, sorted: two or more means ask which product."""
        return self.ids_by_name.get(wanted(text), ())

    def instrument_coded(self, code: str) -> Instrument | None:
        """By id (`phq_9`), specification code (`PHQ9`) or LOINC of panel or total."""
        wanted = code.strip().casefold()
        return next((each for each in self.instruments.values() if wanted in _codes_of(each)), None)

    def safety_event_of(self, variant_id: str) -> SafetyEvent:
        """The event that has a variant with that id; KeyError when none has."""
        for event in self.safety_events.values():
            if any(variant.id == variant_id for variant in event.variants):
                return event
        raise KeyError(f"no safety event has a variant {variant_id}; see the files in knowledge/safety")

    def safety_variant(self, variant_id: str) -> SafetyVariant:
        """The variant with that id, such as `ES01-1`; KeyError when no event has it."""
        return self.safety_event_of(variant_id).variant(variant_id)

    def analyte_of(self, code: str, text: str) -> LabAnalyte | None:
        """What a result is of: its LOINC code decides where it is known, else its name; None when neither is."""
        found = self.analyte_ids.get(code) or (
            self.analyte_ids.get(text.strip().casefold()) if text else None
        )
        return self.analytes[found] if found else None

    def monitoring_for(self, drug: Drug) -> tuple[MonitoringRule, ...]:
        """The rules whose selector names the medicine or one of its groups, in id order."""
        return self._selected("monitoring", self.monitoring.values(), drug)

    def side_effects_of(self, drug: Drug) -> tuple[SideEffect, ...]:
        """The effects whose selector names the medicine or one of its groups, in id order."""
        return self._selected("side_effects", self.side_effects.values(), drug)

    def red_flag(self, effect: str, *, told: bool) -> RedFlag | None:
        """How soon somebody must act for that row of side effects ('': told in own words); None: no reason to call.

        `told`: somebody told it as a reason to call; then there is always an answer.
        """
        if told:
            return self._red_flags.get((effect, "told")) or self._red_flags[("", "told")]
        return self._red_flags.get((effect, "there"))

    @cached_property
    def _red_flags(self) -> dict[tuple[str, str], RedFlag]:
        return {(each.effect, each.reason): each for each in self.red_flags.values()}

    def class_tapers_of(self, drug: Drug) -> tuple[ClassTaper, ...]:
        return self._selected("class_tapers", self.class_tapers.values(), drug)

    def trial_times_of(self, drug: Drug) -> tuple[TrialTime, ...]:
        return self._selected("trial_times", self.trial_times.values(), drug)

    def teaching_of(self, drug: Drug) -> tuple[Teaching, ...]:
        return self._selected("teaching", self.teaching.values(), drug)

    def contraindications_of(self, drug: Drug) -> tuple[Contraindication, ...]:
        return self._selected("contraindications", self.contraindications, drug)

    def strengths_of(self, drug_id: str) -> tuple[Strength, ...]:
        """In the table's order: by form, the smallest first. Empty: the knowledge has none."""
        return self._strengths.get(drug_id, ())

    @cached_property
    def _strengths(self) -> dict[str, tuple[Strength, ...]]:
        found: dict[str, list[Strength]] = {}
        for each in self.strengths:
            found.setdefault(each.drug_id, []).append(each)
        return {drug: tuple(rows) for drug, rows in found.items()}

    def indications_in(self, words: str) -> frozenset[str]:
        """Ids of `indication_names` these words are about, the more particular taken out first; empty where none fits."""
        kept = self._indications_in
        if words not in kept:
            if len(kept) >= _MOST_KEPT:
                kept.clear()
            kept[words] = _indications(self.indication_names.values(), words)
        return kept[words]

    def wider_indications(self, names: frozenset[str]) -> frozenset[str]:
        """The same, and what each is a kind of."""
        return names | {known for name in names if (known := self.indication_names[name].kind_of)}

    @cached_property
    def _indications_in(self) -> dict[str, frozenset[str]]:
        return {}

    def late_injections_of(self, drug_id: str) -> tuple[LateInjection, ...]:
        """The bands of every regimen of that product, in the table's order."""
        return self._late_injections.get(drug_id, ())

    @cached_property
    def _late_injections(self) -> dict[str, tuple[LateInjection, ...]]:
        products = {each.drug_id for each in self.late_injections}
        return {one: tuple(each for each in self.late_injections if each.drug_id == one) for one in products}

    @cached_property
    def exercises(self) -> Mapping[str, Exercise]:
        """Every exercise of every modality, by id."""
        return {one.id: one for modality in self.modalities.values() for one in modality.exercises}

    def modality_of(self, exercise: str) -> Modality | None:
        """Whose exercise that is."""
        return next(
            (each for each in self.modalities.values() if any(one.id == exercise for one in each.exercises)),
            None,
        )

    @cached_property
    def outlines(self) -> Mapping[str, Outline]:
        """Every outline of sessions, by id."""
        return {one.id: one for modality in self.modalities.values() for one in modality.outlines}

    def pathway_called(self, name: str) -> Pathway | None:
        """By id or any of its names, letter case and underscores aside."""
        return self._pathways_by_name.get(_plain(name))

    def points_of(self, pathway: Pathway) -> tuple[DecisionPoint, ...]:
        """Its own decision points, then the shared ones that none of its own replaces."""
        if pathway.id not in self._points_of:
            self._points_of[pathway.id] = points_of(pathway, self.pathways[SHARED])
        return self._points_of[pathway.id]

    def route_of(self, pathway: Pathway) -> Route:
        """Its phases and transitions, shared ones included, each with its guard."""
        if pathway.id not in self._routes:
            self._routes[pathway.id] = route(pathway, self.pathways[SHARED], self.points_of(pathway))
        return self._routes[pathway.id]

    @cached_property
    def _routes(self) -> dict[str, Route]:
        return {}

    @cached_property
    def _points_of(self) -> dict[str, tuple[DecisionPoint, ...]]:
        return {}

    @cached_property
    def _pathways_by_name(self) -> dict[str, Pathway]:
        return {_plain(name): one for one in self.pathways.values() for name in one.names}

    @cached_property
    def _rows_of(self) -> dict[tuple[str, str, frozenset[str]], tuple[_Selecting, ...]]:
        """Rows by table, medicine and its groups, as far as they were asked for."""
        return {}

    def _selected(self, table: str, rows: Iterable[Row], drug: Drug) -> tuple[Row, ...]:
        """Those that take the medicine; looked through once, every review asks again."""
        key = (table, drug.id, drug.groups)
        if key not in self._rows_of:
            self._rows_of[key] = tuple(each for each in rows if each.select.takes(drug.id, drug.groups))
        return cast(tuple[Row, ...], self._rows_of[key])


def _indications(names: Iterable[IndicationName], words: str) -> frozenset[str]:
    rest, found = words.casefold(), set()
    for name in names:
        taken, count = name.written.subn(" ", rest)
        if count:
            found.add(name.id)
            rest = taken
    return frozenset(found)


def _plain(name: str) -> str:
    return " ".join(name.replace("_", " ").split()).casefold()


def _codes_of(given: Instrument) -> set[str]:
    codes = (given.id, given.code, given.loinc_panel, given.loinc_total)
    return {code.casefold() for code in codes if code}
