"""Lines of the acceptance cases D, F and H that no rule's own section tells."""

from steadystep.chart.safety import ContactAttempted
from tests.spec.medication.lamotrigine_with_valproate import begun
from tests.spec.medication.test_increase_locked import thoughts
from tests.spec.supplying import notices


def seventy(chart) -> str:
    """Case F: a woman of 70, lithium 600 mg at night, lisinopril, the last level 0.62 on 2 March."""
    chart.born("1956-01-10")
    chart.day("2026-03-02 09:00").client.tells_medicine("lisinopril", "lisinopril", started="2025-01-01")
    order = chart.day("2026-03-02 10:00").prescriber.orders("lithium", 600, "2026-03-02")
    chart.day("2026-03-02 11:00").nurse.lithium_level(0.62, 12)
    return order


def test_case_d_the_refusal_offers_the_schedule_with_valproate(chart):
    """1 June: 25 mg daily is refused, LTG-V is offered, and nothing of the refused order stays (assertion 2)."""
    chart.day("2026-06-01 09:00").client.tells_medicine("Valproate", "divalproex", started="2025-01-01")
    before = len(chart.entries)
    attempt = chart.day("2026-06-01 10:00").prescriber.tries_to_order("lamotrigine", 25, "2026-06-01")
    attempt.refused("25 mg every other day with valproate")
    assert any("LTG-V" in offer for offer in attempt.offered())
    assert len(chart.entries) == before


def test_case_d_a_rash_until_27_july_is_t1_and_with_mouth_sores_t0(chart):
    _valproate, order = begun(chart)
    notices(chart.day("2026-07-27 10:00").client, "rash", known="SE15", order=order)
    chart.seen("2026-07-27 10:00").event("ES03", "T1", owner="Nora", due="2026-07-27 11:00")


def test_case_f_shaky_and_unsteady_is_t0(chart):
    """23 June 16:20: signs of too much lithium are an emergency at any level; 21 days after the level was due."""
    order = seventy(chart)
    chart.day("2026-06-23 16:20").client.tells_medicine("ibuprofen", "ibuprofen", started="2026-06-18")
    notices(chart.day("2026-06-23 16:20").client, "tremor", known="SE12", order=order, red_flag=True)
    assert "T0" in {duty.level for duty in chart.seen("2026-06-23 16:20").said.duties if duty.safety}


def test_case_f_the_daughter_is_phoned_and_the_event_stays_open(chart):
    """A call to somebody else is written down, and closes nothing."""
    order = seventy(chart)
    notices(chart.day("2026-06-23 16:20").client, "tremor", known="SE12", order=order, red_flag=True)
    event = chart.raised()[-1].id
    chart.day("2026-06-23 16:23").nurse.acknowledges(event)
    chart.day("2026-06-23 16:30").nurse.writes(
        lambda when: ContactAttempted(when=when, method="call", outcome="reached", raised=event, to_whom="emergency_contact"),
        "phones her daughter, as agreed for a crisis",
    )  # fmt: skip
    assert any(
        duty.safety and duty.acknowledged_by == "Nora" for duty in chart.seen("2026-06-23 16:31").said.duties
    )


def test_case_f_the_control_is_t2_and_not_t0(chart):
    """The same ibuprofen without signs, with a level of 0.9: the same working day, and no emergency."""
    seventy(chart)
    chart.day("2026-06-22 09:00").nurse.lithium_level(0.9, 12)
    chart.day("2026-06-23 16:20").client.tells_medicine("ibuprofen", "ibuprofen", started="2026-06-18")
    seen = chart.seen("2026-06-23 16:20")
    seen.event("ES10-1", "T2", owner="Pete")
    seen.events("ES10-1")


def test_case_h_item_five_yes_is_t0(chart):
    """The variant: thoughts right now. Stay connected, hand over to emergency care; no dose goes up meanwhile."""
    order = thoughts(chart)
    chart.day("2026-04-20 10:02").therapist.item("asq", 5, 1)
    levels = {duty.level for duty in chart.seen("2026-04-20 10:02").said.duties if duty.safety}
    assert "T0" in levels
    chart.day("2026-04-20 10:30").prescriber.tries_to_change(order, 20, "2026-04-21").refused("is not raised")
