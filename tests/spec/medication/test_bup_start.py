"""Buprenorphine starts when withdrawal has begun and enough hours have passed; the first day has a ceiling and is watched."""

from tests.spec.medication.substance_writing import (
    BUP,
    DAY,
    change,
    chooses,
    cows,
    gives,
    last_use,
    order,
    started,
    used_fentanyl,
)


def test_too_early(chart):
    """Case C. COWS 8 at 10:05 after fentanyl at 18:00 the evening before: 16 hours have just passed, the signs have not come."""
    used_fentanyl(chart)
    cows(chart, f"{DAY} 10:05", 8)
    order(chart.day(f"{DAY} 10:06").prescriber, BUP, 4, DAY).needs_reason("COWS 8: wait or give a reason")


def test_far_too_early(chart):
    """R43. Below 8 no reason opens the door."""
    used_fentanyl(chart)
    cows(chart, f"{DAY} 10:05", 7)
    order(chart.day(f"{DAY} 10:06").prescriber, BUP, 4, DAY).refused("COWS 7: wait.")


def test_ten_needs_a_reason_and_eleven_none(chart):
    """R43. 8 to 10 needs the prescriber's reason; from 11 on the gate is open."""
    used_fentanyl(chart)
    cows(chart, f"{DAY} 11:00", 10)
    order(chart.day(f"{DAY} 11:01").prescriber, BUP, 4, DAY).needs_reason("COWS 10: wait or give a reason")
    cows(chart, f"{DAY} 11:30", 11)
    order(chart.day(f"{DAY} 11:31").prescriber, BUP, 4, DAY).allowed()


def test_eleven_without_signs_one_can_see_needs_a_reason(chart):
    """R43. COWS 12 of what was told alone, nothing seen: the prescriber gives a reason, as for 8 to 10."""
    used_fentanyl(chart)
    cows(chart, f"{DAY} 13:00", 12, "signs_not_seen")
    order(chart.day(f"{DAY} 13:05").prescriber, BUP, 4, DAY).needs_reason(
        "COWS 12, and no signs one can see: wait or give a reason"
    )


def test_a_sheet_by_items_shows_itself_whether_signs_were_seen(chart):
    """R43. COWS 13 of aches, stomach and anxiety alone needs a reason; with wide pupils and gooseflesh in it nobody is asked again."""
    used_fentanyl(chart)
    chart.day(f"{DAY} 13:00").nurse.answers("cows", 0, 0, 0, 0, 4, 0, 5, 0, 0, 4, 0)
    order(chart.day(f"{DAY} 13:05").prescriber, BUP, 4, DAY).needs_reason(
        "COWS 13, and no signs one can see: wait or give a reason"
    )
    chart.day(f"{DAY} 13:10").nurse.answers("cows", 2, 0, 0, 2, 2, 0, 2, 0, 0, 2, 3)
    attempt = order(chart.day(f"{DAY} 13:15").prescriber, BUP, 4, DAY)
    attempt.allowed()
    chart.seen(f"{DAY} 13:16").says_nothing_of("medication.bup_start.signs")


def test_where_nobody_looked_for_signs_it_cannot_be_told(chart):
    """R43. A total on which nobody said whether signs were seen, or looked for none, warns and does not stop."""
    used_fentanyl(chart)
    for at, signs in ((f"{DAY} 13:00", ""), (f"{DAY} 13:10", "signs_not_looked")):
        cows(chart, at, 12, signs)
        attempt = order(chart.day(f"{at[:-1]}5").prescriber, BUP, 4, DAY)
        attempt.allowed()
    chart.seen(f"{DAY} 13:16").finds(
        "COWS 12: it cannot be told whether withdrawal is there to be seen.", state="cannot_tell",
        missing="Are there signs one can see, such as wide pupils, gooseflesh, yawning, a runny nose or tremor?",
    )  # fmt: skip


def test_the_guards_pass(chart):
    """Case C. 13:00: COWS 13, 19 hours since the last use: both guards pass, and nothing asks for a reason."""
    used_fentanyl(chart)
    chooses(chart, f"{DAY} 10:03", "buprenorphine")
    cows(chart, f"{DAY} 13:00", 13)
    attempt = order(chart.day(f"{DAY} 13:05").prescriber, BUP, 4, DAY, times=2)
    attempt.needs_reason()
    attempt.allowed()
    chart.seen(f"{DAY} 13:06").says_nothing_of(
        "medication.bup_start.cows", "medication.bup_start.hours.fentanyl", "medication.bup_start.ceiling"
    )


