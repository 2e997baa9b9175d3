"""Trials: when a medicine may fairly be judged, by the measure its target names, and what then counts as failed."""

from datetime import date, timedelta

from steadystep import knowledge
from steadystep.reasoning import Clock
from steadystep.reasoning.view import View
from tests.spec.clinic import instant


def trial(chart, said):
    """The only trial of the story, as it stands at that local time; what is expected of it is told in a line."""
    view = View(chart.chart, knowledge.load(), chart.clinic, Clock(instant(said)))
    (found,) = view.trials
    verdict = {True: "adequate", False: "not adequate", None: "adequacy cannot be told"}[
        found.adequacy.verdict
    ]
    share = (
        f"{found.response.percent}% better; " if found.response and found.response.percent is not None else ""
    )
    chart.note("expect", f"{share}the trial is {verdict}")
    return found


def sertraline(chart):
    """Case A: 25 mg from Tuesday 6 January, 50 mg from the 13th, for panic, judged by the PDSS-SR."""
    at = chart.day("2026-01-05 10:00")
    at.therapist.total("pdss_sr", 16)
    order = at.prescriber.orders(
        "sertraline", 25, "2026-01-06", indication="panic disorder", measure="pdss_sr"
    )
    at.prescriber.changes_dose(order, 50, "2026-01-13")
    return order


def lithium(chart):
    """Case B: 600 mg a day from 3 February, 900 mg from the 10th; levels 0.42, 0.66 and 0.68."""
    chart.day("2026-02-02 10:00").therapist.total("phq_9", 17)
    order = chart.day("2026-02-03 10:00").prescriber.orders(
        "lithium", 300, "2026-02-03", times=2, indication="bipolar II depression", measure="phq_9"
    )
    chart.day("2026-02-09 10:00").nurse.lithium_level(0.42, 12.0)
    chart.day("2026-02-10 10:00").prescriber.changes_dose(order, 300, "2026-02-10", times=3)
    chart.day("2026-02-16 09:00").therapist.total("phq_9", 15)
    chart.day("2026-02-16 10:00").nurse.lithium_level(0.66, 12.2)
    return order


# Case A, panic and sertraline


def test_no_adequate_dose_in_the_first_week(chart):
    """Case A. At 25 mg nothing can be judged: the usual range for panic begins at 50 mg."""
    at = chart.day("2026-01-05 10:00")
    at.prescriber.orders("sertraline", 25, "2026-01-06", indication="panic disorder", measure="pdss_sr")
    chart.seen("2026-01-10 10:00").finds(
        "Too early to judge sertraline: no adequate dose yet.", missing="The dose stayed below 50 mg a day."
    )


def test_too_early_to_judge(chart):
    """Case A. At 50 mg since 13 January; full effect takes 4 to 6 weeks or longer: fair from 10 February, and looked at then."""
    sertraline(chart)
    seen = chart.seen("2026-01-26 10:00")
    seen.finds(
        "Too early to judge sertraline: trial incomplete. At an adequate dose since 13 January 2026; fair from 10 February 2026."
    )
    seen.says_nothing_of("medication.trial.early", "medication.trial.fair")


def test_less_than_twenty_per_cent_after_three_weeks(chart):
    """Case A. Day 29: PDSS 14 from 16 is 12.5% after 21 days at 50 mg; the next step is 75 mg, allowed since 20 January."""
    sertraline(chart)
    chart.day("2026-02-03 09:00").therapist.total("pdss_sr", 14)
    assert trial(chart, "2026-02-03 10:00").days_adequate(date(2026, 2, 3)) == 21
    found = chart.seen("2026-02-03 10:00").finds(
        "sertraline: less than 20% better at an adequate dose (PDSS-SR 12.5%, at that dose since 13 January 2026).",
        missing="How many doses were taken at that dose.", why="How many doses were taken nobody has said.",
        urgency="attention",
    )  # fmt: skip
    assert "75 mg a day is the next step, earliest 20 January 2026" in str(found.do)


def test_not_said_before_three_weeks(chart):
    """Case A, the day before: 20 days at 50 mg are too few for panic, whatever the score."""
    sertraline(chart)
    chart.day("2026-02-02 09:00").therapist.total("pdss_sr", 14)
    chart.seen("2026-02-02 10:00").says_nothing_of("medication.trial.early")
    chart.seen("2026-02-03 10:00").says_nothing_of("medication.trial.early")


def test_response_at_week_eight(chart):
    """Case A. 75 mg from 4 February; on 3 March PDSS 6 is 62.5% better: response, not yet remission. Keep 75 mg."""
    order = sertraline(chart)
    chart.day("2026-02-03 10:00").prescriber.changes_dose(order, 75, "2026-02-04")
    chart.day("2026-02-16 09:00").therapist.total("pdss_sr", 10)
    assert trial(chart, "2026-02-16 10:00").response.percent == 37.5
    chart.day("2026-03-03 09:00").therapist.total("pdss_sr", 6)
    found = chart.seen("2026-03-03 10:00").finds(
        "sertraline can be judged fairly since 10 February 2026: PDSS-SR 62.5% better than at the start, response."
    )
    assert str(found.do) == "Keep 75 mg."
    assert trial(chart, "2026-03-03 10:00").reading == "responded"


