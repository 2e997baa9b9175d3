"""Two plans that pull apart come to the huddle, and the note that settles them is kept (R14)."""

from steadystep.chart import Dose
from steadystep.chart.asking import MeasureSent
from steadystep.chart.circumstances import CircumstanceTold
from steadystep.chart.medication import DoseStep, Order
from steadystep.chart.plan import Goal, PathwayPhase
from steadystep.chart.therapy import PracticeAssigned, Session
from tests.spec.team.working import agrees

EXPOSURE = "Two plans pull apart: an as-needed benzodiazepine stands beside practice with what is feared (lorazepam)."


def _as_needed(writer, drug="lorazepam"):
    def order(when):
        step = DoseStep(first=when.day, amount=Dose(0.5, "mg"), as_needed=True)
        return Order(when=when, name=drug, drug=drug, indication="panic", steps=(step,))

    return writer.writes(order, f"orders {drug} as needed")


def _practice(writer, name, practice="ladder_step"):
    return writer.writes(
        lambda when: PracticeAssigned(when=when, name=name, practice=practice), f"agrees a practice: {name}"
    )


def test_as_needed_benzodiazepine_and_exposure(chart):
    """The prescriber has it, within a week of the newer of the two plans being written."""
    _as_needed(chart.day("2026-01-12 10:00").prescriber)
    _practice(chart.day("2026-01-13 10:00").therapist, "Ride one stop on the bus")
    duty = chart.seen("2026-01-13 10:01").duty(EXPOSURE, owner="Pete", level="T4", due="2026-01-20 10:00")
    assert [offer.key.split("/")[0] for offer in duty.offers] == ["settle"]


def test_settled_in_the_huddle(chart):
    """The note says how, and nothing is owed; a new ladder step with the same tablet is asked about anew."""
    _as_needed(chart.day("2026-01-12 10:00").prescriber)
    _practice(chart.day("2026-01-13 10:00").therapist, "Ride one stop on the bus")
    seen = chart.seen("2026-01-13 10:01")
    key = next(one.key for one in seen.said.duties if one.rule == "team.contradictions")
    agrees(
        chart.day("2026-01-14 09:30").prescriber,
        "None on days of practice",
        "Pete",
        "2026-01-16",
        settles=key,
        topic="contradiction",
    )
    chart.seen("2026-01-14 09:31").no_duty("team.contradictions")
    _practice(chart.day("2026-01-20 10:00").therapist, "Ride two stops")
    chart.seen("2026-01-20 10:01").duty(EXPOSURE, owner="Pete", level="T4")


def test_a_skill_is_no_exposure(chart):
    """Breathing beside the tablet is nothing to settle."""
    _as_needed(chart.day("2026-01-12 10:00").prescriber)
    _practice(chart.day("2026-01-13 10:00").therapist, "Breathe out slowly", "skill")
    chart.seen("2026-01-13 10:01").no_duty("team.contradictions")


def test_less_time_in_bed_in_bipolar_illness(chart):
    """Short nights can bring on mania: the therapist who agreed it has it."""
    chart.day("2026-01-12 10:00").prescriber.writes(
        lambda when: PathwayPhase(when=when, pathway="bipolar", phase="maintenance"),
        "sets the programme: bipolar, maintenance",
    )
    _practice(chart.day("2026-01-13 10:00").therapist, "Sleep restriction: 6 hours in bed", "other")
    chart.seen("2026-01-13 10:01").duty(
        "Two plans pull apart: less time in bed is practised by somebody with bipolar illness.",
        owner="Tess",
        level="T4",
    )


def test_the_same_without_bipolar_illness(chart):
    """Is how insomnia is treated."""
    _practice(chart.day("2026-01-13 10:00").therapist, "Sleep restriction: 6 hours in bed", "other")
    chart.seen("2026-01-13 10:01").no_duty("team.contradictions")


def test_a_sedating_medicine_and_night_shifts(chart):
    """Told by the client at intake; without that, nobody can tell, and nothing is said."""
    chart.day("2026-01-12 10:00").prescriber.orders("quetiapine", 100, "2026-01-12")
    chart.seen("2026-01-12 10:01").no_duty("team.contradictions")
    chart.day("2026-01-13 10:00").nurse.writes(
        lambda when: CircumstanceTold(when=when, circumstance="shift_work", holds=True),
        "writes down that Rosa works nights",
    )
    chart.seen("2026-01-13 10:01").duty(
        "Two plans pull apart: a strongly sedating medicine is taken by somebody who works shifts or nights (quetiapine (IR; XR notes)).",
        owner="Pete", level="T4",
    )  # fmt: skip


def test_two_people_ask_the_same(chart):
    """Within a week; a week later nothing is left of it. One person who asks twice is no contradiction."""

    def asks(writer):
        writer.writes(
            lambda when: MeasureSent(when=when, instrument="phq_9", request="phq_9/x/0"), "asks for the PHQ-9"
        )

    asks(chart.day("2026-01-13 10:00").therapist)
    asks(chart.day("2026-01-14 10:00").therapist)
    chart.seen("2026-01-14 10:01").no_duty("team.contradictions")
    asks(chart.day("2026-01-15 10:00").nurse)
    chart.seen("2026-01-15 10:01").duty(
        "Two plans pull apart: two people asked for the same questionnaire within a week.",
        owner="Tess",
        level="T4",
    )
    chart.seen("2026-01-22 10:00").no_duty("team.contradictions")


def test_a_goal_to_drive_and_a_new_sedative(chart):
    """Until four weeks after the order."""
    chart.day("2026-01-12 10:00").client.writes(
        lambda when: Goal(when=when, text="Drive to my mother", agreed=True), "wants to drive to her mother"
    )
    chart.day("2026-01-13 10:00").prescriber.orders("mirtazapine", 15, "2026-01-13")
    says = "Two plans pull apart: a goal to drive stands beside a new sedating medicine (mirtazapine)."
    chart.seen("2026-01-13 10:01").duty(says, owner="Pete", level="T4")
    chart.seen("2026-02-10 10:01").no_duty("team.contradictions")


def test_a_note_tells_of_stopping(chart):
    """A session of the therapist says “stop sertraline” while it is ordered: the prescriber reads it. His own note is his order."""
    chart.day("2026-01-12 10:00").prescriber.orders("sertraline", 50, "2026-01-12")
    chart.day("2026-01-13 10:00").therapist.writes(
        lambda when: Session(
            when=when,
            no_agenda="As it came",
            modality="cbt",
            summary="We spoke of whether to stop sertraline.",
        ),
        "writes of stopping sertraline",
    )
    chart.seen("2026-01-13 10:01").duty(
        "Two plans pull apart: a note tells of stopping a medicine that is still ordered (sertraline).",
        owner="Pete",
        level="T4",
    )
