"""What people write in the stories about substance use, told in words."""

from __future__ import annotations

from datetime import date, datetime

from steadystep.chart import Coding, Dose, When
from steadystep.chart.measures import Component, Observation
from steadystep.chart.medication import DoseChanged, DoseStep, Order, ReasonGiven
from steadystep.chart.substance import DoseGiven, LapseReported, LastUse, NaloxoneChallenge, NaloxoneSupplied
from tests.spec.builder import Story
from tests.spec.clinic import instant
from tests.spec.writers import Attempt, Writer

BUP = "buprenorphine_naloxone_sl"


def cows(chart: Story, at: str, total: int) -> str:
    return chart.day(at).nurse.total("cows", total)


def last_use(chart: Story, at: str, substance: str, used: str) -> str:
    when = When.instant(instant(used, chart.zone), chart.zone) if " " in used else When(used, chart.zone)
    return chart.day(at).nurse.writes(
        lambda _: LastUse(when=when, substance=substance), f"writes down the last use of {substance}: {used}"
    )


def gives(chart: Story, at: str, mg: float, drug: str = BUP, route: str = "sublingual") -> str:
    return chart.day(at).nurse.writes(
        lambda when: DoseGiven(when=when, name=drug, drug=drug, amount=Dose(mg, "mg"), route=route),
        f"gives {drug} {mg:g} mg and sees it taken",
    )


def order(
    writer: Writer, drug: str, mg: float, first: str, *, times: float = 1, last: str = "", reason: str = ""
) -> Attempt:
    """An order that is tried; `reason` is given for a COWS that asks for one."""
    step = DoseStep(
        first=date.fromisoformat(first), amount=Dose(mg, "mg"), times_a_day=times,
        last=date.fromisoformat(last) if last else None,
    )  # fmt: skip
    given = (ReasonGiven(rule="medication.bup_start.cows", reason=reason),) if reason else ()
    return writer.tries(
        lambda when: Order(when=when, name=drug, drug=drug, indication="opioid use disorder", steps=(step,), reasons=given),
        f"to order {drug} {mg:g} mg, {times:g} times a day, from {first}",
    )  # fmt: skip


def change(writer: Writer, of: str, mg: float, first: str, *, times: float = 1) -> Attempt:
    step = DoseStep(first=date.fromisoformat(first), amount=Dose(mg, "mg"), times_a_day=times)
    return writer.tries(
        lambda when: DoseChanged(when=when, order=of, steps=(step,), why="Still craving."),
        f"to change the dose to {mg:g} mg, {times:g} times a day, from {first}",
    )


def urine(chart: Story, at: str, **lines: str) -> str:
    """A panel: `fentanyl="negative"` and so on."""
    parts = tuple(
        Component(what=Coding(name.replace("_", " ")), text=result) for name, result in lines.items()
    )
    told = ", ".join(f"{part.what.text} {part.text}" for part in parts)
    return chart.day(at).nurse.writes(
        lambda when: Observation(when=when, what=Coding("Urine toxicology"), category="toxicology", components=parts),
        f"enters a urine test: {told}",
    )  # fmt: skip


def challenge(chart: Story, at: str, before: int, after: int, outcome: str) -> str:
    return chart.day(at).nurse.writes(
        lambda when: NaloxoneChallenge(when=when, before=before, after=after, outcome=outcome),
        f"does a naloxone challenge, COWS {before} before and {after} after: {outcome}",
    )


def naloxone(chart: Story, at: str, kits: int = 2, expires: str = "2028-06-30") -> str:
    return chart.day(at).nurse.writes(
        lambda when: NaloxoneSupplied(when=when, kits=kits, expires=date.fromisoformat(expires), trained=("Rosa",)),
        f"hands out {kits} naloxone kits, good until {expires}, and shows how to use them",
    )  # fmt: skip


def lapse(chart: Story, at: str, substance: str, first: str, last: str) -> str:
    return chart.day(at).client.writes(
        lambda _: LapseReported(
            when=When(last, chart.zone),
            substance=substance,
            first=date.fromisoformat(first),
            told_by="client",
        ),
        f"tells of using {substance} from {first} to {last}",
    )


def utc(said: str, chart: Story) -> datetime:
    return instant(said, chart.zone)
