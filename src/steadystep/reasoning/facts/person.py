"""Who the client is today, as far as rules need it."""

from __future__ import annotations

from datetime import date

import msgspec

from steadystep.chart import Chart, When
from steadystep.chart.intake import Demographics
from steadystep.chart.plan import CareEnded, CareResumed, PathwayPhase
from steadystep.chart.team import TeamJoined, TeamLeft
from steadystep.reasoning.clinic_value import Clinic


class Person(msgspec.Struct, frozen=True, kw_only=True):
    """`in_care` is whether a team looks after them now; `phase` the phase of the latest pathway, '' when none."""

    called: str
    zone: str
    birth_date: When | None
    language: str
    in_care: bool
    since: str
    pathway: str
    phase: str
    teams: tuple[str, ...]
    members: tuple[TeamJoined, ...]

    def age_on(self, day: date) -> int | None:
        """Completed years, or None when the birth date is not known to the day (it could be either)."""
        if self.birth_date is None or self.birth_date.precision != "day":
            return None
        born = self.birth_date.day
        return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


def person(chart: Chart, clinic: Clinic) -> Person:
    told = chart.latest(Demographics)
    left = {chart.origin(entry.body.joined) for entry in chart.of(TeamLeft)}
    joined = [entry for entry in chart.of(TeamJoined) if chart.first(entry).id not in left]
    phase = chart.latest(PathwayPhase)
    return Person(
        called=told.body.called if told else "",
        zone=(told.body.zone if told else "") or clinic.zone,
        birth_date=told.body.birth_date if told else None,
        language=told.body.language if told else "en",
        in_care=bool(joined) and not _ended(chart),
        since=joined[0].id if joined else "",
        pathway=phase.body.pathway if phase else "",
        phase=phase.body.phase if phase else "",
        teams=tuple(dict.fromkeys(entry.body.team for entry in joined)),
        members=tuple(entry.body for entry in joined if entry.body.person),
    )


def _ended(chart: Chart) -> bool:
    ended, resumed = chart.latest(CareEnded), chart.latest(CareResumed)
    if ended is None:
        return False
    return resumed is None or (resumed.occurred, resumed.seq) < (ended.occurred, ended.seq)
