"""Reaching out: the attempts since somebody was missed, which way comes next, and when only a person may decide."""

from __future__ import annotations

from collections import Counter
from datetime import datetime

import msgspec

from steadystep.chart import AnyEntry, Words, say
from steadystep.chart.consents import consents_in_force
from steadystep.chart.outreach import WelfareCheckDecided
from steadystep.chart.safety import ContactAttempted
from steadystep.knowledge import Rung
from steadystep.knowledge.keeping_touch import Risk
from steadystep.reasoning.finding import Offer

from .around_touch import AroundTouch
from .portal_ways import portal_ways

_METHODS = {
    "call": say("Call"),
    "text": say("Send a text"),
    "letter": say("Write a letter"),
    "in_person": say("Go to see them"),
    "caregiver": say("Call the agreed contact"),
}


class Outreach(msgspec.Struct, frozen=True, kw_only=True):
    """Since `since`: attempts oldest first, whether the client was reached, and the next rung (None: all were tried).

    `contacts` are the people whom the client agreed may be called. `decide`: a prescriber or therapist decides on a
    welfare check now. `skipped`: rungs that nobody may take, and why.
    """

    risk: Risk
    since: datetime
    attempts: tuple[AnyEntry, ...]
    reached: bool
    next_rung: Rung | None
    contacts: tuple[str, ...]
    decide: bool
    skipped: tuple[Words, ...]

    @property
    def last(self) -> AnyEntry | None:
        return self.attempts[-1] if self.attempts else None

    @property
    def next_by(self) -> datetime | None:
        """Until when the next step was promised with the last attempt."""
        return self.last.body.next_by.end if self.last and self.last.body.next_by else None

    @property
    def said(self) -> tuple[Words, ...]:
        """What was tried so far, what comes next, and whom nobody may call."""
        return (*self._tried, say("Next: {step}.", step=self.next_words), *self.skipped)

    @property
    def _tried(self) -> tuple[Words, ...]:
        if self.last is None:
            return ()
        count, day = len(self.attempts), self.last.body.when.day
        if count == 1:
            return (say("Tried once, on {day}.", day=day),)
        return (say("Tried {count} times, last {day}.", count=count, day=day),)

    @property
    def next_words(self) -> Words:
        """What to do next, in a few words."""
        if self.decide:
            return say("A prescriber or therapist decides: welfare check or another way")
        if self.next_rung is None:
            return say("Every way was tried: end it kindly, and leave the door open")
        if self.next_rung.words:
            return say(self.next_rung.words)
        return _METHODS[self.next_rung.method]


def outreach(view: AroundTouch, since: datetime, risk: Risk) -> Outreach:
    """How far somebody got who is looked for since then."""
    attempts = tuple(one for one in view.chart.of(ContactAttempted) if one.occurred >= since)
    agreed = agreed_contacts(view, risk)
    touch = view.knowledge.keeping_touch
    skipped = () if agreed else (say("Nobody was agreed on who may be called."),)
    ladder = [one for one in touch.ladders[risk] if agreed or one.to_whom == "client"]
    if "write" in portal_ways(view):
        ladder.sort(key=lambda one: one.method == "call")
    reached = any(one.body.outcome == "reached" and one.body.to_whom == "client" for one in attempts)
    decided = any(one.occurred >= since for one in view.chart.of(WelfareCheckDecided))
    vain = [one for one in attempts if one.body.outcome != "reached"]
    return Outreach(
        risk=risk, since=since, attempts=attempts, reached=reached, next_rung=_next(ladder, attempts), contacts=agreed,
        decide=risk == "high_risk" and not reached and not decided and len(vain) >= touch.high_risk.attempts_before_decision,
        skipped=skipped,
    )  # fmt: skip


def agreed_contacts(view: AroundTouch, risk: Risk) -> tuple[str, ...]:
    """Names of people the client agreed to, whose consent stands, has not run out, and covers being called."""
    wanted = set(view.knowledge.keeping_touch.contact_scopes[risk])
    return tuple(
        one.body.recipient_name
        for one in consents_in_force(view.chart, view.clock.reached, "caregiver")
        if wanted.intersection(one.body.scopes)
    )


def _next(ladder: list[Rung], attempts: tuple[AnyEntry, ...]) -> Rung | None:
    """The first rung that was not taken yet: two calls on the ladder ask for two calls."""
    done = Counter(one.body.method for one in attempts)
    for rung in ladder:
        if not done[rung.method]:
            return rung
        done[rung.method] -= 1
    return None


def next_offers(reaching: Outreach, reason: str) -> tuple[Offer, ...]:
    """The next rung to take, and the way to end it; a welfare check is only ever put before who decides on it."""
    end = Offer(key="reach_out_end", says=say("End with an outcome"), kind="task", for_role="case_manager")
    if reaching.decide:
        decide = Offer(key="welfare_check", says=reaching.next_words, kind="task", for_role="prescriber")
        return decide, end
    if reaching.next_rung is None:
        return (end,)
    rung = reaching.next_rung
    key = "/".join(("reach_out", rung.method, rung.to_whom, reason))
    return Offer(key=key, says=reaching.next_words, kind="task", for_role="case_manager"), end
