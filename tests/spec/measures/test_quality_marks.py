"""What a chart counts for in the clinic's quality measures: how many of how many, or why it is left out (R87, R113, R114)."""

from steadystep.chart.plan import CareEnded, Target
from steadystep.chart.plan_together import Aligned
from steadystep.chart.therapy import Session
from steadystep.reasoning.quality import MEASURES, METABOLIC, quality
from tests.spec.supplying import dose, gives
from tests.spec.team.working import consents, left, moves, refers, sends
from tests.spec.visits.reaching import tries


def holds(writer, modality):
    writer.writes(
        lambda when: Session(when=when, modality=modality, summary="Met.", no_agenda="The first."), f"holds a session: {modality}"
    )  # fmt: skip


def mark(chart, at, measure):
    """(met, of, why) of one measure at that time; None where it does not concern her."""
    found = {one.measure: one for one in quality(chart.seen(at).view())}
    one = found.get(measure)
    return None if one is None else (int(one.met), int(one.of), one.why)


def rests_on(chart, at, measure):
    """The kinds of the entries that a measure rests on: who may not see these is not shown why."""
    view = chart.seen(at).view()
    because = next(one.because for one in quality(view) if one.measure == measure)
    return {view.chart.entry(id_).kind for id_ in because}


def test_remission_is_told_by_the_last_score_near_the_month(chart):
    """From above 9 to below 5 around six months; nobody asked at twelve counts as not in remission."""
    chart.day("2026-01-05 10:00").client.answers("phq_9", 2, 2, 2, 2, 2, 2, 2, 0, 0)
    assert mark(chart, "2026-03-01 10:00", "remission_6") == (0, 0, "too_early")
    chart.day("2026-06-20 10:00").client.answers("phq_9", 1, 1, 1, 1, 1, 1, 1, 0, 0)
    chart.day("2026-07-10 10:00").client.answers("phq_9", 1, 1, 1, 1, 0, 0, 0, 0, 0)
    assert mark(chart, "2026-07-11 10:00", "remission_6") == (1, 1, "")
    assert mark(chart, "2026-09-10 10:00", "remission_12") == (0, 0, "too_early")
    assert mark(chart, "2027-03-10 10:00", "remission_12") == (0, 1, "")


def test_who_never_stood_above_nine_and_who_has_another_condition_are_left_out(chart):
    """The reason is told."""
    chart.day("2026-01-05 10:00").client.answers("phq_9", 1, 1, 1, 1, 1, 1, 1, 0, 0)
    assert mark(chart, "2026-10-01 10:00", "remission_6") == (0, 0, "began_below")
    chart.day("2026-01-06 10:00").client.answers("phq_9", 2, 2, 2, 2, 2, 2, 2, 0, 0)
    chart.day("2026-01-07 10:00").prescriber.phase("bipolar", "acute")
    assert mark(chart, "2026-10-01 10:00", "remission_6") == (0, 0, "other_condition")
    assert rests_on(chart, "2026-10-01 10:00", "remission_6") >= {"answers", "pathway_phase"}


def test_retention_in_treatment_of_opioid_use_is_told_at_90_and_180_days(chart):
    """Going on at day 90; stopped on day 120, it is not at 180. Too early until the day is over."""
    chart.day("2026-01-05 10:00").prescriber.phase("opioid_use_disorder", "acute")
    told = chart.day("2026-01-05 11:00").client.tells_medicine("Methadone", "methadone", started="2026-01-05")
    assert mark(chart, "2026-04-05 10:00", "moud_90") == (0, 0, "too_early")
    assert mark(chart, "2026-04-06 10:00", "moud_90") == (1, 1, "")
    chart.day("2026-05-05 10:00").client.tells_it_ended(told, "2026-05-05")
    assert mark(chart, "2026-07-10 10:00", "moud_180") == (0, 1, "")
    assert mark(chart, "2026-07-10 10:00", "moud_90") == (1, 1, "")


