"""Less medicine at home after a risk to life: small fills, blister, locked, less toxic, held by somebody they trust (R37)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from steadystep.chart import say
from steadystep.chart.medication import Order
from steadystep.chart.supply_plans import SupplyPlanned
from steadystep.chart.when import When
from steadystep.knowledge import Source
from steadystep.reasoning.facts.opioid_medicines import RESCUE
from steadystep.reasoning.facts.overdoses_told import own_overdose
from steadystep.reasoning.finding import Finding, Ground, Offer
from steadystep.reasoning.view import Rule, Said, View, reads

_ID = "medication.supply_safety"
_EVENTS = frozenset({"ES01", "ES02"})
_OVERDOSE = "overdose_risk"
_OVERDOSED = "ES02"  # R37: an overdose of the past is a reason too, when its event is closed
_DAYS = 7  # R37
_GROUND = Ground(
    sources=(Source(document="Steadystep clinical specification", section="scope.md R37; escalation.md ES01", year=2026),),
    why="A crisis is often short; what is not within reach cannot be taken.", verification="unverified",
)  # fmt: skip


def find(view: View) -> Iterator[Said]:
    ordered = [one for one in view.running if one.ordered_here and one.drug not in RESCUE]
    since = _since(view) if ordered and view.person.in_care else None
    if since is not None and not _planned(view, *since):
        names = tuple(dict.fromkeys(one.name for one in ordered))
        yield Finding(
            rule=_ID, urgency="attention", because=(since[1], *(one.because[0] for one in ordered)),
            says=say("How much medicine is at home ({medicines})? A supply plan is not written down since the risk was known.",
                     medicines=", ".join(names)),
            do=say("Propose together: fills of 7 days, a blister, a locked box, a less toxic choice, and with consent somebody "
                   "they trust who keeps it. Write what is agreed into the supply plan."),
            offers=(_offer(view, since[0]),), ground=_GROUND,
        )  # fmt: skip


def _offer(view: View, known: datetime) -> Offer:
    """What R37 proposes; whoever signs it changes it to what was agreed."""
    draft = SupplyPlanned(
        when=When.instant(known, view.person.zone), days_per_fill=_DAYS, blister=True, locked=True
    )
    return Offer(
        key="supply_plan",
        says=say("Write the supply plan"),
        kind="entry",
        for_role="prescriber",
        drafts=draft,
    )


def _since(view: View) -> tuple[datetime, str] | None:
    """When a risk was learned that still stands, the newest event first, and the entry that told it."""
    events = [one for one in view.events if one.open and one.raised.family in _EVENTS]
    if events:
        newest = max(events, key=lambda one: one.raised.known_at)
        return newest.raised.known_at, newest.entry
    told_of = view.circumstances.holds(_OVERDOSE) is True
    overdoses = [one for one in view.events if one.raised.family == _OVERDOSED]
    if not told_of and overdoses:
        return overdoses[-1].raised.known_at, overdoses[-1].entry
    asked = own_overdose(view.chart)
    if not told_of:
        return (asked.recorded_at, asked.id) if asked else None
    told = [
        entry for one in view.circumstances.because(_OVERDOSE) if (entry := view.chart.entry(one)) is not None
    ]
    return (told[-1].recorded_at, told[-1].id) if told else None


def _planned(view: View, since: datetime, told: str) -> bool:
    """A plan made or ended since: then somebody decided so, knowing the risk. An older one that stands answers a lasting
    circumstance, and no new event: whether it still fits is asked anew."""
    latest = view.chart.latest(SupplyPlanned)
    event = any(one.entry == told for one in view.events)
    return latest is not None and (latest.recorded_at >= since or not (latest.body.over or event))


RULE = Rule(
    id=_ID, reads=reads(Order), find=find,
    about="R37: while a risk of suicide or overdose stands, a small and safe supply is proposed and written down.",
)  # fmt: skip
