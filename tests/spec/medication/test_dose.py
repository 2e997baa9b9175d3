"""Doses: the range of the use, the age, the kidney and the liver; slips of the pen; what cannot be checked is said."""

from datetime import date

import pytest

from steadystep import knowledge
from steadystep.chart import Dose, NewEntry, When
from steadystep.chart.medication import DoseChanged, DoseStep, Order, ReasonGiven
from steadystep.reasoning import consider
from tests.spec.clinic import instant
from tests.spec.medication.health import finds, is_person, says

MAXIMUM, RANGE, UNCHECKED = "medication.dose_maximum", "medication.dose_range", "medication.dose_unchecked"
ABOVE_USUAL = "medication.dose_above_usual"
SLIP, START, TWICE = "medication.dose_slip", "medication.dose_start", "medication.dose_twice"
EVERY = (MAXIMUM, RANGE, UNCHECKED, SLIP, START, TWICE)


def orders(who, drug: str, dose: Dose, indication: str, *, times: float = 1, route: str = "oral") -> str:
    step = DoseStep(first=date(2026, 2, 3), amount=dose, times_a_day=times)
    name = knowledge.load().drug_names[drug].name
    body = Order(when=who._when(), name=name, drug=drug, indication=indication, route=route, steps=(step,))
    often = "" if times == 1 else f", {times:g} times a day"
    return who._write(body, f"orders {name} {dose}{often} for {indication}")


def test_inside_the_usual_range(chart):
    """Sertraline 50 mg for depression: nothing is said of the dose."""
    orders(chart.day("2026-02-03").prescriber, "sertraline", Dose(50, "mg"), "major depression")
    chart.seen("2026-02-03 10:00").says_nothing_of(*EVERY)


BELOW = "quetiapine (IR; XR notes) 100 mg a day is below the usual range of 150 to 750 mg a day."


def test_below_the_usual_range_is_a_note(chart):
    """R18. 100 mg of quetiapine for schizophrenia, where 150 to 750 mg is usual: said, and nobody is interrupted."""
    orders(chart.day("2026-02-03").prescriber, "quetiapine", Dose(100, "mg"), "schizophrenia")
    chart.seen("2026-02-03 10:00").finds(BELOW, urgency="note")


def test_a_first_dose_is_no_low_dose(chart):
    """It begins with 50 mg: low on purpose."""
    orders(chart.day("2026-02-03").prescriber, "quetiapine", Dose(50, "mg"), "schizophrenia")
    assert not _below(chart, "2026-02-03 10:00")


def test_on_the_way_down_a_low_dose_is_no_note(chart):
    """Below the usual range says something of a dose that goes up, and nothing of one that is brought down on purpose."""
    order = orders(chart.day("2026-02-03").prescriber, "quetiapine", Dose(300, "mg"), "schizophrenia")
    chart.day("2026-03-03").prescriber.changes_dose(order, 100, "2026-03-03")
    assert not _below(chart, "2026-03-04 10:00")


def _below(chart, at: str) -> list[str]:
    return [
        said for one in chart.seen(at).said.findings if "is below the usual range" in (said := str(one.says))
    ]


def test_above_the_maximum_is_refused(chart):
    """A hard limit that was verified at least in part: 250 mg of sertraline cannot be signed."""
    attempt = chart.day("2026-02-03").prescriber.tries_to_order(
        "sertraline", 250, "2026-02-03", indication="depression"
    )
    attempt.refused("sertraline 250 mg a day is above the highest dose of 200 mg a day (MDD/OCD, adult).")


def test_above_an_unverified_maximum_needs_a_reason(chart):
    """Nobody verified the limit in mild impairment of the liver: it asks for a reason and does not block."""
    says(chart.day("2026-02-02").prescriber, "hepatic_impairment_mild", True)
    orders(chart.day("2026-02-03").prescriber, "sertraline", Dose(150, "mg"), "depression")
    found = chart.seen("2026-02-03 10:00").finds(
        "sertraline 150 mg a day is above the highest dose of 100 mg a day (any, mild hepatic impairment).",
        urgency="attention",
    )
    assert found.severity == "major"
    assert found.ground.verification == "unverified"


