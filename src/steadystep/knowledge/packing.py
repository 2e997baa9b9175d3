"""The whole knowledge as one piece of JSON and back again: the same value, without reading a hundred files."""

from types import MappingProxyType
from typing import TypeVar

import msgspec

from .analyte import LabAnalyte, ResultLimit, ids_by_name
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
from .modality import Modality
from .monitoring import MonitoringRule
from .pathway import Pathway
from .provenance import Provenance
from .rights import CaregiverScope, Label, RightRow, Rights, Role
from .safety_event import Clocks, CrisisLine, SafetyEvent
from .side_effect import RedFlag, SideEffect
from .strength import Strength
from .substance_care import SubstanceCare
from .support_outside import SupportOutside
from .taper import ClassTaper
from .teaching import Teaching
from .trial_time import TrialTime
from .whole import Evidence, Knowledge
from .wording import DiagnosedCircumstance, ExternalMedicine, IndicationName
from .working_together import WorkingTogether

Keyed = TypeVar("Keyed", bound=msgspec.Struct)


class Packed(msgspec.Struct, frozen=True, kw_only=True):
    """Every value of the Knowledge in plain lists; look-ups by id are made again."""

    version: str
    instruments: tuple[Instrument, ...]
    drugs: tuple[Drug, ...]
    drug_names: tuple[DrugName, ...]
    groups: dict[str, frozenset[str]]
    mechanism_rules: tuple[MechanismRule, ...]
    explicit_interactions: tuple[ExplicitInteraction, ...]
    quiet_pairs: tuple[QuietPair, ...]
    circumstances: tuple[Circumstance, ...]
    monitoring: tuple[MonitoringRule, ...]
    analytes: tuple[LabAnalyte, ...]
    result_limits: tuple[ResultLimit, ...]
    side_effects: tuple[SideEffect, ...]
    red_flags: tuple[RedFlag, ...]
    late_injections: tuple[LateInjection, ...]
    class_tapers: tuple[ClassTaper, ...]
    substance_care: SubstanceCare
    contraindications: tuple[Contraindication, ...]
    diagnosed: tuple[DiagnosedCircumstance, ...]
    external_medicines: tuple[ExternalMedicine, ...]
    indication_names: tuple[IndicationName, ...]
    strengths: tuple[Strength, ...]
    beginning: Beginning
    intake_sections: tuple[IntakeSection, ...]
    life_stages: tuple[LifeStage, ...]
    keeping_touch: KeepingTouch
    cadence: CadencePolicy
    working_together: WorkingTogether
    support_outside: SupportOutside
    trial_times: tuple[TrialTime, ...]
    teaching: tuple[Teaching, ...]
    pathways: tuple[Pathway, ...]
    modalities: tuple[Modality, ...]
    safety_events: tuple[SafetyEvent, ...]
    clocks: Clocks
    crisis_lines: tuple[CrisisLine, ...]
    roles: tuple[Role, ...]
    items: tuple[str, ...]
    matrix: tuple[RightRow, ...]
    caregiver_scopes: tuple[CaregiverScope, ...]
    labels: tuple[Label, ...]
    rights_provenance: Provenance
    evidence: tuple[Evidence, ...]
    ids_by_name: dict[str, tuple[str, ...]]


