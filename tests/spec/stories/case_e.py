"""Case E: from fluoxetine to phenelzine and back. Thirty-five days one way, fourteen the other, and no door in between."""

from __future__ import annotations

from datetime import date

from steadystep.chart.medication import OrderStopped
from steadystep.chart.monitoring import MonitoringDone
from steadystep.faces.look.story import DoseLane, Period
from steadystep.faces.staff.describing import Describer
from steadystep.faces.staff.story import story_of
from tests.spec.stories.telling import Case, Look

FIRST_THINGS = (
    "tyramine education with teach-back", "blood pressure cuff at home", "emergency card", "list of remedies never to take",
)  # fmt: skip


def last_fluoxetine(case: Case) -> None:
    at = case.day("2026-01-05 10:00")
    case.compares(at.prescriber, "depression", fluoxetine="Fluoxetine", sertraline="Sertraline")
    case.kept["fluoxetine"] = at.prescriber.orders("fluoxetine", 40, "2026-01-06")
    _stops(case, "2026-05-01", case.kept["fluoxetine"], "Leaves the body slowly by itself")
    look = case.look("2026-05-02 09:00")
    look.holds("The timeline marks the washout: in the body until 5 June, 35 days", _washouts(look, date(2026, 5, 2)),
               [("fluoxetine: in the body until Fri 5 June 2026, 35 days after the last dose", date(2026, 6, 5))])  # fmt: skip
    look.holds(
        "The emergency card too",
        [str(one.clear) for one in look.view().emergency_card.in_body],
        ["2026-06-05"],
    )


def _stops(case: Case, day: str, order: str, because: str) -> None:
    at = case.day(f"{day} 10:00")
    body = OrderStopped(
        when=at.prescriber._when(), order=order, last_day=date.fromisoformat(day), why=because
    )
    case.signs(at.prescriber, body, "stops it: last dose today", because=because)


def _washouts(look: Look, today: date) -> list[tuple[str, date | None]]:
    """What the picture of the story draws of medicines that were stopped and still work."""
    picture = story_of(
        look.view(), Describer(look.story.chart, {}), Period(date(2026, 1, 5), today, "", {}), today
    )
    rows = [one.staircases for one in picture.lanes if isinstance(one, DoseLane)]
    return [(one.washout.label, one.washout.end) for row in rows for one in row if one.washout]


def too_early(case: Case) -> None:
    at = case.day("2026-05-20 10:00")
    case.compares(at.prescriber, "depression", phenelzine="Phenelzine", mirtazapine="Mirtazapine")
    order = at.prescriber.order_of("phenelzine", 15, "2026-05-21")
    case.refuses(at.prescriber, order, "orders phenelzine 15 mg from 21 May", "earliest 5 June")
    case.no_reason_opens_it()


def gated(case: Case) -> None:
    for number, part in enumerate(FIRST_THINGS):
        at = case.day(f"2026-06-05 09:{number}0")
        order = at.prescriber.order_of("phenelzine", 15, "2026-06-05")
        case.refuses(at.prescriber, order, "orders phenelzine 15 mg from 5 June", part)
        at.nurse.writes(
            lambda when, part=part: MonitoringDone(when=when, rule="MO52", part=part), f"does it: {part}"
        )
    at = case.day("2026-06-05 10:00")
    order = at.prescriber.order_of("phenelzine", 15, "2026-06-05")
    case.kept["order"] = case.signs(at.prescriber, order, "signs phenelzine 15 mg from 5 June")


def cough_and_cold(case: Case) -> None:
    """Wed 10 June 2026: asked, and not taken."""
    for name in ("dextromethorphan", "pseudoephedrine"):
        asked = case.variant(f"{case.called} asks about {name}")
        told = asked.day("2026-06-10 10:00").client.tells_medicine(name, name, started="2026-06-10")
        asked.look("2026-06-10 10:01").reads(told, "Not with phenelzine", f"medicine: {name}")


def sumatriptan(case: Case) -> None:
    case.day("2026-06-12 10:00").nurse.receives_list("primary_care", "sumatriptan 50 mg as needed")
    look = case.look("2026-06-12 10:01")
    found = look.says("these two must never overlap", "medication.MR01")
    look.holds(
        "Contraindicated, and urgent for the prescriber",
        (found.severity, found.urgency),
        ("contraindicated", "urgent"),
    )
    look.reads("", "Not with phenelzine", "medicine: sumatriptan")
    look.event("ES28", "T1", owner="Pete", due="2026-06-12 11:00")
    case.day("2026-06-12 10:30").nurse.receives_list("primary_care", "")


def back_again(case: Case) -> None:
    _stops(case, "2026-07-31", case.kept["order"], "15 mg is the lowest dose")
    at = case.day("2026-07-31 10:10")
    case.compares(at.prescriber, "depression", fluoxetine="Fluoxetine", mirtazapine="Mirtazapine")
    order = at.prescriber.order_of("fluoxetine", 20, "2026-08-10")
    case.refuses(at.prescriber, order, "orders fluoxetine 20 mg from 10 August", "earliest 14 August")
    case.no_reason_opens_it()
    look = case.look("2026-08-01 09:00")
    look.holds("14 days on the timeline", [end for label, end in _washouts(look, date(2026, 8, 1)) if "phenelzine" in label],
               [date(2026, 8, 14)])  # fmt: skip
    at = case.day("2026-08-01 10:00")
    case.signs(
        at.prescriber,
        at.prescriber.order_of("fluoxetine", 20, "2026-08-14"),
        "orders fluoxetine 20 mg from 14 August",
    )
