"""Lists of medicines are held against ours: after a discharge, when a list comes, at every prescriber visit (R23)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from steadystep.chart import AnyEntry, Chart, Words, say
from steadystep.chart.medicine_lists import MedicineListAnswered, MedicineListReceived, Reconciled
from steadystep.chart.visits import VisitBooked
from steadystep.knowledge import Source
from steadystep.reasoning.clock import midnight
from steadystep.reasoning.facts.deadlines import deadline
from steadystep.reasoning.facts.listed_medicines import named as same_name
from steadystep.reasoning.facts.reconciliation import key_of, latest_lists
from steadystep.reasoning.facts.responsible import named
from steadystep.reasoning.facts.visits import VisitFact
from steadystep.reasoning.finding import Duty, Ground, Offer
from steadystep.reasoning.view import Rule, Said, View, reads
from steadystep.reasoning.working_time import end_of_working_day

RULE_ID = "medication.reconciliation"
GROUND = Ground(
    sources=(Source(document="Clinical scope", section="R23"),),
    why="What is taken and what is written drift apart whenever care changes hands.",
)
AFTER_DISCHARGE = 2  # working days, R23
AFTER_TRANSFER = timedelta(days=7)  # R23
_OWNERS = ("nurse", "prescriber")
_OFFER = Offer(
    key="reconcile", says=say("Compare the lists and sign"), kind="task", for_role="nurse",
)  # fmt: skip
_CLOSES = say("The lists compared and signed.")


def find(view: View) -> Iterator[Said]:
    if not view.person.in_care:
        return
    signed = view.chart.of(Reconciled)
    waiting = [entry for entry in latest_lists(view.chart) if not _compared(view.chart, entry, signed)]
    yield from (_list_duty(view, entry) for entry in waiting)
    yield from (duty for entry in latest_lists(view.chart) for duty in _unmatched(view, entry, signed))
    yield from _answered(view, signed)
    if not waiting:
        yield from _visit(view, signed)


def _compared(chart: Chart, entry: AnyEntry, signed: tuple[AnyEntry, ...]) -> bool:
    """Named by a signed comparison; history that an import brought asks for nothing of its own."""
    ids = {chart.origin(one) for done in signed for one in done.body.lists}
    return entry.imported or chart.origin(entry.id) in ids


def _list_duty(view: View, entry: AnyEntry) -> Duty:
    return _duty(view, f"list/{view.chart.origin(entry.id)}", _says_of(entry), entry, _due(view, entry))


def _says_of(entry: AnyEntry) -> Words:
    body: MedicineListReceived = entry.body
    day = (body.as_of or body.when).day
    if body.source == "hospital":
        return say("Compare the list of medicines from the hospital, {day}, with ours.", day=day)
    return say("A list of medicines came ({source}, {day}): compare it with ours.", source=say(_SOURCES[body.source]), day=day)  # fmt: skip


_SOURCES = {
    "pharmacy": "pharmacy", "pdmp": "PDMP", "client": "client", "primary_care": "primary care", "hospital": "hospital",
    "transfer": "transfer from another clinic", "surgeon": "surgeon", "other": "other",
}  # fmt: skip


def _due(view: View, entry: AnyEntry) -> datetime:
    if entry.body.source == "hospital":
        return end_of_working_day(view.clinic, entry.recorded_at, AFTER_DISCHARGE)
    if entry.body.source == "transfer":
        return entry.recorded_at + AFTER_TRANSFER
    return deadline("T4", entry.recorded_at, view.knowledge, view.clinic)


def _duty(view: View, key: str, says: Words, entry: AnyEntry, due: datetime) -> Duty:
    level = "T3" if getattr(entry.body, "source", "") in ("hospital", "") else "T4"
    return Duty(
        key=f"{RULE_ID}/{key}", rule=RULE_ID, says=says, level=level, owner_role="nurse",
        person=named(_OWNERS, view.person, view.clinic), known_at=entry.recorded_at, due=due,
        overdue=view.clock.reached(due), because=(entry.id,), closes_by=_CLOSES, ground=GROUND, offers=(_OFFER,),
    )  # fmt: skip


def _unmatched(view: View, entry: AnyEntry, signed: tuple[AnyEntry, ...]) -> Iterator[Duty]:
    """A name that fits no medicine we know is kept, and somebody asks what it is. The names stay in the list: a duty is
    read by people who may not read that."""
    decided = {
        key_of(line.drug, line.name) for done in signed for line in done.body.lines
        if line.decision != "ask" and done.seq > entry.seq
    }  # fmt: skip
    open_lines = [
        line for line in entry.body.lines
        if not line.drug and line.status != "stopped" and same_name(line.name) not in decided
    ]  # fmt: skip
    if open_lines and not entry.imported:
        says = say(
            "{count} of the names on a list fit no medicine we know: ask what is meant.",
            count=len(open_lines),
        )
        due = deadline("T4", entry.recorded_at, view.knowledge, view.clinic)
        yield _duty(view, f"unmatched/{view.chart.origin(entry.id)}", says, entry, due)


def _answered(view: View, signed: tuple[AnyEntry, ...]) -> Iterator[Duty]:
    """The client's last word on our list, when it says that something is different and nobody has compared since."""
    answer = view.chart.latest(MedicineListAnswered)
    if answer is None or answer.body.right or any(done.seq > answer.seq for done in signed):
        return
    says = say("The client says that our list of medicines is not right.")
    due = deadline("T3", answer.recorded_at, view.knowledge, view.clinic)
    yield _duty(view, f"answered/{view.chart.origin(answer.id)}", says, answer, due)


def _visit(view: View, signed: tuple[AnyEntry, ...]) -> Iterator[Duty]:
    """At a prescriber visit, where anything but our own orders is taken: otherwise there is nothing to compare."""
    if not any(not course.ordered_here for course in view.running):
        return
    begun = [visit for visit in view.visits if _counts(visit) and view.clock.reached(visit.starts)]
    if not begun:
        return
    last = begun[-1]
    since = midnight(last.day, view.person.zone)
    entry = view.chart.entry(last.entry)
    if entry is None or any(done.occurred >= since for done in signed):
        return
    due = end_of_working_day(view.clinic, last.starts, 1)
    yield Duty(
        key=f"{RULE_ID}/visit/{last.entry}", rule=RULE_ID, level="T4", owner_role="prescriber",
        says=say("Compare the lists of medicines at the visit of {day}.", day=last.day),
        person=named(("prescriber", "nurse"), view.person, view.clinic), known_at=last.starts, due=due,
        overdue=view.clock.reached(due), because=(last.entry,), closes_by=_CLOSES, ground=GROUND, offers=(_OFFER,),
    )  # fmt: skip


def _counts(visit: VisitFact) -> bool:
    return visit.purpose == "prescriber" and visit.outcome in ("booked", "attended") and not visit.history


RULE = Rule(
    id=RULE_ID, reads=reads(MedicineListReceived, MedicineListAnswered, VisitBooked), find=find,
    about="R23: lists are compared after a discharge, when one comes, and at prescriber visits; unmatched names are asked about.",
)  # fmt: skip
