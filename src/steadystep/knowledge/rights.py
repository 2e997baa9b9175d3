"""Who may read and write what: roles, the matrix of items by role, caregiver scopes and labels."""

from collections.abc import Mapping
from typing import Literal

from .provenance import Fact, Provenance, refuse

Read = Literal["full", "summary", "own", "author", "none", "by_scope", "by_consent"]
Basis = Literal["matrix", "role text", "clinic rule"]


class Role(Fact, frozen=True, kw_only=True):
    """`closes_safety`: may close a T0-T2 event. `breaks_glass`: may open a chart outside team and cover."""

    id: str
    title: str
    kind: Literal["staff", "client", "outside", "software"]
    closes_safety: bool
    breaks_glass: bool
    does: str
    basis: Basis
    provenance: Provenance


class RightRow(Fact, frozen=True, kw_only=True):
    """One item for one role. `may_write`: reports; `may_decide`: decisions (orders, diagnoses, plans) too. `words` is the matrix cell as written; `limits` what it adds to `read`."""

    item: str
    role: str
    read: Read
    may_write: bool
    may_decide: bool
    words: str
    basis: Basis
    limits: str = ""

    def __post_init__(self) -> None:
        wrong = self.may_decide and not self.may_write
        refuse(["may_decide without may_write. Next: who decides also writes"] if wrong else [])


class CaregiverScope(Fact, frozen=True, kw_only=True):
    """One thing a client can agree to. `direction`: what the caregiver receives, sends or does with us."""

    number: int
    id: str
    title: str
    opens: tuple[str, ...]
    direction: Literal["receive", "send", "both", "none"]
    detail: str
    provenance: Provenance


class Label(Fact, frozen=True, kw_only=True):
    """A mark on an entry. `inherited`: what is derived from the entry carries it too."""

    id: str
    title: str
    means: str
    inherited: bool
    opened_by_break_glass: bool
    provenance: Provenance


class Rights(Fact, frozen=True, kw_only=True):
    """The role matrix. What no row names may be neither read nor written."""

    roles: Mapping[str, Role]
    items: tuple[str, ...]
    matrix: Mapping[tuple[str, str], RightRow]
    caregiver_scopes: tuple[CaregiverScope, ...]
    labels: Mapping[str, Label]
    provenance: Provenance

    def row(self, item: str, role: str) -> RightRow | None:
        return self.matrix.get((item, role))

    def read(self, item: str, role: str) -> Read:
        """How `role` reads `item`; `none` for anything the matrix does not name."""
        found = self.row(item, role)
        return found.read if found else "none"

    def may_write(self, item: str, role: str) -> bool:
        found = self.row(item, role)
        return found is not None and found.may_write

    def may_decide(self, item: str, role: str) -> bool:
        """Whether `role` may sign decisions about `item`: a client reports a dose, only a prescriber orders one."""
        found = self.row(item, role)
        return found is not None and found.may_decide

    def scope_opens(self, number: int) -> tuple[str, ...]:
        """The items a caregiver scope opens; empty for a scope that only sends or does not exist."""
        return next((scope.opens for scope in self.caregiver_scopes if scope.number == number), ())