def test_a_rise_is_said_to_be_worse(chart):
    """PDSS 16 at the start and 18 at week eight: 12.5% worse, never "-12.5% better"."""
    order = sertraline(chart)
    chart.day("2026-02-03 10:00").prescriber.changes_dose(order, 75, "2026-02-04")
    chart.day("2026-03-03 09:00").therapist.total("pdss_sr", 18)
    chart.seen("2026-03-03 10:00").finds(
        "sertraline can be judged fairly since 10 February 2026: PDSS-SR 12.5% worse than at the start, no response."
    )


def test_no_movement_is_said_to_be_none(chart):
    """PDSS 16 at the start and 16 at week eight: as at the start, never "0% better"."""
    order = sertraline(chart)
    chart.day("2026-02-03 10:00").prescriber.changes_dose(order, 75, "2026-02-04")
    chart.day("2026-03-03 09:00").therapist.total("pdss_sr", 16)
    chart.seen("2026-03-03 10:00").finds(
        "sertraline can be judged fairly since 10 February 2026: PDSS-SR as at the start, no response."
    )


def test_remission_needs_two_low_scores_two_weeks_apart(chart):
    """Case A. PDSS 4 on 31 March meets the definition once, 3 on 14 April confirms it."""
    sertraline(chart)
    chart.day("2026-03-31 09:00").therapist.total("pdss_sr", 4)
    assert trial(chart, "2026-03-31 10:00").reading == "responded"
    chart.day("2026-04-14 09:00").therapist.total("pdss_sr", 3)
    assert trial(chart, "2026-04-14 10:00").reading == "remitted"


def test_the_duty_to_judge(chart):
    """Case A. Panic is judged by week 12 at an adequate dose: from 8 April on it is the prescriber's to judge, until it is."""
    order = sertraline(chart)
    says = "Judge the trial of sertraline: it was fair to judge until 7 April 2026."
    chart.seen("2026-04-07 23:59").no_duty("medication.trial")
    chart.seen("2026-04-08 00:00").duty(says, owner="Pete", level="T4")
    chart.day("2026-04-09 10:00").prescriber.judges(order, "responded", adherence=95)
    seen = chart.seen("2026-04-09 10:01")
    seen.no_duty("medication.trial")
    seen.says_nothing_of("medication.trial", "medication.trial.fair")


# Case B, bipolar II and lithium by level


def test_a_level_decides(chart):
    """Case B, 16 February: PHQ-9 15 is 11.8% better, after 6 days at this dose: no judgement yet."""
    lithium(chart)
    now = trial(chart, "2026-02-16 10:01")
    assert now.days_adequate(date(2026, 2, 16)) == 0
    assert now.response.percent == 11.8
    seen = chart.seen("2026-02-16 10:01")
    seen.finds(
        "Too early to judge lithium carbonate: trial incomplete. At an adequate dose since 16 February 2026; fair from 16 March 2026."
    )
    seen.says_nothing_of("medication.trial.early", "medication.trial.fair")


def test_below_the_range_is_no_adequate_dose(chart):
    """Case B, before that: 0.42 lies below 0.6, so the trial has not begun to count."""
    chart.day("2026-02-03 10:00").prescriber.orders(
        "lithium", 300, "2026-02-03", times=2, indication="bipolar II depression"
    )
    chart.day("2026-02-09 10:00").nurse.lithium_level(0.42, 12.0)
    chart.seen("2026-02-09 10:01").finds(
        "Too early to judge lithium carbonate: no adequate dose yet.",
        missing="No level of lithium carbonate reached 0.6 mmol/L.",
    )


def test_trial_incomplete(chart):
    """Case B, 2 March: 23.5% better after 14 days in range: trial incomplete, neither switch nor add."""
    lithium(chart)
    chart.day("2026-02-23 10:00").nurse.lithium_level(0.68, 12.0)
    chart.day("2026-03-02 09:00").therapist.total("phq_9", 13)
    now = trial(chart, "2026-03-02 10:00")
    assert (now.days_adequate(date(2026, 3, 2)), now.response.percent) == (14, 23.5)
    assert now.adequacy.verdict is False
    seen = chart.seen("2026-03-02 10:00")
    found = seen.finds(
        "Too early to judge lithium carbonate: trial incomplete. At an adequate dose since 16 February 2026; fair from 16 March 2026."
    )
    assert str(found.do) == "Go on; neither switch nor add for lack of response before that day."
    seen.says_nothing_of("medication.trial.early", "medication.trial.fair")


