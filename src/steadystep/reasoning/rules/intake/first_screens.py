"""What often comes together is asked of everybody at the beginning and every year; a refused screen is offered again (R5)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from steadystep.chart import Words, say
from steadystep.chart.intake_course import IntakeOpened
from steadystep.reasoning.facts.first_screens import ScreenFact, first_screens
from steadystep.reasoning.finding import Finding, Offer, ground
from steadystep.reasoning.view import Rule, Said, View, reads

_ID: Final = "intake.first_screens"


def find(view: View) -> Iterator[Said]:
    opened = view.intake.opened
    if opened is None or not view.person.in_care:
        return
    screens = first_screens(view)
    due = [one for one in screens if one.state == "due"]
    if due:
        yield Finding(
            rule=_ID, because=(opened.id,), about=("first_screens",), ground=ground(view.knowledge.beginning.provenance),
            says=say("Not asked yet: {what}.", what=_listed(due)), offers=tuple(_ask(view, one.instrument) for one in due),
            why=say("What often comes together is looked for in everybody."),
        )  # fmt: skip
    untold = [one for one in screens if one.state == "cannot_tell"]
    if untold:
        yield Finding(
            rule=f"{_ID}.age", because=(opened.id,), state="cannot_tell", missing=(say("The birth date."),),
            says=say("Which forms fit cannot be told: {what}.", what=_listed(untold)),
            ground=ground(view.knowledge.beginning.provenance),
        )  # fmt: skip


def _listed(screens: list[ScreenFact]) -> Words:
    told = say(screens[0].screen.looks_for)
    for one in screens[1:]:
        told = say("{before}, {then}", before=told, then=say(one.screen.looks_for))
    return told


def _ask(view: View, instrument: str) -> Offer:
    short = view.knowledge.instruments[instrument].short
    return Offer(
        key=f"ask/{instrument}", says=say("Ask {name}", name=short), kind="measure", for_role="therapist"
    )


RULE = Rule(
    id=_ID, reads=reads(IntakeOpened), find=find,
    about="R5: co-occurring screens at intake and yearly, each made for the person's age; a refusal rests 90 days.",
)  # fmt: skip
