"""The sleep window: what a week of the diary offers, and a window that is too short for this person (pathways.md 10)."""

from __future__ import annotations

from collections.abc import Iterator

from steadystep.chart import Words, say
from steadystep.chart.measures import Answers
from steadystep.chart.sleep_windows import SleepWindow
from steadystep.knowledge import Source
from steadystep.reasoning.facts.offers_answered import answers_to, rests
from steadystep.reasoning.facts.sleep_weeks import WEEK
from steadystep.reasoning.facts.sleep_window import (
    COMPRESSED_LEAST,
    WindowOffer,
    careful,
    current_window,
    offered,
)
from steadystep.reasoning.finding import Finding, Ground, Offer
from steadystep.reasoning.view import Rule, Said, View, reads

_ID = "therapy.sleep_window"
_GROUND = Ground(
    sources=(Source(document="Steadystep clinical specification", section="pathways.md 10", year=2026),),
    why="Time in bed is the dose: 15 minutes more from 85% efficiency on, 15 less below 80%, never below the floor.",
    verification="unverified",
)  # fmt: skip
SAYS_FIRST = say("A week of the diary: {asleep} hours asleep of {bed} in bed. A sleep window of {window} hours can be offered.")  # fmt: skip
SAYS_WIDEN = say("Sleep efficiency {percent}%: the window can grow by 15 minutes, to {window} hours.")
SAYS_SHRINK = say("Sleep efficiency {percent}%: the window can shrink by 15 minutes, to {window} hours.")


def find(view: View) -> Iterator[Said]:
    if not view.person.in_care:
        return
    yield from _too_short(view)
    wanted = current_window(view) is not None or view.person.pathway.casefold().startswith("insomnia")
    found = offered(view) if wanted else None
    if found is None or _same(found):
        return
    key = f"window/{found.change}"
    if not rests(answers_to(view.chart, _ID).get(key), WEEK, view.clock):
        yield _offer(view, found, key)


def _same(found: WindowOffer) -> bool:
    """At the floor or the ceiling nothing changes, and nothing is offered."""
    return found.window is not None and found.window.body.minutes == found.minutes


def _offer(view: View, found: WindowOffer, key: str) -> Finding:
    numbers = {
        "asleep": round(found.asleep / 60, 1), "bed": round(found.in_bed / 60, 1),
        "percent": found.percent, "window": round(found.minutes / 60, 2),
    }  # fmt: skip
    says = Words(
        {"first": SAYS_FIRST, "widen": SAYS_WIDEN, "shrink": SAYS_SHRINK}[found.change].text, numbers
    )
    return Finding(
        rule=_ID, says=says, because=found.because, ground=_GROUND, why=_why(view, found), about=(key,),
        do=say("Agree it together: one time to get up, every day; and what to do on a day when it cannot be kept."),
        offers=(Offer(key=key, kind="task", for_role="therapist", says=say("Agree the window together")),),
    )  # fmt: skip


def _why(view: View, found: WindowOffer) -> Words | None:
    """Why only compression, where that is so."""
    named = found.careful or found.unknown
    if not named:
        return None
    means = say(view.knowledge.circumstances[named[0]].means)
    if found.careful:
        return say("Only in small steps and never below 6.5 hours: {what}.", what=means)
    return say("Only in small steps and never below 6.5 hours until it is known: {what}?", what=means)


def _too_short(view: View) -> Iterator[Finding]:
    """A window below 6.5 hours for somebody with whom that is not safe: nobody signs it."""
    window, (held, _unknown) = current_window(view), careful(view)
    if window is None or not held or window.body.minutes >= COMPRESSED_LEAST:
        return
    because = (window.id, *(one for name in held for one in view.circumstances.because(name)))
    yield Finding(
        rule=_ID, urgency="attention", severity="contraindicated", because=tuple(dict.fromkeys(because)), about=(window.id,), ground=_GROUND,
        says=say("A window of {hours} hours is too short here: never below 6.5 hours.", hours=round(window.body.minutes / 60, 2)),
        why=say(view.knowledge.circumstances[held[0]].means),
    )  # fmt: skip


RULE = Rule(
    id=_ID, reads=reads(SleepWindow, Answers), find=find,
    about="CBT-I: the diary offers a sleep window and its steps of 15 minutes; below 6.5 hours is stopped with bipolar disorder, seizures or driving for a living.",
)  # fmt: skip
