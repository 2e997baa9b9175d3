"""After each step of a taper somebody asks how it is. Nothing is held by itself: a prescriber decides."""

from datetime import date

from steadystep.chart import Dose
from steadystep.chart.medication import DoseChanged, DoseStep
from steadystep.chart.tapering import TaperCheckin, TaperCheckinsPlanned

RULE = "medication.taper_checkin"
ASK = "Ask how it is with less sertraline since 9 June 2026."
WAITS = "sertraline: the next step, 23 June 2026, waits for a clear check-in after the step of 9 June 2026."
WORSE = "sertraline: worse since the step of 9 June 2026. Decide whether to stay at this dose."


def tapering(chart, drug="sertraline", doses=(75, 50, 25), days_after=7):
    """Case A, 8 June 2026: 75 mg goes to 50 mg on the 9th and to 25 mg on the 23rd; asked seven days after each step."""
    order = chart.day("2026-01-06 10:00").prescriber.orders(drug, doses[0], "2026-01-06")
    pete = chart.day("2026-06-08 10:00").prescriber
    steps = (
        DoseStep(first=date(2026, 6, 9), last=date(2026, 6, 22), amount=Dose(doses[1], "mg")),
        DoseStep(first=date(2026, 6, 23), last=date(2026, 7, 6), amount=Dose(doses[2], "mg")),
    )
    pete.writes(
        lambda when: DoseChanged(when=when, order=order, steps=steps, why="The client's wish", schedule="AD-TAPER"),
        f"plans {doses[1]} mg from 9 June and {doses[2]} mg from 23 June to 6 July",
    )  # fmt: skip
    pete.writes(
        lambda when: TaperCheckinsPlanned(when=when, order=order, days_after=days_after),
        f"places a check-in {days_after} days after each step",
    )
    return order


def says(writer, order, how, since="2026-06-09", *, danger=False):
    return writer.writes(
        lambda when: TaperCheckin(
            when=when, order=order, since=date.fromisoformat(since), how=how, danger=danger
        ),
        f"says how it is since the step of {since}: {how.replace('_', ' ')}"
        + (", a seizure" if danger else ""),
    )


def test_nothing_is_asked_before_the_day(chart):
    """Stays quiet. Seven days were chosen: on the sixth nobody is asked."""
    tapering(chart)
    seen = chart.seen("2026-06-15 23:00")
    seen.no_duty(f"{RULE}.ask")
    seen.says_nothing_of(f"{RULE}.next_step")


def test_asked_on_the_day_and_the_next_step_waits(chart):
    """On the seventh day somebody asks, before the next step; that step waits for a clear answer."""
    tapering(chart)
    seen = chart.seen("2026-06-16 09:00")
    seen.duty(ASK, owner="Nora", level="T4", due="2026-06-23 00:00")
    seen.finds(WAITS, urgency="attention")


def test_the_same_or_better_settles_it(chart):
    """Stays quiet. About the same is a clear check-in."""
    order = tapering(chart)
    says(chart.day("2026-06-16 10:00").client, order, "same")
    seen = chart.seen("2026-06-16 10:01")
    seen.no_duty(f"{RULE}.ask")
    seen.no_duty(f"{RULE}.worse")
    seen.says_nothing_of(f"{RULE}.next_step")


def test_worse_asks_the_prescriber_and_changes_nothing(chart):
    """Worse: the prescriber decides by the next working day. The plan stands until somebody signs another."""
    order = tapering(chart)
    says(chart.day("2026-06-16 10:00").client, order, "worse")
    seen = chart.seen("2026-06-16 10:01")
    duty = seen.duty(WORSE, owner="Pete", level="T3", due="2026-06-17 17:00")
    seen.finds(WAITS, urgency="attention")
    offer, _pause = duty.offers
    assert str(offer.says) == "Stay at this dose of sertraline"
    assert isinstance(offer.drafts, DoseChanged)
    (step,) = offer.drafts.steps
    assert (step.first, step.amount.value, step.last) == (date(2026, 6, 23), 50, None)
    assert [step.amount.value for step in seen.view().courses[0].steps] == [75, 50, 25]


def test_staying_at_the_dose_settles_it(chart):
    """A dose that stays, signed by the prescriber, closes it."""
    order = tapering(chart)
    says(chart.day("2026-06-16 10:00").client, order, "much_worse")
    chart.day("2026-06-16 12:00").prescriber.changes_dose(order, 50, "2026-06-23")
    seen = chart.seen("2026-06-16 12:01")
    seen.no_duty(f"{RULE}.worse")
    seen.says_nothing_of(f"{RULE}.next_step")


def test_a_taper_pauses_and_goes_on_from_the_same_step(chart):
    """R21. Worse at 50 mg: the pause keeps 50 mg for 14 days more, 25 mg comes on 7 July instead of 23 June, and the last day moves from 6 to 20 July."""
    order = tapering(chart)
    says(chart.day("2026-06-16 10:00").client, order, "worse")
    _stay, pause = chart.seen("2026-06-16 10:01").duty(WORSE, owner="Pete", level="T3").offers
    assert str(pause.says) == (
        "Pause at this dose of sertraline for 14 days more: the next step comes on 7 July 2026, and those after it as much later"
    )
    chart.day("2026-06-16 12:00").prescriber.writes(lambda _: pause.drafts, "pauses the taper at 50 mg")
    seen = chart.seen("2026-06-16 12:01")
    (course,) = seen.view().courses
    doses = {day: course.step_on(date(2026, *day)).amount.value for day in ((6, 22), (7, 6), (7, 7), (7, 20))}
    assert doses == {(6, 22): 50, (7, 6): 50, (7, 7): 25, (7, 20): 25}
    assert course.last == date(2026, 7, 20)
    seen.no_duty(f"{RULE}.worse")
    seen.says_nothing_of(f"{RULE}.next_step", "medication.taper")


