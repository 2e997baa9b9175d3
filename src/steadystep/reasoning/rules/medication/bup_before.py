"""Before a start of buprenorphine the urine test, if there is one, and a pregnancy are looked at; neither holds it up (R43)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from steadystep.chart import Words, say
from steadystep.chart.medication import Order
from steadystep.reasoning.facts.bup_start import Start, starts
from steadystep.reasoning.finding import Finding, rests_on
from steadystep.reasoning.view import Rule, Said, View, reads

_ID: Final = "medication.bup_before"


def find(view: View) -> Iterator[Said]:
    for start in starts(view.chart, view.courses, view.knowledge):
        over = view.over(start.course) or view.clock.reached_day(start.day_one, view.person.zone)
        if not over and not start.given:
            yield _urine(view, start)
            yield from _pregnancy(view, start)


def _urine(view: View, start: Start) -> Finding:
    if not view.panels:
        missing = (say("A urine test, if one is available."),)
        return _found(
            view,
            start,
            "urine",
            say("No urine test is on file. The start does not wait for it."),
            missing=missing,
        )
    latest = view.panels[-1]
    shown = tuple(one.name for one in latest.lines if one.present)
    says = (
        say("The urine test of {day} shows {what}: look at it before the first dose.", day=latest.day, what=", ".join(shown))
        if shown
        else say("The urine test of {day} shows nothing that it looked for.", day=latest.day)
    )  # fmt: skip
    return _found(view, start, "urine", says, (latest.entry,))


def _pregnancy(view: View, start: Start) -> Iterator[Finding]:
    told = view.circumstances.holds("pregnancy")
    if told is None:
        says = say("Whether there is a pregnancy is not known. The start does not wait for it.")
        yield _found(view, start, "pregnancy", says, missing=(view.circumstances.missing("pregnancy"),))
    elif told:
        says = say("Pregnant: the start goes on, and obstetric care should hear of it, with consent.")
        yield _found(view, start, "pregnancy", says, tuple(view.circumstances.because("pregnancy")))


def _found(
    view: View, start: Start, part: str, says: Words, because: tuple[str, ...] = (), *, missing: tuple[Words, ...] = ()
) -> Finding:  # fmt: skip
    basis = view.knowledge.substance_care.buprenorphine_start.basis
    return Finding(
        rule=f"{_ID}.{part}", severity="minor", urgency="note", says=says, about=(start.course.entry,), missing=missing,
        because=(*start.course.because, *because), state="cannot_tell" if missing else "fires",
        ground=rests_on(basis, "What was taken last and a pregnancy change how the first days are watched."),
    )  # fmt: skip


RULE = Rule(
    id=_ID, reads=reads(Order), find=find,
    about="R43: the latest urine test and a pregnancy are shown before the first dose; what is not known is asked and holds nothing up.",
)  # fmt: skip
