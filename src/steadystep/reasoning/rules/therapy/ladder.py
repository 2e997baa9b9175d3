"""The exposure ladder: a step that was repeated until the fear fell by half opens the next; medical flags stop one (R61, R62)."""

from __future__ import annotations

from collections.abc import Iterator

from steadystep.chart import Words, say
from steadystep.chart.exposure import ExposureLadder
from steadystep.knowledge import Source
from steadystep.reasoning.facts.exposure import TRIALS_NEEDED, LadderFact, StepFact, flags_said, ladders
from steadystep.reasoning.finding import Finding, Ground
from steadystep.reasoning.view import Rule, Said, View, reads

_ID = "therapy.ladder"
GROUND = Ground(
    sources=(Source(document="Steadystep clinical specification", section="scope.md R61, R62; pathways.md 1", year=2026),),
    why="Repeating a step until the fear falls by half teaches more than going on quickly.", verification="unverified",
)  # fmt: skip


def find(view: View) -> Iterator[Said]:
    for ladder in ladders(view):
        yield from _unlocked(ladder)
        for one in ladder.steps:
            yield from _flagged(view, ladder, one)


def _unlocked(ladder: LadderFact) -> Iterator[Finding]:
    """The step that was settled last, and which one is open now."""
    done = [one for one in ladder.steps if one.settled and not one.step.generalises]
    if not done:
        return
    last, following = done[-1], ladder.next_step
    because = tuple(one.id for one in last.counting[:TRIALS_NEEDED])
    if following is None:
        says = say("Ladder “{ladder}”: every step was repeated until the fear fell by half.", ladder=ladder.ladder.body.name)  # fmt: skip
    else:
        says = say("“{step}” was repeated until the fear fell by half twice: “{next}” is open.", step=last.step.name, next=following.step.name)  # fmt: skip
    yield Finding(
        rule=_ID, says=says, because=because, ground=GROUND, about=(ladder.entry,),
        do=say("Go through it in the next session, and choose where the same step can be tried elsewhere."),
    )  # fmt: skip


def _flagged(view: View, ladder: LadderFact, one: StepFact) -> Iterator[Finding]:
    if one.state not in ("blocked", "ask"):
        return
    name, because = one.step.name, (ladder.ladder.id, *one.flags.because)
    if one.state == "ask":
        missing: tuple[Words, ...] = flags_said(view, one.flags.unknown)
        yield Finding(
            rule=_ID, state="cannot_tell", because=because, ground=GROUND, missing=missing, about=(ladder.entry, one.step.id),
            says=say("“{step}” waits: nobody has asked about the heart, pregnancy or asthma.", step=name),
            do=say("Ask, and write the answers under health; or have it looked at medically."),
        )  # fmt: skip
        return
    yield Finding(
        rule=_ID, urgency="attention", because=because, ground=GROUND, about=(ladder.entry, one.step.id),
        says=say("“{step}” is not tried until a prescriber or nurse has cleared it.", step=name),
        why=_against(view, one), do=say("A prescriber or nurse looks at it and writes down what was decided; choose another exercise meanwhile."),
    )  # fmt: skip


def _against(view: View, one: StepFact) -> Words:
    said = flags_said(view, one.flags.against)
    return (
        say("On the chart: {what}", what=said[0]) if said else say("It was looked at, and advised against.")
    )


RULE = Rule(
    id=_ID, reads=reads(ExposureLadder), find=find,
    about="R61, R62: two trials whose end is at most half the peak open the next step; a medical flag stops a bodily exercise until cleared.",
)  # fmt: skip
