"""Blood tests and weight, where the medicine asks for them (MO01 to MO03 for lithium, MO19 and MO21 for quetiapine)."""

from __future__ import annotations

from datetime import datetime, timedelta

from steadystep.chart.monitoring import ResultReviewed
from steadystep.faces.cli.simulator import acts
from steadystep.faces.cli.simulator.scribe import local

from .plan import Plan


def bloods(p: Plan) -> None:
    if p.medicine is None:
        return
    if p.medicine.drug == "lithium":
        _lithium(p)
    elif p.medicine.drug == "quetiapine":
        _metabolic(p)
    elif p.sort.craving:
        _toxicology(p)


def _filed(p: Plan, week: float) -> datetime:
    return local(p.day(week), "13:10")


def _lithium(p: Plan) -> None:
    """Before the start; a level five to seven days after each change, then a week later, then every three months."""
    nurse, drawn = p.role("nurse"), local(p.start + timedelta(days=3), "08:20")
    for name, value in (("Creatinine", 0.8), ("Sodium", 140), ("TSH", 2.1)):
        acts.result(
            p.s,
            drawn + timedelta(hours=6),
            nurse,
            name,
            round(value * p.rng.uniform(0.93, 1.1), 2 if value < 100 else 0),
            drawn=drawn,
        )
    days = [11, 18, 25]
    if p.shape in ("after_change", "partial", "no_response"):
        days += [55, 62]
    days += list(range(110, round(p.weeks * 7), 90))
    for number, day in enumerate(days):
        if p.rng.random() < 0.06 and number > 2:
            continue  # not drawn in time: the duty stands
        taken = local(p.start + timedelta(days=day), "08:10")
        level = min(1.1, max(0.35, p.rng.gauss(0.5 if number == 0 else 0.68, 0.07)))
        hours = 12.0 if p.rng.random() < 0.9 else 8.5
        acts.result(
            p.s,
            taken + timedelta(hours=5),
            nurse,
            "Lithium level",
            round(level, 2),
            drawn=taken,
            hours_after_dose=hours,
        )


def _metabolic(p: Plan) -> None:
    nurse, kilograms = p.role("nurse"), p.rng.uniform(58, 96)
    for week in (0.2, 4, 8, 12, 25, 38, 51):
        if week < p.weeks:
            acts.result(
                p.s, _filed(p, week), nurse, "Body weight", round(kilograms, 1), "kg", category="vital"
            )
            kilograms += p.rng.uniform(-0.3, 1.1)
    for week in (0.2, 12, 50):
        if week < p.weeks:
            acts.result(
                p.s, _filed(p, week), nurse, "Fasting glucose", round(p.rng.uniform(82, 108)), "mg/dL"
            )


def _toxicology(p: Plan) -> None:
    """Once a month. A positive test is a reason for more support, and the words say so."""
    week = 1.0
    while week < min(p.weeks, p.end_week):
        used = p.rng.random() < (0.3 if week < 8 else 0.08)
        text = (
            "Positive for an unexpected substance; talked through without blame, plan adjusted."
            if used
            else "As expected."
        )
        nurse, at = p.role("nurse"), _filed(p, week)
        found = acts.result(p.s, at, nurse, "Urine toxicology", text, category="toxicology")
        p.s.did(at + timedelta(minutes=15), nurse, ResultReviewed, result=found, decision="Support and supply go on.", talk="gone_through",
                they_said="A hard week; they are glad to be asked." if used else "It was as they thought.")  # fmt: skip
        week += 4.3
