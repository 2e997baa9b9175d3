"""Past reactions: allergies, and what was stopped when it was not borne."""

from steadystep.chart import Coding, When
from steadystep.chart.intake import Allergy
from steadystep.chart.medication import SideEffect


def test_an_allergy(chart):
    """By substance, whatever brand it was told by; by class a note."""
    lamictal = Allergy(
        when=When("2026-01-05"), substance=Coding("Lamictal"), reaction="rash in the mouth", severity="severe"
    )
    chart.write(lamictal, chart.entries[-1].recorded_at, "Nora")
    chart.day("2026-02-05 10:05").prescriber.orders("lamotrigine", 25, "2026-02-05")
    found = chart.seen("2026-02-05 10:06").finds(
        "lamotrigine (IR): an allergy to Lamictal is on record (rash in the mouth).", urgency="attention"
    )
    assert found.severity == "major"


def test_an_allergy_to_another_of_the_class(chart):
    """R7. By class it is said, and no substance is called the same."""
    told = Allergy(when=When("2026-01-05"), substance=Coding("citalopram"), reaction="hives")
    chart.write(told, chart.entries[-1].recorded_at, "Nora")
    chart.day("2026-02-05 10:05").prescriber.orders("sertraline", 50, "2026-02-05")
    (found,) = [
        one for one in chart.seen("2026-02-05 10:06").said.findings if "medication.allergy" in one.rule
    ]
    assert (found.rule, found.severity) == ("medication.allergy.class", "moderate")
    chart.note("expect", str(found.says))


def test_an_allergy_to_another_medicine(chart):
    """Nothing is said of medicines that have nothing to do with it."""
    other = Allergy(when=When("2026-01-05"), substance=Coding("penicillin"), reaction="rash")
    chart.write(other, chart.entries[-1].recorded_at, "Nora")
    chart.day("2026-02-05 10:05").prescriber.orders("lamotrigine", 25, "2026-02-05")
    chart.seen("2026-02-05 10:06").says_nothing_of("medication.allergy", "medication.allergy.class")


def test_stopped_for_a_side_effect_before(chart):
    """The same substance again: what was felt when it was stopped is shown."""
    old = chart.day("2026-01-05 10:00").prescriber.orders("bupropion_xl", 150, "2026-01-05")
    felt = SideEffect(when=When("2026-01-12"), effect="hives", burden=7, order=old)
    chart.write(felt, chart.day("2026-01-12 10:00").client.at, "client")
    chart.day("2026-01-13 10:00").prescriber.stops(old, "2026-01-13")
    chart.day("2026-05-05 10:00").prescriber.orders("bupropion_xl", 150, "2026-05-05")
    chart.seen("2026-05-05 10:01").finds(
        "bupropion XL was stopped on 13 January 2026 with this beside it: hives."
    )
