"""Before a medicine for alcohol use: withdrawal first, the kidney for acamprosate, the conditions of disulfiram."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from steadystep.chart import Words, say
from steadystep.chart.medication import Order
from steadystep.knowledge import SubstanceCare
from steadystep.reasoning.facts.alcohol_medicines import is_for_alcohol
from steadystep.reasoning.facts.medicines import Course
from steadystep.reasoning.facts.scores import ScoreFact
from steadystep.reasoning.facts.substance_use import last_by_substance, uses
from steadystep.reasoning.finding import Finding, Severity, rests_on
from steadystep.reasoning.view import Rule, Said, View, reads

_ID = "medication.alcohol_start"
_ALCOHOL = frozenset({"alcohol"})


def find(view: View) -> Iterator[Said]:
    for course in view.running:
        if course.first is None or not course.ordered_here or not is_for_alcohol(view.chart, course):
            continue
        if not view.clock.reached_day(course.first, view.person.zone):
            yield from _withdrawal(view, course)
            yield from _seizure(view, course)
            yield from _kidney(view, course)
            yield from _disulfiram(view, course)


def _withdrawal(view: View, course: Course) -> Iterator[Finding]:
    care, scored = _care(view).alcohol, view.scores.get("ciwa_ar", ())
    latest = next((one for one in reversed(scored) if one.total is not None), None)
    if latest is None or latest.total is None or _out_of_date(view, latest):
        missing = (say("CIWA-Ar, and whether there was ever a seizure or delirium in withdrawal."),)
        yield _found(
            view, course, "withdrawal", say("Withdrawal was not looked at."), "moderate", missing=missing
        )
    elif latest.total >= care.withdrawal_first:
        severity: Severity = "contraindicated" if latest.total >= care.transfer_from else "major"
        says = say("CIWA-Ar {total}: withdrawal care first.", total=latest.total)
        yield _found(view, course, "withdrawal", says, severity, (latest.entry,))


def _out_of_date(view: View, latest: ScoreFact) -> bool:
    """A low score tells of its own days. A high one stands until a newer one is lower."""
    care = _care(view).alcohol
    low = latest.total is not None and latest.total < care.withdrawal_first
    return low and view.clock.reached(latest.at + timedelta(hours=care.score_counts_hours))


def _seizure(view: View, course: Course) -> Iterator[Finding]:
    """A seizure in the past: the withdrawal is cared for first, whatever the score of this morning."""
    if view.circumstances.holds("seizure_history"):
        says = say("A seizure in the past: withdrawal care first, and a medicine for alcohol use after it.")
        yield _found(
            view, course, "seizure", says, "major", tuple(view.circumstances.because("seizure_history"))
        )


def _kidney(view: View, course: Course) -> Iterator[Finding]:
    if course.drug != "acamprosate":
        return
    care, cleared = _care(view).alcohol, view.circumstances.value("creatinine_clearance")
    if cleared is None:
        yield _found(
            view, course, "kidney", say("Creatinine clearance is not known."), "moderate",
            missing=(say("A creatinine, with weight and age: acamprosate leaves by the kidney."),),
        )  # fmt: skip
    elif cleared.value <= care.acamprosate_never_up_to:
        says = say("Creatinine clearance {value}: acamprosate is not given at {limit} or below.",
                   value=cleared.value, limit=care.acamprosate_never_up_to)  # fmt: skip
        yield _found(
            view, course, "kidney", says, "contraindicated", view.circumstances.because("crcl_over_50")
        )


def _disulfiram(view: View, course: Course) -> Iterator[Finding]:
    if course.drug != "disulfiram":
        return
    care, drunk = _care(view).alcohol, last_by_substance(uses(view.chart), _ALCOHOL).get("alcohol")
    says = say(
        "Disulfiram only with the goal of not drinking, full knowledge, consent and somebody who supervises: write which."
    )
    yield _found(view, course, "conditions", says, "major")
    if drunk is None:
        yield _found(view, course, "last_drink", say("The last drink is not known."), "moderate",
                     missing=(say("When was the last drink?"),))  # fmt: skip
        return
    until = drunk.until + timedelta(hours=care.disulfiram_after_hours)
    if not view.clock.reached(until):
        says = say("Last drink at {at}: disulfiram not before {until} ({hours} hours).",
                   at=drunk.until, until=until, hours=care.disulfiram_after_hours)  # fmt: skip
        yield _found(view, course, "last_drink", says, "contraindicated", (drunk.entry,))


def _care(view: View) -> SubstanceCare:
    return view.knowledge.substance_care


def _found(
    view: View, course: Course, part: str, says: Words, severity: Severity, because: tuple[str, ...] = (), *,
    missing: tuple[Words, ...] = (),
) -> Finding:  # fmt: skip
    return Finding(
        rule=f"{_ID}.{part}", says=says, because=(*course.because, *because), about=(course.entry,), severity=severity,
        urgency="attention", missing=missing, state="cannot_tell" if missing else "fires",
        ground=rests_on(_care(view).alcohol.basis, "Withdrawal from alcohol can kill; each medicine has one thing that must be right first."),
    )  # fmt: skip


RULE = Rule(
    id=_ID, reads=reads(Order), find=find,
    about="R49: CIWA-Ar and a seizure history before the start, the kidney for acamprosate, the conditions of disulfiram.",
)  # fmt: skip
