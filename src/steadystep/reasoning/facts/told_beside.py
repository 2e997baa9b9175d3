"""What the client is told at once about a medicine from elsewhere that does not go with one of ours (cases A, B, C and E).

Only what the checks already found is said again, in fewer words: which one, beside which, and how grave. Nothing here tells
anybody to stop a medicine that somebody prescribed.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Final, Literal

import msgspec

from steadystep.reasoning.finding import Finding

from .around import Around
from .medicines import Course
from .noticed import surgery_plan

Kind = Literal["never", "not_until_spoken", "ask_first", "undoes_practice"]
# A painkiller bought without a prescription beside lithium: the source says block, and case B gives the words.
_NOT_UNTIL_SPOKEN: Final = frozenset({"IX08"})
# Rules about one medicine alone: what the client is told of it (case A).
_ALONE: Final[Mapping[str, Kind]] = {"plan.undone": "undoes_practice"}
# Our medicines that an operation does not stop, once its plan is signed (case C).
_KEPT: Final = "BUP"


class Beside(msgspec.Struct, frozen=True, kw_only=True):
    """`told` from elsewhere does not go with `other`, or (no `other`) with what is practised. `rows` are the rules that say so.

    `keep`: a signed plan says that `other` goes on through the operation.
    """

    kind: Kind
    told: str
    other: str
    rows: tuple[str, ...]
    keep: bool = False


def kept_through_surgery(view: Around) -> frozenset[str]:
    """Ids of drugs that go on through an operation by a signed plan that is on file."""
    return view.knowledge.groups.get(_KEPT, frozenset()) if surgery_plan(view) else frozenset()


def told_beside(
    findings: Iterable[Finding], courses: Iterable[Course], entry: str = "", *, keeps: Collection[str] = ()
) -> tuple[Beside, ...]:
    """Of every medicine told from elsewhere, or of the one that `entry` told; each pair once, the gravest first.

    `keeps` are drugs that are not left out for it.
    """
    known = {one.entry: one for one in courses}
    found: dict[tuple[str, str], Beside] = {}
    for finding in sorted(findings, key=lambda one: one.severity != "contraindicated"):
        for one in (*_of(finding, known, entry, keeps), *_alone(finding, known, entry)):
            found.setdefault((one.told, one.other), one)
    return tuple(found.values())


def _alone(finding: Finding, known: dict[str, Course], entry: str) -> Iterator[Beside]:
    kind = _ALONE.get(finding.rule)
    for told in (known[one] for one in finding.about if one in known):
        if kind is not None and not told.ordered_here and entry in ("", told.entry):
            yield Beside(kind=kind, told=told.name, other="", rows=finding.rows)


def _of(finding: Finding, known: dict[str, Course], entry: str, keeps: Collection[str]) -> Iterator[Beside]:
    kind = _kind(finding)
    if kind is None or len(finding.about) != 2:
        return
    pair = [known[one] for one in finding.about if one in known]
    for told in pair:
        others = [one for one in pair if one is not told and one.ordered_here]
        if not told.ordered_here and others and entry in ("", told.entry):
            keep = others[0].drug in keeps
            yield Beside(kind=kind, told=told.name, other=others[0].name, rows=finding.rows, keep=keep)


def _kind(finding: Finding) -> Kind | None:
    if finding.severity == "contraindicated":
        return "never"
    if finding.severity != "major":
        return None
    return "ask_first" if _NOT_UNTIL_SPOKEN.isdisjoint(finding.rows) else "not_until_spoken"
