"""Case G: an injection of naltrexone three days after heroin. Refused three times, and given on the fourth."""

from __future__ import annotations

from msgspec import structs

from steadystep.chart.medication import Order
from steadystep.chart.substance import OptionChosen
from tests.spec.medication.substance_writing import (
    XR,
    all_negative,
    challenge,
    chooses,
    given,
    heroin,
    naloxone,
    order,
    urine,
)
from tests.spec.stories.telling import Case
from tests.spec.writers import Writer

TOO_EARLY = "at least 7 to 10 days without opioids"


def _injection(writer: Writer, day: str) -> Order:
    """380 mg every 28 days from that day."""
    body = order(writer, XR, 380, day, times=1 / 28).body
    assert isinstance(body, Order)
    return body


def three_days(case: Case) -> None:
    """Mon 14 September 2026."""
    heroin(case)
    urine(case, "2026-09-14 10:05", morphine="positive", fentanyl="negative")
    at = case.day("2026-09-14 10:06")
    at.nurse.writes(
        lambda when: OptionChosen(when=when, option=XR), "writes down that he wants the injection today"
    )
    look = case.look("2026-09-14 10:07")
    look.event("ES13", "T2", owner="Nora", due="2026-09-14 14:06")
    at = case.day("2026-09-14 10:10")
    case.refuses(at.prescriber, _injection(at.prescriber, "2026-09-14"), "orders the injection for today", TOO_EARLY,
                 "earliest 18 September 2026, recommended 21 September 2026", "shows morphine",
                 offers=("Offer a start of buprenorphine today", "lofexidine"))  # fmt: skip
    case.no_reason_opens_it()
    naloxone(case, "2026-09-14 11:00")


def fentanyl(case: Case) -> None:
    urine(case, "2026-09-18 10:00", morphine="negative", fentanyl="positive", methadone="negative",
          buprenorphine="negative", oxycodone="negative")  # fmt: skip
    at = case.day("2026-09-18 10:10")
    case.refuses(
        at.prescriber,
        _injection(at.prescriber, "2026-09-18"),
        "orders the injection; no use is told",
        "shows fentanyl",
    )
    case.no_reason_opens_it()


def challenged(case: Case) -> None:
    all_negative(case, "2026-09-21 10:00")
    challenge(case, "2026-09-21 10:30", 2, 8, "positive", "2026-09-24")
    at = case.day("2026-09-21 10:40")
    case.refuses(
        at.prescriber,
        _injection(at.prescriber, "2026-09-21"),
        "orders the injection",
        "challenge positive",
        "Not before 24 September 2026",
    )
    case.no_reason_opens_it()


def injected(case: Case) -> None:
    all_negative(case, "2026-09-24 10:00")
    challenge(case, "2026-09-24 10:20", 1, 1, "negative")
    at = case.day("2026-09-24 10:22")
    at.nurse.has_result("ALT", 38, reference="7-56 U/L")
    chooses(case, "2026-09-24 10:25", XR)
    case.compares(
        at.prescriber,
        "opioid use disorder",
        naltrexone_xr="Naltrexone",
        buprenorphine_naloxone_sl="Buprenorphine",
    )
    at = case.day("2026-09-24 10:30")
    case.signs(at.prescriber, _injection(at.prescriber, "2026-09-24"), "signs 380 mg for today")
    given(case)
    look = case.look("2026-09-24 10:41")
    (fact,) = look.view().injections
    look.holds("380 mg given; next due 22 October", str(fact.next_due), "2026-10-22")
    card = look.view().emergency_card
    look.holds("The card says that opioids are blocked", card.blocks_opioids)


def month(case: Case) -> None:
    late = case.look("2026-10-14 23:59")
    late.no_duty("medication.naltrexone_follow.month_end")
    look = case.look("2026-10-15 00:00")
    look.does("Your injection protects you until 22 October 2026", "medication.naltrexone_follow.month_end")
    at = case.day("2026-10-20 10:00")
    body = _opioid(at.prescriber, "2026-10-21")
    case.refuses(at.prescriber, body, "orders oxycodone for 21 October", "not before 22 October 2026")
    case.no_reason_opens_it()
    at = case.day("2026-10-22 10:00")
    body = _opioid(at.prescriber, "2026-10-22")
    case.proposes(
        at.prescriber,
        body,
        "weighs oxycodone on 22 October",
        "tolerance is lost. Begin low and watch closely.",
    )


def _opioid(writer: Writer, day: str) -> Order:
    body = order(writer, "oxycodone", 5, day, last=day).body
    assert isinstance(body, Order)
    return structs.replace(body, indication="pain after a fall")
