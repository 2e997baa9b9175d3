"""What was taken for weeks is not stopped at once, and goes down no faster than the taper of its class (R21)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from steadystep.chart import When, say
from steadystep.chart.medication import DoseChanged, Order, OrderStopped
from steadystep.knowledge import ClassTaper, Drug
from steadystep.reasoning.clock import midnight
from steadystep.reasoning.facts.medicines import Course
from steadystep.reasoning.finding import Finding, Offer, Severity, ground
from steadystep.reasoning.plans.known_strengths import usual
from steadystep.reasoning.plans.tapers import Taper, tapered
from steadystep.reasoning.view import Rule, Said, View, reads

_LONG_USE = 28  # days: AD-TAPER "use longer than 4-6 weeks", R36 benzodiazepines "beyond 4 weeks"
_NEVER_AT_ONCE = "BZD"  # R21: an abrupt stop of a benzodiazepine is refused
_ROUNDING = 0.05  # of a per cent
Dose = tuple[date, float]  # from which day, how many mg a day


def find(view: View) -> Iterator[Said]:
    for course in view.courses:
        drug = view.knowledge.drugs.get(course.drug)
        if drug is None or not course.ordered_here or course.first is None:
            continue
        for rule in view.knowledge.class_tapers_of(drug)[:1]:
            yield from _at_once(view, course, drug, rule)
            yield from _too_fast(view, course, rule)


def _doses(course: Course) -> list[Dose]:
    """The totals one after another, steps of the same total as one; empty where a dose is no number of mg."""
    found: list[Dose] = []
    for step in course.steps:
        total = step.milligrams_a_day
        if total is None or step.as_needed:
            return []
        if not found or found[-1][1] != total:
            found.append((step.first, total))
    return found


def _at_once(view: View, course: Course, drug: Drug, rule: ClassTaper) -> Iterator[Finding]:
    stop = view.chart.entry(course.because[-1])
    if stop is None or not isinstance(stop.body, OrderStopped) or course.first is None or course.last is None:
        return
    used, over = (course.last - course.first).days + 1, course.last + timedelta(days=1 + rule.every_low_days)
    if (
        used < _LONG_USE
        or _tapering(course, course.last, rule)
        or view.clock.reached(midnight(over, view.person.zone))
    ):
        return
    severity: Severity = "contraindicated" if _NEVER_AT_ONCE in drug.groups else "major"
    yield Finding(
        rule="medication.taper", urgency="attention", severity=severity, because=course.because,
        about=(course.entry, stop.id), ground=ground(rule.provenance),
        says=say("{name}: not all at once. It was taken for {days} days.", name=course.name, days=used),
        why=say(rule.provenance.why), do=say("Plan a taper, {rule}: {text}.", rule=rule.id, text=rule.dose_text),
        offers=tuple(_instead(view, course, rule, stop.body.last_day)),
    )  # fmt: skip


def _instead(view: View, course: Course, rule: ClassTaper, last: date) -> Iterator[Offer]:
    """What is offered in place of a sudden stop: a talk, steps down where they can be worked out, boosters beside them."""
    yield Offer(
        key="together", kind="task", for_role="prescriber",
        says=say("Decide together: stay longer, or go down slowly. The client's choice counts."),
    )  # fmt: skip
    made, first = usual(view.knowledge, course.drug), last + timedelta(days=1)
    slow = tapered(rule, course.steps[-1], first, made.strengths) if made and course.steps else None
    if slow is not None and slow.steps:
        yield _slow(view, course, slow)
    if view.episodes:
        # pathways.md 1: "exposure booster session before each step"
        yield Offer(
            key="book/therapy",
            says=say("A booster session before each step"),
            kind="booking",
            for_role="therapist",
        )


def _slow(view: View, course: Course, slow: Taper) -> Offer:
    doses = ", ".join(f"{one.milligrams_a_day:g}" for one in slow.dose_steps)
    draft = DoseChanged(
        when=When.instant(view.chart.entries[-1].recorded_at, view.person.zone), order=course.entry, steps=slow.dose_steps,
        schedule=slow.rule.id, why="Down slowly instead of all at once.",
    )  # fmt: skip
    says = say("A slow plan by {rule}: {doses} mg a day, at least {days} days each, last dose on {day}", rule=slow.rule.id,
               doses=doses, days=slow.every_days, day=slow.last_day)  # fmt: skip
    return Offer(key=f"taper/{slow.rule.id}", says=says, kind="order", for_role="prescriber", drafts=draft)


def _tapering(course: Course, last: date, rule: ClassTaper) -> bool:
    """Whether the last dose was a step down, and no longer kept than the steps of a taper are."""
    doses = [one for one in _doses(course) if one[0] <= last]
    longest = max(rule.later_high_days or 0, rule.every_high_days or rule.every_low_days)
    return len(doses) > 1 and doses[-1][1] < doses[-2][1] and (last - doses[-1][0]).days < longest


def _too_fast(view: View, course: Course, rule: ClassTaper) -> Iterator[Finding]:
    """The first step down that is too large, or follows the one before too soon."""
    ceiling = rule.never_over_percent or rule.cut_high_percent
    days = rule.never_within_days or rule.every_low_days
    doses = _doses(course)
    for index in range(1, len(doses)):
        (since, before), (day, total) = doses[index - 1], doses[index]
        if (
            total >= before
            or _brief(course, day)
            or view.clock.reached(midnight(day + timedelta(days=days), view.person.zone))
        ):
            continue
        percent = 100 * (1 - total / before)
        soon = index > 1 and before < doses[index - 2][1] and (day - since).days < days
        if percent > ceiling + _ROUNDING or soon:
            yield Finding(
                rule="medication.taper", urgency="attention", severity="major", because=course.because,
                about=(course.entry, course.because[-1]), ground=ground(rule.provenance),
                says=say("{name}: {percent} per cent less on {day}, faster than {rule}: at most {ceiling} per cent every {days} days.",
                         name=course.name, percent=round(percent), day=day, rule=rule.id, ceiling=ceiling, days=days),
                why=say(rule.provenance.why),
            )  # fmt: skip
            return


def _brief(course: Course, day: date) -> bool:
    return course.first is None or (day - course.first).days < _LONG_USE


RULE = Rule(
    id="medication.taper", reads=reads(Order), find=find,
    about="R21: no sudden stop after four weeks, refused for benzodiazepines; a step faster than the class needs a reason.",
)  # fmt: skip
