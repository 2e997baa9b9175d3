"""Whether one name exists in its register; refused with what may stand there instead."""

from collections.abc import Iterable

from .parts import Parts
from .provenance import Provenance
from .reading import Reader
from .selector import Selector

Place = tuple[str, str]


class Lookup:
    def __init__(self, reader: Reader, parts: Parts) -> None:
        self.reader = reader
        self.parts = parts

    def evidence(self, place: Place, given: Provenance) -> None:
        self.cited(place, given.every_evidence)

    def cited(self, place: Place, evidence: Iterable[str]) -> None:
        for each in evidence:
            if each not in self.parts.evidence:
                self.reader.refuse(
                    *place, f"evidence `{each}` is unknown. Next: add what was read to evidence.csv"
                )

    def selector(self, place: Place, selector: Selector | None) -> None:
        """Every medicine, group, condition and event that it names."""
        if selector is None:
            return
        for drug_id in sorted(selector.drugs):
            self.drug(place, drug_id)
        for group in sorted(selector.groups):
            self.known(place, group, self.parts.groups, "group")
        for name in sorted(selector.conditions):
            self.circumstance(place, name, event=False)
        for name in sorted(selector.events):
            self.circumstance(place, name, event=True)

    def circumstance(self, place: Place, name: str, *, event: bool) -> None:
        found = self.parts.circumstances.get(name)
        if found is None or (found.kind == "event") != event:
            kind = "event" if event else "condition"
            self.reader.refuse(
                *place, f"{kind} `{name}` is unknown. Next: add it to medication/circumstances.csv"
            )

    def drug(self, place: Place, drug_id: str) -> None:
        if drug_id not in self.parts.drug_names:
            self.reader.refuse(
                *place, f"drug `{drug_id}` is unknown. Next: add it to medication/drug_names.csv"
            )

    def known(self, place: Place, given: str, known: Iterable[str], kind: str) -> None:
        if given not in known:
            self.reader.refuse(
                *place, f"{kind} `{given}` is unknown. Next: use one of {', '.join(sorted(known))}"
            )
