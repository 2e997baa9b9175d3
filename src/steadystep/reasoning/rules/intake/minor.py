"""What a client under 18 agrees to alone here, as the clinic's own table of the law says; and where the table is silent."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from steadystep.chart import Words, say
from steadystep.chart.intake import Demographics
from steadystep.chart.team import TeamJoined
from steadystep.knowledge import Source
from steadystep.reasoning.clinic_value import ConsentAge
from steadystep.reasoning.clock import midnight
from steadystep.reasoning.facts import persons
from steadystep.reasoning.facts.care_of_minors import CARE, OF_AGE
from steadystep.reasoning.finding import Finding, Ground
from steadystep.reasoning.view import Rule, Said, View, reads

_ID = "intake.minor"
READ_AGAIN = timedelta(days=365)  # clinic rule: the law changes
SILENT = say(
    "Until then a guardian's consent is needed, the client's own agreement is asked too, and a part of the record stays private to them."
)
DEFAULT = Ground(
    sources=(Source(document="Steadystep clinical specification", section="consent_and_roles.md, Adolescents"),),
    why="When the table is empty the stricter rule holds.", verification="unverified",
)  # fmt: skip


def find(view: View) -> Iterator[Said]:
    ages = persons.ages(view)
    if not view.person.in_care or not ages or min(ages) >= OF_AGE:
        return
    known = {row.care: row for row in view.clinic.consent_ages}
    because = persons.because(view)
    for care, words in CARE.items():
        yield (
            _told(view, known[care], words, ages, because) if care in known else _silent(care, words, because)
        )


def _told(
    view: View, row: ConsentAge, care: Words, ages: tuple[int, ...], because: tuple[str, ...]
) -> Finding:
    sources = (Source(document=row.citation),)
    law = Ground(
        sources=sources, why="As the clinic wrote it down; not legal advice.", verification="unverified"
    )
    old = view.clock.reached(midnight(row.reviewed_on + READ_AGAIN, view.person.zone))
    if old:
        return Finding(
            rule=f"{_ID}.{row.care}", because=because, ground=law,
            says=say("What the law says of minors and {care} was last read on {day}: read it again.", care=care, day=row.reviewed_on.isoformat()),
            do=say("A lead looks it up and writes down the day, under People."),
        )  # fmt: skip
    return Finding(
        rule=f"{_ID}.{row.care}", says=_agrees(row, care, ages), because=because, ground=law, why=say("{who}", who=row.sees) if row.sees else None
    )  # fmt: skip


def _agrees(row: ConsentAge, care: Words, ages: tuple[int, ...]) -> Words:
    if row.age is None or max(ages) < row.age:
        return say(
            "A guardian agrees to {care} too: here a client of this age does not agree alone.", care=care
        )
    if min(ages) < row.age:
        return say("Cannot tell who agrees to {care}: the day of birth is not known, and the age is {age}.", care=care, age=row.age)  # fmt: skip
    return say(
        "The client agrees to {care} alone: here that is so from the age of {age}.", care=care, age=row.age
    )


def _silent(kind: str, care: Words, because: tuple[str, ...]) -> Finding:
    return Finding(
        rule=f"{_ID}.{kind}", because=because, ground=DEFAULT, state="cannot_tell",
        says=say("Nobody has written down who agrees to {care} for a client under 18.", care=care), why=SILENT,
        do=say("A lead writes down what the law of this place says, under People."),
        missing=(say("the age from which a minor agrees alone, with its source"),),
    )  # fmt: skip


RULE = Rule(
    id=_ID, reads=reads(Demographics, TeamJoined), find=find,
    about="Says what a client under 18 agrees to alone here; where the clinic's table is silent or old, the stricter rule and who fills it.",
)  # fmt: skip