def test_who_is_counted_for_opioid_use_is_told_by_the_pathway_and_named_only_to_who_may_see_it(chart):
    """Each of its three measures rests on the pathway too: without it nobody would stand in them."""
    chart.day("2026-01-05 10:00").prescriber.phase("opioid_use_disorder", "acute")
    chart.day("2026-01-05 11:00").client.tells_medicine("Methadone", "methadone", started="2026-01-05")
    for measure in ("moud_90", "moud_180", "moud_taken"):
        assert "pathway_phase" in rests_on(chart, "2026-02-05 10:00", measure)


def test_changing_to_another_medicine_within_a_week_goes_on_and_a_longer_gap_does_not(chart):
    """Seven days without are no end; eight are."""
    chart.day("2026-01-05 10:00").prescriber.phase("opioid_use_disorder", "acute")
    tells = chart.day("2026-06-01 11:00").client.tells_medicine
    tells("Methadone", "methadone", started="2026-01-05", stopped="2026-02-01")
    tells("Subutex", "buprenorphine_sl", started="2026-02-09", stopped="2026-04-10")
    assert mark(chart, "2026-06-01 12:00", "moud_90") == (1, 1, "")
    tells("Methadone", "methadone", started="2026-04-19")
    assert mark(chart, "2026-08-01 12:00", "moud_180") == (0, 1, "")


def test_a_baseline_is_there_by_the_seventh_day_of_treatment(chart):
    """R6. Not counted before treatment begins; too early until the seventh day after its first dose is over; then a score counts up to that day, and one after it does not."""
    target = chart.day("2026-01-05 10:00").therapist.target("Panic attacks", measure="pdss_sr")
    assert mark(chart, "2026-01-19 10:00", "baseline_7") == (0, 0, "not_begun")
    chart.day("2026-01-20 10:00").prescriber.orders("sertraline", 25, "2026-01-20", target=target)
    assert mark(chart, "2026-01-27 23:00", "baseline_7") == (0, 0, "too_early")
    assert mark(chart, "2026-01-28 10:00", "baseline_7") == (0, 1, "")
    chart.day("2026-01-28 11:00").therapist.total("pdss_sr", 14)
    assert mark(chart, "2026-01-28 12:00", "baseline_7") == (0, 1, "")
    assert rests_on(chart, "2026-01-28 12:00", "baseline_7") == {"target", "order"}


def test_a_score_between_the_target_and_the_start_of_treatment_is_a_baseline(chart):
    """R6. Three weeks after the target was set and two days after the first session of its kind of work: in time."""
    chart.day("2026-01-05 10:00").therapist.writes(
        lambda when: Target(when=when, name="Panic attacks", measure="pdss_sr", therapy="cbt"), "aims at panic attacks with CBT"
    )  # fmt: skip
    holds(chart.day("2026-01-26 10:00").therapist, "cbt")
    chart.day("2026-01-28 09:00").therapist.total("pdss_sr", 14)
    assert mark(chart, "2026-01-28 10:00", "baseline_7") == (1, 1, "")
    assert rests_on(chart, "2026-01-28 10:00", "baseline_7") == {"target", "session", "score_total"}


def test_a_pathway_older_than_the_target_counts_from_the_day_the_target_was_set(chart):
    """R6. Depression since January, a target of its measure in March: its seven days begin in March."""
    chart.day("2026-01-05 10:00").prescriber.phase("depression", "acute")
    chart.day("2026-03-02 10:00").therapist.target("Low mood", measure="phq_9")
    assert mark(chart, "2026-03-09 23:00", "baseline_7") == (0, 0, "too_early")
    chart.day("2026-03-09 10:00").client.answers("phq_9", 2, 2, 2, 2, 2, 2, 2, 0, 0)
    assert mark(chart, "2026-03-10 10:00", "baseline_7") == (1, 1, "")


def test_a_baseline_is_not_counted_where_nobody_said_what_the_treatment_serves(chart):
    """R6. A session of a kind that no target names may be its treatment or not: it cannot be told, and is not guessed."""
    chart.day("2026-01-05 10:00").therapist.target("Low mood", measure="phq_9")
    holds(chart.day("2026-01-06 10:00").therapist, "cbt")
    assert mark(chart, "2026-02-05 10:00", "baseline_7") == (0, 0, "cannot_tell")