def test_when_nobody_asked_about_the_liver(chart):
    """150 mg is fine for most; for some it is too much, and whether for her is not known. 50 mg is fine for all."""
    order = orders(chart.day("2026-02-03").prescriber, "sertraline", Dose(50, "mg"), "depression")
    chart.seen("2026-02-03 10:00").says_nothing_of(*EVERY)
    chart.day("2026-03-03").prescriber.changes_dose(order, 150, "2026-03-03")
    chart.seen("2026-03-03 10:00").finds(
        "sertraline: for some people 100 mg a day is the highest dose. Whether for this one is not known.",
        missing="Not known: mild impairment of the liver", state="cannot_tell", urgency="note",
    )  # fmt: skip
    says(chart.day("2026-03-04").prescriber, "hepatic_impairment", False)
    chart.seen("2026-03-04 10:00").says_nothing_of(*EVERY)


def test_ten_times_the_usual_dose(chart):
    """Escitalopram 100 mg: was 10 mg meant? It stops all the same."""
    attempt = chart.day("2026-02-03").prescriber.tries_to_order(
        "escitalopram", 100, "2026-02-03", indication="GAD"
    )
    attempt.refused("above the highest dose of 20 mg a day")
    told = considered(chart, "escitalopram", Dose(100, "mg"), "GAD")
    assert str(told[MAXIMUM].why) == "Ten times the usual dose: was 10 mg meant?"


def considered(chart, drug: str, dose: Dose, indication: str, *, times: float = 1) -> dict:
    """What the checks would say of an order, by rule."""
    step = DoseStep(first=date(2026, 2, 3), amount=dose, times_a_day=times)
    when = When.instant(instant("2026-02-03"), chart.zone)
    body = Order(when=when, name=drug, drug=drug, indication=indication, steps=(step,))
    found = consider(
        chart.chart, [NewEntry(id="new", body=body)], knowledge.load(), chart.clinic, instant("2026-02-03")
    )
    return {one.rule: one for one in found.adds}


@pytest.mark.parametrize(
    ("drug", "dose", "times", "use", "rule", "asks"),
    [
        ("prazosin", Dose(3, "g"), 1, "PTSD nightmares", MAXIMUM, "A thousand times the usual dose: was 3 mg meant?"),
        ("prazosin", Dose(3000, "mg"), 1, "nightmares", MAXIMUM, "A thousand times the usual dose: was 3000 µg meant?"),
        ("sertraline", Dose(50, "ug"), 1, "depression", SLIP, "A thousandth of the usual dose: was 50 mg meant?"),
        ("sertraline", Dose(5, "mg"), 1, "depression", SLIP, "A tenth of the usual dose: was 50 mg meant?"),
        ("citalopram", Dose(10, "ug"), 1, "depression", SLIP, "Was 10 mg meant?"),
        ("acamprosate", Dose(1998, "ug"), 1, "alcohol use disorder", SLIP, "Was 1998 mg meant?"),
        ("clonidine_er", Dose(100, "mg"), 1, "ADHD", MAXIMUM, "A thousand times the usual dose: was 100 µg meant?"),
        ("divalproex", Dose(10000, "mg"), 1, "bipolar mania", ABOVE_USUAL, "Ten times the usual dose: was 1000 mg meant?"),
        ("quetiapine", Dose(400, "mg"), 2, "schizophrenia", MAXIMUM,
         "Was 400 mg for the whole day meant, divided into 2 doses?"),
    ],
)  # fmt: skip
def test_units_and_days_mixed_up(chart, drug, dose, times, use, rule, asks):
    """mg for µg, g for mg, a day's dose for each dose, a tenth: asked in words, also where no row is surely hers."""
    is_person(chart.day("2026-02-02").prescriber, born="1985-01-01", sex="male")
    found = considered(chart, drug, dose, use, times=times)
    assert str(found[rule].why) == asks
    chart.note("expect", f"{drug} {dose}, {times:g} times a day: “{asks}”")