def doses_of(seen, *days):
    (course,) = seen.view().courses
    steps = [course.step_on(date(2026, *day)) for day in days]
    return [step.amount.value if step else None for step in steps]


def test_a_medicine_that_rested_goes_on_from_its_step_and_the_last_day_moves(chart):
    """R21. Ill from 16 to 29 June in the middle of a taper: 50 mg has seven days left, 25 mg comes on 7 July and the last day is 20 July."""
    order = tapering(chart)
    chart.day("2026-06-16 08:00").client.pauses(order, "2026-06-16", "In hospital with pneumonia")
    duty = chart.seen("2026-06-30 10:00").duty(
        "sertraline is paused since 16 June 2026 (In hospital with pneumonia): decide whether and how it goes on.",
        owner="Pete",
        level="T3",
    )
    (offer,) = duty.offers
    assert (
        str(offer.says)
        == "Take sertraline again from the step at which it was paused; the last day is 20 July 2026 then"
    )
    chart.day("2026-06-30 10:01").prescriber.writes(
        lambda _: offer.drafts, "signs the steps that were drafted"
    )
    seen = chart.seen("2026-06-30 10:02")
    assert doses_of(seen, (6, 20), (6, 30), (7, 6), (7, 7), (7, 20), (7, 21)) == [
        None, 50, 50, 25, 25, None
    ]  # fmt: skip


def test_a_rest_longer_than_the_taper_is_still_decided_by_a_person(chart):
    """R21. By the calendar it would be over since 6 July: nobody stopped it, so it is still asked for, with the steps moved."""
    order = tapering(chart)
    chart.day("2026-06-16 08:00").client.pauses(order, "2026-06-16", "Away, and the tablets are at home")
    says = "sertraline is paused since 16 June 2026 (Away, and the tablets are at home): decide whether and how it goes on."
    (offer,) = chart.seen("2026-07-14 10:00").duty(says, owner="Pete", level="T3", overdue=True).offers
    chart.day("2026-07-14 10:01").prescriber.writes(
        lambda _: offer.drafts, "signs the steps that were drafted"
    )
    assert doses_of(chart.seen("2026-07-14 10:02"), (7, 14), (7, 20), (7, 21), (8, 3)) == [50, 50, 25, 25]


def test_one_dose_that_goes_on_until_changed_has_no_steps_to_move(chart):
    """R21. Stays quiet. A medicine without planned steps is paused and taken again as before."""
    order = chart.day("2026-01-06 10:00").prescriber.orders("sertraline", 75, "2026-01-06")
    chart.day("2026-06-16 08:00").client.pauses(order, "2026-06-16", "A stomach bug")
    (duty,) = [one for one in chart.seen("2026-06-18 10:00").said.duties if one.rule == "medication.held"]
    assert duty.offers == ()


def test_a_taper_whose_stop_was_signed_apart_offers_no_pause(chart):
    """R21. Stays quiet. The steps would move past the day on which it ends: the prescriber plans it anew."""
    order = tapering(chart)
    chart.day("2026-06-08 11:00").prescriber.stops(order, "2026-07-03")
    says(chart.day("2026-06-16 10:00").client, order, "worse")
    duty = chart.seen("2026-06-16 10:01").duty(WORSE, owner="Pete", level="T3")
    assert [str(one.says) for one in duty.offers] == ["Stay at this dose of sertraline"]


def test_a_worse_answer_is_not_forgotten_when_the_next_step_came(chart):
    """The next step was taken without a decision: it is still asked for, and overdue."""
    order = tapering(chart)
    says(chart.day("2026-06-16 10:00").client, order, "worse")
    chart.seen("2026-07-01 10:00").duty(WORSE, owner="Pete", level="T3", overdue=True)


def test_nobody_placed_check_ins(chart):
    """Cannot tell. No source names a day, so without a person's choice nothing is asked."""
    order = chart.day("2026-01-06 10:00").prescriber.orders("sertraline", 75, "2026-01-06")
    chart.day("2026-06-08 10:00").prescriber.changes_dose(order, 50, "2026-06-09")
    chart.seen("2026-06-30 10:00").no_duty(f"{RULE}.ask")


def test_a_seizure_while_a_sedative_goes_down_opens_es22(chart):
    """ES22. A seizure or confusion after a smaller dose of a benzodiazepine is an emergency, at once."""
    order = tapering(chart, "clonazepam", (1, 0.875, 0.75))
    says(chart.day("2026-06-16 10:00").client, order, "much_worse", danger=True)
    (raised,) = chart.raised()
    assert (raised.body.event, raised.body.level) == ("ES22-2", "T0")


def test_after_the_last_dose_somebody_asks_too(chart):
    """The step to nothing is a step: seven days after 7 July."""
    order = tapering(chart)
    says(chart.day("2026-06-16 10:00").client, order, "same")
    says(chart.day("2026-06-30 10:00").client, order, "same", since="2026-06-23")
    chart.seen("2026-07-14 09:00").duty(
        "Ask how it is with less sertraline since 7 July 2026.",
        owner="Nora",
        level="T4",
        due="2026-07-21 00:00",
    )
