"""Allergies are asked for again within the year, and "none known" does not stand beside a listed one (R7)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Final

from steadystep.chart import say
from steadystep.chart.intake import Allergy
from steadystep.knowledge import Source
from steadystep.reasoning.finding import Finding, Ground, Offer
from steadystep.reasoning.view import Rule, Said, View, reads

_ID: Final = "intake.allergies"
REVIEWED_WITHIN: Final = timedelta(days=365)
_ASK: Final = Offer(key="allergies", says=say("Ask again about allergies"), kind="entry", for_role="nurse")
_GROUND: Final = Ground(
    sources=(Source(document="Steadystep clinical specification", section="scope.md R7", year=2026),),
    why="An old list of allergies lets a wrong medicine through.",
)


def find(view: View) -> Iterator[Said]:
    told = view.chart.of(Allergy)
    if not told or not view.person.in_care:
        return
    listed = [one for one in told if one.body.substance is not None]
    none_known = [one for one in told if one.body.none_known]
    if listed and none_known and none_known[-1].occurred > listed[-1].occurred:
        yield Finding(
            rule=f"{_ID}.both", because=(none_known[-1].id, listed[-1].id), urgency="attention", ground=_GROUND,
            says=say("No allergy is known, and one is listed: both cannot be."),
            do=say("Ask, then take back the one that is wrong."),
        )  # fmt: skip
    newest = max(told, key=lambda one: one.occurred)
    if view.clock.reached(newest.occurred + REVIEWED_WITHIN):
        yield Finding(
            rule=_ID, because=(newest.id,), ground=_GROUND, offers=(_ASK,),
            says=say("Allergies were last asked for on {day}, more than a year ago.", day=newest.body.when.day),
        )  # fmt: skip


RULE = Rule(
    id=_ID, reads=reads(Allergy), find=find,
    about="R7: allergies are gone through within 365 days; none known and a listed allergy cannot coexist.",
)  # fmt: skip
