"""How the work itself goes: the session check and the checklist at sessions 3, 6 and 12, and a talk where it feels wrong (R69)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Final

from steadystep.chart import AnyEntry, Words, say
from steadystep.chart.measures import Answers
from steadystep.chart.therapy import ProgressNote, Session
from steadystep.knowledge import Source
from steadystep.reasoning.facts.agenda import CHECKS_AT, held
from steadystep.reasoning.facts.scores import ScoreFact
from steadystep.reasoning.facts.scoring import Score
from steadystep.reasoning.finding import Finding, Ground
from steadystep.reasoning.view import Rule, Said, View, reads

_ID = "therapy.checks"
_CHECK: Final = "session_check"
TALK_BELOW, DROP = 7, 2  # instruments.csv SESSION3: a mean below 7, or a drop of 2, asks for a talk
_DAY: Final = timedelta(days=1)
_GROUND = Ground(
    sources=(Source(document="Steadystep clinical specification", section="scope.md R69; instruments.csv SESSION3", year=2026),),
    why="A rupture that is spoken of can be mended in the next session; what is not asked is not told.", verification="unverified",
)  # fmt: skip


def find(view: View) -> Iterator[Said]:
    if not view.person.in_care:
        return
    sessions = held(view)
    yield from _not_asked(view, sessions)
    yield from _feels_wrong(view)


def _not_asked(view: View, sessions: tuple[AnyEntry, ...]) -> Iterator[Finding]:
    """At the latest of sessions 3, 6 and 12 that was held."""
    number = max((one for one in CHECKS_AT if one <= len(sessions)), default=0)
    if not number:
        return
    session, later = sessions[number - 1], sessions[number - 1 :]
    missing = [*_missing_check(view, session), *_missing_list(later)]
    if missing:
        yield Finding(
            rule=_ID, because=(session.id,), ground=_GROUND, about=(f"session/{number}",), missing=tuple(missing),
            says=say("Session {number} was held: look at how the work goes.", number=number),
            do=say("Ask the session check, tick the checklist when the next session is signed, and take both to supervision."),
        )  # fmt: skip


def _missing_check(view: View, session: AnyEntry) -> Iterator[Words]:
    asked = [one for one in view.scores.get(_CHECK, ()) if one.at >= session.occurred - _DAY]
    if not asked:
        yield say("The session check of that time")


def _missing_list(later: tuple[AnyEntry, ...]) -> Iterator[Words]:
    if not any(one.body.checklist for one in later):
        yield say("The checklist of this kind of work")


def _feels_wrong(view: View) -> Iterator[Finding]:
    """Until a note or a session after it: the talk is recorded."""
    told = [one for one in view.scores.get(_CHECK, ()) if _mean(one) is not None]
    if not told:
        return
    latest, before = told[-1], told[-2] if len(told) > 1 else None
    now, then = _mean(latest), _mean(before) if before else None
    dropped = then is not None and now is not None and then - now >= DROP
    if now is None or not (now < TALK_BELOW or dropped) or _spoken_since(view, latest):
        return
    yield Finding(
        rule=_ID, urgency="attention", because=(latest.entry, *((before.entry,) if before and dropped else ())), ground=_GROUND,
        about=("talk",), says=say("The session check says that something between you asks for a talk: {mean} of 10.", mean=round(now, 1)),
        do=say("Ask openly what was missing, thank them for telling, and take it to supervision. Write down that you spoke."),
    )  # fmt: skip


def _mean(fact: ScoreFact) -> float | None:
    """`exact` is only told where it is no whole number."""
    if not isinstance(fact.result, Score):
        return None
    return fact.result.exact if fact.result.exact is not None else fact.result.total


def _spoken_since(view: View, fact: ScoreFact) -> bool:
    return any(one.occurred > fact.at for one in view.chart.among(ProgressNote, Session))


RULE = Rule(
    id=_ID, reads=reads(Session, Answers), find=find,
    about="R69: alliance and fidelity at sessions 3, 6 and 12; a mean below 7 or a drop of 2 asks for a talk.",
)  # fmt: skip