def test_too_few_hours_since_fentanyl(chart):
    """R43. 16 hours after fentanyl: at 9:59 on the next day 15 hours and 59 minutes have passed."""
    told_at = "2026-03-04 09:30"
    last_use(chart, told_at, "fentanyl", "2026-03-03 18:00")
    cows(chart, f"{DAY} 09:50", 12)
    order(chart.day(f"{DAY} 09:59").prescriber, BUP, 4, DAY).refused("16 hours or more")
    order(chart.day(f"{DAY} 10:00").prescriber, BUP, 4, DAY).allowed()


def test_hours_by_substance(chart):
    """R43. 24 hours after methadone, 12 after heroin."""
    last_use(chart, f"{DAY} 09:00", "methadone", "2026-03-03 12:00")
    cows(chart, f"{DAY} 09:05", 14)
    order(chart.day(f"{DAY} 11:59").prescriber, BUP, 4, DAY).refused("24 hours or more")
    order(chart.day(f"{DAY} 12:00").prescriber, BUP, 4, DAY).allowed()


def test_the_last_use_is_not_known(chart):
    """R41. Nobody asked: that is said, and an estimate is asked for; with a COWS of 13 it warns and does not stop."""
    cows(chart, f"{DAY} 13:00", 13)
    order(chart.day(f"{DAY} 13:05").prescriber, BUP, 4, DAY).allowed()
    chart.seen(f"{DAY} 13:06").finds(
        "The last use is not known.", missing="When was the last use, and of what? An estimate helps.", state="cannot_tell"
    )  # fmt: skip


def test_no_cows(chart):
    """Nobody scored: it cannot be told, and needs a reason."""
    used_fentanyl(chart)
    order(chart.day(f"{DAY} 13:05").prescriber, BUP, 4, DAY).needs_reason(
        "No COWS today: it cannot be told whether the start is safe."
    )


def test_yesterdays_cows_does_not_count(chart):
    """A COWS before each start dose: yesterday's tells nothing about today."""
    cows(chart, "2026-03-03 20:00", 14)
    order(chart.day(f"{DAY} 13:05").prescriber, BUP, 4, DAY).needs_reason("No COWS today")


def test_the_second_dose_and_the_evening(chart):
    """Case C. 15:10 the second 4 mg (total 8); 19:15 a third is signed: 12, within 16. 8 mg more is refused: 20 is more than 16."""
    bup = started(chart)
    cows(chart, f"{DAY} 15:10", 7)
    gives(chart, f"{DAY} 15:10", 4)
    cows(chart, f"{DAY} 19:00", 6)
    change(chart.day(f"{DAY} 19:15").prescriber, bup, 4, DAY, times=3).allowed()
    change(chart.day(f"{DAY} 19:20").prescriber, bup, 4, DAY, times=5).refused(
        "20 mg on day 1 is more than 16 mg"
    )
    change(chart.day(f"{DAY} 19:21").prescriber, bup, 4, DAY, times=4).allowed()


def test_a_dose_larger_than_those_of_the_first_day(chart):
    """BUP-STD: 2 to 4 mg at a time. 8 mg at once is within 16 mg a day, and is said."""
    used_fentanyl(chart)
    cows(chart, f"{DAY} 13:00", 13)
    says = "8 mg at once on day 1: doses are 2 to 4 mg, about 2 hours apart."
    order(chart.day(f"{DAY} 13:05").prescriber, BUP, 4, DAY, times=2).allowed()
    chart.seen(f"{DAY} 13:06").says_nothing_of("medication.bup_start.single")
    order(chart.day(f"{DAY} 13:07").prescriber, BUP, 8, DAY).notes(says)


def test_more_after_withdrawal_was_brought_on_is_the_prescribers_decision(chart):
    """ES12. The source leaves 8 to 16 mg more to the prescriber: above the ceiling then asks for a reason instead of stopping."""
    bup = started(chart)
    cows(chart, f"{DAY} 14:10", 20)
    change(chart.day(f"{DAY} 14:20").prescriber, bup, 4, DAY, times=5).needs_reason(
        "20 mg on day 1 is more than 16 mg"
    )


def test_somebody_who_takes_it_already(chart):
    """Going on with what another clinic prescribed is no start: nothing is gated."""
    chart.day(f"{DAY} 09:00").nurse.tells_medicine("Suboxone", BUP, started="2026-01-05")
    order(chart.day(f"{DAY} 13:05").prescriber, BUP, 8, DAY, times=2).allowed()


def test_ordered_ahead(chart):
    """Signed today for tomorrow: the gates belong to the hour of the first dose, and are announced."""
    order(chart.day("2026-03-03 16:00").prescriber, BUP, 4, DAY, times=2).allowed()
    chart.seen("2026-03-03 16:01").finds(
        "COWS and the hours since the last use are checked before the first dose on 4 March 2026."
    )