def test_case_a_panic_starts_low(chart):
    """Case A: 50 mg of sertraline as the first dose for panic; the schedule that begins at 25 mg is offered."""
    orders(chart.day("2026-02-03").prescriber, "sertraline", Dose(50, "mg"), "panic disorder")
    says_so = "Panic disorder starts at 25 mg for 7 days: sertraline 50 mg a day is more."
    found = chart.seen("2026-02-03 10:00").finds(says_so, offers="Begin by schedule SER-PD")
    assert found.severity == "major"
    drafted = found.offers[0].drafts
    assert isinstance(drafted, Order)
    assert [(str(step.first), step.milligrams_a_day) for step in drafted.steps] == [
        ("2026-02-03", 25),
        ("2026-02-10", 50),
    ]
    chart.seen("2026-02-10 00:00").says_nothing_of(START)


def test_who_takes_it_already_does_not_start(chart):
    """The same order for somebody who comes with sertraline from elsewhere."""
    chart.day("2026-02-02").client.tells_medicine("sertraline", "sertraline", started="2025-11-01")
    orders(chart.day("2026-02-03").prescriber, "sertraline", Dose(50, "mg"), "panic disorder")
    chart.seen("2026-02-03 10:00").says_nothing_of(START)


def test_a_birthday_changes_the_highest_dose(chart):
    """Citalopram: 40 mg a day until 60, 20 mg a day after. On the 61st birthday it is said."""
    is_person(chart.day("2026-02-02").prescriber, born="1965-03-10", sex="male")
    orders(chart.day("2026-02-03").prescriber, "citalopram", Dose(20, "mg"), "depression")
    order = chart.chart.entries[-1].id
    chart.day("2026-02-20").prescriber.changes_dose(order, 40, "2026-02-20")
    chart.seen("2026-03-09 23:59").says_nothing_of(MAXIMUM)
    chart.seen("2026-03-10 00:00").finds(
        "citalopram 40 mg a day is above the highest dose of 20 mg a day (MDD, age >60, hepatic impairment, CYP2C19 PM or "
        "CYP2C19 inhibitor)."
    )


def test_at_sixty_three_the_usual_first_dose(chart):
    """R97. Paroxetine starts at 20 mg for depression."""
    is_person(chart.day("2026-02-02").prescriber, born="1962-03-10", sex="male")
    orders(chart.day("2026-02-03").prescriber, "paroxetine", Dose(20, "mg"), "depression")
    chart.seen("2026-02-03 10:00").says_nothing_of(START)


def test_from_65_on_the_first_dose_is_lower(chart):
    """R97. The same order for somebody of 67: it starts at 10."""
    is_person(chart.day("2026-02-02").prescriber, born="1958-03-10", sex="male")
    orders(chart.day("2026-02-03").prescriber, "paroxetine", Dose(20, "mg"), "depression")
    chart.seen("2026-02-03 10:00").finds("paroxetine (IR) starts at 10 mg a day: 20 mg a day is more.")


def test_from_65_on_start_low_is_said_where_no_row_does(chart):
    """R97. Sertraline has no row for 65 and older: that is said, without a figure of ours; at 63 nothing is said, nor below the usual start."""
    says = "sertraline: no row names a first dose for 65 and older; 50 mg a day is how adults start."
    chart.born("1958-03-10")
    orders(chart.day("2026-02-03").prescriber, "sertraline", Dose(50, "mg"), "depression")
    chart.seen("2026-02-03 10:00").finds(says, urgency="note")
    chart.seen("2026-02-20 10:00").says_nothing_of("medication.dose_start.older")


def test_from_65_on_a_dose_below_the_usual_start_is_low_already(chart):
    """R97. 25 mg is less than adults start with: nothing is said."""
    chart.born("1958-03-10")
    orders(chart.day("2026-02-03").prescriber, "sertraline", Dose(25, "mg"), "depression")
    chart.seen("2026-02-03 10:00").says_nothing_of("medication.dose_start.older")


def test_from_65_on_the_highest_dose_is_lower(chart):
    """R97. Zolpidem 10 mg is refused at 70: 5 mg is the most."""
    chart.born("1955-05-01")
    chart.day("2026-02-03 10:00").prescriber.tries_to_order(
        "zolpidem", 10, "2026-02-03", indication="insomnia"
    ).refused("is above the highest dose of 5 mg a day (insomnia, age 65+ or hepatic)")


