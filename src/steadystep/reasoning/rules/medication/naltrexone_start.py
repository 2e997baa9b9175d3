"""Naltrexone only after enough days without opioids: told, tested with fentanyl, challenged where there is doubt. No override."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from steadystep.chart import AnyEntry, Words, say
from steadystep.chart.medication import Order
from steadystep.chart.substance import NaloxoneChallenge, NaloxoneSupplied
from steadystep.knowledge import NaltrexoneStart
from steadystep.reasoning.facts.medicines import Course
from steadystep.reasoning.facts.opioid_free import day_of, waits
from steadystep.reasoning.facts.substance_use import Use, last_by_substance, uses
from steadystep.reasoning.facts.urine import Panel, panels
from steadystep.reasoning.finding import Finding, Offer, Severity, rests_on
from steadystep.reasoning.view import Rule, Said, View, reads

_ID = "medication.naltrexone_start"
_INSTEAD = (
    Offer(key="buprenorphine_today", says=say("Offer a start of buprenorphine today"), kind="order", for_role="prescriber"),
    Offer(key="withdrawal_support", says=say("Offer help with withdrawal; lofexidine is one option"), kind="order", for_role="prescriber"),
)  # fmt: skip


def find(view: View) -> Iterator[Said]:
    group = view.knowledge.groups.get("NALTREXONE", frozenset())
    for course in view.running:
        starts = course.ordered_here and course.drug in group and course.first is not None
        if starts and course.first and not view.clock.reached_day(course.first, view.person.zone):
            yield from _start(view, course, course.first)


def _start(view: View, course: Course, first: date) -> Iterator[Finding]:
    told = last_by_substance(uses(view.chart))
    depot = bool(view.knowledge.late_injections_of(course.drug))
    yield from _days(view, course, first)
    if not told:
        yield from _nobody_asked(view, course, depot)
    last = max((use.until for use in told.values()), default=None)
    tests = panels(view.chart, view.knowledge, view.courses, uses(view.chart))
    yield from _urine(view, course, first, tests[-1] if tests else None, depot)
    if depot or told:
        since = [one for one in view.chart.of(NaloxoneChallenge) if last is None or one.occurred >= last]
        yield from _challenge(view, course, first, _speaks(since, first), told)
    if depot:
        yield from _naloxone(view, course, first)


def _days(view: View, course: Course, first: date) -> Iterator[Finding]:
    for one in waits(view.chart, _care(view)):
        if first < one.earliest:
            says = say(
                "Naltrexone needs at least {blocked} to {wanted} days without opioids: last {substance} on {last}, "
                "earliest {earliest}, recommended {recommended}.",
                blocked=one.days, wanted=one.wanted, substance=say(one.substance.replace("_", " ")), last=one.last,
                earliest=one.earliest, recommended=one.recommended,
            )  # fmt: skip
            yield _found(
                view, course, f"days.{one.substance}", says, "contraindicated", (one.entry,), offers=_INSTEAD
            )


def _nobody_asked(view: View, course: Course, depot: bool) -> Iterator[Finding]:
    yield _found(
        view, course, "asked", say("Nobody wrote down whether opioids were used."), "major" if depot else "moderate",
        missing=(say("Ask when an opioid was last used, cough medicine with codeine too."),),
    )  # fmt: skip


def _urine(view: View, course: Course, first: date, latest: Panel | None, depot: bool) -> Iterator[Finding]:
    shown = latest.opioid if latest else None
    if latest is not None and shown is not None:
        says = say("The urine test of {day} shows {what}: no naltrexone.", day=latest.day, what=shown.name)
        yield _found(view, course, "urine", says, "contraindicated", (latest.entry,), offers=_INSTEAD)
    elif depot and (latest is None or latest.day != first or not latest.tested("fentanyl")):
        says = say("No urine test with fentanyl from {day}: the injection waits for it.", day=first)
        yield _found(
            view, course, "urine", says, "contraindicated", missing=(say("A urine test of the same day."),)
        )


def _too_soon(challenge: AnyEntry, first: date) -> bool:
    """Positive, and the day that the prescriber set for the next try has not come."""
    wait = challenge.body.retry_from
    return challenge.body.outcome == "positive" and wait is not None and first < wait


def _speaks(since: list[AnyEntry], first: date) -> AnyEntry | None:
    """The latest; a negative one done before the day that was set for it does not undo the positive one."""
    waiting = [one for one in since if _too_soon(one, first)]
    return (waiting or since)[-1] if since else None


def _challenge(
    view: View, course: Course, first: date, latest: AnyEntry | None, told: dict[str, Use]
) -> Iterator[Finding]:
    care = _care(view)
    if latest is not None and latest.body.outcome == "positive":
        body = latest.body
        again = (
            say(" Not before {day}.", day=body.retry_from)
            if body.retry_from
            else say(" The prescriber sets the day.")
        )
        says = say(
            "Naloxone challenge positive on {day} (COWS {before} to {after}): a further time without opioids is needed, "
            "set by the prescriber.{again}",
            day=body.when.day, before=body.before, after=body.after, again=again,
        )  # fmt: skip
        yield _found(view, course, "challenge", says, "contraindicated", (latest.id,), offers=_INSTEAD)
    elif latest is None and told:
        until = max(day_of(view.chart, use) for use in told.values()) + timedelta(days=care.recommended_days)
        early = first < until
        says = say("Before {until} only after a negative naloxone challenge.", until=until) if early else say(
            "A naloxone challenge is done where there is doubt."
        )  # fmt: skip
        yield _found(view, course, "challenge", says, "contraindicated" if early else "minor")


def _naloxone(view: View, course: Course, first: date) -> Iterator[Finding]:
    good = [
        one
        for one in view.chart.of(NaloxoneSupplied)
        if one.body.expires is None or one.body.expires >= first
    ]
    if not good:
        says = say("No naloxone in hand: after the injection wears off, tolerance is lost.")
        yield _found(view, course, "naloxone", says, "major")


def _care(view: View) -> NaltrexoneStart:
    return view.knowledge.substance_care.naltrexone_start


def _found(
    view: View, course: Course, part: str, says: Words, severity: Severity, because: tuple[str, ...] = (), *,
    missing: tuple[Words, ...] = (), offers: tuple[Offer, ...] = (),
) -> Finding:  # fmt: skip
    urgent = severity in ("contraindicated", "major")
    return Finding(
        rule=f"{_ID}.{part}", says=says, because=(*course.because, *because), about=(course.entry,), severity=severity,
        urgency="attention" if urgent else "note", missing=missing, state="cannot_tell" if missing else "fires",
        offers=offers, why=say("With opioids in the body it brings on withdrawal that lasts for days."),
        ground=rests_on(_care(view).basis, "An injection given too early cannot be taken back for a month."),
    )  # fmt: skip


RULE = Rule(
    id=_ID, reads=reads(Order), find=find,
    about="MO31, IX19, IX54 (R47): days without opioids, a urine test of the day with fentanyl, a challenge in doubt.",
)  # fmt: skip
