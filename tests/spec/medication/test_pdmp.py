"""The monitoring programme is asked before a controlled medicine."""

from datetime import date

import msgspec

from steadystep.chart.intake_course import IntakeOpened
from steadystep.chart.pharmacy import PharmacyChosen
from steadystep.chart.substance import PdmpChecked
from steadystep.reasoning import ProgrammeWindow
from tests.spec.medication.substance_writing import chooses


def test_the_programme_is_asked_before_a_controlled_medicine(chart):
    """Case C. Asked at 09:50 that morning: nothing to say. More than three months ago: refused until it is asked again."""
    chart.day("2026-03-04 09:50").prescriber.writes(
        lambda when: PdmpChecked(when=when, summary="Nothing unexpected."),
        "asks the monitoring programme: nothing unexpected",
    )
    chart.day("2026-03-04 13:05").prescriber.orders("gabapentin", 300, "2026-03-04")
    chart.seen("2026-03-04 13:06").says_nothing_of("medication.pdmp")
    chart.day("2026-06-04 10:00").prescriber.orders("lorazepam", 0.5, "2026-06-04")
    chart.seen("2026-06-04 10:01").says_nothing_of("medication.pdmp")
    chart.day("2026-06-05 10:00").prescriber.tries_to_order(
        "clonazepam", 0.5, "2026-06-05", labs=False
    ).refused("The monitoring programme was last asked on 4 March 2026.")


def test_never_asked(chart):
    """R30. Refused until it was asked; a first day that lies in the past is no way around."""
    pete = chart.day("2026-06-05 10:00").prescriber
    for first in ("2026-06-05", "2026-06-01"):
        pete.tries_to_order("clonazepam", 0.5, first, labs=False).refused(
            "The monitoring programme has not been asked before clonazepam."
        )


def test_what_is_not_controlled_needs_no_programme(chart):
    chart.day("2026-06-05 10:00").prescriber.tries_to_order(
        "sertraline", 50, "2026-06-05", labs=False
    ).allowed()


def window(state: str, days: int, *, here: bool = True) -> ProgrammeWindow:
    return ProgrammeWindow(
        state=state, days=days, here=here, citation=f"Invented law of {state}", reviewed_on=date(2026, 5, 1)
    )


def asked_in_may(chart, *windows: ProgrammeWindow, pharmacy: str = ""):
    """The programme was asked on 20 May; clonazepam is brought to the door on 5 June, 16 days later."""
    chart.clinic = msgspec.structs.replace(chart.clinic, programme_windows=windows)
    pete = chart.day("2026-05-20 10:00").prescriber
    pete.writes(
        lambda when: PdmpChecked(when=when, summary="Nothing."), "asks the monitoring programme: nothing"
    )
    if pharmacy:
        pete.writes(
            lambda when: PharmacyChosen(when=when, name="Corner Pharmacy", state=pharmacy),
            f"writes down a pharmacy in {pharmacy}",
        )
    return chart.day("2026-06-05 10:00").prescriber.tries_to_order(
        "clonazepam", 0.5, "2026-06-05", labs=False
    )


def test_the_window_of_the_state_holds_and_the_refusal_names_it(chart):
    """R30. The clinic wrote down seven days for its state: a check of 16 days ago is too old."""
    asked_in_may(chart, window("NY", 7)).refused(
        "The monitoring programme was last asked on 20 May 2026. The law of NY asks for it at most 7 days before signing."
    )


def test_inside_the_window_of_the_state_it_is_signed(chart):
    asked_in_may(chart, window("NY", 16)).allowed()


def test_the_strictest_of_the_states_that_count_holds(chart):
    """Where the clinic works, and where the pharmacy lies."""
    asked_in_may(chart, window("NY", 30), window("NJ", 0, here=False), pharmacy="NJ").refused(
        "The law of NJ asks for it on the day of signing."
    )


def test_a_state_that_has_nothing_to_do_with_it_does_not_count(chart):
    asked_in_may(chart, window("NY", 30), window("NJ", 0, here=False), pharmacy="NY").allowed()


def test_where_the_pharmacy_is_not_known_every_row_counts(chart):
    asked_in_may(chart, window("NY", 30), window("NJ", 1, here=False)).refused("The law of NJ")


def test_without_a_row_the_refusal_says_that_it_is_the_clinics_own_window(chart):
    """No state's law is built in: three months are the clinic's rule, and it says so."""
    chart.day("2026-06-05 10:00").prescriber.tries_to_order(
        "clonazepam", 0.5, "2026-06-05", labs=False
    ).refused(
        "This clinic asks for it at most 3 months before signing; no state’s window is written down for this order."
    )


def test_an_order_that_begins_later_is_measured_from_the_day_of_signing(chart):
    """Signed on 5 June for the first of July: the check of 20 May was 16 days old at signing."""
    asked_in_may(chart, window("NY", 16))
    chart.day("2026-06-05 10:00").prescriber.tries_to_order(
        "clonazepam", 0.5, "2026-07-01", labs=False
    ).allowed()


def _checks(chart, at: str) -> None:
    chart.day(at).nurse.writes(
        lambda when: PdmpChecked(when=when, summary="Nothing unexpected."), "asks the monitoring programme"
    )


def test_at_an_intake_it_is_asked_for(chart):
    """R30. A note until somebody asked; nothing waits for it."""
    chart.day("2026-06-05 10:00").nurse.writes(lambda when: IntakeOpened(when=when), "opens an intake")
    chart.seen("2026-06-05 10:01").finds(
        "The monitoring programme is asked at an intake.", urgency="note", offers="Check the programme and write it down"
    )  # fmt: skip
    _checks(chart, "2026-06-05 10:05")
    chart.seen("2026-06-05 10:06").says_nothing_of("medication.pdmp_asked")


def test_where_a_medicine_for_substance_use_is_chosen_it_is_asked_for(chart):
    """R30. For methadone elsewhere and for naltrexone too, which no controlled order of ours would ask about."""
    chooses(chart, "2026-06-05 10:00", "methadone_referral")
    chart.seen("2026-06-05 10:01").finds(
        "The monitoring programme is asked where a medicine for substance use is chosen.", urgency="note"
    )
    _checks(chart, "2026-06-05 10:05")
    chart.seen("2026-06-05 10:06").says_nothing_of("medication.pdmp_asked")
