"""The load generator: a few hundred distinct courses through the door, then copied in bulk; and single long charts.

What is copied is honestly a copy: the same entries, projections and duties under other ids, in teams of their own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final

from steadystep.chart import When
from steadystep.chart.measures import DailyCheckin
from steadystep.chart.medication import DoseReport, Order
from steadystep.clinic.chartroom.clinic_value import forget_clinic
from steadystep.clinic.chartroom.cloning import Copy, clone_clients, clone_team
from steadystep.clinic.chartroom.history import Step, write_history
from steadystep.clinic.ledger import clock

from .acts import Diary
from .answering import answering
from .cast import dice, id_of, team_id
from .courses.plan import PATCHY, Plan, drawn
from .courses.telling import tell
from .house import house, make_clinic
from .scribe import local

TEAM: Final = "Harbor"
CLIENTS_A_TEAM: Final = 200
MOST_DISTINCT: Final = CLIENTS_A_TEAM
BATCH: Final = 20_000
LONG: Final = (300, 9_000)
_FIRST_LONG: Final = 900_000
Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class LoadReport:
    """`distinct` courses came through the door; the other clients are copies of them. `long` are charts by their length."""

    clients: int
    distinct: int
    entries: int
    teams: int
    long: dict[int, str]


def load(
    clients: int = 10_000,
    entries: int = 30,
    seed: int = 1,
    until: datetime | None = None,
    long: tuple[int, ...] = LONG,
    progress: Progress | None = None,
) -> LoadReport:
    """Fill an empty demo installation with `clients` charts of about `entries` entries, and one chart of each length in `long`.

    About 200 clients a team and eight staff a team. Raises as `seed` does.
    """
    until = until or clock.now()
    with clock.simulated(until):
        make_clinic(until)
        teams = max(1, -(-clients // CLIENTS_A_TEAM))
        clone_team(
            team_id(TEAM), range(1, teams)
        )  # before any chart is thought through: staff are part of its basis
        forget_clinic()
        sources, written = _distinct(min(clients, MOST_DISTINCT), entries, seed, until)
        charts = {count: _long_chart(count, seed, until) for count in long}
        copied = 0
        for batch in _batches(sources, clients, teams):
            clone_clients(team_id(TEAM), batch)
            copied += len(batch)
            if progress:
                progress(len(sources) + copied, clients)
    mean = written / max(1, len(sources))
    return LoadReport(
        clients=clients,
        distinct=len(sources),
        entries=round(mean * clients) + sum(long),
        teams=teams,
        long=charts,
    )


def _distinct(count: int, entries: int, seed: int, until: datetime) -> tuple[list[str], int]:
    """Courses of about that many entries, each cut to what had happened when it got there."""
    found: list[str] = []
    written, at_home = 0, house()
    for number in range(count):
        plan = _short(drawn(number, seed, TEAM, at_home, Diary(), until), entries)
        plan.s.holds_times = False  # more clients than one team has hours for: their visits may overlap
        tell(plan)
        written += len(write_history(plan.s.client, plan.s.steps(until), answering(at_home)).entries)
        found.append(plan.s.client)
    return found, written


def _short(plan: Plan, entries: int) -> Plan:
    """The same person, not very keen, begun as long ago as it takes to write that much (measured: 22, and 8 a week)."""
    weeks = max(0.7, (entries - 22) / 8) * dice(plan.who.username).uniform(0.6, 1.4)
    start = plan.today - timedelta(days=round(weeks * 7))
    return replace(plan, start=start, ending="in_care", end_week=weeks + 60, risk_weeks=(), keen=PATCHY)


def _batches(sources: list[str], clients: int, teams: int) -> Iterator[list[Copy]]:
    """Copies numbered on from 1, filling one team after another."""
    batch: list[Copy] = []
    for number in range(len(sources), clients):
        house_number = min(teams - 1, number // CLIENTS_A_TEAM)
        batch.append(Copy(source=sources[number % len(sources)], number=number, house=house_number))
        if len(batch) == BATCH:
            yield batch
            batch = []
    if batch:
        yield batch


def long_charts(seed: int = 1, long: tuple[int, ...] = LONG) -> dict[int, str]:
    """The ids of the long charts that `load` makes, by their length."""
    return {count: id_of(seed, "client", _FIRST_LONG + count) for count in long}


def _long_chart(count: int, seed: int, until: datetime) -> str:
    """One chart of about `count` entries: a course, and between its steps day after day of check-ins and doses told."""
    plan = drawn(_FIRST_LONG + count, seed, TEAM, house(), Diary(), until)
    start = plan.today - timedelta(days=round(count * 0.43))
    plan.s.holds_times = False
    plan = replace(
        plan,
        start=start,
        keen=0.95,
        ending="in_care",
        end_week=10_000,
        medicine=plan.sort.medicines[0],
        risk_weeks=(),
    )
    tell(plan)
    told = sum(len(step.new) for step in plan.s.steps(until))
    order = next(
        entry.id for step in plan.s.steps(until) for entry in step.new if isinstance(entry.body, Order)
    )
    _fill(plan, order, count - told)
    write_history(plan.s.client, _cut(plan.s.steps(until), count), answering(house()))
    return plan.s.client


def _fill(plan: Plan, order: str, room: int) -> None:
    """A check-in and a dose a day, sent month by month as from a phone that was offline: one step each month."""
    day, sent = plan.start + timedelta(days=8), plan.start + timedelta(days=8)
    for number in range(max(0, room)):
        if number % 60 == 0:
            sent = day + timedelta(days=31)
        at = min(local(sent, "22:00"), plan.until)
        if number % 2:
            plan.s.answered(at, DoseReport, when=When.on(day), order=order, day=day, outcome="taken")
            day += timedelta(days=1)
        else:
            plan.s.answered(at, DailyCheckin, when=When.on(day), day=day, mood=5, sleep_hours=7.0)


def _cut(steps: list[Step], count: int) -> list[Step]:
    """The first `count` entries."""
    kept: list[Step] = []
    for step in steps:
        if count <= 0:
            break
        kept.append(Step(at=step.at, actor=step.actor, new=step.new[:count]))
        count -= len(step.new)
    return kept
