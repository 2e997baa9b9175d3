"""A start of buprenorphine passes its gates (COWS, hours since the last use, the ceiling of day 1) and is followed closely."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from steadystep.chart import AnyEntry, Words, say
from steadystep.chart.measures import Answers, ScoreTotal
from steadystep.chart.medication import Order
from steadystep.knowledge import BuprenorphineStart
from steadystep.reasoning.clock import midnight
from steadystep.reasoning.facts.bup_start import Start, cows_on, cows_scored, starts
from steadystep.reasoning.facts.scores import ScoreFact
from steadystep.reasoning.facts.substance_use import last_by_substance, uses
from steadystep.reasoning.finding import Finding, Offer, Severity, rests_on
from steadystep.reasoning.view import Rule, Said, View, reads

_ID = "medication.bup_start"
_SCORE = Offer(key="score_cows", says=say("Score COWS again in an hour"), kind="measure", for_role="nurse")


def find(view: View) -> Iterator[Said]:
    for start in starts(view.chart, view.courses, view.knowledge):
        if view.over(start.course) or view.clock.reached_day(start.day_one, view.person.zone):
            continue  # after day 1 what is not gated any more is followed by bup_follow
        if view.clock.reached(midnight(start.day_one, view.person.zone)):
            yield from _on_day_one(view, start)
        else:
            yield _found(start, _care(view), "ahead", say(
                "COWS and the hours since the last use are checked before the first dose on {day}.", day=start.day_one
            ))  # fmt: skip


def _on_day_one(view: View, start: Start) -> Iterator[Finding]:
    care = _care(view)
    if start.low:
        yield _found(start, care, "low", say(
            "A low-dose start: the full opioid goes on until the last day of the table, with a check-in each day. "
            "If withdrawal appears, the same day's dose is repeated."
        ))  # fmt: skip
        return
    if not start.given:
        yield from _cows(view, start, care)
        yield from _hours(view, start, care)
    yield from _amount(view, start, care)


def _cows(view: View, start: Start, care: BuprenorphineStart) -> Iterator[Finding]:
    latest = cows_on(cows_scored(view.scores), start.day_one)
    if latest is None or latest.total is None:
        missing = (say("A COWS from today, with signs one can see."),)
        yield _found(
            start,
            care,
            "cows",
            say("No COWS today: it cannot be told whether the start is safe."),
            "major",
            missing=missing,
        )
        return
    gate = care.cows_gate(latest.total)
    if gate == "blocks":
        says = say(
            "COWS {cows}: wait. Below {least} the first dose brings on withdrawal.",
            cows=latest.total, least=care.cows_blocks_below,
        )  # fmt: skip
        yield _found(start, care, "cows", says, "contraindicated", because=(latest.entry,))
    elif gate == "reason":
        says = say("COWS {cows}: wait or give a reason", cows=latest.total)
        yield _found(start, care, "cows", says, "major", because=(latest.entry,))
    else:
        yield from _signs(view, start, care, latest)


def _signs(view: View, start: Start, care: BuprenorphineStart, latest: ScoreFact) -> Iterator[Finding]:
    """R43: 11 or more with objective signs. A total alone may be of what was told; a sheet by items shows where its points come from."""
    said = _signs_said(view.chart.entry(latest.entry), care)
    if said == "signs_seen":
        return
    if said == "signs_not_seen":
        says = say("COWS {cows}, and no signs one can see: wait or give a reason", cows=latest.total)
        yield _found(start, care, "signs", says, "major", because=(latest.entry,))
        return
    says = say("COWS {cows}: it cannot be told whether withdrawal is there to be seen.", cows=latest.total)
    missing = (
        say("Are there signs one can see, such as wide pupils, gooseflesh, yawning, a runny nose or tremor?"),
    )
    yield _found(start, care, "signs", says, "moderate", because=(latest.entry,), missing=missing)


def _signs_said(entry: AnyEntry | None, care: BuprenorphineStart) -> str:
    if entry is not None and isinstance(entry.body, ScoreTotal):
        return entry.body.objective_signs
    if entry is None or not isinstance(entry.body, Answers):
        return "signs_seen"
    seen = [points for number, points in enumerate(entry.body.items, 1) if number not in care.cows_told_items]
    return "signs_seen" if any(seen) else "signs_not_seen"


def _hours(view: View, start: Start, care: BuprenorphineStart) -> Iterator[Finding]:
    found = last_by_substance(uses(view.chart))
    if not found:
        missing = (say("When was the last use, and of what? An estimate helps."),)
        yield _found(start, care, "hours", say("The last use is not known."), "moderate", missing=missing)
    for substance, use in found.items():
        wait = care.wait_after(substance)
        until = use.until + timedelta(hours=wait.hours) if wait else use.until
        if wait and not view.clock.reached(until):
            says = say(
                "Last {substance} at {at}: not before {until} ({hours} hours or more).",
                substance=say(substance.replace("_", " ")), at=use.until, until=until, hours=wait.hours,
            )  # fmt: skip
            yield _found(start, care, f"hours.{substance}", says, "contraindicated", because=(use.entry,))


def _amount(view: View, start: Start, care: BuprenorphineStart) -> Iterator[Finding]:
    total, step = start.first_day_mg, start.course.step_on(start.day_one)
    if total is not None and total > care.first_day_ceiling_mg:
        says = say(
            "{total} mg on day 1 is more than {ceiling} mg: not more than the ceiling of the first day.",
            total=total, ceiling=care.first_day_ceiling_mg,
        )  # fmt: skip
        withdrawn = any(event.open and event.raised.family == care.rise_event for event in view.events)
        yield _found(start, care, "ceiling", says, "major" if withdrawn else "contraindicated")
    each = step.amount.milligrams if step else None
    if each is not None and each > care.largest_dose_mg:
        says = say(
            "{each} mg at once on day 1: doses are {least} to {most} mg, about {hours} hours apart.",
            each=each, least=care.smallest_dose_mg, most=care.largest_dose_mg, hours=care.again_after_minutes / 60,
        )  # fmt: skip
        yield _found(start, care, "single", says, "moderate")


def _care(view: View) -> BuprenorphineStart:
    return view.knowledge.substance_care.buprenorphine_start


def _found(
    start: Start, care: BuprenorphineStart, part: str, says: Words, severity: Severity = "", *,
    because: tuple[str, ...] = (), missing: tuple[Words, ...] = (),
) -> Finding:  # fmt: skip
    waits = part in ("cows", "signs") or part.startswith("hours")
    return Finding(
        rule=f"{_ID}.{part}", says=says, because=(*start.course.because, *because), about=(start.course.entry,),
        severity=severity, urgency="attention" if severity else "note", missing=missing,
        state="cannot_tell" if missing else "fires", offers=(_SCORE,) if waits and severity else (),
        ground=rests_on(care.basis, "The first dose too early throws the person into withdrawal."),
    )  # fmt: skip


RULE = Rule(
    id=_ID, reads=reads(Order), find=find,
    about="BUP-STD and BUP-LOW (R43, R44): COWS with signs one can see, hours since the last use and the ceiling gate the first day.",
)  # fmt: skip
