"""The requirements of the specification, clause by clause, as the files beside this one record them."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import msgspec

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
PARTS = ("trigger", "system", "done", "bad input")


class Clause(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One thing a requirement promises: in our words, how far it is kept, and the tests that would fail without it.

    `proof` holds pytest node ids without parameters; `missing` what a reader would still look for.
    """

    part: Literal["trigger", "system", "done", "bad input"]
    says: str
    kept: Literal["whole", "partly", "no"]
    proof: tuple[str, ...] = ()
    missing: str = ""

    def __post_init__(self) -> None:
        if self.kept != "no" and not self.proof:
            raise ValueError(
                f"{self.says!r} is said to be kept and names no test; name one, or say `kept: no`"
            )
        if (self.kept == "whole") == bool(self.missing.strip()):
            raise ValueError(
                f"{self.says!r}: what is not whole says what is missing, what is whole misses nothing"
            )


class Requirement(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One numbered requirement of the specification: R1 to R118."""

    requirement: str
    name: str
    clauses: tuple[Clause, ...]

    @property
    def number(self) -> int:
        """18 of R18."""
        return int(self.requirement.removeprefix("R"))


def read(path: Path) -> Requirement:
    """One file; msgspec.ValidationError says which line of it is not of the form."""
    return msgspec.yaml.decode(path.read_bytes(), type=Requirement)


def every() -> tuple[Requirement, ...]:
    """All of them in the order of their numbers."""
    return tuple(sorted(map(read, HERE.glob("R*.yaml")), key=lambda one: one.number))
