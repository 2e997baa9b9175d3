"""What people write in the stories about substance use, told in words."""

from __future__ import annotations

from datetime import date, datetime

from steadystep.chart import Coding, Dose, When
from steadystep.chart.capacity import CapacityStated
from steadystep.chart.measures import Component, Observation, ScoreTotal
from steadystep.chart.medication import DoseChanged, DoseStep, Order, ReasonGiven
from steadystep.chart.substance import (
    DoseGiven,
    LapseReported,
    LastUse,
    NaloxoneChallenge,
    NaloxoneSupplied,
    OptionChosen,
)
from steadystep.chart.supply import InjectionGiven
from tests.spec.builder import Story
from tests.spec.clinic import instant
from tests.spec.writers import Attempt, Writer, own_words, usual_route

BUP = "buprenorphine_naloxone_sl"
XR = "naltrexone_xr"
DAY = "2026-03-04"  # case C: the day of the first dose


def cows(chart: Story, at: str, total: int, signs: str = "signs_seen") -> str:
    return chart.day(at).nurse.writes(
        lambda when: ScoreTotal(when=when, instrument="cows", total=total, objective_signs=signs),
        f"types the total of COWS: {total}" + (f", {signs.replace('_', ' ')}" if signs else ""),
    )


def last_use(chart: Story, at: str, substance: str, used: str) -> str:
    when = When.instant(instant(used, chart.zone), chart.zone) if " " in used else When(used, chart.zone)
    return chart.day(at).nurse.writes(
        lambda _: LastUse(when=when, substance=substance), f"writes down the last use of {substance}: {used}"
    )


def chooses(chart: Story, at: str, option: str) -> str:
    """Which way was chosen among those that are open (R42), by somebody who can decide about it (R18)."""
    chart.day(at).prescriber.writes(
        lambda when: CapacityStated(when=when, ability="decides", care="substance_use_medicine"),
        "writes down that Rosa decides about it herself",
    )
    return chart.day(at).prescriber.writes(
        lambda when: OptionChosen(when=when, option=option), f"writes down that Rosa chose {option}"
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
        lambda when: Order(when=when, name=drug, drug=drug, indication="opioid use disorder", route=usual_route(drug), steps=(step,), reasons=given, instruction=own_words(drug)),
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


def challenge(chart: Story, at: str, before: int, after: int, outcome: str, again: str = "") -> str:
    return chart.day(at).nurse.writes(
        lambda when: NaloxoneChallenge(when=when, before=before, after=after, outcome=outcome,
                                       retry_from=date.fromisoformat(again) if again else None),
        f"does a naloxone challenge, COWS {before} before and {after} after: {outcome}" + (f"; again from {again}" if again else ""),
    )  # fmt: skip


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


def sixteen(chart: Story) -> str:
    """16 mg a day since early March."""
    chart.day("2026-03-01 09:00").nurse.tells_medicine(
        "Suboxone", BUP, started="2026-02-01", stopped="2026-03-10"
    )
    return order(chart.day("2026-03-11 14:00").prescriber, BUP, 8, "2026-03-11", times=2).allowed()


def told(chart: Story) -> str:
    """Case C. Used on 28 and 29 March after an argument, and says so."""
    return lapse(chart, "2026-03-31 09:00", "fentanyl", "2026-03-28", "2026-03-29")


def used_fentanyl(chart: Story) -> None:
    last_use(chart, f"{DAY} 10:00", "fentanyl", "2026-03-03 18:00")


def started(chart: Story) -> str:
    """Case C until 15:10: COWS 13 after 19 hours, 4 mg at 13:10."""
    used_fentanyl(chart)
    cows(chart, f"{DAY} 13:00", 13)
    bup = order(chart.day(f"{DAY} 13:05").prescriber, BUP, 4, DAY, times=2).allowed()
    gives(chart, f"{DAY} 13:10", 4)
    return bup


def try_xr(chart: Story, at: str):
    """An order of one injection for that day."""
    return order(chart.day(at).prescriber, XR, 380, at[:10], last=at[:10])


def heroin(chart: Story) -> None:
    """Case G. Last heroin on Friday 11 September 2026."""
    last_use(chart, "2026-09-14 10:00", "heroin", "2026-09-11")


def all_negative(chart: Story, at: str) -> None:
    urine(
        chart, at, fentanyl="negative", morphine="negative", methadone="negative", buprenorphine="negative",
        oxycodone="negative",
    )  # fmt: skip


def given(chart: Story) -> None:
    """Case G on 24 September 2026: 380 mg."""
    chart.day("2026-09-24 10:40").nurse.writes(
        lambda when: InjectionGiven(when=when, name="naltrexone XR", drug=XR, regimen=XR, dose=Dose(380, "mg"), site="left_buttock"),
        "gives 380 mg of naltrexone into the left buttock",
    )  # fmt: skip


def on_buprenorphine(chart: Story, at: str = "2026-03-11 14:00") -> str:
    chart.day("2026-03-01 09:00").nurse.tells_medicine(
        "Suboxone", BUP, started="2026-02-01", stopped="2026-03-10"
    )
    return order(chart.day(at).prescriber, BUP, 8, at[:10], times=2).allowed()
