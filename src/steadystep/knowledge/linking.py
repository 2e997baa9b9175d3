"""Whether everything that is named exists: medicines, groups, roles, items, safety events, evidence."""

from collections.abc import Iterable, Mapping

import msgspec

from .drug import Drug, DrugName
from .gathering import Parts
from .provenance import Provenance
from .reading import Reader
from .safety_event import SafetyEvent
from .selector import Selector
from .whole import brands_of, names_of

REGISTERS = ("evidence", "drug_names", "groups", "roles", "matrix")


def link(reader: Reader, parts: Parts) -> None:
    """Refuse every reference that leads nowhere. Silent while a register is broken: all would seem wrong."""
    if not all(getattr(parts, register) for register in REGISTERS):
        return
    linking = _Linking(reader, parts)
    linking.provenances()
    linking.measures()
    linking.medicines()
    linking.rules()
    linking.safety()
    linking.team()


def with_groups(drugs: Mapping[str, Drug], groups: Mapping[str, set[str]]) -> dict[str, Drug]:
    """Each medicine with the groups that name it."""
    return {
        drug.id: msgspec.structs.replace(
            drug, groups=frozenset(name for name, members in groups.items() if drug.id in members)
        )
        for drug in drugs.values()
    }


def known_by(names: Mapping[str, DrugName], drugs: Mapping[str, Drug]) -> dict[str, str]:
    """Lower-case name, brand or code to drug id; a word that several products share is left out, an id never."""
    found: dict[str, set[str]] = {}
    for name in names.values():
        words = names_of(name) | (brands_of(drugs[name.drug_id]) if name.drug_id in drugs else set())
        for word in words:
            found.setdefault(word, set()).add(name.drug_id)
    single = {word: next(iter(ids)) for word, ids in found.items() if len(ids) == 1}
    return single | {each.casefold(): each for each in names}


class _Linking:
    def __init__(self, reader: Reader, parts: Parts) -> None:
        self.reader = reader
        self.parts = parts
        self.items = {item for item, _ in parts.matrix}

    def provenances(self) -> None:
        for beside, shared in self.parts.abouts.items():
            self._evidence((beside, "$.provenance"), shared)
        kinds = {
            "measures": self.parts.instruments,
            "medication/drugs": self.parts.drugs,
            "medication/rules": self.parts.mechanism_rules,
            "interactions": self.parts.interactions,
            "monitoring": self.parts.monitoring,
            "events": self.parts.events,
            "roles": self.parts.roles,
            "labels": self.parts.labels,
        }
        for kind, values in kinds.items():
            for key, value in values.items():  # type: ignore[attr-defined]
                self._evidence(self.parts.places[kind, key], value.provenance)

    def measures(self) -> None:
        variants = {variant.id for event in self.parts.events.values() for variant in event.variants}
        for given in self.parts.instruments.values():
            place = self.parts.places["measures", given.id]
            for each in given.safety_items:
                self._known(place, each.event, variants, "safety event variant")

    def medicines(self) -> None:
        for group, members in self.parts.groups.items():
            for drug_id in sorted(members):
                self._drug(self.parts.places["member", (group, drug_id)], drug_id)
        for drug in self.parts.drugs.values():
            place = self.parts.places["medication/drugs", drug.id]
            self._drug(place, drug.id)
            self._agrees(place, drug)
            for basis in (drug.mechanisms.basis, *(row.basis for row in drug.dosing)):
                self._cited(place, basis.evidence)
            if drug.groups:
                self.reader.refuse(
                    *place, "groups do not belong here. Next: write them in medication/drug_groups.csv"
                )

    def rules(self) -> None:
        for rule in self.parts.mechanism_rules.values():
            place = self.parts.places["medication/rules", rule.id]
            named = [rule.exempt, rule.a.named, rule.b.named if rule.b else None]
            for selector in [*named, *(change.drugs for change in rule.severity_changes)]:
                self._selector(place, selector)
            for drug_id in [
                *(rule.washout.days_by_drug if rule.washout else ()),
                *_pair_drugs(rule.examples),
            ]:
                self._drug(place, drug_id)
        for row in self.parts.interactions.values():
            place = self.parts.places["interactions", row.id]
            self._selector(place, row.a_select)
            self._selector(place, row.b_select)
            for drug_id in _pair_drugs(row.examples):
                self._drug(place, drug_id)
        for watched in self.parts.monitoring.values():
            place = self.parts.places["monitoring", watched.id]
            self._selector(place, watched.select)
            self._known(place, watched.owner, self.parts.roles, "role")

    def safety(self) -> None:
        for event in self.parts.events.values():
            place = self.parts.places["events", event.id]
            own = {variant.id for variant in event.variants}
            for variant in event.variants:
                for role in (*variant.first_actor, *variant.backup):
                    self._known(place, role, self.parts.roles, "role")
                if variant.next_variant:
                    self._known(place, variant.next_variant, own, "variant")
            self._opens(place, event)

    def team(self) -> None:
        for key in self.parts.matrix:
            self._known(self.parts.places["matrix", key], key[1], self.parts.roles, "role")
        for item in sorted(self.items):
            for role in sorted(
                set(self.parts.roles) - {each for one, each in self.parts.matrix if one == item}
            ):
                self.reader.refuse(
                    "team/rights.csv", "", f"{item} has no row for {role}. Next: add one; `none` is an answer"
                )
        for scope in self.parts.scopes.values():
            for item in scope.opens:
                self._known(self.parts.places["scopes", scope.number], item, self.items, "item")

    def _opens(self, place: tuple[str, str], event: SafetyEvent) -> None:
        own = {variant.id for variant in event.variants}
        for example in event.examples:
            if example.opens:
                self._known(place, example.opens, own, "variant")

    def _agrees(self, place: tuple[str, str], drug: Drug) -> None:
        """Name list and file are read by different people: they must tell the same code."""
        name = self.parts.drug_names.get(drug.id)
        if name and (name.rxnorm_ingredient, name.prescribed_here) != (
            drug.rxnorm_ingredient,
            drug.prescribed_here,
        ):
            self.reader.refuse(
                *place, "code or prescribed_here differ from medication/drug_names.csv. Next: make them equal"
            )

    def _evidence(self, place: tuple[str, str], given: Provenance) -> None:
        self._cited(place, given.every_evidence)

    def _cited(self, place: tuple[str, str], evidence: Iterable[str]) -> None:
        for each in evidence:
            if each not in self.parts.evidence:
                self.reader.refuse(
                    *place, f"evidence `{each}` is unknown. Next: add what was read to evidence.csv"
                )

    def _selector(self, place: tuple[str, str], selector: Selector | None) -> None:
        for drug_id in sorted(selector.drugs if selector else ()):
            self._drug(place, drug_id)
        for group in sorted(selector.groups if selector else ()):
            self._known(place, group, self.parts.groups, "group")

    def _drug(self, place: tuple[str, str], drug_id: str) -> None:
        if drug_id not in self.parts.drug_names:
            self.reader.refuse(
                *place, f"drug `{drug_id}` is unknown. Next: add it to medication/drug_names.csv"
            )

    def _known(self, place: tuple[str, str], given: str, known: Iterable[str], kind: str) -> None:
        if given not in known:
            self.reader.refuse(
                *place, f"{kind} `{given}` is unknown. Next: use one of {', '.join(sorted(known))}"
            )


def _pair_drugs(examples: Iterable[object]) -> list[str]:
    return [getattr(each, side) for each in examples for side in ("drug_a", "drug_b")]
