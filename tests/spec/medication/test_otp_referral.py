"""Methadone was chosen: its program confirms the first dose within three days, or another way is offered (R48)."""

from datetime import date

import pytest
from msgspec import structs

from steadystep.chart import Dose, Unreadable, When
from steadystep.chart.otp import HandoverStep, OtpContact
from steadystep.reasoning.clinic_value import TreatmentProgram
from tests.spec.medication.substance_writing import chooses

SAYS = "Methadone was chosen: the program confirms the day of the first dose, or another way is offered."


def test_the_first_dose_is_not_confirmed(chart):
    chooses(chart, "2026-03-04 10:00", "methadone_referral")
    chart.seen("2026-03-04 10:01").duty(SAYS, owner="Cora", level="T4", due="2026-03-07 10:00", overdue=False)
    chart.seen("2026-03-07 10:01").duty(SAYS, owner="Cora", level="T4", due="2026-03-07 10:00", overdue=True)


def test_the_program_confirmed_it(chart):
    chooses(chart, "2026-03-04 10:00", "methadone_referral")
    chart.day("2026-03-06 15:00").nurse.writes(
        lambda when: OtpContact(
            when=when, program="Riverside program", last_dose=Dose(30, "mg"), last_dose_day=date(2026, 3, 6), confirmed_by="Ms Lee"
        ),
        "writes down that the first dose was given on 6 March",
    )  # fmt: skip
    chart.seen("2026-03-06 15:01").no_duty("medication.otp_referral")


def test_another_way_was_chosen(chart):
    chooses(chart, "2026-03-04 10:00", "methadone_referral")
    chooses(chart, "2026-03-05 10:00", "buprenorphine")
    chart.seen("2026-03-05 10:01").no_duty("medication.otp_referral")


def test_the_steps_of_the_handover_and_the_clinics_own_list(chart):
    """What is left stands in the duty: first whom to call, by the clinic's own list; each step names who was spoken to."""
    program = TreatmentProgram(name="Invented program", phone="555 0134", hours="Mon to Sat, from 05:30")
    chart.clinic = structs.replace(chart.clinic, programs=(program,))
    chooses(chart, "2026-03-04 10:00", "methadone_referral")
    assert left(chart, "2026-03-04 10:01")[0] == "Invented program: 555 0134. Mon to Sat, from 05:30"
    assert len(left(chart, "2026-03-04 10:01")) == 8
    chart.day("2026-03-04 11:00").case_manager.writes(
        lambda when: HandoverStep(
            when=when, program=program.name, step="called", spoke_with="Ms Lee", together=True
        ),
        "calls Ms Lee of the program together with Rosa",
    )
    after = left(chart, "2026-03-04 11:01")
    assert len(after) == 6
    assert after[1] == "Introduce the client to a person there by name."
    chart.seen("2026-03-04 11:01").duty(SAYS, owner="Cora", level="T4", due="2026-03-07 10:00")


def left(chart, at):
    duties = [one for one in chart.seen(at).said.duties if one.rule == "medication.otp_referral"]
    return [str(words) for duty in duties for words in duty.steps]


def test_a_step_says_with_whom_and_a_booked_intake_its_day():
    with pytest.raises(Unreadable, match="Who there was spoken to"):
        HandoverStep(when=When("2026-03-04"), program="Invented program", step="called", spoke_with=" ")
    with pytest.raises(Unreadable, match="On which day is the intake"):
        HandoverStep(
            when=When("2026-03-04"), program="Invented program", step="intake_booked", spoke_with="Ms Lee"
        )


@pytest.mark.parametrize(
    ("known", "says"),
    [
        ({"phone": "555 0134"}, "555 0134"),
        ({"hours": "Mon to Sat"}, "Mon to Sat"),
        ({}, "its telephone number is not written down"),
    ],
)
def test_what_is_not_written_down_of_a_program_leaves_no_gap(chart, known, says):
    chart.clinic = structs.replace(
        chart.clinic, programs=(TreatmentProgram(name="Invented program", **known),)
    )
    chooses(chart, "2026-03-04 10:00", "methadone_referral")
    assert left(chart, "2026-03-04 10:01")[0] == f"Invented program: {says}"
