"""The one door out. A chart is only ever held by somebody who was looked at here, for a purpose, and written down."""

from __future__ import annotations

from datetime import datetime

import msgspec

from steadystep import knowledge
from steadystep.chart import AnyEntry, Chart, say
from steadystep.clinic.consent.actor import Actor
from steadystep.clinic.consent.log import record_opening
from steadystep.clinic.consent.mistakes import NotAllowed
from steadystep.clinic.consent.opening import check_may_open
from steadystep.clinic.consent.relation import relation
from steadystep.clinic.consent.sight import Sight, sight
from steadystep.clinic.ledger import clock, reading
from steadystep.reasoning import Clinic, Review
from steadystep.reasoning.carrying import Judged

from .as_seen import as_seen
from .clinic_value import clinic_value
from .mistakes import NoSuchChart
from .relating import is_on_call, sites_of
from .reviewing import reviewed


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
    actor: Actor, client: str, purpose: str, *, part: str = "chart", as_of: datetime | None = None
) -> Opened:
    """Open one chart for `purpose`; the opening (or its refusal) is recorded. Raises `NoSuchChart`, `NotAllowed`.

    `as_of` moves what is known, never who may see it: rights and consents are today's.
    """
    now_chart = reading.read_chart(client)
    if not now_chart.entries:
        raise NoSuchChart
    now, rights, sites = clock.now(), knowledge.load().rights, sites_of(now_chart)
    related = relation(actor, now_chart, now, sites=sites)
    try:
        on_call = is_on_call(actor, now)
        check_may_open(actor, now_chart, now, rights, purpose=purpose, sites=sites, on_call=on_call)
    except NotAllowed:
        record_opening(actor, client, related, at=now, purpose=purpose, part=part, allowed=False, as_of=as_of)
        raise
    record_opening(actor, client, related, at=now, purpose=purpose, part=part, as_of=as_of)
    eyes = sight(actor, now_chart, rights, now, sites=sites)
    at = min(as_of, now) if as_of else clock.not_before(now_chart)
    known = (
        Chart(client, [entry for entry in now_chart.entries if entry.recorded_at <= at])
        if as_of
        else now_chart
    )
    clinic, shown = clinic_value(), eyes.shown(known)
    said, judged = _reviewed(known, clinic, at)
    return Opened(
        chart=shown, review=said and as_seen(said, known, eyes), sight=eyes, at=at, seq=now_chart.seq,
        clinic=clinic, withheld=eyes.hidden_kinds(known), judged=judged if shown is known else None,
    )  # fmt: skip


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
