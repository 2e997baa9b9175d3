"""Which laboratory values and vital signs a pathway's entry names, and nobody knows of late (R6)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import Final, Protocol

import msgspec

from steadystep.knowledge import PathwayEntry, TestFor
from steadystep.reasoning.clock import midnight

from .around import Around
from .checkup_offers import ripe_offers, tests_wanted
from .circumstances import Circumstances
from .episodes import Episode
from .monitoring import Watch
from .results import Result

# Clinic rules: a value of the year before still counts, and after the first eight weeks it is no baseline any more.
STILL_COUNTS: Final = timedelta(days=365)
BASELINE_FOR: Final = timedelta(weeks=8)
# A pressure is written down as one value or as its two parts.
_ALSO: Final = {
    "blood_pressure": ("blood_pressure", "systolic"),
    "glucose": ("glucose", "fasting_glucose", "hba1c"),
}
_ROW_OF_INFECTIONS: Final = "MO33"  # HIV, hepatitis B and C for opioid use or injecting: the same tests


class AroundBaseline(Around, Protocol):
    """What baselines are told from: a view."""

    @property
    def results(self) -> Mapping[str, tuple[Result, ...]]: ...
    @property
    def watches(self) -> tuple[Watch, ...]: ...
    @property
    def circumstances(self) -> Circumstances: ...


class BaselineFact(msgspec.Struct, frozen=True, kw_only=True):
    """Of one pathway: what is to be taken, what is to be offered before it may be, and of which tests nobody can tell
    whether they are for this person."""

    episode: Episode
    entry: PathwayEntry
    take: tuple[str, ...] = ()
    offer: tuple[str, ...] = ()
    unclear: tuple[TestFor, ...] = ()


def baselines(view: AroundBaseline) -> Iterator[BaselineFact]:
    """One for each pathway in its first eight weeks of which something is lacking. What two entries name is said once."""
    entries = {one.pathway: one for one in view.knowledge.beginning.entries}
    said: set[str] = set()
    for episode in view.episodes:
        entry = entries.get(episode.pathway.id)
        over = view.clock.reached(midnight(episode.began + BASELINE_FOR, view.person.zone))
        found = _fact(view, episode, entry, frozenset(said)) if entry is not None and not over else None
        if found is not None:
            said |= {*found.take, *found.offer, *(one.test for one in found.unclear)}
            yield found


def _fact(
    view: AroundBaseline, episode: Episode, entry: PathwayEntry, said: frozenset[str]
) -> BaselineFact | None:
    take = [one for one in entry.tests if not _known(view, one, episode.began - STILL_COUNTS)]
    asked = [(one, _theirs(view, episode, one)) for one in entry.tests_for]
    unclear = [one for one, theirs in asked if theirs is None and one.test not in said]
    offer, agreed = _waiting_for_consent(view, entry, episode.began - STILL_COUNTS)
    take += [one.test for one, theirs in asked if theirs] + list(agreed)
    fresh = tuple(one for one in take if one not in said)
    offered = tuple(one for one in offer if one not in said)
    if not (fresh or offered or unclear):
        return None
    return BaselineFact(episode=episode, entry=entry, take=fresh, offer=offered, unclear=tuple(unclear))


def _known(view: AroundBaseline, test: str, since: date) -> bool:
    found = (one for name in _ALSO.get(test, (test,)) for one in view.results.get(name, ()))
    return any(one.counts and one.day >= since for one in found)


def _theirs(view: AroundBaseline, episode: Episode, asked: TestFor) -> bool | None:
    """Whether the test is for this person and still to be taken; None where nobody can tell whose it is."""
    if _known(view, asked.test, episode.began - timedelta(days=asked.within_days)):
        return False
    if view.circumstances.holds(asked.who_not) is True:
        return False
    return view.circumstances.holds(asked.who)


def _waiting_for_consent(
    view: AroundBaseline, entry: PathwayEntry, since: date
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Tests to offer, and those agreed to. Nothing where the monitoring ledger or the yearly offer asks for them already,
    or where the ledger has them as done."""
    if not entry.offered or _in_the_ledger(view, since):
        return (), ()
    offer, agreed = tests_wanted(view, entry.offered, since)
    ripe = ripe_offers(view)
    return tuple(one for one in offer if one not in ripe), agreed


def _in_the_ledger(view: AroundBaseline, since: date) -> bool:
    lines = [one.line for one in view.watches if one.plan.rule.id == _ROW_OF_INFECTIONS]
    return any(one.open or (one.last_done is not None and one.last_done.day >= since) for one in lines)