def test_metabolic_monitoring_is_met_while_nothing_of_it_is_overdue(chart):
    """What is missing after the start is not met; once it was all done it is."""
    assert mark(chart, "2026-01-05 10:00", "metabolic") is None
    chart.day("2026-01-05 11:00").prescriber.orders("olanzapine", 5, "2026-01-05")
    assert mark(chart, "2026-01-06 10:00", "metabolic") == (0, 1, "")
    for line in chart.seen("2026-01-06 10:00").view().monitoring:
        if line.rule.id in METABOLIC and line.open:
            chart.day("2026-01-06 11:00").nurse.watched(line.rule.id, line.part)
    assert mark(chart, "2026-01-06 12:00", "metabolic") == (1, 1, "")
    assert mark(chart, "2027-03-06 10:00", "metabolic") == (0, 1, "")


def test_a_medicine_without_a_target_is_not_aligned(chart):
    """One of one is not; tied to a target, one of one is; what another doctor prescribes is not counted."""
    chart.day("2026-01-05 10:00").client.tells_medicine("Bupropion", "bupropion_xl", started="2026-01-01")
    assert mark(chart, "2026-01-05 10:30", "aligned") is None
    order = chart.day("2026-01-05 11:00").prescriber.orders("sertraline", 50, "2026-01-05")
    assert mark(chart, "2026-01-06 10:00", "aligned") == (0, 1, "")
    target = chart.day("2026-01-07 10:00").therapist.target("Low mood", measure="phq_9")
    chart.day("2026-01-07 10:05").therapist.writes(
        lambda when: Aligned(when=when, serves=order, target=target), "ties sertraline to low mood"
    )
    assert mark(chart, "2026-01-07 10:06", "aligned") == (1, 1, "")


def test_a_safety_event_is_in_time_when_somebody_acted_before_its_clock_ran_out(chart):
    """Nobody yet: too early; taken on in time: met; after a year it is counted no more."""
    chart.day("2026-02-02 10:00").client.answers("phq_9", 1, 1, 1, 1, 1, 1, 1, 0, 1)
    assert mark(chart, "2026-02-02 10:01", "es_in_time") == (0, 0, "too_early")
    chart.day("2026-02-02 10:05").therapist.acknowledges()
    assert mark(chart, "2026-02-02 10:06", "es_in_time") == (1, 1, "")
    assert mark(chart, "2027-02-03 10:06", "es_in_time") is None


def test_an_event_that_nobody_took_on_in_time_counts_as_not_met(chart):
    """Silence is counted."""
    chart.day("2026-02-02 10:00").client.answers("phq_9", 1, 1, 1, 1, 1, 1, 1, 0, 1)
    met, of, _why = mark(chart, "2026-02-12 10:00", "es_in_time")
    assert met == 0
    assert of >= 1


def test_a_suicide_risk_is_assessed_in_time_when_its_level_was_recorded_before_the_clock_ran_out(chart):
    """R114. That somebody took it on is no assessment; an ASQ with a gap is none either, and a whole one is. Not later."""
    chart.day("2026-02-02 10:00").client.answers("phq_9", 1, 1, 1, 1, 1, 1, 1, 0, 1)
    chart.day("2026-02-02 10:05").therapist.acknowledges()
    chart.day("2026-02-02 10:10").client.answers("asq", 0, 0, 1, None, 0)
    assert mark(chart, "2026-02-02 10:11", "risk_assessed") == (0, 0, "too_early")
    assert mark(chart, "2026-02-12 10:00", "risk_assessed") == (0, 1, "")
    chart.day("2026-02-02 10:20").client.answers("asq", 0, 0, 1, 0, 0)
    assert mark(chart, "2026-02-02 10:21", "risk_assessed") == (1, 1, "")
    assert rests_on(chart, "2026-02-02 10:21", "risk_assessed") == {"raised", "answers"}
    assert mark(chart, "2027-02-03 10:06", "risk_assessed") is None


