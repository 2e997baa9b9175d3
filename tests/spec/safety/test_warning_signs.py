"""Early-warning signs: what the client wrote down on a good day, watched by their own check-ins."""

from datetime import date, timedelta

from steadystep.chart.measures import DailyCheckin
from steadystep.chart.safety import ContactAttempted
from steadystep.chart.warning_signs import WarningSign

RULE = "safety.warning_signs"
SAYS = "Early-warning sign “Short nights”, 2 days in a row since 3 March 2026."


def short_nights(chart, **more):
    """Five hours or less on two days in a row."""
    given = {"watches": "sleep_hours", "threshold": 5, "days": 2, **more}
    return chart.day("2026-03-02 10:00").therapist.writes(
        lambda when: WarningSign(when=when, sign="Short nights", **given),
        "writes down with Rosa: short nights, sleep at most 5 hours on 2 days in a row",
    )


def sleeps(chart, day, hours):
    chart.day(f"{day} 08:00").client.writes(
        lambda when: DailyCheckin(when=when, day=date.fromisoformat(day), sleep_hours=hours), f"slept {hours:g} h"
    )  # fmt: skip


def test_a_sign_that_comes_up_is_answered_the_next_working_day(chart):
    """4.5 and 5 hours: the therapist is in touch by the end of the next working day, and a visit within 72 hours is offered."""
    short_nights(chart)
    sleeps(chart, "2026-03-03", 4.5)
    chart.seen("2026-03-03 09:00").no_duty(RULE)
    sleeps(chart, "2026-03-04", 5)
    duty = chart.seen("2026-03-04 09:00").duty(SAYS, owner="Tess", level="T3", due="2026-03-05 17:00")
    assert [one.key for one in duty.offers] == ["call", "visit"]


def test_quiet_above_the_threshold(chart):
    short_nights(chart)
    sleeps(chart, "2026-03-03", 4.5)
    sleeps(chart, "2026-03-04", 6)
    seen = chart.seen("2026-03-04 09:00")
    seen.no_duty(RULE)
    seen.says_nothing_of(RULE)


def test_a_gap_is_a_gap(chart):
    """4.5 hours, a day nobody told of, 4 hours: not two days in a row, and the gap is not counted as a short night."""
    short_nights(chart)
    sleeps(chart, "2026-03-03", 4.5)
    sleeps(chart, "2026-03-05", 4)
    chart.seen("2026-03-05 09:00").no_duty(RULE)


def test_days_before_the_sign_do_not_count(chart):
    """Bad nights before the sign was written down are not held against anybody."""
    sleeps(chart, "2026-02-26", 4)
    sleeps(chart, "2026-02-27", 4)
    short_nights(chart)
    chart.seen("2026-03-02 11:00").no_duty(RULE)


def test_somebody_was_in_touch(chart):
    """Reached by phone: the duty is done; the same run of nights does not call again."""
    short_nights(chart)
    sleeps(chart, "2026-03-03", 4.5)
    sleeps(chart, "2026-03-04", 5)
    chart.day("2026-03-04 12:00").therapist.writes(
        lambda when: ContactAttempted(when=when, method="call", outcome="reached"), "reaches Rosa by phone"
    )
    sleeps(chart, "2026-03-05", 4.5)
    chart.seen("2026-03-05 09:00").no_duty(RULE)


def test_a_new_run_calls_again(chart):
    short_nights(chart)
    sleeps(chart, "2026-03-03", 4.5)
    sleeps(chart, "2026-03-04", 5)
    chart.day("2026-03-04 12:00").therapist.writes(
        lambda when: ContactAttempted(when=when, method="call", outcome="reached"), "reaches Rosa by phone"
    )
    sleeps(chart, "2026-03-05", 7)
    sleeps(chart, "2026-03-06", 4)
    sleeps(chart, "2026-03-07", 4)
    chart.seen("2026-03-07 09:00").duty(
        "Early-warning sign “Short nights”, 2 days in a row since 6 March 2026.", owner="Tess", level="T3"
    )


def test_cannot_tell_after_a_week_without_a_word(chart):
    """Nothing was said of sleep for a week: whether the sign has come up nobody can tell."""
    short_nights(chart)
    sleeps(chart, "2026-03-03", 7)
    chart.seen("2026-03-10 09:00").says_nothing_of(RULE)
    chart.seen("2026-03-11 09:00").finds(
        "Early-warning sign “Short nights”: a week without a word of what it watches.",
        state="cannot_tell", missing="A check-in that tells of it.",
    )  # fmt: skip


def test_without_a_threshold_people_watch(chart):
    """R79: a sign without a threshold is "manual only", and says so."""
    short_nights(chart, watches="", threshold=None)
    chart.seen("2026-03-02 11:00").finds(
        "Early-warning sign “Short nights”: manual only, people watch for it."
    )


def test_missed_medicines_and_own_items_can_be_watched(chart):
    """Medicines not all taken on three days; an own item, spending, at 7 or more."""
    at = chart.day("2026-03-02 10:00")
    at.therapist.writes(
        lambda when: WarningSign(when=when, sign="I skip my pills", watches="medicines_missed", days=3), "writes down a sign"
    )  # fmt: skip
    at.therapist.writes(
        lambda when: WarningSign(when=when, sign="I spend", watches="own", item="spending", side="at_least", threshold=7, days=1),
        "writes down a sign",
    )  # fmt: skip
    for place in range(3):
        day = date(2026, 3, 3) + timedelta(days=place)
        chart.day(f"{day} 20:00").client.writes(
            lambda when, day=day: DailyCheckin(when=when, day=day, medicines="some", own={"spending": 5 + day.day - 3}),
            "some of the medicines",
        )  # fmt: skip
    seen = chart.seen("2026-03-05 21:00")
    seen.duty(
        "Early-warning sign “I skip my pills”, 3 days in a row since 3 March 2026.", owner="Tess", level="T3"
    )
    seen.duty("Early-warning sign “I spend” on 5 March 2026.", owner="Tess", level="T3")
