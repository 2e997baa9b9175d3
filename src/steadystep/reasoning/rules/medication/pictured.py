"""A picture of a result that nobody has read is somebody's to read: no machine reads it, and it may hold a level that cannot wait (R33)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from steadystep.chart import Words, say
from steadystep.chart.pictures import PictureRead, ResultPictured
from steadystep.knowledge import Source
from steadystep.reasoning.facts.pictures import PictureFact, pictures_of
from steadystep.reasoning.facts.responsible import named
from steadystep.reasoning.finding import Duty, Ground, Offer
from steadystep.reasoning.view import Rule, Said, View, reads
from steadystep.reasoning.working_time import end_of_working_day

_ID = "medication.pictured"
READ_WITHIN: Final = 1  # working days; clinic rule: the specification names no clock
_GROUND = Ground(
    sources=(
        Source(document="Steadystep clinical specification", section="scope.md R33", year=2026),
        Source(document="Clinic rule", section="read within one working day"),
    ),
    why="A result that lies in a picture is judged by no check until somebody types it in.", verification="unverified",
)  # fmt: skip
_SHOWN: Final[dict[str, Words]] = {
    "blood": say("a blood test"), "urine": say("a urine test"), "drug_test": say("a drug test"), "heart_tracing": say("a heart tracing (ECG)"),
    "other": say("another result"), "not_sure": say("a result"),
}  # fmt: skip


def find(view: View) -> Iterator[Said]:
    for one in pictures_of(view.chart):
        if one.read is None and not one.entry.imported:
            yield _duty(view, one)


def _duty(view: View, one: PictureFact) -> Duty:
    first = view.chart.first(one.entry)
    due = end_of_working_day(view.clinic, first.recorded_at, READ_WITHIN)
    return Duty(
        key=f"{_ID}/{first.id}", rule=_ID, level="T4", owner_role="nurse", says=_says(one),
        person=named(("nurse", "prescriber"), view.person, view.clinic), known_at=first.recorded_at, due=due,
        overdue=view.clock.reached(due), because=(one.entry.id,), ground=_GROUND,
        steps=(say("Open the picture and type the result in."), say("If it cannot be used, say why: the client is told.")),
        closes_by=say("The results typed in from the picture, or a reason why there are none."),
        offers=(Offer(key=f"picture_of_{one.entry.body.shows}/{first.id}", says=say("Open the picture"), kind="entry", for_role="nurse"),),
    )  # fmt: skip


def _says(one: PictureFact) -> Words:
    shown, day = _SHOWN[one.entry.body.shows], one.entry.body.day_on_paper
    if day is None:
        return say("Read the picture of {shown} and type the result in.", shown=shown)
    return say("Read the picture of {shown} of {day} and type the result in.", shown=shown, day=day)


RULE = Rule(
    id=_ID, reads=reads(ResultPictured, PictureRead), find=find,
    about="R33: a picture of a result is read by a named person within one working day (a clinic rule), and typed in or answered.",
)  # fmt: skip
