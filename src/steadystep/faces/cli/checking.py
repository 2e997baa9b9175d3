"""A list of names held against the knowledge: what it is read as, what it does together, what is not known; as plain objects."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import msgspec

from steadystep.knowledge import Knowledge, Provenance, Source
from steadystep.reasoning.interactions import (
    Answer,
    Exposure,
    Verdict,
    filled,
    same_substance,
    weigh,
    with_the_list,
)

_write = msgspec.json.Encoder().encode


class Checker:
    """Answers questions about lists of names. Pair verdicts hang on no chart, so each is written as JSON once."""

    def __init__(self, knowledge: Knowledge) -> None:
        self.knowledge = knowledge
        self.names = {drug.id: drug.name for drug in knowledge.drugs.values()}
        self._written: dict[int, tuple[Verdict, msgspec.Raw]] = {}

    def asked(self, names: Sequence[str]) -> dict[str, Any]:
        """`pairs`, `list` and `unknown`, as `steadystep interactions --json` prints them."""
        read, which, unknown = self._read(names)
        answer = self.weighed(list(read.values()))
        said = {
            "pairs": [self._raw(each) for each in answer.pairs],
            "list": [self.listed(each) for each in answer.listed], "unknown": unknown, "read_as": read,
            "not_known_of_the_person": sorted({need for each in answer.unchecked for need in each.needs}),
        }  # fmt: skip
        return {**said, "which": which} if which else said

    def weighed(self, drugs: Sequence[str]) -> Answer:
        """Nothing is known of the person, so what hangs on that is told as not known."""
        taken = [Exposure(drug) for drug in dict.fromkeys(drugs)]
        return weigh(self.knowledge, taken, with_the_list(self.knowledge, taken, _nobody_told))

    def _read(self, names: Sequence[str]) -> tuple[dict[str, str], dict[str, tuple[str, ...]], list[str]]:
        """Each name with the medicine it is read as, the products it may mean, and the names that fit none. Several
        products of one substance are read as the first of them."""
        read: dict[str, str] = {}
        which: dict[str, tuple[str, ...]] = {}
        unknown: list[str] = []
        drugs = self.knowledge.drugs
        for name in names:
            found = [one for one in self.knowledge.drug_ids_named(name) if one in drugs]
            if not found or not all(same_substance(drugs[found[0]], drugs[one]) for one in found):
                unknown.append(name)
                continue
            read[name] = found[0]
            if len(found) > 1:
                which[name] = tuple(found)
        return read, which, list(dict.fromkeys(unknown))

    def _raw(self, verdict: Verdict) -> msgspec.Raw:
        held = self._written.get(id(verdict))
        if held is None or held[0] is not verdict:
            held = self._written[id(verdict)] = (verdict, msgspec.Raw(_write(self.pair(verdict))))
        return held[1]

    def pair(self, verdict: Verdict) -> dict[str, Any]:
        return {"a": verdict.a, "b": verdict.b, **self._told(verdict)}

    def listed(self, verdict: Verdict) -> dict[str, Any]:
        return {"drugs": verdict.drugs, "because_of": verdict.because_of, **self._told(verdict)}

    def _told(self, verdict: Verdict) -> dict[str, Any]:
        """`said_by`: the rule that says as much about the same medicines, null for the one to read."""
        return {
            "severity": verdict.severity, "interrupts": verdict.interrupts, "rule": verdict.id, "said_by": verdict.said_by or None,
            "blocks": verdict.blocks, "mechanism": str(filled(verdict.mechanism, verdict, self.names)), "effect": verdict.effect,
            "says": str(filled(verdict.message, verdict, self.names)), "do": verdict.do, "washout_days": verdict.washouts,
            "graver_if": verdict.hinges, "source": "; ".join(map(source_said, verdict.provenance.sources)),
            "verification": verdict.provenance.verification, "checker": verdict.provenance.checker,
        }  # fmt: skip


def source_said(source: Source) -> str:
    return " ".join(filter(None, (source.document, source.section)))


def standing_said(provenance: Provenance) -> str:
    """How far the fact was verified, and who checked it."""
    checked = f"checked by {provenance.checker}" if provenance.checked else "unchecked by a clinician"
    return f"{provenance.verification.replace('_', ' ')}, {checked}"


def _nobody_told(name: str) -> bool | None:
    return None
