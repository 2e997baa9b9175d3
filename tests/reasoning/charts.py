"""Small charts of all kinds, invented by Hypothesis: everything the rules read, in any order."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

from hypothesis import strategies as st

from steadystep.chart import AnyEntry, Body, Chart, Coding, Dose, Entry, Quantity, When
from steadystep.chart.holds import DoseHeld, DoseResumed
from steadystep.chart.intake import Demographics, HistoryReviewed, ImportedResource
from steadystep.chart.measures import Answers, DailyCheckin, ItemAnswered, Observation
from steadystep.chart.medication import (
    DoseReport,
    DoseStep,
    Fill,
    MedicineReported,
    Order,
    OrderStopped,
    SideEffect,
)
from steadystep.chart.medicine_lists import (
    ListedMedicine,
    MedicineListAnswered,
    MedicineListReceived,
    Reconciled,
)
from steadystep.chart.plan import CareEnded, CareResumed, PathwayPhase, Target
from steadystep.chart.reminding import RemindersWanted
from steadystep.chart.safety import Acknowledged, Closed, HandedOver, Raised
from steadystep.chart.supply import EffectAnswered, InjectionGiven, ReminderChosen
from steadystep.chart.team import TeamJoined
from steadystep.chart.visits import VisitAttended, VisitBooked, VisitCancelled
from steadystep.chart.words import say

CLIENT = "rosa"
START = datetime(2026, 2, 1, tzinfo=UTC)
MINUTES = 60 * 24 * 90
ZONES = ("America/New_York", "Pacific/Honolulu", "Asia/Kathmandu")
DRUGS = (
    "fluoxetine",
    "phenelzine",
    "lithium",
    "sertraline",
    "lamotrigine",
    "clonazepam",
    "divalproex",
    "nothing known",
)

minutes = st.integers(0, MINUTES)
days = minutes.map(lambda count: (START + timedelta(minutes=count)).date())
items = st.lists(st.none() | st.integers(0, 3), min_size=9, max_size=9).map(tuple)
Made = Callable[[When, list[AnyEntry]], Body | None]


def _last(entries: list[AnyEntry], kind: type[Body]) -> str:
    found = [entry.id for entry in entries if isinstance(entry.body, kind)]
    return found[-1] if found else ""


def _about(kind: type[Body], make: Callable[[When, str], Body]) -> Made:
    def made(when: When, entries: list[AnyEntry]) -> Body | None:
        wanted = _last(entries, kind)
        return make(when, wanted) if wanted else None

    return made


def _order(drug: str, first: date, length: int | None) -> Made:
    last = None if length is None else first + timedelta(days=length)
    step = DoseStep(first=first, amount=Dose(300, "mg"), last=last)
    return lambda when, _: Order(
        when=when,
        name=drug,
        drug=drug if drug != DRUGS[-1] else "",
        indication="x",
        measure="phq_9",
        steps=(step,),
    )


def _raised(level: str, minutes_long: int) -> Made:
    def made(when: When, entries: list[AnyEntry]) -> Body:
        at = when.earliest
        return Raised(
            when=when, event="ES01-2", family="ES01", anchor=f"a{len(entries)}", level=level, rule="safety.risk_answer",
            says=say("An answer."), because=(), owner_role="therapist", known_at=at, due=at + timedelta(minutes=minutes_long),
        )  # fmt: skip

    return made


def _level(hours: float | None) -> Made:
    return lambda when, _: Observation(
        when=when, what=Coding("Lithium", "14334-7"), quantity=Quantity(0.6, "mmol/L"), hours_after_dose=hours
    )


def _injection(drug: str, regimen: str) -> Made:
    return lambda when, _: InjectionGiven(
        when=when, name=drug, drug=drug, regimen=regimen, dose=Dose(100, "mg"), site="left_arm"
    )


MADE: st.SearchStrategy[Made] = st.one_of(
    days.map(lambda day: _about(Order, lambda when, one: DoseHeld(when=when, order=one, first=day, reason="x"))),
    days.map(lambda day: _about(Order, lambda when, one: DoseResumed(when=when, order=one, first=day, why="x"))),
    st.just(lambda when, _: ReminderChosen(when=when, times=("08:00", "20:30"))),
    st.sampled_from(("", "09:00", "18:30")).map(lambda practice: lambda when, _: RemindersWanted(when=when, before_visit=("day_before", "two_hours_before"), practice=practice)),
    st.sampled_from((("buprenorphine_xr_b", "buprenorphine_xr_monthly_brixadi"), ("aripiprazole_lai_m", ""), ("paliperidone_pp1m", ""), ("buprenorphine_xr_b", ""))).map(lambda given: _injection(*given)),
    st.integers(1, 40).map(lambda count: _about(Order, lambda when, one: Fill(when=when, name="x", order=one, days=count))),
    st.sampled_from(("taken", "missed", "missed")).map(lambda said: _about(Order, lambda when, one: DoseReport(when=when, order=one, day=when.day, outcome=said))),
    st.tuples(st.sampled_from(("nausea", "fine tremor", "wool")), st.booleans(), st.booleans()).map(lambda given: lambda when, _: SideEffect(when=when, effect=given[0], gone=given[1], red_flag=given[2])),
    st.just(_about(SideEffect, lambda when, one: EffectAnswered(when=when, effect=one, answer="wait"))),
    items.map(lambda given: lambda when, _: Answers(when=when, instrument="phq_9", form=when.at, items=given)),
    st.integers(0, 3).map(lambda value: lambda when, _: ItemAnswered(when=when, instrument="phq_9", form="f", item=9, value=value)),
    st.builds(_order, st.sampled_from(DRUGS), days, st.none() | st.integers(0, 40)),
    st.builds(_raised, st.sampled_from(("T0", "T1", "T2")), st.integers(5, 4000)),
    st.builds(_level, st.sampled_from((None, 8.0, 12.0))),
    days.map(lambda day: _about(Order, lambda when, one: OrderStopped(when=when, order=one, last_day=day, why="x"))),
    minutes.map(lambda at: lambda when, _: VisitBooked(when=When.instant(START + timedelta(minutes=at), when.zone), minutes=50, purpose="therapy")),
    st.sampled_from(ZONES).map(lambda zone: lambda when, _: Demographics(when=when, legal_name="Rosa", zone=zone)),
    st.sampled_from(("acute", "continuation", "maintenance")).map(lambda phase: lambda when, _: PathwayPhase(when=when, pathway="depression", phase=phase)),
    st.sampled_from(DRUGS).map(lambda drug: lambda when, _: MedicineReported(when=when, medicine=Coding(drug), drug=drug)),
    st.sampled_from(DRUGS).map(lambda drug: lambda when, _: MedicineListReceived(when=when, source="hospital", lines=(ListedMedicine(as_told=drug, name=drug, drug=drug),))),
    st.just(lambda when, _: MedicineListAnswered(when=when, right=False, different="x")),
    st.just(lambda when, _: Reconciled(when=when, lines=())),
    st.just(lambda when, _: Target(when=when, name="mood", measure="gad_7")),
    st.just(lambda when, _: DailyCheckin(when=when, day=when.day, mood=3)),
    st.just(lambda when, _: ImportedResource(when=when, resource_type="Condition", resource="{}")),
    st.just(lambda when, _: HistoryReviewed(when=when)),
    st.just(lambda when, _: CareEnded(when=when, ending="completed")),
    st.just(lambda when, _: CareResumed(when=when)),
    st.just(_about(Raised, lambda when, one: Acknowledged(when=when, raised=one))),
    st.just(_about(Raised, lambda when, one: HandedOver(when=when, raised=one, to_person="Pete", reason="x"))),
    st.just(_about(Raised, lambda when, one: Closed(when=when, raised=one, finding="x"))),
    st.just(_about(VisitBooked, lambda when, one: VisitAttended(when=when, visit=one))),
    st.just(_about(VisitBooked, lambda when, one: VisitCancelled(when=when, visit=one))),
)  # fmt: skip


@st.composite
def charts(draw: st.DrawFn) -> Chart:
    """A client in care, and up to twelve entries in the ninety days after."""
    zone = draw(st.sampled_from(ZONES))
    entries: list[AnyEntry] = []
    _add(entries, TeamJoined(when=When.instant(START, zone), team="blue"), START, "staff")
    for at, made, source in sorted(
        draw(
            st.lists(
                st.tuples(minutes, MADE, st.sampled_from(("staff", "staff", "import:fhir"))), max_size=12
            )
        ),
        key=lambda one: one[0],
    ):
        instant = START + timedelta(minutes=at)
        body = made(When.instant(instant, zone), entries)
        if body is not None:
            _add(entries, body, instant, source)
    return Chart(CLIENT, entries)


def _add(entries: list[AnyEntry], body: Body, at: datetime, source: str) -> None:
    seq = len(entries) + 1
    entries.append(
        Entry(
            id=f"e{seq}", client=CLIENT, seq=seq, occurred=body.when.earliest, recorded_at=at, author="Tess",
            role="therapist", body=body, source=source,
        )
    )  # fmt: skip


instants = st.integers(-60, MINUTES + 60 * 24 * 30).map(lambda count: START + timedelta(minutes=count))
