"""How often they meet, agreed with the therapist; and a few who wait for a place with a peer specialist."""

from __future__ import annotations

from datetime import timedelta
from typing import Final

from steadystep.chart.cadence import CadenceAgreed
from steadystep.chart.waiting import WaitingBegan
from steadystep.faces.cli.simulator.scribe import local

from .plan import Plan

_STEPS: Final = ((26, 31), (10, 14), (0, 7))  # from which week on a session every so many days
_WAITS: Final = 14  # of 256: who waits follows from the client's id, so that no dice are moved
_NEEDS: Final = ((), ("no_other_support",), ("getting_worse", "no_other_support"), ("new_episode",))


def agreeing(p: Plan) -> None:
    """The rhythm that holds now, and the place on the list."""
    if not p.in_care(p.until):
        return
    week, days = next(step for step in _STEPS if p.weeks >= step[0])
    agreed = local(p.day(week), "11:20")
    if agreed < p.until:
        p.s.did(
            agreed, p.therapist, CadenceAgreed, of="therapy", every_days=days, client_view="Fine with me."
        )
    _wait(p)


def _wait(p: Plan) -> None:
    number = int(p.s.client[-2:], 16)
    began = local((p.until - timedelta(days=3 + number)).date(), "10:40")
    if number < _WAITS and began.date() > p.start:
        p.s.did(
            began,
            p.role("case_manager"),
            WaitingBegan,
            purpose="peer",
            needs=_NEEDS[number % 4],
            safe_waiting=True,
        )
