"""What is due by the monitoring ledger, as few duties as there are acts: one blood draw, one check, for each owner."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import groupby

from steadystep.chart import Words, say
from steadystep.chart.medication import MedicineReported, Order
from steadystep.chart.medicine_lists import MedicineListReceived
from steadystep.chart.safety import ContactAttempted
from steadystep.reasoning.clock import midnight
from steadystep.reasoning.facts.monitoring import lines_of
from steadystep.reasoning.facts.monitoring_line import Line, and_so_on, each_open, items_of
from steadystep.reasoning.facts.responsible import named
from steadystep.reasoning.finding import Duty, Finding, Offer, ground
from steadystep.reasoning.view import Rule, Said, View, reads

_ID = "medication.monitoring"
_ORDER_DRAW = Offer(key="order_draw", says=say("Order the blood test"), kind="task", for_role="nurse")
_ONE_DAY = timedelta(days=1)
_SUPPLY_WAITS_AFTER_DAYS = {"MO01": 30}  # MO01: "yes if overdue >30 days"; the others wait at once


def find(view: View) -> Iterator[Said]:
    ours = lines_of(watch for watch in view.watches if watch.ordered_here)
    open_lines = each_open(ours)
    for _act, together in groupby(sorted(open_lines, key=_act_of), key=_act_of):
        yield _duty(view, sorted(together, key=lambda line: (line.late_after, line.rule.id)))
    for line in open_lines:
        if _supply_waits(view, line):
            yield _supply(line)
    yield from _elsewhere(view)


def _elsewhere(view: View) -> Iterator[Finding]:
    """What medicines told from elsewhere ask for: they count, and whoever prescribes them has the results."""
    theirs: dict[str, list[Line]] = {}
    for line in each_open(lines_of(watch for watch in view.watches if not watch.ordered_here)):
        theirs.setdefault(line.drug, []).append(line)
    for lines in theirs.values():
        yield Finding(
            rule=f"{_ID}.elsewhere", ground=ground(lines[0].rule.provenance),
            because=tuple(dict.fromkeys(entry for line in lines for entry in line.because)),
            says=say("{medicine}, from elsewhere and not ordered here, asks for: {items}.",
                     medicine=lines[0].medicine, items=and_so_on(items_of(lines))),
            do=say("Ask whoever prescribes it for the results."),
        )  # fmt: skip


def _act_of(line: Line) -> tuple[str, bool]:
    return line.rule.owner, line.blood


def _duty(view: View, lines: list[Line]) -> Duty:
    last = lines[0].late_after
    rule, owner = lines[0].rule, lines[0].rule.owner
    act = "blood" if lines[0].blood else "check"
    by = midnight(last + _ONE_DAY, view.person.zone)
    known = min(midnight(line.first, view.person.zone) for line in lines if line.first)
    return Duty(
        key=f"{_ID}/{view.chart.client}/{owner}/{act}/{last}", rule=_ID, level="T3", owner_role=owner,
        says=_says(lines), person=named((owner, *rule.shared_with, "prescriber"), view.person, view.clinic),
        known_at=known, due=by, overdue=view.clock.reached(by), ground=ground(rule.provenance),
        because=tuple(dict.fromkeys(entry for line in lines for entry in line.because)),
        closes_by=say("The result, drawn in time.") if lines[0].blood else say("It is written down as done."),
        remarks=(*_remarks(lines), *_contacts(view, known)), offers=(_ORDER_DRAW,) if lines[0].blood else (),
    )  # fmt: skip


def _says(lines: list[Line]) -> Words:
    items = and_so_on(items_of(lines))
    first, last = lines[0].first, lines[0].last
    if lines[0].blood and first == last:
        return say("Blood test due {day}: {items}.", day=last, items=items)
    if lines[0].blood:
        return say("Blood test due {first} to {last}: {items}.", first=first, last=last, items=items)
    if first == last:
        return say("To check, due {day}: {items}.", day=last, items=items)
    return say("To check, due {first} to {last}: {items}.", first=first, last=last, items=items)


def _remarks(lines: list[Line]) -> tuple[Words, ...]:
    """Why each of them is due, and why a sample that was taken does not count; the same said once."""
    said = [line.why for line in lines] + [words for line in lines for words in line.remarks]
    return tuple({str(words): words for words in said}.values())


def _contacts(view: View, since: datetime) -> Iterator[Words]:
    """How often somebody tried to reach the client since it fell due, and whether they were reached (R34)."""
    tried = [one.body for one in view.chart.of(ContactAttempted) if one.occurred >= since]
    if not tried:
        return
    last = max(one.when.day for one in tried)
    if any(one.outcome == "reached" and one.to_whom == "client" for one in tried):
        yield say(
            "Contact attempts since it fell due: {count}, last {day}. They were reached.",
            count=len(tried),
            day=last,
        )
    else:
        yield say(
            "Contact attempts since it fell due: {count}, last {day}. Not reached yet.",
            count=len(tried),
            day=last,
        )


def _supply_waits(view: View, line: Line) -> bool:
    """Whether the row holds the next supply back while this is late."""
    if line.state != "overdue" or not line.rule.ever_blocks_supply or "at BL" in line.rule.blocks_supply:
        return False
    days = _SUPPLY_WAITS_AFTER_DAYS.get(line.rule.id, 0)
    return view.clock.reached(midnight(line.late_after + timedelta(days=1 + days), view.person.zone))


def _supply(line: Line) -> Finding:
    return Finding(
        rule=_ID, urgency="attention", because=line.because, ground=ground(line.rule.provenance), why=line.why,
        says=say("The next supply of {medicine} waits for this: {item} was due by {day}.", medicine=line.medicine, item=line.item, day=line.last),
        do=say(line.rule.action),
    )  # fmt: skip


RULE = Rule(
    id=_ID, reads=reads(Order, MedicineReported, MedicineListReceived), find=find,
    about="MO01-MO51: what is due for the medicines taken, merged into one blood draw and one check for each owner.",
)  # fmt: skip
