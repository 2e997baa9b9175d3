"""The one door out. A chart is only ever held by somebody who was looked at here, for a purpose, and written down."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import partial

import msgspec

from steadystep import knowledge
from steadystep.chart import AnyEntry, Chart, say
from steadystep.clinic.consent import sittings
from steadystep.clinic.consent.actor import Actor
from steadystep.clinic.consent.log import record_opening
from steadystep.clinic.consent.mistakes import NotAllowed
from steadystep.clinic.consent.opening import check_may_open
from steadystep.clinic.consent.relation import Relation, relation
from steadystep.clinic.consent.sight import Sight
from steadystep.clinic.ledger import clock, reading
from steadystep.reasoning import Clinic, Review
from steadystep.reasoning.carrying import Judged

from .as_seen import as_seen
from .clinic_value import clinic_value
from .mistakes import NoSuchChart
from .relating import is_on_call, sites_of
from .reviewing import reviewed, seen_by


class Opened(msgspec.Struct, frozen=True, kw_only=True):
    """What this person may see of the chart, as of `at`. `seq` is what a decision made on it must carry as `seen`.

    `withheld` tells staff which kinds exist that they may not read, and which roles to ask; empty for others.
    `review` is None when the whole review broke: the page must say so. `judged` is the review before anything was kept
    back, and only there where every entry is open to this person: it says nothing that they could not work out from
    `chart` themselves. Proposals are weighed against it; pages show `review`.
    """

    chart: Chart
    review: Review | None
    sight: Sight
    at: datetime
    seq: int
    clinic: Clinic
    withheld: dict[str, tuple[str, ...]]
    judged: Judged | None = None


def open_chart(
    actor: Actor,
    client: str,
    purpose: str,
    *,
    part: str = "chart",
    as_of: datetime | None = None,
    while_typing: bool = False,
) -> Opened:
    """Open one chart for `purpose`; the opening (or its refusal) is recorded. Raises `NoSuchChart`, `NotAllowed`.

    `as_of` moves what is known, never who may see it: rights and consents are today's. `while_typing`: asked again after
    every pause, which is one opening (`consent.sittings`).
    """
    now_chart = reading.read_chart(client)
    if not now_chart.entries:
        raise NoSuchChart
    now, sites = clock.now(), sites_of(now_chart)
    record = partial(record_opening, actor, client, at=now, purpose=purpose, part=part, as_of=as_of)
    related = _admitted(actor, now_chart, now, sites, purpose, record)
    if not while_typing or sittings.begins((actor, client, purpose, part, related), now):
        record(related)
    at = min(as_of, now) if as_of else clock.not_before(now_chart)
    known = _known_at(now_chart, at) if as_of else now_chart
    clinic = clinic_value()
    said, judged = _reviewed(known, clinic, at)
    eyes, review = (
        seen_by(actor, related, judged) if judged else _seen_anew(actor, related, now_chart, known, said)
    )
    shown = eyes.shown(known)
    return Opened(
        chart=shown, review=review, sight=eyes, at=at, seq=now_chart.seq,
        clinic=clinic, withheld=eyes.hidden_kinds(known), judged=judged if shown is known else None,
    )  # fmt: skip


def _admitted(
    actor: Actor,
    chart: Chart,
    now: datetime,
    sites: frozenset[str],
    purpose: str,
    record: Callable[..., object],
) -> Relation:
    """In which relation they may open it; a refusal is recorded, and raised as `NotAllowed`."""
    rights, on_call = knowledge.load().rights, is_on_call(actor, now)
    try:
        return check_may_open(actor, chart, now, rights, purpose=purpose, sites=sites, on_call=on_call)
    except NotAllowed:
        record(relation(actor, chart, now, sites=sites), allowed=False)
        raise


def _seen_anew(
    actor: Actor, related: Relation, now_chart: Chart, known: Chart, said: Review | None
) -> tuple[Sight, Review | None]:
    """What they see of a chart of which no review is kept: one of an earlier day, a short one, one that broke."""
    eyes = Sight(actor, related, knowledge.load().rights, now_chart)
    return eyes, said and as_seen(said, known, eyes)


def _known_at(chart: Chart, at: datetime) -> Chart:
    return Chart(chart.client, [entry for entry in chart.entries if entry.recorded_at <= at])


def open_sealed(actor: Actor, client: str, entry_id: str, purpose: str) -> AnyEntry:
    """A sealed note with its text, for the one who wrote it. Raises `NotAllowed`, `NoSuchChart` or `CannotUnseal`."""
    opened = open_chart(actor, client, purpose, part=f"sealed note {entry_id}")
    entry = opened.chart.entry(entry_id)
    if entry is None or opened.sight.of_entry(entry) != "full":
        raise NotAllowed((say("Only the person who wrote this note can open it."),))
    return reading.read_sealed(entry_id)


def _reviewed(seen: Chart, clinic: Clinic, at: datetime) -> tuple[Review | None, Judged | None]:
    try:
        return reviewed(seen, clinic, at)
    except Exception:  # noqa: BLE001 - the chart can still be read; the page says that nothing was judged
        return None, None
