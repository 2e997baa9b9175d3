"""Methadone comes from an opioid treatment program: whom to call, with whose consent, and the dose they confirmed."""

from datetime import date

from steadystep.chart import Dose
from steadystep.chart.otp import OtpContact
from steadystep.chart.team import ConsentGiven, ConsentRevoked

RULE = "medication.otp"
CONFIRMED = "methadone: 80 mg on 3 March 2026, as Ms Lee of Riverside program said on 4 March 2026."


def told(chart):
    """Methadone from elsewhere, and nothing more."""
    chart.day("2026-03-04 10:00").client.tells_medicine("methadone", "methadone", started="2025-01-01")


def agrees(chart):
    return chart.day("2026-03-04 10:30").client.writes(
        lambda when: ConsentGiven(
            when=when, recipient_kind="external", recipient="otp", recipient_name="Riverside program",
            purpose="Doses of methadone", labels=("part2",),
        ),
        "agrees that Riverside program is asked about methadone",
    )  # fmt: skip


def confirmed(chart, consent=None):
    return chart.day("2026-03-04 11:00").nurse.writes(
        lambda when: OtpContact(
            when=when, program="Riverside program", phone="555-0100", consent=consent, last_dose=Dose(80, "mg"),
            last_dose_day=date(2026, 3, 3), confirmed_by="Ms Lee",
        ),
        "writes down what Ms Lee of Riverside program says: 80 mg on 3 March",
    )  # fmt: skip


def test_nobody_wrote_down_where_it_comes_from(chart):
    """Cannot be called: which program gives it is asked for."""
    told(chart)
    chart.seen("2026-03-04 12:00").finds(
        "methadone: which opioid treatment program gives it is not written down.", urgency="attention",
        missing="The program, its phone, the client's consent, and the last dose they confirm.",
    )  # fmt: skip


def test_the_last_dose_they_confirmed(chart):
    """Fires as a note: how much, on which day, who said so."""
    told(chart)
    confirmed(chart, agrees(chart))
    chart.seen("2026-03-04 12:00").finds(CONFIRMED, urgency="note")


def test_without_consent_nobody_calls(chart):
    """A consent that was taken back is none: they may not be called any more."""
    told(chart)
    consent = agrees(chart)
    confirmed(chart, consent)
    chart.day("2026-03-05 10:00").client.writes(
        lambda when: ConsentRevoked(when=when, consent=consent), "takes the consent back"
    )
    chart.seen("2026-03-05 10:01").finds(
        "methadone: Riverside program may not be called, there is no Part 2 consent for them.",
        urgency="attention",
    )


def test_beside_another_medicine_the_program_is_named(chart):
    """What meets methadone names whom to call first."""
    told(chart)
    confirmed(chart, agrees(chart))
    chart.day("2026-03-04 11:30").client.tells_medicine("alprazolam", "alprazolam", started="2026-03-04")
    said = [one for one in chart.seen("2026-03-04 12:00").said.findings if one.rows and one.do]
    assert any("Call Riverside program (555-0100) first." in str(one.do) for one in said)


def test_nobody_takes_methadone(chart):
    """Stays quiet."""
    chart.day("2026-03-04 10:00").client.tells_medicine("ibuprofen", "ibuprofen", started="2026-03-04")
    chart.seen("2026-03-04 12:00").says_nothing_of(RULE)


def test_it_is_a_part_2_record_from_birth(chart):
    """The label is there without anybody adding it."""
    told(chart)
    written = confirmed(chart)
    assert chart.chart.entry(written).labels >= {"part2"}


def test_it_is_never_ordered_here(chart):
    """No reason opens this door: it is referred, and recorded as a medicine from elsewhere."""
    chart.day("2026-03-04 10:00").prescriber.tries_to_order("methadone", 30, "2026-03-04").refused(
        "Methadone is not ordered here: an opioid treatment program gives it."
    )


def test_its_electrocardiogram_is_asked_for_where_it_is_given(chart):
    """R48, MO24. From 40 years on an ECG goes with methadone: said here, asked of whoever gives it."""
    asks = "methadone, from elsewhere and not ordered here, asks for: "
    chart.born("1970-01-10")
    chart.day("2026-06-01 09:00").nurse.tells_medicine("methadone", "methadone", started="2026-01-01")
    said = [
        str(one.says)
        for one in chart.seen("2026-06-01 09:05").said.findings
        if str(one.says).startswith(asks)
    ]
    assert len(said) == 1
    assert "ECG" in said[0]
