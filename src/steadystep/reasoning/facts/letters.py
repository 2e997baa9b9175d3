"""Letters that went out: which wait for an answer, and who agreed to hear from us and has not."""

from __future__ import annotations

from steadystep.chart import AnyEntry, Chart
from steadystep.chart.plans_ahead import LetterSent
from steadystep.chart.sharing import Disclosed, DisclosureAnswered, ReferralMade
from steadystep.reasoning.clock import Clock

from .referrals import live_outside

SENT = (Disclosed, LetterSent)


def accounted(chart: Chart) -> tuple[AnyEntry, ...]:
    """Everything that left, the latest first: the accounting of disclosures."""
    found = [one for kind in SENT for one in chart.of(kind)]
    return tuple(sorted(found, key=lambda one: (one.occurred, one.seq), reverse=True))


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
