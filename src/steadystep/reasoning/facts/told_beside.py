"""What the client is told at once about a medicine from elsewhere that does not go with one of ours (cases B and E).

Only what the checks already found is said again, in fewer words: which one, beside which, and how grave. Nothing here tells
anybody to stop a medicine that somebody prescribed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final, Literal

import msgspec

from steadystep.reasoning.finding import Finding

from .medicines import Course

Kind = Literal["never", "not_until_spoken", "ask_first"]
# A painkiller bought without a prescription beside lithium: the source says block, and case B gives the words.
_NOT_UNTIL_SPOKEN: Final = frozenset({"IX08"})


class Beside(msgspec.Struct, frozen=True, kw_only=True):
    """`told` from elsewhere does not go with `other`. `rows` are the rules that say so."""

    kind: Kind
    told: str
    other: str
    rows: tuple[str, ...]


def told_beside(
    findings: Iterable[Finding], courses: Iterable[Course], entry: str = ""
) -> tuple[Beside, ...]:
    """Of every medicine told from elsewhere, or of the one that `entry` told; each pair once, the gravest first."""
    known = {one.entry: one for one in courses}
    found: dict[tuple[str, str], Beside] = {}
    for finding in sorted(findings, key=lambda one: one.severity != "contraindicated"):
        for one in _of(finding, known, entry):
            found.setdefault((one.told, one.other), one)
    return tuple(found.values())


def _of(finding: Finding, known: dict[str, Course], entry: str) -> Iterator[Beside]:
    kind = _kind(finding)
    if kind is None or len(finding.about) != 2:
        return
    pair = [known[one] for one in finding.about if one in known]
    for told in pair:
        others = [one for one in pair if one is not told and one.ordered_here]
        if not told.ordered_here and others and entry in ("", told.entry):
            yield Beside(kind=kind, told=told.name, other=others[0].name, rows=finding.rows)


def _kind(finding: Finding) -> Kind | None:
    if finding.severity == "contraindicated":
        return "never"
    if finding.severity != "major":
        return None
    return "ask_first" if _NOT_UNTIL_SPOKEN.isdisjoint(finding.rows) else "not_until_spoken"
