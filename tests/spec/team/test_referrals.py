"""A referral is followed from its draft to its end, and leaves only under a consent."""

import pytest

from steadystep.chart.sharing import REFERRAL_STEPS, SERVICES
from tests.spec.team.working import consents, letter, moves, refers, sends, takes_back, tries_to_move


def test_no_consent_it_stays_a_draft_and_says_so(chart):
    """Nothing can be marked as sent before it was."""
    referral = refers(chart.day("2026-01-13 10:00").case_manager, "Oak Pain Clinic")
    duty = chart.seen("2026-01-13 10:01").duty(
        "Referral to Oak Pain Clinic: a draft since 13 January 2026. Send it, or close it and say why.",
        owner="Cora",
        level="T4",
        due="2026-01-14 17:00",
    )
    assert "No consent for Oak Pain Clinic is in force: it stays a draft. Ask the client." in [
        str(one) for one in duty.remarks
    ]
    refused = tries_to_move(chart.day("2026-01-13 11:00").case_manager, referral, "received")
    refused.refused("This referral is still a draft: send it first, or close it.")


def test_sent_and_silent(chart):
    """A routine referral rests for two weeks, then somebody asks; after the answer the time begins anew."""
    consent = consents(chart.day("2026-01-12 10:00").client, "Oak Pain Clinic")
    referral = refers(chart.day("2026-01-13 10:00").case_manager, "Oak Pain Clinic")
    sent = sends(chart.day("2026-01-13 10:05").case_manager, "Oak Pain Clinic", consent, about=referral)
    moves(chart.day("2026-01-13 10:05").case_manager, referral, "sent_out", sent)
    chart.seen("2026-01-27 10:00").no_duty("team.referrals")
    says = "Referral to Oak Pain Clinic: sent since 13 January 2026. Ask whether it arrived."
    chart.seen("2026-01-27 10:05").duty(says, owner="Cora", level="T4", due="2026-01-28 17:00")
    moves(chart.day("2026-01-27 12:00").case_manager, referral, "scheduled")
    chart.seen("2026-01-27 12:01").no_duty("team.referrals")


def test_an_appointment_ahead_is_waited_for(chart):
    """Nobody is asked how it went before it was: the day after the appointment they are, however far ahead it lay."""
    consent = consents(chart.day("2026-01-12 10:00").client, "Oak Pain Clinic")
    case_manager = chart.day("2026-01-13 10:00").case_manager
    referral = refers(case_manager, "Oak Pain Clinic", urgency="urgent")
    moves(case_manager, referral, "sent_out", sends(case_manager, "Oak Pain Clinic", consent, about=referral))
    moves(chart.day("2026-01-14 10:00").case_manager, referral, "scheduled", on="2026-02-20")
    chart.seen("2026-02-20 18:00").no_duty("team.referrals")
    chart.seen("2026-02-21 08:00").duty(
        "Referral to Oak Pain Clinic: their appointment was on 20 February 2026. Ask whether they were seen.",
        owner="Cora",
        level="T3",
    )
    moves(chart.day("2026-02-23 10:00").case_manager, referral, "seen")
    chart.seen("2026-02-25 10:00").duty(
        "Referral to Oak Pain Clinic: seen by them since 23 February 2026. Ask for the report.",
        owner="Cora",
        level="T3",
    )


def test_an_urgent_one(chart):
    """Is asked about after two days; peer support within fourteen, whatever its urgency (R103)."""
    consent = consents(chart.day("2026-01-12 10:00").client, "Oak Pain Clinic")
    for service in ("pain", "peer_support"):
        referral = refers(
            chart.day("2026-01-13 10:00").case_manager, "Oak Pain Clinic", service=service, urgency="urgent"
        )
        sent = sends(chart.day("2026-01-13 10:00").case_manager, "Oak Pain Clinic", consent, about=referral)
        moves(chart.day("2026-01-13 10:00").case_manager, referral, "sent_out", sent)
    chart.seen("2026-01-15 10:00").duty(
        "Referral to Oak Pain Clinic: sent since 13 January 2026. Ask whether it arrived.",
        owner="Cora",
        level="T3",
    )


def test_its_end(chart):
    """Finished or failed, nothing is owed, and no step follows."""
    referral = refers(chart.day("2026-01-13 10:00").case_manager, "Food bank", service="food")
    moves(chart.day("2026-01-14 10:00").case_manager, referral, "failed")
    chart.seen("2026-02-14 10:00").no_duty("team.referrals")
    tries_to_move(chart.day("2026-02-14 11:00").case_manager, referral, "seen").refused(
        "This referral is over: write a new one."
    )


def test_after_ninety_days(chart):
    """The duty says that it is open for too long."""
    refers(chart.day("2026-01-13 10:00").case_manager, "Food bank", service="food")
    duty = chart.seen("2026-04-14 10:00").duty(
        "Referral to Food bank: a draft since 13 January 2026. Send it, or close it and say why.",
        owner="Cora",
        level="T4",
    )
    assert "Open for more than 90 days: find another way, or close it and say why." in [
        str(one) for one in duty.remarks
    ]


def test_a_consent_that_was_taken_back_opens_nothing(chart):
    """From that instant the referral is a draft that cannot leave."""
    consent = consents(chart.day("2026-01-12 10:00").client, "Oak Pain Clinic")
    refers(chart.day("2026-01-13 10:00").case_manager, "Oak Pain Clinic")
    takes_back(chart.day("2026-01-13 11:00").client, consent)
    writer = chart.day("2026-01-13 12:00").case_manager
    attempt = writer.tries(
        lambda when: letter(when, "Oak Pain Clinic", ground="consent", consent=consent),
        "to send it all the same",
    )
    attempt.refused(
        "This consent has ended or was taken back: nothing leaves. Ask the client to sign one first."
    )


@pytest.mark.parametrize("service", sorted(SERVICES))
def test_each_kind_goes_by_the_same_steps_to_its_end(chart, service):
    """R89. Each service that is named is asked about while it is silent, goes through every step, and ends."""
    consent = consents(chart.day("2026-01-12 10:00").client, "Oak House")
    case_manager = chart.day("2026-01-13 10:00").case_manager
    referral = refers(case_manager, "Oak House", service=service)
    sent = sends(case_manager, "Oak House", consent, about=referral)
    moves(case_manager, referral, REFERRAL_STEPS[0], sent)
    says = "Referral to Oak House: sent since 13 January 2026. Ask whether it arrived."
    chart.seen("2026-01-27 10:00").duty(says, owner="Cora", level="T4")
    for step in REFERRAL_STEPS[1:-1]:
        moves(chart.day("2026-01-28 10:00").case_manager, referral, step)
    chart.seen("2026-04-28 10:00").no_duty("team.referrals")
