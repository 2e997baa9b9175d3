"""The pharmacy's calendar of doses is sent anew when the plan is another, and offered where one medicine takes another's place."""

from datetime import date

from steadystep.chart import Dose, When
from steadystep.chart.pharmacy import PharmacyChosen
from steadystep.chart.sharing import Disclosed, PartDose, SentDoses

RULE = "medication.calendar_sent"
OUTDATED = "The calendar of doses that Corner has of 2 March 2026 is out of date: sertraline from {day}. Send the new one."


def _pharmacy(story, name: str = "Corner"):
    story.nurse.writes(lambda when: PharmacyChosen(when=when, name=name), f"writes down the pharmacy {name}")


def _letter(when: When, *doses: SentDoses, until: str, **ground: str) -> Disclosed:
    return Disclosed(
        when=when, recipient="Corner", recipient_name="Corner", purpose="To hand out", parts=("medicines",), text="The calendar.",
        calendar=doses, calendar_until=date.fromisoformat(until), **(ground or {"ground": "law", "law": "treatment"}),
    )  # fmt: skip


def _doses(order: str, mg: float, first: str, last: str, **more) -> SentDoses:
    return SentDoses(
        order=order, first=date.fromisoformat(first), last=date.fromisoformat(last), doses=(PartDose("day", Dose(mg, "mg")),), **more
    )  # fmt: skip


def _sent(chart) -> str:
    """Sertraline 50 mg, and its calendar for March at the pharmacy."""
    order = chart.day("2026-03-02 09:00").prescriber.orders("sertraline", 50, "2026-03-02")
    day = chart.day("2026-03-02 10:00")
    _pharmacy(day)
    day.nurse.writes(
        lambda when: _letter(when, _doses(order, 50, "2026-03-02", "2026-03-29"), until="2026-03-29"),
        "sends the calendar of doses up to 29 March",
    )
    return order


def test_a_calendar_that_fits_the_plan_asks_for_nothing(chart):
    """As long as each day is as it was sent, nothing is asked; and no answer is waited for."""
    _sent(chart)
    chart.seen("2026-03-10 10:00").says_nothing_of(RULE)
    chart.seen("2026-05-10 10:00").no_duty("team.letters")


def test_a_later_change_of_the_steps_makes_it_out_of_date(chart):
    """Who sent it sends the new one by the end of the next working day, from when the change was known."""
    order = _sent(chart)
    chart.day("2026-03-10 10:00").prescriber.changes_dose(order, 100, "2026-03-16")
    chart.seen("2026-03-10 10:01").duty(
        OUTDATED.format(day="16 March 2026"), owner="Nora", level="T3", known="2026-03-10 10:00", due="2026-03-11 17:00",
    )  # fmt: skip


def test_the_new_one_went_out(chart):
    """The new calendar takes the place of the old one."""
    order = _sent(chart)
    chart.day("2026-03-10 10:00").prescriber.changes_dose(order, 100, "2026-03-16")
    chart.day("2026-03-10 11:00").nurse.writes(
        lambda when: _letter(
            when, _doses(order, 50, "2026-03-10", "2026-03-15"), _doses(order, 100, "2026-03-16", "2026-04-05"), until="2026-04-05"
        ),
        "sends the new calendar",
    )  # fmt: skip
    chart.seen("2026-03-10 11:01").says_nothing_of(RULE)


def test_a_stop_and_a_pause_are_changes_too(chart):
    """A medicine that rests is not to be handed out as if it went on."""
    order = _sent(chart)
    chart.day("2026-03-10 10:00").nurse.pauses(order, "2026-03-11", "A rash")
    chart.seen("2026-03-10 10:01").duty(OUTDATED.format(day="11 March 2026"), owner="Nora", level="T3")


def test_what_changes_after_its_last_day_is_none(chart):
    """A change beyond the days that were sent leaves the calendar as true as it was."""
    order = _sent(chart)
    chart.day("2026-03-10 10:00").prescriber.changes_dose(order, 100, "2026-04-06")
    chart.seen("2026-03-10 10:01").no_duty(RULE)


def test_its_days_are_over(chart):
    """When the days of the old one are over, nothing is to be put right."""
    order = _sent(chart)
    chart.day("2026-03-28 10:00").prescriber.changes_dose(order, 100, "2026-03-29")
    chart.seen("2026-03-28 10:01").duty(OUTDATED.format(day="29 March 2026"), owner="Nora", level="T3")
    chart.seen("2026-03-30 10:00").no_duty(RULE)


def test_a_switch_without_a_calendar_is_said(chart):
    """One goes down while another begins: what is handed out has to fit each day."""
    _pharmacy(chart.day("2026-02-27 10:00"))
    old = chart.day("2026-03-02 09:00").prescriber.orders("sertraline", 50, "2026-01-05")
    chart.day("2026-03-02 09:10").prescriber.changes_dose(old, 25, "2026-03-03")
    chart.day("2026-03-02 09:10").prescriber.stops(old, "2026-03-15")
    chart.day("2026-03-02 09:11").prescriber.orders("mirtazapine", 15, "2026-03-09")
    chart.seen("2026-03-02 09:12").finds(
        "mirtazapine takes the place of sertraline, and Corner has no calendar of both.",
        offers="Send the calendar to the pharmacy",
    )
    chart.seen("2026-03-17 09:12").says_nothing_of(RULE)


def test_substance_use_records_need_the_clients_consent(chart):
    """Buprenorphine leaves on a calendar only under a consent that names substance use records; for treatment alone it is refused."""
    order = chart.day("2026-03-02 09:00").prescriber.orders("buprenorphine_naloxone_sl", 8, "2026-03-02")
    chart.substance_record(order)
    attempt = chart.day("2026-03-02 10:00").nurse.tries(
        lambda when: _letter(when, _doses(order, 8, "2026-03-02", "2026-03-29"), until="2026-03-29"),
        "tries: to send the calendar for treatment",
    )
    attempt.refused(
        "One of these medicines is kept apart, and the pharmacy may read of it only by the client's consent: leave it out, or ask the client."
    )