def test_an_assessment_after_the_clock_ran_out_is_late(chart):
    """And an event that is no suicide risk asks for none."""
    chart.day("2026-02-02 10:00").client.answers("phq_9", 1, 1, 1, 1, 1, 1, 1, 0, 1)
    chart.day("2026-02-11 10:00").client.answers("asq", 0, 0, 0, 0, 0)
    assert mark(chart, "2026-02-12 10:00", "risk_assessed") == (0, 1, "")


def test_a_visit_within_a_week_of_hospital(chart):
    """Too early, then not met, also with a call that reached her; with a visit that was held, met."""
    left(chart.day("2026-01-20 16:00").case_manager, "County hospital")
    assert mark(chart, "2026-01-21 10:00", "after_hospital_7") == (0, 0, "too_early")
    assert mark(chart, "2026-01-28 10:00", "after_hospital_7") == (0, 1, "")
    tries(chart.day("2026-01-22 10:00").case_manager, "call", "reached")
    assert mark(chart, "2026-01-28 10:00", "after_hospital_7") == (0, 1, "")
    visit = chart.day("2026-01-22 11:00").therapist.books("2026-01-26 10:00")
    chart.day("2026-01-26 10:50").therapist.attends(visit)
    assert mark(chart, "2026-01-28 10:00", "after_hospital_7") == (1, 1, "")


def test_a_referral_is_closed_when_it_is_finished_within_90_days(chart):
    """A draft is not counted, one on its way is too early, a silent one is not closed, a finished one is."""
    consent = consents(chart.day("2026-01-12 10:00").client, "Oak Pain Clinic")
    referral = refers(chart.day("2026-01-13 10:00").case_manager, "Oak Pain Clinic")
    assert mark(chart, "2026-01-13 10:01", "referrals_90") is None
    sent = sends(chart.day("2026-01-13 10:05").case_manager, "Oak Pain Clinic", consent, about=referral)
    moves(chart.day("2026-01-13 10:05").case_manager, referral, "sent_out", sent)
    assert mark(chart, "2026-02-13 10:00", "referrals_90") == (0, 0, "too_early")
    assert mark(chart, "2026-04-20 10:00", "referrals_90") == (0, 1, "")
    moves(chart.day("2026-03-01 10:00").case_manager, referral, "finished")
    assert mark(chart, "2026-04-20 10:00", "referrals_90") == (1, 1, "")


def test_results_of_medicines_are_counted_line_by_line(chart):
    """Seven results of lithium: a level that is late and a weight that is missing are not met, the others are.

    What another doctor prescribes is not counted, and neither is a result of which nobody can tell whether it is due.
    """
    chart.day("2026-01-05 09:30").client.tells_medicine("Lamotrigine", "lamotrigine", started="2025-01-01")
    assert mark(chart, "2026-01-05 10:00", "results_on_time") is None
    chart.day("2026-01-05 11:00").prescriber.orders("lithium", 300, "2026-01-05", times=2)
    assert mark(chart, "2026-01-12 10:00", "results_on_time") == (6, 7, "")
    assert mark(chart, "2026-03-06 10:00", "results_on_time") == (5, 7, "")
    chart.day("2026-03-06 11:00").nurse.lithium_level(0.7, 12.0)
    assert mark(chart, "2026-03-06 11:01", "results_on_time") == (6, 7, "")


def test_where_nobody_can_tell_whether_a_result_is_due_nothing_is_counted(chart):
    """Sertraline asks for sodium from 65 on, and her age is not known."""
    chart.day("2026-01-05 11:00").prescriber.orders("sertraline", 50, "2026-01-05")
    assert mark(chart, "2026-03-06 10:00", "results_on_time") is None


