"""The knowledge as one frozen value, and the look-ups into it."""

from collections.abc import Mapping

import msgspec

from .drug import Drug, DrugName
from .instrument import Instrument
from .interaction import ExplicitInteraction, MechanismRule
from .monitoring import MonitoringRule
from .rights import Rights
from .safety_event import Clocks, CrisisLine, SafetyEvent, SafetyVariant


class Evidence(msgspec.Struct, frozen=True, kw_only=True):
    """What was read to verify a figure."""

    id: str
    what_was_read: str
    kind_of_source: str


class Knowledge(msgspec.Struct, frozen=True, kw_only=True):
    """Everything the files say. `version` is a digest of all files: equal files, equal version.

    `groups` and `drug_names` also name medicines whose own file has not been written: of those nothing is
    known but the name, so a rule that meets one cannot tell. `known_by` finds a medicine by any of its names.
    """

    version: str
    instruments: Mapping[str, Instrument]
    drugs: Mapping[str, Drug]
    drug_names: Mapping[str, DrugName]
    groups: Mapping[str, frozenset[str]]
    mechanism_rules: Mapping[str, MechanismRule]
    explicit_interactions: tuple[ExplicitInteraction, ...]
    monitoring: Mapping[str, MonitoringRule]
    safety_events: Mapping[str, SafetyEvent]
    clocks: Clocks
    crisis_lines: tuple[CrisisLine, ...]
    rights: Rights
    evidence: Mapping[str, Evidence]
    known_by: Mapping[str, str]

    def drug_named(self, text: str) -> Drug | None:
        """By id, generic name, brand or RxNorm ingredient code, letter case aside.

        None when nothing fits, when several products share the name or code (see `drug_ids_named`),
        or when only the name is known and no file describes the medicine.
        """
        return self.drugs.get(self.known_by.get(text.strip().casefold(), ""))

    def drug_ids_named(self, text: str) -> tuple[str, ...]:
        """Every id that fits, described here or not, sorted: two or more means ask which product."""
        wanted = text.strip().casefold()
        found = {each.drug_id for each in self.drug_names.values() if wanted in names_of(each)}
        found |= {drug.id for drug in self.drugs.values() if wanted in brands_of(drug)}
        return tuple(sorted(found))

    def instrument_coded(self, code: str) -> Instrument | None:
        """By id (`phq_9`), specification code (`PHQ9`) or LOINC of panel or total."""
        wanted = code.strip().casefold()
        return next((each for each in self.instruments.values() if wanted in _codes_of(each)), None)

    def safety_variant(self, variant_id: str) -> SafetyVariant:
        """The variant with that id, such as `ES01-1`; KeyError when no event has it."""
        for event in self.safety_events.values():
            for variant in event.variants:
                if variant.id == variant_id:
                    return variant
        raise KeyError(f"no safety event has a variant {variant_id}; see the files in knowledge/safety")

    def monitoring_for(self, drug: Drug) -> tuple[MonitoringRule, ...]:
        """The rules whose selector names the medicine or one of its groups, in id order."""
        return tuple(rule for rule in self.monitoring.values() if rule.select.takes(drug.id, drug.groups))


def names_of(drug: DrugName) -> set[str]:
    return {each.casefold() for each in (drug.drug_id, drug.name, drug.rxnorm_ingredient) if each}


def brands_of(drug: Drug) -> set[str]:
    return {brand.casefold() for brand in drug.brands}


def _codes_of(given: Instrument) -> set[str]:
    codes = (given.id, given.code, given.loinc_panel, given.loinc_total)
    return {code.casefold() for code in codes if code}
