"""What a label still lets somebody see, whatever the matrix says. The stricter rule always wins."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final, Literal

from steadystep.chart import AnyEntry, Chart
from steadystep.chart.safety import Raised
from steadystep.knowledge.rights import Rights

from .actor import Role
from .items import SEALED_LABELS
from .relation import Relation

Level = Literal["hidden", "known", "summary", "full"]
_ORDER: Final[dict[Level, int]] = {"hidden": 0, "known": 1, "summary": 2, "full": 3}

LOCKED_READERS: Final = frozenset({Role.PRESCRIBER, Role.THERAPIST})
# 42 CFR Part 2: of the programme's own people, those who neither treat nor coordinate care learn nothing from it.
NO_PART2: Final = frozenset({Role.FRONT_DESK, Role.ADMIN})
# What a consent may open by naming the label. Nothing else is opened by consent: those labels protect the client from
# exactly these readers, or (notes kept apart) are handed over by their author under an authorisation of their own.
_NAMED_OPENS: Final = {
    "caregiver": frozenset({"part2", "guardian_only"}),
    "external": frozenset({"part2", "adolescent_private", "guardian_only", "withheld"}),
}
_CLIENT_SEES: Final = frozenset({"part2", "adolescent_private"})


@dataclass(frozen=True, slots=True)
class Standpoint:
    """One role in which the reader looks, and whether they wrote the thing themselves."""

    role: str
    relation: Relation
    rights: Rights
    author: bool = False

    @property
    def floor(self) -> Level:
        """What is left when nothing may be seen: staff learn that there is something, others get silence."""
        return "known" if self.relation.kind in ("team", "site", "break_glass", "software") else "hidden"


def lower(levels: Iterable[Level]) -> Level:
    """The strictest of the levels; `full` when there is none."""
    return min(levels, key=_ORDER.__getitem__, default="full")


def higher(levels: Iterable[Level]) -> Level:
    """The most open of the levels; `hidden` when there is none."""
    return max(levels, key=_ORDER.__getitem__, default="hidden")


def level_under(labels: frozenset[str], standpoint: Standpoint) -> Level:
    """The most that somebody may see of what carries these labels."""
    return lower(_under(label, standpoint) for label in labels)


def labels_for_sight(entry: AnyEntry, chart: Chart) -> frozenset[str]:
    """Effective labels and those inherited from what the entry is about: a dose change is as private as its order.

    Notes kept apart pass nothing on: an entry that names one (closing evidence, say) holds none of its text.
    """
    own = chart.labels_of(entry)
    return own | frozenset(_inherited(entry, chart, {entry.id})) if _rests_on(entry) else own


def _inherited(entry: AnyEntry, chart: Chart, seen: set[str]) -> Iterable[str]:
    for ground in _rests_on(entry):
        about = chart.head(ground)
        if about is not None and about.id not in seen:
            seen.add(about.id)
            yield from chart.labels_of(about) - SEALED_LABELS.keys()
            yield from _inherited(about, chart, seen)


def _rests_on(entry: AnyEntry) -> tuple[str, ...]:
    return entry.body.because if isinstance(entry.body, Raised) else entry.body.refers_to()


def _under(label: str, standpoint: Standpoint) -> Level:
    match standpoint.relation.kind:
        case "software":
            return "known" if label in SEALED_LABELS else "full"
        case "team" | "site" | "break_glass":
            return "full" if _staff_may(label, standpoint) else "known"
        case "self":
            return "full" if _client_may(label, standpoint) else "hidden"
        case "caregiver" | "external":
            return "full" if _consent_opens(label, standpoint) else "hidden"
        case _:
            return "hidden"


def _staff_may(label: str, standpoint: Standpoint) -> bool:
    known = standpoint.rights.labels.get(label)
    if standpoint.relation.kind == "break_glass" and not (known and known.opened_by_break_glass):
        return False
    if label in SEALED_LABELS:
        return standpoint.author
    if label == "part2":
        return standpoint.role not in NO_PART2
    if label == "locked":
        return standpoint.author or standpoint.role in LOCKED_READERS
    return known is not None or standpoint.author


def _client_may(label: str, standpoint: Standpoint) -> bool:
    """Their own words stay theirs; only notes kept apart are never shown without a review."""
    return label in _CLIENT_SEES or (standpoint.author and label not in SEALED_LABELS)


def _consent_opens(label: str, standpoint: Standpoint) -> bool:
    kind = standpoint.relation.kind
    if kind == "caregiver" and standpoint.author:
        return label not in SEALED_LABELS
    named = any(label in consent.labels for consent in standpoint.relation.consents)
    return named and label in _NAMED_OPENS[kind]