def test_kidney_function_not_known(chart):
    """Acamprosate is dosed by the kidney: until its function is known, that is what is said."""
    orders(
        chart.day("2026-02-03").prescriber, "acamprosate", Dose(666, "mg"), "alcohol use disorder", times=3
    )
    chart.seen("2026-02-03 10:00").finds(
        "acamprosate is dosed by what is not known of this client: its dose was not checked.", state="cannot_tell",
        missing="Not known: creatinine clearance above 50 mL/min",
    )  # fmt: skip
    is_person(chart.day("2026-02-04").prescriber, born="1976-02-02", sex="female")
    finds(chart.day("2026-02-04").nurse, "Creatinine", 1.6, "mg/dL", code="2160-0")
    finds(chart.day("2026-02-04").nurse, "Weight", 60, "kg", code="29463-7")
    found = chart.seen("2026-02-04 10:00").finds(
        "acamprosate 1998 mg a day is above the highest dose of 999 mg a day (AUD, CrCl 31-50)."
    )
    assert found.severity == "contraindicated"


def test_a_maximum_by_weight(chart):
    """Divalproex: 60 mg for each kg a day. Without a weight nobody can tell; with 50 kg, 3000 mg is the most."""
    orders(chart.day("2026-02-03").prescriber, "divalproex", Dose(1250, "mg"), "mania", times=2)
    chart.seen("2026-02-03 10:00").finds(
        _weight_words(), state="cannot_tell", missing="The body weight.",
    )  # fmt: skip
    finds(chart.day("2026-02-04").nurse, "Weight", 40, "kg", code="29463-7")
    assert MAXIMUM in {one.rule for one in chart.seen("2026-02-04 10:00").said.findings}


def _weight_words() -> str:
    name = knowledge.load().drug_names["divalproex"].name
    return f"The highest dose of {name} is 60 mg for each kg of body weight a day: it was not checked."


def test_no_row_for_the_use(chart):
    """Olanzapine for mania: the use is in the formulary, its figures are not known."""
    orders(chart.day("2026-02-03").prescriber, "olanzapine", Dose(10, "mg"), "mania")
    chart.seen("2026-02-03 10:00").finds(
        "No dosing row of olanzapine for “mania”: its dose was not checked.", state="cannot_tell",
        missing="Check the dose by hand against the label.",
    )  # fmt: skip


def test_above_every_use(chart):
    """200 mg of olanzapine is above the maximum of every use, whatever it is for."""
    found = considered(chart, "olanzapine", Dose(200, "mg"), "mania")
    assert found[MAXIMUM].severity == "major"
    assert str(found[MAXIMUM].why) == "Ten times the usual dose: was 20 mg meant?"


def test_a_child(chart):
    """Rows for adults say nothing of a child of ten."""
    is_person(chart.day("2026-02-02").prescriber, born="2016-01-05")
    orders(chart.day("2026-02-03").prescriber, "venlafaxine_xr", Dose(37.5, "mg"), "depression")
    name = knowledge.load().drug_names["venlafaxine_xr"].name
    chart.seen("2026-02-03 10:00").finds(
        f"No dosing row of {name} for this age: its dose was not checked.", state="cannot_tell"
    )


def test_a_dose_in_tablets(chart):
    """Tablets tell no milligrams: the dose is not checked, and that is said."""
    orders(chart.day("2026-02-03").prescriber, "sertraline", Dose(1, "{tablet}"), "depression")
    chart.seen("2026-02-03 10:00").finds(
        "The dose of sertraline was not checked: it is in tablet.",
        state="cannot_tell",
        missing="The dose in mg.",
    )


