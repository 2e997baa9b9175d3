"""A new benzodiazepine beside an opioid: naloxone is handed out before it is signed (R36)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from steadystep.chart import say
from steadystep.chart.medication import Fill, Order
from steadystep.chart.substance import NaloxoneSupplied
from steadystep.knowledge import Source
from steadystep.reasoning.facts.medicines import Course
from steadystep.reasoning.finding import Finding, Ground, Offer
from steadystep.reasoning.view import Rule, Said, View, reads

_ID: Final = "medication.naloxone_first"
_AGONISTS: Final = frozenset({"full_agonist", "partial_agonist"})
_GROUND: Final = Ground(
    sources=(Source(document="Steadystep clinical specification", section="scope.md R36", year=2026),),
    why="Both slow breathing; naloxone in the house can save a life.", verification="unverified",
)  # fmt: skip
_GIVE: Final = Offer(key="naloxone", says=say("Write down the kits given"), kind="entry", for_role="nurse")


def find(view: View) -> Iterator[Said]:
    benzodiazepines = view.knowledge.groups.get("BZD", frozenset())
    new = [entry for entry in view.chart.of(Order) if not entry.author and entry.body.drug in benzodiazepines]
    opioid = next((one for one in view.running if _is_opioid(view, one)), None) if new else None
    if opioid is None or _in_hand(view):
        return
    for entry in new:
        yield Finding(
            rule=_ID, severity="contraindicated", urgency="urgent", because=(entry.id, *opioid.because), about=(entry.id,),
            says=say("{name} beside {opioid}: naloxone is not in hand.", name=entry.body.name, opioid=opioid.name),
            do=say("Hand out naloxone and show how it is used, then sign with the reason."), offers=(_GIVE,), ground=_GROUND,
        )  # fmt: skip


def _is_opioid(view: View, course: Course) -> bool:
    drug = view.knowledge.drugs.get(course.drug)
    return drug is not None and drug.mechanisms.opioid_activity in _AGONISTS


def _in_hand(view: View) -> bool:
    filled = any(one.body.drug == "naloxone_nasal" for one in view.chart.of(Fill))
    return filled or bool(view.chart.of(NaloxoneSupplied))


RULE = Rule(
    id=_ID, reads=reads(Order), find=find,
    about="R36: a new benzodiazepine beside an active opioid needs naloxone in hand; the reason is asked by the pair itself.",
)  # fmt: skip
