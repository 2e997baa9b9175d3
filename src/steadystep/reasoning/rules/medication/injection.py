"""Long-acting injections: due in a window, late in a band, too early, and the dose to begin with."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime, timedelta

from steadystep.chart import AnyEntry, Words, say
from steadystep.chart.medication import Order
from steadystep.chart.supply import InjectionGiven
from steadystep.knowledge import DepotStart, Drug, LateInjection
from steadystep.reasoning.clock import midnight
from steadystep.reasoning.facts.injections import InjectionFact, bands
from steadystep.reasoning.facts.medicines import Course
from steadystep.reasoning.facts.monitoring_line import days_said
from steadystep.reasoning.facts.responsible import named
from steadystep.reasoning.facts.triggers import LOOKS_BACK
from steadystep.reasoning.finding import CLINIC_RULE, Duty, Finding, Ground, Offer, Signal, ground
from steadystep.reasoning.raising import opened
from steadystep.reasoning.view import Rule, Said, View, reads

_ID = "medication.injection"
_OWNERS = ("nurse", "prescriber", "case_manager")
# Escalation list: ES14 (antipsychotics) is T3, T2 after a relapse of psychosis (ES18) in the last twelve months; ES15 (opioid
# use medicines) is T3 when the window is over and T2 seven days later.
_RELAPSE, _RELAPSE_WITHIN, _WEEK = "ES18", timedelta(days=365), timedelta(days=7)
_OPIOID_GROUPS = frozenset({"BUP", "NALTREXONE"})
_TWO_INTERVALS = re.compile(r"(\d+) then \d+")  # formulary.csv, Sublocade: "7 then 26"
_CALL = Offer(
    key="call_today", says=say("Call today and say: we kept your place"), kind="task", for_role="nurse"
)
_BOOK = Offer(key="book_injection", says=say("Book the injection"), kind="booking", for_role="nurse")


def find(view: View) -> Iterator[Said]:
    yield from (one for course in view.running for one in _begins(view, course))
    if not view.person.in_care:
        return
    for fact in view.injections:
        yield from _too_early(view, fact)
        yield from _words_only(fact) if fact.latest is None else _timed(view, fact, fact.latest)


def _timed(view: View, fact: InjectionFact, latest: date) -> Iterator[Said]:
    zone = view.person.zone
    if view.clock.reached_day(latest, zone):
        yield _late(view, fact, latest)
        yield from _late_event(view, fact, latest)
    elif fact.earliest and view.clock.reached(midnight(fact.earliest, zone)):
        yield _due(view, fact, fact.earliest, latest)


def _due(view: View, fact: InjectionFact, earliest: date, latest: date) -> Duty:
    by = midnight(latest + timedelta(days=1), view.person.zone)
    return Duty(
        key=f"{_ID}/{fact.entry}", rule=_ID, level="T4", owner_role="nurse", because=(fact.entry,),
        says=_next(fact, earliest, latest),
        person=named(_OWNERS, view.person, view.clinic), known_at=midnight(earliest, view.person.zone), due=by,
        overdue=view.clock.reached(by), ground=_ground(fact.rows), offers=(_BOOK,),
        closes_by=say("The injection given, or its order stopped."),
    )  # fmt: skip


def _next(fact: InjectionFact, earliest: date, latest: date) -> Words:
    if earliest == latest:
        return say(
            "{name}: next injection {due}; its label names no window.", name=fact.name, due=fact.next_due
        )
    return say(
        "{name}: next injection {due}, window {first} to {last}.",
        name=fact.name, due=fact.next_due, first=earliest, last=latest,
    )  # fmt: skip


def _was_due(fact: InjectionFact, latest: date) -> Words:
    if fact.earliest == latest:
        return say("{name} was due {due}; its label names no window.", name=fact.name, due=fact.next_due)
    return say(
        "{name} was due {due} and its window ended {last}.", name=fact.name, due=fact.next_due, last=latest
    )


def _late(view: View, fact: InjectionFact, latest: date) -> Finding:
    late = bands(fact, lambda day: view.clock.reached_day(day, view.person.zone))
    return Finding(
        rule=f"{_ID}_late", urgency="urgent", because=(fact.entry,), ground=_ground(late or fact.rows), do=_action(late),
        says=_was_due(fact, latest),
        why=_edges(late), offers=(_CALL, _BOOK),
    )  # fmt: skip


def _late_event(view: View, fact: InjectionFact, latest: date) -> Iterator[Signal]:
    """The same day: the clinic reaches out, and nobody loses their place."""
    drug, entry = view.knowledge.drugs.get(fact.drug), view.chart.entry(fact.entry)
    over = midnight(latest + timedelta(days=1), view.person.zone)
    if entry is None or entry.imported or view.clock.reached(max(over, entry.recorded_at) + LOOKS_BACK):
        return
    opioid = drug is not None and not _OPIOID_GROUPS.isdisjoint(drug.groups)
    known, event = max(over, entry.recorded_at), "ES15-1" if opioid else "ES14"
    says = say(
        "{name} is past its window ({event}). Contact today: we kept your place.",
        name=fact.name,
        event=event[:4],
    )
    level = "T2" if not opioid and _relapsed(view, known) else ""
    yield from opened(view, f"{_ID}_late", event, entry, says, level=level, known_at=known)
    if opioid:
        yield from _a_week_late(view, fact, entry, known)


def _a_week_late(view: View, fact: InjectionFact, entry: AnyEntry, known: datetime) -> Iterator[Signal]:
    """ES15-2, anchored to the event that the end of the window opened."""
    mine = [one.entry for one in view.events if one.raised.anchor == entry.id and one.raised.family == "ES15"]
    first, since = view.chart.entry(mine[-1]) if mine else None, known + _WEEK
    if first is not None and view.clock.reached(since):
        says = say(
            "{name} is seven days past its window (ES15). Contact today: we kept your place.", name=fact.name
        )
        because, at = (entry.id, first.id), max(since, first.recorded_at)
        yield from opened(view, f"{_ID}_late", "ES15-2", first, says, because=because, known_at=at)


def _relapsed(view: View, at: datetime) -> bool:
    since = at - _RELAPSE_WITHIN
    return any(one.raised.family == _RELAPSE and since <= one.raised.known_at <= at for one in view.events)


def _action(late: tuple[LateInjection, ...]) -> Words | None:
    if len(late) == 2:
        return say(
            "Between two rows of the source: {first} Or: {second}",
            first=say(late[0].action),
            second=say(late[1].action),
        )
    return say(late[0].action) if late else None


def _edges(late: tuple[LateInjection, ...]) -> Words | None:
    notes = "; ".join(row.edge_note for row in late if row.edge_note)
    return say(notes) if notes else None


def _words_only(fact: InjectionFact) -> Iterator[Finding]:
    """The source gives no days that can be counted, or the product could be several."""
    if fact.rows:
        says = say(
            "{name}: the next dose follows its label: {words}.", name=fact.name, words=say(fact.window_text)
        )
        missing = say("Count the days by hand and book the next injection.")
    else:
        says = say("{name}: the next day cannot be counted.", name=fact.name)
        missing = say("Which product and interval it was: weekly or monthly?")
    yield Finding(
        rule=f"{_ID}_unclear", state="cannot_tell", urgency="attention", says=says, missing=(missing,), because=(fact.entry,),
        ground=_ground(fact.rows), offers=(_BOOK,),
    )  # fmt: skip


def _too_early(view: View, fact: InjectionFact) -> Iterator[Finding]:
    """The second injection has days of its own. Of some the day is a border: what is not given yet is not written down."""
    days, drug = fact.days_since_before, view.knowledge.drugs.get(fact.drug)
    least = (drug and _between_first_two(drug)) if fact.number == 2 else fact.earliest_days
    entry = view.chart.entry(fact.entry)
    if days is None or not least or days >= least or entry is None:
        return
    refused = (
        drug is not None and _between_first_two(drug) is not None and not entry.body.given_before_its_day
    )
    yield Finding(
        rule=f"{_ID}_early", urgency="attention", because=(fact.entry,), about=(fact.entry,), ground=_ground(fact.rows),
        severity="contraindicated" if refused else "",
        says=say("{name} was given {days} after the one before; its label says at least {least}.",
                 name=fact.name, days=days_said(days), least=least),
        do=say("Not before {day}. If it was given already, say so in the form: then it is kept, and its error is followed up.",
               day=fact.given + timedelta(days=least - days)) if refused else None,
    )  # fmt: skip


def _between_first_two(drug: Drug) -> int | None:
    """Days from the first to the second injection, where the label has others for them than for those that follow."""
    found = _TWO_INTERVALS.match(drug.formulary.min_interval_days) if drug.formulary else None
    return int(found[1]) if found else None


def _begins(view: View, course: Course) -> Iterator[Finding]:
    """The first dose of a depot against the label's row for the dose taken before."""
    drug = view.knowledge.drugs.get(course.drug)
    if drug is None or not drug.depot_start or course.first is None or not course.steps:
        return
    before = _before(view, course.first)
    chosen = course.steps[0].amount.milligrams
    row = None if before is None else next((one for one in drug.depot_start if one.takes(before[1])), None)
    if before is None or row is None or chosen in (row.weekly_mg, row.monthly_mg):
        return
    yield _other_row(drug, course, before, row, chosen)