def packed(known: Knowledge) -> bytes:
    """JSON of everything, mappings in the order of their files."""
    found = Packed(
        version=known.version,
        instruments=tuple(known.instruments.values()),
        drugs=tuple(known.drugs.values()),
        drug_names=tuple(known.drug_names.values()),
        groups=dict(known.groups),
        mechanism_rules=tuple(known.mechanism_rules.values()),
        explicit_interactions=known.explicit_interactions,
        quiet_pairs=known.quiet_pairs,
        circumstances=tuple(known.circumstances.values()),
        monitoring=tuple(known.monitoring.values()),
        analytes=tuple(known.analytes.values()),
        result_limits=known.result_limits,
        side_effects=tuple(known.side_effects.values()),
        red_flags=tuple(known.red_flags.values()),
        late_injections=known.late_injections,
        class_tapers=tuple(known.class_tapers.values()),
        substance_care=known.substance_care,
        contraindications=known.contraindications,
        diagnosed=tuple(known.diagnosed.values()),
        external_medicines=tuple(known.external_medicines.values()),
        indication_names=tuple(known.indication_names.values()),
        strengths=known.strengths,
        beginning=known.beginning,
        intake_sections=tuple(known.intake_sections.values()),
        life_stages=tuple(known.life_stages.values()),
        keeping_touch=known.keeping_touch,
        cadence=known.cadence,
        working_together=known.working_together,
        support_outside=known.support_outside,
        trial_times=tuple(known.trial_times.values()),
        teaching=tuple(known.teaching.values()),
        pathways=tuple(known.pathways.values()),
        modalities=tuple(known.modalities.values()),
        safety_events=tuple(known.safety_events.values()),
        clocks=known.clocks,
        crisis_lines=known.crisis_lines,
        roles=tuple(known.rights.roles.values()),
        items=known.rights.items,
        matrix=tuple(known.rights.matrix.values()),
        caregiver_scopes=known.rights.caregiver_scopes,
        labels=tuple(known.rights.labels.values()),
        rights_provenance=known.rights.provenance,
        evidence=tuple(known.evidence.values()),
        ids_by_name=dict(known.ids_by_name),
    )
    return msgspec.json.encode(found)


def unpacked(content: bytes) -> Knowledge:
    """The Knowledge again; msgspec.MsgspecError when the bytes are not such a pack."""
    found = msgspec.json.decode(content, type=Packed)
    return Knowledge(
        version=found.version,
        instruments=_by_id(found.instruments),
        drugs=_by_id(found.drugs),
        drug_names=MappingProxyType({each.drug_id: each for each in found.drug_names}),
        groups=MappingProxyType(found.groups),
        mechanism_rules=_by_id(found.mechanism_rules),
        explicit_interactions=found.explicit_interactions,
        quiet_pairs=found.quiet_pairs,
        circumstances=_by_id(found.circumstances),
        monitoring=_by_id(found.monitoring),
        analytes=_by_id(found.analytes),
        analyte_ids=MappingProxyType(ids_by_name(found.analytes)),
        result_limits=found.result_limits,
        side_effects=_by_id(found.side_effects),
        red_flags=_by_id(found.red_flags),
        late_injections=found.late_injections,
        class_tapers=_by_id(found.class_tapers),
        substance_care=found.substance_care,
        contraindications=found.contraindications,
        diagnosed=_by_id(found.diagnosed),
        external_medicines=_by_id(found.external_medicines),
        indication_names=_by_id(found.indication_names),
        strengths=found.strengths,
        beginning=found.beginning,
        intake_sections=_by_id(found.intake_sections),
        life_stages=_by_id(found.life_stages),
        keeping_touch=found.keeping_touch,
        cadence=found.cadence,
        working_together=found.working_together,
        support_outside=found.support_outside,
        trial_times=_by_id(found.trial_times),
        teaching=_by_id(found.teaching),
        pathways=_by_id(found.pathways),
        modalities=_by_id(found.modalities),
        safety_events=_by_id(found.safety_events),
        clocks=found.clocks,
        crisis_lines=found.crisis_lines,
        rights=_rights(found),
        evidence=_by_id(found.evidence),
        ids_by_name=MappingProxyType(found.ids_by_name),
    )


def _rights(found: Packed) -> Rights:
    return Rights(
        roles=_by_id(found.roles),
        items=found.items,
        matrix=MappingProxyType({(row.item, row.role): row for row in found.matrix}),
        caregiver_scopes=found.caregiver_scopes,
        labels=_by_id(found.labels),
        provenance=found.rights_provenance,
    )


def _by_id(values: tuple[Keyed, ...]) -> MappingProxyType[str, Keyed]:
    return MappingProxyType({getattr(each, "id"): each for each in values})  # noqa: B009 (all of them have an id)
