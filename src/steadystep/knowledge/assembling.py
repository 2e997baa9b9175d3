"""Puts what was gathered together as one Knowledge, or leaves the faults in the reader."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import TypeVar

from .analyte import ids_by_name as analyte_ids
from .gathering import gather
from .intake_section import IntakeSection
from .life_stage import LifeStage
from .linking import link, with_groups, with_translations
from .naming import ids_by_name
from .parts import Parts
from .reading import Reader
from .rights import Rights
from .whole import Knowledge

Placed = TypeVar("Placed", IntakeSection, LifeStage)


def assemble(reader: Reader, *, version: str) -> Knowledge | None:
    """The Knowledge, or None with every fault kept in `reader.faults`."""
    parts = gather(reader)
    link(reader, parts)
    rights = _rights(parts)
    care, touch, cadence = parts.substance_care, parts.keeping_touch, parts.cadence
    beginning = parts.beginning
    if reader.faults or parts.clocks is None or parts.crisis_lines is None or rights is None:
        return None
    if care is None or touch is None or cadence is None or beginning is None:
        return None
    if parts.working_together is None or parts.support_outside is None:
        return None
    drugs = with_groups(parts.drugs, parts.groups)
    return Knowledge(
        version=version,
        instruments=MappingProxyType(with_translations(parts)),
        drugs=MappingProxyType(drugs),
        drug_names=MappingProxyType(parts.drug_names),
        groups=MappingProxyType({name: frozenset(ids) for name, ids in parts.groups.items()}),
        mechanism_rules=MappingProxyType(parts.mechanism_rules),
        explicit_interactions=tuple(parts.interactions.values()),
        quiet_pairs=tuple(parts.quiet_pairs.values()),
        circumstances=MappingProxyType(parts.circumstances),
        monitoring=MappingProxyType(parts.monitoring),
        analytes=MappingProxyType(parts.analytes),
        analyte_ids=MappingProxyType(analyte_ids(parts.analytes.values())),
        result_limits=tuple(parts.result_limits.values()),
        side_effects=MappingProxyType(parts.side_effects),
        red_flags=MappingProxyType(parts.red_flags),
        late_injections=tuple(parts.late_injections.values()),
        class_tapers=MappingProxyType(parts.class_tapers),
        substance_care=care,
        contraindications=tuple(parts.contraindications.values()),
        diagnosed=MappingProxyType(parts.diagnosed),
        external_medicines=MappingProxyType(parts.external_medicines),
        indication_names=MappingProxyType(parts.indication_names),
        strengths=tuple(parts.strengths.values()),
        beginning=beginning,
        intake_sections=MappingProxyType(_in_place(parts.intake_sections)),
        life_stages=MappingProxyType(_in_place(parts.life_stages)),
        keeping_touch=touch,
        cadence=cadence,
        working_together=parts.working_together,
        support_outside=parts.support_outside,
        trial_times=MappingProxyType(parts.trial_times),
        teaching=MappingProxyType(parts.teaching),
        pathways=MappingProxyType(parts.pathways),
        modalities=MappingProxyType(parts.modalities),
        safety_events=MappingProxyType(parts.events),
        clocks=parts.clocks,
        crisis_lines=parts.crisis_lines.lines,
        rights=rights,
        evidence=MappingProxyType(parts.evidence),
        ids_by_name=MappingProxyType(ids_by_name(parts.drug_names, drugs)),
    )


def _in_place(found: Mapping[str, Placed]) -> dict[str, Placed]:
    """In the order in which they are asked or shown."""
    return {one.id: one for one in sorted(found.values(), key=lambda each: each.place)}


def _rights(parts: Parts) -> Rights | None:
    if parts.rights_provenance is None:
        return None
    return Rights(
        roles=MappingProxyType(parts.roles),
        items=tuple(dict.fromkeys(item for item, _ in parts.matrix)),
        matrix=MappingProxyType(parts.matrix),
        caregiver_scopes=tuple(parts.scopes.values()),
        labels=MappingProxyType(parts.labels),
        provenance=parts.rights_provenance,
    )