def test_half_better_at_week_eight(chart):
    """Case B, 30 March: PHQ-9 8 is 52.9% better; whether it counts waits for how many doses were taken, and for the weeks."""
    lithium(chart)
    chart.day("2026-03-30 09:00").therapist.total("phq_9", 8)
    chart.seen("2026-03-30 10:00").finds(
        "lithium carbonate can be judged fairly since 16 March 2026: PHQ-9 52.9% better than at the start, response.",
        missing="How many doses were taken at that dose.",
    )


# What no rule can time


def test_a_condition_without_figures_is_not_nagged_about(chart):
    """Case C. For buprenorphine the source gives weeks for craving; 16 mg is in the usual range, craving has no share."""
    at = chart.day("2026-03-04 13:10")
    at.prescriber.orders(
        "buprenorphine_naloxone_sl",
        16,
        "2026-03-05",
        indication="opioid use disorder",
        measure="craving",
        route="sublingual",
    )
    chart.seen("2026-03-31 10:00").finds(
        "buprenorphine-naloxone SL film/tablet can be judged fairly since 12 March 2026: no measure tells yet."
    )


def test_cannot_tell_for_an_unknown_medicine(chart):
    """An unknown name has no usual dose and no time: adequacy cannot be told, and says what is missing."""
    chart.day("2026-03-04 13:10").prescriber.orders("miracle drops", 5, "2026-03-05")
    now = trial(chart, "2026-06-04 10:00")
    assert now.adequacy.verdict is None
    assert now.earliest is None
    chart.seen("2026-06-04 10:00").says_nothing_of("medication.trial", "medication.trial.fair")


# Adequacy and failure


def no_response(chart, drug, first, judged, adherence, measure="phq_9"):
    """Twelve weeks for depression, with nothing to show for it."""
    start = date.fromisoformat(first)
    chart.day(f"{first} 09:00").therapist.total(measure, 18)
    mg = {"sertraline": 50, "escitalopram": 10}[drug]
    order = chart.day(f"{first} 10:00").prescriber.orders(drug, mg, first, indication="MDD", measure=measure)
    end = start + timedelta(weeks=9)
    chart.day(f"{end} 09:00").therapist.total(measure, 17)
    at = chart.day(f"{judged} 10:00").prescriber
    at.judges(order, "no_response", adherence=adherence)
    at.stops(order, judged)


def test_no_response_counts_once_dose_weeks_and_doses_taken_are_enough(chart):
    """50 mg for ten weeks, nine of ten doses taken, 5.6% better: a failed adequate trial."""
    no_response(chart, "sertraline", "2026-02-02", "2026-04-13", 90)
    now = trial(chart, "2026-04-13 11:00")
    assert (now.reading, now.adequacy.verdict, now.failed) == ("no_response", True, True)
    chart.seen("2026-04-13 11:00").says_nothing_of("medication.trial.failed")


def test_unknown_adherence_never_counts_as_failed(chart):
    """The same without a word of how many doses were taken: adequacy cannot be told, the trial is not counted."""
    no_response(chart, "sertraline", "2026-02-02", "2026-04-13", None)
    now = trial(chart, "2026-04-13 11:00")
    assert (now.adequacy.verdict, now.failed) == (None, False)
    assert [str(one) for one in now.adequacy.missing] == ["How many doses were taken at that dose."]


def test_too_few_doses_taken_is_no_failed_trial(chart):
    """Three of five doses are fewer than four of five: not adequate, so not failed."""
    no_response(chart, "sertraline", "2026-02-02", "2026-04-13", 60)
    assert trial(chart, "2026-04-13 11:00").adequacy.verdict is False


def test_two_failed_trials_ask_for_a_second_opinion(chart):
    """Two adequate trials without response: nobody tries a third one alone."""
    no_response(chart, "sertraline", "2026-02-02", "2026-04-13", 90)
    no_response(chart, "escitalopram", "2026-04-20", "2026-06-29", 85)
    chart.seen("2026-06-29 11:00").finds(
        "Failed adequate trials for MDD: sertraline, escitalopram.", urgency="attention"
    )


def test_a_trial_elsewhere_counts_when_all_of_it_is_known(chart):
    """R4. 20 mg of fluoxetine for ten weeks, nine of ten doses: adequate. Without the weeks it is never called failed."""
    told = chart.day("2026-01-12 10:00").prescriber
    told.tried_before("fluoxetine", "MDD", 20, 10, 90)
    no_response(chart, "sertraline", "2026-02-02", "2026-04-13", 90)
    chart.seen("2026-04-13 11:00").finds("Failed adequate trials for MDD: sertraline, fluoxetine.")


def test_a_trial_elsewhere_without_weeks_is_not_failed(chart):
    """R4. Nobody knows for how long: adequacy unknown, never failed."""
    told = chart.day("2026-01-12 10:00").prescriber
    told.tried_before("fluoxetine", "MDD", 20, None, 90)
    no_response(chart, "sertraline", "2026-02-02", "2026-04-13", 90)
    chart.seen("2026-04-13 11:00").says_nothing_of("medication.trial.failed")
