"""Letters that went out: which wait for an answer, and who agreed to hear from us and has not."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from steadystep.chart import AnyEntry, Chart
from steadystep.chart.lab_orders import LabOrdered
from steadystep.chart.medication import Order
from steadystep.chart.monitoring import MonitoringDone
from steadystep.chart.plan import CareResumed
from steadystep.chart.plans_ahead import LetterSent
from steadystep.chart.sharing import Disclosed, DisclosureAnswered, ReferralMade
from steadystep.chart.therapy import NO_THERAPY, Session
from steadystep.reasoning.clock import Clock

from .referrals import live_outside

SENT = (Disclosed, LetterSent)
REMINDED = ("reminder",)  # the parts of what a caregiver is reminded of beside the client


class Begun(msgspec.Struct, frozen=True, kw_only=True):
    """Care that primary care is to hear of (`medicine`, `therapy`, `monitoring`), by the entry with which it began."""

    what: str
    entry: AnyEntry


def begun(chart: Chart) -> tuple[Begun, ...]:
    """The latest medicine, the first session of therapy and the first monitoring, since the client is here; none that was imported.

    Monitoring counts only by itself: under a medicine of ours the letter on the medicine says who watches what (R88).
    """
    ordered = chart.latest(Order)
    sessions = (one for one in chart.of(Session) if one.body.modality not in NO_THERAPY)
    watched: list[AnyEntry] = [*chart.of(MonitoringDone), *chart.of(LabOrdered)]
    ours = any(not one.imported for one in chart.of(Order))
    found = {
        "medicine": None if ordered is None or ordered.imported else ordered,
        "therapy": _first(chart, sessions),
        "monitoring": None if ours else _first(chart, watched),
    }
    return tuple(Begun(what=what, entry=one) for what, one in found.items() if one is not None)


def _first(chart: Chart, entries: Iterable[AnyEntry]) -> AnyEntry | None:
    """As it was first written here since they came back, where they had left: a correction is no new start."""
    back = chart.latest(CareResumed)
    found = [
        first for one in entries
        if not (first := chart.first(one)).imported and (back is None or first.recorded_at >= back.recorded_at)
    ]  # fmt: skip
    return min(found, key=lambda one: (one.recorded_at, one.seq), default=None)


def accounted(chart: Chart) -> tuple[AnyEntry, ...]:
    """Everything that left, the latest first: the accounting of disclosures."""
    found = [one for kind in SENT for one in chart.of(kind)]
    return tuple(sorted(found, key=lambda one: (one.occurred, one.seq), reverse=True))


def without_repeats(sent: Iterable[AnyEntry]) -> tuple[AnyEntry, ...]:
    """Of reminders shared with somebody the latest alone, so that they hide no letter; all of them stand in the chart."""
    shown: list[AnyEntry] = []
    seen: set[str] = set()
    for one in sent:
        reminded = isinstance(one.body, Disclosed) and one.author == "software" and one.body.parts == REMINDED
        if reminded and one.body.recipient in seen:
            continue
        if reminded:
            seen.add(one.body.recipient)
        shown.append(one)
    return tuple(shown)


def answers(chart: Chart) -> dict[str, AnyEntry]:
    """What came back last, by the first id of the letter."""
    return {chart.origin(one.body.disclosed): one for one in chart.of(DisclosureAnswered)}


def unanswered(chart: Chart) -> tuple[AnyEntry, ...]:
    """Letters to which nothing came back and that were not sent again since. A referral's own page follows what went with it;
    what the software told a caregiver asks for no answer, nor does a calendar of doses."""
    back = answers(chart)
    again = {chart.origin(one.body.again_of) for one in chart.of(Disclosed) if one.body.again_of}
    return tuple(
        one for one in chart.of(Disclosed)
        if not {chart.first(one).id} & (again | back.keys()) and one.body.ground != "emergency" and one.author != "software" and not one.body.calendar and not _referral(chart, one)
    )  # fmt: skip


def _referral(chart: Chart, one: AnyEntry) -> bool:
    about = chart.entry(one.body.about) if one.body.about else None
    return about is not None and isinstance(about.body, ReferralMade)


def not_written_to(chart: Chart, clock: Clock, since: AnyEntry | None) -> tuple[AnyEntry, ...]:
    """Consents in force of people outside to whom nothing went out since then (ever, where None)."""
    told = [one for one in accounted(chart) if since is None or one.recorded_at >= since.recorded_at]
    reached = {one.body.recipient if isinstance(one.body, Disclosed) else one.body.consent for one in told}
    return tuple(
        one for one in live_outside(chart, clock)
        if not reached & {one.body.recipient, one.id, chart.first(one).id}
    )  # fmt: skip