def _before(view: View, first: date) -> tuple[Course, float] | None:
    """What was taken under the tongue on the last day before the injection, mg a day."""
    for other in view.courses:
        drug = view.knowledge.drugs.get(other.drug)
        if (
            drug is None
            or "BUP" not in drug.groups
            or drug.depot_start
            or not any(one.route == "SL" for one in drug.dosing)
        ):
            continue
        step = other.step_on(first - timedelta(days=1)) or other.step_on(first)
        if step is not None and step.milligrams_a_day is not None:
            return other, step.milligrams_a_day
    return None


def _other_row(
    drug: Drug, course: Course, before: tuple[Course, float], row: DepotStart, chosen: float | None
) -> Finding:
    monthly = {one.monthly_mg for one in drug.depot_start}
    wanted = row.monthly_mg if chosen in monthly and row.monthly_mg else row.weekly_mg
    reach = f"{row.from_mg:g}-{row.to_mg:g}" if row.from_mg else f"up to {row.to_mg:g}"
    return Finding(
        rule=f"{_ID}_dose", severity="moderate", urgency="attention", about=(course.entry,), ground=ground(drug.provenance),
        because=(*course.because, *before[0].because),
        says=say("{name}: the label row for {reach} mg is {wanted} mg, for who took {taken} mg a day under the tongue.",
                 name=course.name, reach=reach, wanted=wanted, taken=before[1]),
    )  # fmt: skip


def _ground(rows: tuple[LateInjection, ...]) -> Ground:
    return ground(rows[0].provenance) if rows else CLINIC_RULE


RULE = Rule(
    id=_ID, reads=reads(InjectionGiven, Order), find=find,
    about="ES14, ES15, R46: the next injection in its window, what the label says when it is late, the dose to begin with.",
)  # fmt: skip
