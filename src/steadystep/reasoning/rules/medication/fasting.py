"""Fasting or much less salt changes how much lithium is in the blood: it is planned before the fast, not after (R101)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from steadystep.chart import say
from steadystep.chart.circumstances import CircumstanceTold
from steadystep.chart.plan_together import PlanComment
from steadystep.knowledge.provenance import Source
from steadystep.reasoning.finding import Finding, Ground, Offer
from steadystep.reasoning.view import Rule, Said, View, reads

_ID: Final = "medication.fasting"
_WORDS: Final = ("fast", "salt", "ramadan", "lent")
_GROUND = Ground(
    sources=(Source(document="Steadystep clinical specification", section="scope.md R101 (food and fasting; lithium)", year=2026),),
    why="Less salt and less water keep lithium in the blood.", verification="unverified",
)  # fmt: skip


def find(view: View) -> Iterator[Said]:
    courses = [one for one in view.running if one.drug == "lithium"]
    if not courses or view.circumstances.holds("fasts_or_eats_less_salt") is not True:
        return
    told = view.circumstances.because("fasts_or_eats_less_salt")
    since = max((one.recorded_at for name in told if (one := view.chart.entry(name))), default=None)
    if any(
        since is None or one.recorded_at >= since
        for one in view.chart.of(PlanComment)
        if _speaks(one.body.text)
    ):
        return
    yield Finding(
        rule=_ID, because=(*told, courses[0].entry), about=(courses[0].entry,), urgency="attention", ground=_GROUND,
        says=say("They fast or eat much less salt at times, and take lithium: the plan does not speak of it yet."),
        do=say("Ask when the next fast is; plan water, salt, the dose and a level with them before it."),
        offers=(Offer(key="plan_fasting", says=say("Write it into the plan"), kind="entry", for_role="prescriber"),),
    )  # fmt: skip


def _speaks(text: str) -> bool:
    return any(word in text.casefold() for word in _WORDS)


RULE = Rule(
    id=_ID, reads=reads(CircumstanceTold), find=find,
    about="R101: who fasts and takes lithium has a plan for it before the fast.",
)  # fmt: skip
