"""The sleep window of therapy for insomnia: average sleep, 15 minutes a week by efficiency, and floors that are never passed."""

from steadystep.chart.circumstances import CircumstanceTold
from steadystep.chart.measures import Answers
from steadystep.chart.sleep_windows import SleepWindow

RULE = "therapy.sleep_window"


def asked(chart, **holds):
    for name in ("bipolar_disorder", "seizure_history", "driving_job"):
        answer = holds.get(name, False)
        chart.day("2026-03-01 09:00").nurse.writes(
            lambda when, name=name, answer=answer: CircumstanceTold(when=when, circumstance=name, holds=answer),
            f"asks about {name.replace('_', ' ')}: {'yes' if answer else 'no'}",
        )  # fmt: skip
    chart.day("2026-03-01 10:00").therapist.phase("insomnia", "acute")


def nights(chart, first, count, in_bed, asleep):
    for night in range(count):
        chart.day(f"2026-03-{first + night:02} 08:00").client.writes(
            lambda when, night=night: Answers(when=when, instrument="sleep_diary", form=f"{first}-{night}", items=(in_bed, asleep)),
            f"keeps the sleep diary: {asleep} of {in_bed} minutes asleep",
        )  # fmt: skip


def window(chart, at, to_bed, up):
    return chart.day(at).therapist.writes(
        lambda when: SleepWindow(when=when, to_bed=to_bed, up=up),
        f"agrees on a window, {to_bed} to {up}",
    )


def test_the_first_window_is_the_average_sleep(chart):
    """Six hours of sleep in eight and a half of bed: six hours. Four nights tell nothing yet."""
    asked(chart)
    nights(chart, 2, 4, 510, 360)
    chart.seen("2026-03-05 12:00").says_nothing_of(RULE)
    nights(chart, 6, 2, 510, 360)
    chart.seen("2026-03-07 12:00").finds(
        "A week of the diary: 6 hours asleep of 8.5 in bed. A sleep window of 6 hours can be offered.",
        urgency="note", offers="Agree the window together",
    )  # fmt: skip


def test_never_below_five_and_a_half_hours(chart):
    """Four hours of sleep: 5.5 hours, the floor for everybody."""
    asked(chart)
    nights(chart, 2, 6, 480, 240)
    chart.seen("2026-03-07 12:00").finds(
        "A week of the diary: 4 hours asleep of 8 in bed. A sleep window of 5.5 hours can be offered."
    )


def test_with_bipolar_disorder_only_compression_and_never_below_six_and_a_half(chart):
    """The same nights: 15 minutes less than what is spent in bed now, and no less than 6.5 hours."""
    asked(chart, bipolar_disorder=True)
    nights(chart, 2, 6, 480, 240)
    chart.seen("2026-03-07 12:00").finds(
        "A week of the diary: 4 hours asleep of 8 in bed. A sleep window of 7.75 hours can be offered.",
        why="Only in small steps and never below 6.5 hours: bipolar disorder.",
    )


def test_where_nobody_asked_the_careful_way_counts(chart):
    """Cannot tell is treated as yes, and says so."""
    chart.day("2026-03-01 10:00").therapist.phase("insomnia", "acute")
    nights(chart, 2, 6, 400, 240)
    chart.seen("2026-03-07 12:00").finds(
        "A week of the diary: 4 hours asleep of 6.7 in bed. A sleep window of 6.5 hours can be offered.",
        why="Only in small steps and never below 6.5 hours until it is known: bipolar disorder?",
    )


def test_a_week_later_the_window_grows_or_shrinks_by_fifteen_minutes(chart):
    """From 85% on it grows, below 80% it shrinks, between them it stays."""
    asked(chart)
    window(chart, "2026-03-01 12:00", "00:00", "06:30")
    nights(chart, 2, 6, 390, 350)
    chart.seen("2026-03-07 12:00").finds(
        "Sleep efficiency 90%: the window can grow by 15 minutes, to 6.75 hours."
    )
    window(chart, "2026-03-08 09:00", "00:00", "06:45")
    nights(chart, 9, 6, 405, 330)
    chart.seen("2026-03-15 07:30").says_nothing_of(RULE)
    window(chart, "2026-03-15 09:00", "00:00", "06:45")
    nights(chart, 16, 6, 405, 300)
    chart.seen("2026-03-22 07:30").finds(
        "Sleep efficiency 74%: the window can shrink by 15 minutes, to 6.5 hours."
    )


def test_a_window_too_short_for_somebody_who_drives_for_a_living_is_stopped(chart):
    """No reason opens this door: 6 hours are refused, 6.5 are kept."""
    asked(chart, driving_job=True)
    chart.day("2026-03-02 09:00").therapist.tries(
        lambda when: SleepWindow(when=when, to_bed="00:30", up="06:30"), "agrees on a window of 6 hours"
    ).refused("A window of 6 hours is too short here: never below 6.5 hours.")
    window(chart, "2026-03-02 10:00", "00:00", "06:30")
    chart.seen("2026-03-02 10:01").says_nothing_of(RULE)
