"""What a stage of life asks about anew: whether somebody drives, from 65 on and every year (R97)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from steadystep.chart import Words, say
from steadystep.chart.circumstances import CircumstanceTold
from steadystep.chart.intake import Demographics
from steadystep.reasoning.facts.responsible import named
from steadystep.reasoning.facts.stage_again import AskedAgain, asked_again
from steadystep.reasoning.finding import Duty, Offer, ground
from steadystep.reasoning.view import Rule, Said, View, reads

_ID: Final = "intake.stage_again"
_OWNERS: Final = ("nurse", "prescriber", "therapist")


def find(view: View) -> Iterator[Said]:
    for one in asked_again(view):
        if view.clock.reached(one.known):
            yield _ask(view, one)


def _ask(view: View, one: AskedAgain) -> Duty:
    return Duty(
        key=f"{_ID}/{one.stage.id}/{one.again.circumstance}", rule=_ID, level="T4", owner_role="nurse", known_at=one.known, due=one.due,
        overdue=view.clock.reached(one.due), person=named(_OWNERS, view.person, view.clinic), says=_says(one), because=one.because,
        remarks=(say(one.again.words),), ground=ground(one.stage.provenance),
        closes_by=say("The answer is written down, also that nothing has changed."),
        offers=(Offer(key="health", says=say("Write down what holds now"), kind="entry", for_role="nurse"),),
    )  # fmt: skip


def _says(one: AskedAgain) -> Words:
    what, stage = say(one.again.says), say(one.stage.title)
    if one.last is None:
        return say("{what}: nobody has asked yet ({stage}).", what=what, stage=stage)
    return say(
        "{what}: last asked on {day} ({stage}). Ask again.",
        what=what,
        day=one.last.body.when.day,
        stage=stage,
    )


RULE = Rule(
    id=_ID, reads=reads(CircumstanceTold, Demographics), find=find,
    about="R97: from 65 on, whether somebody drives is asked once and every year.",
)  # fmt: skip
