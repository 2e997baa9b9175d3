"""Labels on what is written: which an entry brings along, and who may add which."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import msgspec

from steadystep.chart import Chart, NewEntry, Words, say
from steadystep.chart.safety import EventReported
from steadystep.chart.team import LABELS

from .actor import Actor, ActorKind, Role

# A client may keep something from a guardian; anybody may mark a substance use record, which only protects.
_BY_KIND: Final = {
    ActorKind.CLIENT: frozenset({"part2", "adolescent_private"}),
    ActorKind.CAREGIVER: frozenset({"part2"}),
    ActorKind.EXTERNAL: frozenset({"part2"}),
    ActorKind.SOFTWARE: LABELS - {"psychotherapy_note"},
}


def carried(chart: Chart, new: NewEntry) -> frozenset[str]:
    """Labels the entry has without anybody adding them: its kind's own, and those of what it corrects."""
    before = chart.entry(new.supersedes) if new.supersedes else None
    return new.body.born_labels | (chart.labels_of(before) if before is not None else frozenset())


def marked(chart: Chart, new: NewEntry) -> NewEntry:
    """The entry as it must be written: labels never drop on correction, and a note kept apart is one from birth."""
    labels = new.labels | carried(chart, new)
    return new if labels == new.labels else msgspec.structs.replace(new, labels=labels)


def marking_refused(
    actor: Actor, roles: frozenset[str], new: NewEntry, added: frozenset[str]
) -> Iterator[Words]:
    """Why this person may not add these labels by writing `new`."""
    for label in sorted(added):
        if label not in LABELS:
            yield say(
                "'{label}' is not a label: use {labels}.", label=label, labels=", ".join(sorted(LABELS))
            )
        elif actor.kind != ActorKind.STAFF and label not in _BY_KIND.get(ActorKind(actor.kind), frozenset()):
            yield say("The label '{label}' is set by the care team: ask them.", label=label)
        elif actor.kind == ActorKind.STAFF:
            yield from _staff_refused(actor, roles, new, label)


def _staff_refused(actor: Actor, roles: frozenset[str], new: NewEntry, label: str) -> Iterator[Words]:
    if label == "psychotherapy_note":
        yield say("A psychotherapy note is a kind of its own: write it as one.")
    elif label == "sud_counselling_note" and (
        Role.THERAPIST not in roles or new.body.kind() != "progress_note"
    ):
        yield say(
            "Only a therapist keeps substance use counselling notes apart, and only a progress note: remove the label."
        )
    elif label == "locked" and isinstance(new.body, EventReported):
        return  # whoever reports violence at home may lock the report: it only protects
    elif label in ("withheld", "locked") and not actor.licensed:
        yield say(
            "Only a licensed clinician withholds or locks an entry, with a reason: ask one of the team."
        )
