"""Methadone from an opioid treatment program: whom to call, whether the client agreed, and the dose they confirmed (R48)."""

from __future__ import annotations

from collections.abc import Iterator

from steadystep.chart import say
from steadystep.chart.medication import MedicineReported, Order
from steadystep.chart.medicine_lists import MedicineListReceived
from steadystep.chart.otp import OtpContact
from steadystep.knowledge import Source
from steadystep.reasoning.facts.medicines import Course
from steadystep.reasoning.facts.otp import METHADONE, Program, program
from steadystep.reasoning.finding import Finding, Ground
from steadystep.reasoning.view import Rule, Said, View, reads

_ID = "medication.otp"
_GROUND = Ground(
    sources=(Source(document="Steadystep clinical specification", section="scope.md R48; formulary.csv methadone", year=2026),),
    why="Methadone for opioid use may only be dispensed by a certified program.", verification="unverified",
)  # fmt: skip


def find(view: View) -> Iterator[Said]:
    for course in view.running:
        if course.drug == METHADONE and course.ordered_here:
            yield _never_here(course)
    told = next((one for one in view.running if one.drug == METHADONE and not one.ordered_here), None)
    if told is not None:
        yield _of(told, program(view))


def _never_here(course: Course) -> Finding:
    return Finding(
        rule=f"{_ID}.never_here", severity="contraindicated", urgency="urgent", because=course.because, about=(course.entry,),
        says=say("Methadone is not ordered here: an opioid treatment program gives it."), ground=_GROUND,
        do=say("Refer to a program, and write down as a medicine from elsewhere what they give."),
    )  # fmt: skip


def _of(course: Course, known: Program | None) -> Finding:
    if known is None:
        return Finding(
            rule=_ID, urgency="attention", because=course.because,
            says=say("{name}: which opioid treatment program gives it is not written down.", name=course.name),
            missing=(say("The program, its phone, the client's consent, and the last dose they confirm."),),
        )  # fmt: skip
    because = (*course.because, known.entry.id)
    if not known.agreed:
        return Finding(
            rule=_ID, urgency="attention", because=because,
            says=say("{name}: {program} may not be called, there is no Part 2 consent for them.",
                     name=course.name, program=known.body.program),
            do=say("Ask the client to sign one."),
        )  # fmt: skip
    if known.confirmed is None:
        return Finding(
            rule=_ID, urgency="attention", because=because,
            says=say("{name}: {program} has not confirmed a dose yet.", name=course.name, program=known.body.program),
            do=say("Call {phone} and ask for the last dose and its day.", phone=known.body.phone or known.body.program),
        )  # fmt: skip
    return Finding(
        rule=_ID, because=because, says=say("{name}: {confirmed}.", name=course.name, confirmed=known.confirmed),
        do=say("Call {program} ({phone}) before anything changes that meets methadone.",
               program=known.body.program, phone=known.body.phone or "-"),
    )  # fmt: skip


RULE = Rule(
    id=_ID, reads=reads(Order, MedicineReported, MedicineListReceived, OtpContact), find=find,
    about="R48: methadone is never ordered here; it is recorded with its program, the consent for a call, and the dose they confirmed.",
)  # fmt: skip
