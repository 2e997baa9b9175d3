"""Where a fact comes from, who wrote it and who checked it. Every file and every row carries this."""

from datetime import date
from typing import Literal

import msgspec

Verification = Literal["verified", "partly", "unverified", "not_applicable"]
UNCHECKED = "unchecked"


class Fact(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Base of every value read from a knowledge file: frozen, keyword only, unknown fields refused."""


class Source(Fact, frozen=True, kw_only=True):
    """A document somebody can look up; `evidence` are ids of evidence.csv (what was read to verify)."""

    document: str
    section: str = ""
    year: int | None = None
    evidence: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        refuse([] if self.document.strip() else ["a source has no document. Next: name the document"])


class Basis(Fact, frozen=True, kw_only=True):
    """What one part of a file rests on, where that differs from the file as a whole."""

    sources: tuple[Source, ...]
    verification: Verification
    evidence: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        refuse([] if self.sources else ["no source. Next: name at least one document"])


class Provenance(Fact, frozen=True, kw_only=True):
    """What a whole file or row rests on. `checker` is `unchecked` until a licensed clinician has read it."""

    sources: tuple[Source, ...]
    why: str
    author: str
    checker: str
    checked_on: date | None
    next_review: date
    verification: Verification
    evidence: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        refuse(_provenance_faults(self))

    @property
    def checked(self) -> bool:
        """False while nobody licensed has checked it: every screen showing the fact must say so."""
        return self.checker != UNCHECKED

    @property
    def every_evidence(self) -> tuple[str, ...]:
        """Evidence ids of the whole and of its sources, in order, each once."""
        named = [*self.evidence, *(each for source in self.sources for each in source.evidence)]
        return tuple(dict.fromkeys(named))


def _provenance_faults(given: Provenance) -> list[str]:
    faults = []
    if not given.sources:
        faults.append("no source. Next: name at least one document")
    if not given.why.strip():
        faults.append("`why` is empty. Next: say in a sentence why the fact matters")
    if not given.author.strip():
        faults.append("`author` is empty. Next: name who wrote it")
    if given.author.strip().casefold() == given.checker.strip().casefold():
        faults.append("author and checker are the same person. Next: have somebody else check it")
    if given.checked != (given.checked_on is not None):
        faults.append("`checker` and `checked_on` disagree. Next: give both, or `unchecked` and null")
    if given.checked_on and given.next_review <= given.checked_on:
        faults.append("`next_review` is not after `checked_on`. Next: set a later date")
    return faults


def refuse(faults: list[str]) -> None:
    """Raise one ValueError holding every fault, a line each; nothing when there is none."""
    if faults:
        raise ValueError("\n".join(faults))
