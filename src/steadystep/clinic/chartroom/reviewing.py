"""The review of a chart as it stands, worked out again only where it could differ.

A review is equal everywhere from the instant asked until before its `next_look` (tests/reasoning/test_next_look.py). So
for a chart that the ledger keeps in memory it is kept as well, until an entry is written (the chart is then another),
the clinic or the clock moves on; with it what it was made of, so that weighing an order asks little anew. It is what the software knows, before anybody's sight is asked: `opening` cuts it for
each reader.
"""

from __future__ import annotations

from collections import OrderedDict
from datetime import datetime
from threading import Lock
from typing import NamedTuple
from weakref import WeakKeyDictionary

from steadystep import knowledge
from steadystep.chart import Chart
from steadystep.clinic.consent.actor import Actor
from steadystep.clinic.consent.relation import Relation
from steadystep.clinic.consent.sight import Sight
from steadystep.clinic.ledger import long_charts
from steadystep.reasoning import Clinic, Review, review
from steadystep.reasoning.carrying import Judged

from .as_seen import as_seen
from .knowing import known

MOST = 100  # reviews kept, each with what it was made of
READERS = 20  # for whom a kept review stays cut
Reader = tuple[Actor, Relation]


class Seen(NamedTuple):
    """What one reader sees of a kept chart, and its review cut for them."""

    sight: Sight
    review: Review


_kept: OrderedDict[str, Judged] = OrderedDict()
_seen: WeakKeyDictionary[Judged, dict[Reader, Seen]] = WeakKeyDictionary()
_one_at_a_time = Lock()


def reviewed(chart: Chart, clinic: Clinic, at: datetime) -> tuple[Review, Judged | None]:
    """What `review` says of this chart at `at`; raises what it raises. With it what proposals may be weighed against,
    where the chart is one that is kept."""
    facts = known()
    with _one_at_a_time:
        kept = _kept.get(chart.client)
    if kept is not None and kept.holds(chart, facts, clinic, at):
        return kept.said, kept
    if not clinic.version or long_charts.kept(chart.client) is not chart:
        return review(chart, facts, clinic, at), None
    judged = Judged(chart, facts, clinic, at)
    if not judged.said.broken:
        _keep(judged)
    return judged.said, judged


def seen_by(actor: Actor, related: Relation, judged: Judged) -> Seen:
    """The chart and its kept review as this reader may see them. Beside the chart only who looks and by which relation
    decides, so for the same actor and relation, with all their roles, teams and consents, it is the same again."""
    reader = (actor, related)
    with _one_at_a_time:
        seen = _seen.get(judged, {}).get(reader)
    if seen is None:
        eyes = Sight(actor, related, knowledge.load().rights, judged.chart)
        seen = Seen(eyes, as_seen(judged.said, judged.chart, eyes))
        _keep_seen(judged, reader, seen)
    return seen


def _keep_seen(judged: Judged, reader: Reader, seen: Seen) -> None:
    with _one_at_a_time:
        readers = _seen.setdefault(judged, {})
        if len(readers) >= READERS:
            readers.clear()
        readers[reader] = seen


def _keep(judged: Judged) -> None:
    with _one_at_a_time:
        _kept.pop(judged.chart.client, None)
        _kept[judged.chart.client] = judged
        while len(_kept) > MOST:
            _kept.popitem(last=False)


def forget() -> None:
    """Keep none."""
    with _one_at_a_time:
        _kept.clear()
        _seen.clear()
