"""Many medicines, 65 years or a stay in hospital: all medicines are looked through, by a pharmacist where there is one, and signed."""

from steadystep.chart.hospital import HospitalLeft
from steadystep.chart.life_stages import MedicinesLookedThrough

NOT_YET = "All medicines have not been looked through yet: from 65 on once a year."


def test_never_looked_through(chart):
    """71, on sertraline: due within a month of the beginning of care."""
    chart.born("1955-03-02")
    chart.day("2026-01-06 10:00").prescriber.orders("sertraline", 25, "2026-01-06")
    chart.seen("2026-01-06 10:01").duty(
        NOT_YET, level="T4", owner="Pete", due="2026-02-04 09:00", overdue=False
    )


def test_looked_through_with_the_pharmacist(chart):
    """Signed: quiet for eleven months, then it is spoken of again."""
    chart.born("1955-03-02")
    chart.day("2026-01-06 10:00").prescriber.orders("sertraline", 25, "2026-01-06")
    chart.day("2026-01-20 10:00").prescriber.writes(
        lambda when: MedicinesLookedThrough(when=when, found="All still needed", pharmacist="Ms Lee"),
        "looks through all medicines with the pharmacist",
    )
    chart.seen("2026-12-20 12:00").no_duty("medication.medicines_review")
    chart.seen("2026-12-22 12:00").duty(
        "All medicines were last looked through on 20 January 2026.",
        level="T4",
        owner="Pete",
        due="2027-01-20 10:00",
    )


def test_younger_or_without_medicines(chart):
    """64, or no medicine at all: quiet; an unknown age is quiet here too, and asked for on the page of life stages."""
    chart.day("2026-01-06 10:00").prescriber.orders("sertraline", 25, "2026-01-06")
    chart.seen("2026-01-06 10:01").no_duty("medication.medicines_review")
    chart.born("1961-12-31")
    chart.seen("2026-12-30 12:00").no_duty("medication.medicines_review")


def taken(chart, at: str, *drugs: str) -> None:
    for drug in drugs:
        chart.day(at).client.tells_medicine(drug.replace("_", " "), drug if "tonic" not in drug else "")


def test_five_psychotropics_are_looked_through_within_thirty_days(chart):
    """The fifth makes the list long: due 30 days after we learned of it. A signed look closes it."""
    taken(chart, "2026-02-02 10:00", "sertraline", "trazodone", "buspirone", "prazosin")
    chart.seen("2026-02-10 10:00").no_duty("medication.medicines_review")
    taken(chart, "2026-03-03 10:00", "lamotrigine")
    chart.seen("2026-03-03 10:01").duty(
        "5 psychotropic medicines are taken: look through them.",
        level="T4",
        owner="Pete",
        due="2026-04-02 11:00",
    )
    looks_through(chart, "2026-03-20 10:00")
    chart.seen("2026-03-20 10:01").no_duty("medication.medicines_review")


def test_after_a_look_it_is_due_again_when_the_list_grows_long_anew(chart):
    """One ends and another comes: five again, and they were never looked at together."""
    taken(chart, "2026-02-02 10:00", "sertraline", "trazodone", "buspirone", "lamotrigine")
    order = chart.day("2026-02-03 10:00").prescriber.orders("prazosin", 1, "2026-02-03")
    looks_through(chart, "2026-02-20 10:00")
    chart.day("2026-03-02 10:00").prescriber.stops(order, "2026-03-02")
    chart.seen("2026-03-04 10:00").no_duty("medication.medicines_review")
    taken(chart, "2026-03-10 10:00", "ramelteon")
    chart.seen("2026-03-10 10:01").duty(
        "5 psychotropic medicines are taken: look through them.",
        level="T4",
        owner="Pete",
        due="2026-04-09 10:00",
    )


def test_ten_medicines_count_whoever_orders_them(chart):
    """Also those that our knowledge does not hold. Naloxone at hand is none of them."""
    taken(chart, "2026-02-02 10:00", *(f"tonic {number}" for number in range(9)), "naloxone_nasal")
    chart.seen("2026-02-02 10:01").no_duty("medication.medicines_review")
    taken(chart, "2026-02-03 10:00", "tonic 9")
    chart.seen("2026-02-03 10:01").duty(
        "10 medicines are taken: look through them.", level="T4", owner="Pete", due="2026-03-05 10:00"
    )


def test_an_anticholinergic_sum_of_three(chart):
    taken(chart, "2026-02-02 10:00", "amitriptyline")
    chart.seen("2026-02-02 10:01").duty(
        "The anticholinergic load of all medicines is 3: look through them.",
        level="T4",
        owner="Pete",
        due="2026-03-04 10:00",
    )


def test_a_discharge_from_hospital(chart):
    """One duty for all the reasons; the others stand beside the one that is due first."""
    taken(chart, "2026-02-02 10:00", "sertraline")
    chart.day("2026-02-10 10:00").nurse.writes(
        lambda when: HospitalLeft(when=when, place="General"), "hears that she left hospital"
    )
    chart.seen("2026-02-10 10:01").duty(
        "They were in hospital: look through all medicines.", level="T4", owner="Pete", due="2026-03-12 11:00"
    )
    taken(chart, "2026-02-12 10:00", "amitriptyline")
    duties = [
        one for one in chart.seen("2026-02-12 10:01").said.duties if one.rule == "medication.medicines_review"
    ]
    chart.note("expect", "one duty, which also names the anticholinergic load")
    assert [str(one) for one in duties[0].remarks] == [
        "The anticholinergic load of all medicines is 4: look through them."
    ]
    assert len(duties) == 1
    looks_through(chart, "2026-02-20 10:00")
    chart.seen("2026-02-20 10:01").no_duty("medication.medicines_review")


def looks_through(chart, at: str) -> None:
    chart.day(at).prescriber.writes(
        lambda when: MedicinesLookedThrough(when=when, found="All still needed"),
        "looks through all medicines",
    )