def test_a_medicine_for_opioid_use_is_taken_when_four_of_five_doses_told_of_were(chart):
    """Nothing told: left out. Four of five taken: met. Three of five: not met. Without the pathway it does not concern her."""
    chart.day("2026-01-05 09:00").prescriber.phase("opioid_use_disorder", "acute")
    assert mark(chart, "2026-01-05 10:00", "moud_taken") is None
    order = chart.day("2026-01-05 11:00").prescriber.orders("buprenorphine_sl", 8, "2026-01-05")
    assert mark(chart, "2026-01-12 10:00", "moud_taken") == (0, 0, "nothing_told")
    for day in ("06", "07", "08", "09"):
        dose(chart.day("2026-01-10 10:00").client, order, f"2026-01-{day}", "taken")
    dose(chart.day("2026-01-10 10:00").client, order, "2026-01-05", "missed")
    assert mark(chart, "2026-01-12 10:00", "moud_taken") == (1, 1, "")
    dose(chart.day("2026-01-12 10:00").client, order, "2026-01-10", "missed")
    assert mark(chart, "2026-01-12 10:01", "moud_taken") == (0, 1, "")


def test_an_injection_is_in_its_window_until_its_last_day_is_over(chart):
    """Buprenorphine of 8 July: window to 12 August. None was given: it does not concern her."""
    assert mark(chart, "2026-07-08 10:00", "lai_in_window") is None
    gives(
        chart.day("2026-07-08 14:40").nurse,
        "buprenorphine_xr_b",
        128,
        regimen="buprenorphine_xr_monthly_brixadi",
    )
    assert mark(chart, "2026-08-12 23:00", "lai_in_window") == (1, 1, "")
    assert mark(chart, "2026-08-13 10:00", "lai_in_window") == (0, 1, "")


def test_the_high_risk_list_counts_who_stands_on_it(chart):
    """In the first 90 days of buprenorphine she does, afterwards not; nobody is on it for being in care alone."""
    assert mark(chart, "2026-01-05 10:00", "high_risk") is None
    chart.day("2026-01-05 11:00").prescriber.orders("buprenorphine_sl", 8, "2026-01-05")
    assert mark(chart, "2026-01-06 10:00", "high_risk") == (1, 1, "")
    assert mark(chart, "2026-05-06 10:00", "high_risk") is None


def test_who_is_not_in_care_is_on_no_high_risk_list(chart):
    """She died in the first weeks of buprenorphine."""
    chart.day("2026-01-05 11:00").prescriber.orders("buprenorphine_sl", 8, "2026-01-05")
    chart.day("2026-01-20 10:00").prescriber.writes(
        lambda when: CareEnded(when=when, ending="died", reason="Died."), "writes down that she died"
    )
    assert mark(chart, "2026-01-21 10:00", "high_risk") is None


def test_missed_visits_of_a_quarter(chart):
    """One of two; older ones are forgotten."""
    first, second = (
        chart.day("2026-01-06 09:00").case_manager.books(f"2026-01-{day} 10:00") for day in ("08", "15")
    )
    chart.day("2026-01-08 11:00").case_manager.attends(first)
    chart.day("2026-01-15 11:00").case_manager.misses(second)
    assert mark(chart, "2026-01-16 10:00", "no_shows") == (1, 2, "")
    assert mark(chart, "2026-05-16 10:00", "no_shows") is None


def test_who_died_is_left_out(chart):
    """Nothing is held against anybody."""
    chart.day("2026-01-05 10:00").client.answers("phq_9", 2, 2, 2, 2, 2, 2, 2, 0, 0)
    chart.day("2026-02-05 10:00").prescriber.writes(
        lambda when: CareEnded(when=when, ending="died", reason="Died."), "writes down that she died"
    )
    assert mark(chart, "2026-12-05 10:00", "remission_6") == (0, 0, "died")
    assert rests_on(chart, "2026-12-05 10:00", "remission_6") >= {"answers", "care_ended"}


def test_every_mark_is_of_a_measure_that_the_page_names_and_rests_on_entries(chart):
    """Nothing is counted that cannot be shown."""
    chart.day("2026-01-05 10:00").client.answers("phq_9", 2, 2, 2, 2, 2, 2, 2, 0, 0)
    chart.day("2026-01-05 11:00").prescriber.orders("olanzapine", 5, "2026-01-05")
    found = quality(chart.seen("2026-03-05 10:00").view())
    assert found
    assert all(one.measure in MEASURES and one.because for one in found)