def test_by_time_of_day(chart):
    """Case B: 300 mg in the morning and 600 mg at night are 900 mg a day."""
    is_person(chart.day("2026-02-02").prescriber, born="1988-01-01", sex="female")
    says(chart.day("2026-02-02").prescriber, "crcl_90", True)
    prescriber = chart.day("2026-02-03").prescriber
    order = orders(prescriber, "lithium", Dose(300, "mg"), "bipolar II disorder", times=2)
    chart.seen("2026-02-03 10:00").says_nothing_of(*EVERY)
    prescriber = chart.day("2026-02-10").prescriber
    step = DoseStep.by_time(date(2026, 2, 10), {"morning": Dose(300, "mg"), "night": Dose(600, "mg")})
    prescriber._write(
        DoseChanged(when=prescriber._when(), order=order, steps=(step,), why="Level 0.42."),
        "changes the dose to 300 mg in the morning and 600 mg at night",
    )
    chart.seen("2026-02-10 10:00").says_nothing_of(*EVERY)


def test_ordered_twice(chart):
    """A second order of the same medicine for the same days is nearly always a change that was meant."""
    orders(chart.day("2026-02-03").prescriber, "sertraline", Dose(50, "mg"), "depression")
    orders(chart.day("2026-02-04").prescriber, "sertraline", Dose(50, "mg"), "depression")
    found = chart.seen("2026-02-04 10:00").finds(
        "sertraline is already ordered for these days: together 100 mg a day."
    )
    assert found.severity == "major"


def test_one_after_the_other_is_no_double(chart):
    order = chart.day("2026-02-03").prescriber.orders("sertraline", 50, "2026-02-03")
    chart.day("2026-02-10").prescriber.stops(order, "2026-02-10")
    chart.day("2026-02-11").prescriber.orders("sertraline", 50, "2026-02-11")
    chart.seen("2026-02-11 10:00").says_nothing_of(TWICE)


ABOVE = "medication.dose_above_usual"


def reasoned(found, *given: ReasonGiven) -> list[str]:
    return [one.rule for one in found.unanswered(found.answered_by(given))]


def weighed(chart, mg: float):
    step = DoseStep(first=date(2026, 2, 3), amount=Dose(mg, "mg"))
    when = When.instant(instant("2026-02-03"), chart.zone)
    body = Order(when=when, name="duloxetine", drug="duloxetine", indication="depression", steps=(step,))
    new = [NewEntry(id="new", body=body)]
    return consider(chart.chart, new, knowledge.load(), chart.clinic, instant("2026-02-03"))


def test_above_the_usual_range_is_a_note_signed_with_a_reason(chart):
    """R18. 90 mg of duloxetine, usual up to 60, at most 120: nobody is interrupted, and it is signed with a reason."""
    attempt = chart.day("2026-02-03").prescriber.tries_to_order(
        "duloxetine", 90, "2026-02-03", indication="depression"
    )
    attempt.notes("duloxetine 90 mg a day is above the usual range of")
    (note,) = [one for one in weighed(chart, 90).adds if one.rule == ABOVE]
    assert (note.severity, note.urgency) == ("minor", "note")


def test_words_alone_or_a_code_nobody_knows_is_no_reason_above_the_usual_range(chart):
    """A code of the list and words of one's own, both."""
    found = weighed(chart, 90)
    assert ABOVE in reasoned(found)
    assert ABOVE in reasoned(found, ReasonGiven(rule=ABOVE, reason="It helped a little"))
    assert ABOVE in reasoned(found, ReasonGiven(rule=ABOVE, reason="It helped", code="because"))
    whole = ReasonGiven(rule=ABOVE, reason="60 mg helped a little", code="helped_in_part")
    assert ABOVE not in reasoned(found, whole)
    assert ABOVE not in reasoned(weighed(chart, 60))


def test_who_comes_down_is_not_asked_why_the_dose_is_still_high(chart):
    """From 120 to 90 mg: still above the usual range, and on the way down."""
    order = orders(chart.day("2026-02-03").prescriber, "duloxetine", Dose(120, "mg"), "depression")
    attempt = chart.day("2026-03-03").prescriber.tries_to_change(order, 90, "2026-03-03")
    attempt.notes("duloxetine 90 mg a day is above the usual range of")
    new = NewEntry(id="new", body=attempt.body)
    found = consider(chart.chart, [new], knowledge.load(), chart.clinic, instant("2026-03-03"))
    assert ABOVE not in reasoned(found)
