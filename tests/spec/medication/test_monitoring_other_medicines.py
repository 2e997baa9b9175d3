"""Monitoring of clozapine, valproate and the metabolic effects: what is due when, what stops a start, what holds the supply."""

from tests.spec.medication.lamotrigine_with_valproate import begun

ANC = "ANC"


def test_clozapine_without_a_count(chart):
    """MO15: no neutrophil count, no start."""
    chart.day("2026-02-02 10:00").prescriber.tries_to_order(
        "clozapine", 12.5, "2026-02-03", labs=False, indication="schizophrenia"
    ).refused("ANC")


def test_clozapine_with_a_low_count(chart):
    """MO15: a count below 1500 at the baseline stops the start."""
    chart.day("2026-02-02 09:00").nurse.has_result("ANC", 1.2)
    chart.day("2026-02-02 10:00").prescriber.tries_to_order(
        "clozapine", 12.5, "2026-02-03", indication="schizophrenia"
    ).refused("is not started with 1.2 10*3/uL: ANC of 1000 to 1499")


def test_clozapine_week_by_week(chart):
    """Weekly for 26 weeks, then every two; a week missed is late after two days, and the next supply waits."""
    chart.day("2026-02-03 10:00").prescriber.orders("clozapine", 12.5, "2026-02-03")
    chart.seen("2026-02-03 10:01").planned("MO15", "2026-02-10", "2026-02-12")
    chart.seen("2026-02-10 09:00").asks_for(ANC)
    seen = chart.seen("2026-02-13 09:00")
    seen.planned("MO15", "2026-02-10", state="overdue")
    seen.finds(
        "The next supply of clozapine waits for this: ANC was due by 12 February 2026.", urgency="attention"
    )
    chart.day("2026-02-13 10:00").nurse.has_result("ANC", 4.0)
    chart.seen("2026-02-13 10:01").planned("MO15", "2026-02-20")
    chart.day("2026-08-03 10:00").nurse.has_result("ANC", 4.0)
    chart.seen("2026-08-03 10:01").planned("MO15", "2026-08-18")


def test_clozapine_and_a_falling_count(chart):
    """900 is urgent the same day, with what to do."""
    chart.day("2026-02-03 10:00").prescriber.orders("clozapine", 12.5, "2026-02-03")
    chart.day("2026-02-10 10:00").nurse.has_result("ANC", 900, "/uL")
    seen = chart.seen("2026-02-10 10:01")
    says = "ANC 900 /uL on 10 February 2026: ANC of 500 to 999."
    seen.finds(says, urgency="urgent")
    seen.duty(says, owner="Pete", level="T2")


def test_valproate(chart):
    """A level 3 to 5 days after the start, liver and platelets after one and three months, then every six."""
    chart.day("2026-02-03 10:00").prescriber.orders("divalproex", 500, "2026-02-03")
    seen = chart.seen("2026-02-03 10:01")
    seen.planned("MO08", "2026-02-06", "2026-02-08")
    seen.planned("MO07", "2026-03-03", part="liver")
    chart.day("2026-03-03 10:00").nurse.has_result("ALT", 30, reference="7-56 U/L")
    seen = chart.seen("2026-03-03 10:01")
    seen.planned("MO07", "2026-05-03", part="liver")
    seen.planned("MO07", "2026-03-03", part="platelets", state="due")


def test_liver_values_by_the_laboratorys_own_limit(chart):
    """Three times the upper limit of the range that came with it; without a range nobody can tell."""
    chart.day("2026-02-03 10:00").prescriber.orders("divalproex", 500, "2026-02-03")
    chart.day("2026-03-03 10:00").nurse.has_result("ALT", 175, reference="7-56 U/L")
    chart.seen("2026-03-03 10:01").finds(
        "ALT 175 U/L on 3 March 2026: ALT above 3 times the upper limit.", urgency="urgent"
    )
    chart.day("2026-03-04 10:00").nurse.has_result("ALT", 175)
    chart.seen("2026-03-04 10:01").finds(
        "ALT 175 U/L on 4 March 2026 cannot be judged by its limit.", state="cannot_tell",
        missing="The laboratory's reference range.",
    )  # fmt: skip


def test_metabolic_values(chart):
    """Quetiapine: weight at 4, 8 and 12 weeks, glucose at 12 weeks, each told why."""
    chart.day("2026-02-03 09:00").nurse.has_result("weight", 80)
    chart.day("2026-02-03 10:00").prescriber.orders("quetiapine", 100, "2026-02-03")
    seen = chart.seen("2026-02-03 10:01")
    line = seen.planned("MO19", "2026-03-03", part="weight", state="not_yet")
    assert "4 weeks after the start" in str(line.why)
    seen.planned("MO21", "2026-02-03", part="glucose", state="due")
    chart.day("2026-02-04 09:00").nurse.has_result("fasting glucose", 5.0, "mmol/L")
    chart.seen("2026-02-04 09:01").planned("MO21", "2026-04-28", part="glucose")


def test_weight_gain(chart):
    """5% within three months is told with both weights."""
    chart.day("2026-02-03 09:00").nurse.has_result("weight", 80)
    chart.day("2026-02-03 10:00").prescriber.orders("quetiapine", 100, "2026-02-03")
    chart.day("2026-03-03 10:00").nurse.has_result("weight", 187, "lbs")
    chart.seen("2026-03-03 10:01").finds(
        "weight 187 lbs on 3 March 2026, before that 80 kg: weight up by 5% or more in 3 months."
    )


def test_what_no_laboratory_sends(chart):
    """MO22: the involuntary movement scale is a form; answered, it is done. What has no form, somebody says."""
    chart.day("2026-02-03 10:00").prescriber.orders("quetiapine", 100, "2026-02-03")
    chart.seen("2026-02-04").asks_for("waist")
    chart.day("2026-02-04 10:00").nurse.watched("MO19", "waist")
    chart.seen("2026-02-04 10:01").does_not_ask_for("waist")


def test_who_it_is_for(chart):
    """MO40 is for people under 25: asked of them, not of others, and nobody guesses where the birth date is not known."""
    chart.day("2026-02-03 10:00").prescriber.orders("sertraline", 50, "2026-02-03")
    chart.seen("2026-02-04").ledger_says("MO40", "cannot_tell")
    chart.born("2005-01-10")
    chart.seen("2026-02-04").planned("MO40", "2026-02-03", state="overdue")


def test_from_65_on_sodium_is_measured_before_an_ssri_and_after(chart):
    """R97, MO25. Before the first dose, two weeks after it and four weeks after it; each until a result is there."""
    chart.born("1955-05-01")
    chart.day("2026-02-03 10:00").prescriber.orders("sertraline", 25, "2026-02-03")
    seen = chart.seen("2026-02-04")
    seen.planned("MO25", "2026-02-03", state="overdue")
    seen.asks_for("sodium")
    chart.day("2026-02-04 10:00").nurse.has_result("sodium", 139)
    chart.seen("2026-02-04 10:01").planned("MO25", "2026-02-17")
    chart.day("2026-02-17 10:00").nurse.has_result("sodium", 138)
    chart.seen("2026-02-17 10:01").planned("MO25", "2026-03-03")


def test_from_65_on_falls_are_asked_for_every_three_months(chart):
    """R97, MO38. Three months after the start, and three months after each time it was asked."""
    chart.born("1955-05-01")
    chart.day("2026-02-03 10:00").prescriber.orders("sertraline", 25, "2026-02-03")
    chart.seen("2026-02-04").planned("MO38", "2026-05-03")
    chart.seen("2026-05-03 09:00").asks_for("falls, cognition, anticholinergic burden, orthostatic BP")
    chart.day("2026-05-03 10:00").nurse.watched("MO38")
    chart.seen("2026-05-03 10:01").planned("MO38", "2026-08-03")


def test_at_sixty_neither_sodium_nor_falls_are_asked_for(chart):
    """The same order, five years younger and more."""
    chart.born("1965-05-01")
    chart.day("2026-02-03 10:00").prescriber.orders("sertraline", 25, "2026-02-03")
    seen = chart.seen("2026-05-10 09:00")
    seen.does_not_ask_for("sodium")
    seen.does_not_ask_for("falls")


def test_one_blood_draw_is_one_duty(chart):
    """What is due at the same time is one line for each owner, with every reason under it."""
    chart.day("2026-02-03 10:00").prescriber.orders("divalproex", 500, "2026-02-03")
    duty = chart.seen("2026-03-04").asks_for("valproate level")
    assert "liver tests" in str(duty.says)
    assert "platelets" in str(duty.says)
    assert len(duty.remarks) == 2


def test_medicines_from_elsewhere_are_watched_there(chart):
    """The ledger shows what they ask for; the duty is not ours."""
    chart.day("2026-02-03 10:00").client.tells_medicine("divalproex", "divalproex", started="2026-01-03")
    seen = chart.seen("2026-02-04")
    seen.ledger_says("MO07", "overdue", part="liver")
    seen.does_not_ask_for("liver")


def test_what_a_medicine_from_elsewhere_asks_for_is_said(chart):
    """Not a duty of ours, and not silence: what it asks for, and whom to ask."""
    chart.day("2026-02-05 10:00").client.tells_medicine("divalproex", "divalproex", started="2026-01-03")
    found = chart.seen("2026-02-06").finds(
        "divalproex, from elsewhere and not ordered here, asks for: liver tests, platelets, weight and waist."
    )
    assert str(found.do) == "Ask whoever prescribes it for the results."


def test_a_list_of_the_pharmacy_counts_like_what_was_told(chart):
    """Divalproex stands only on the list of the pharmacy: it is in the ledger, from elsewhere."""
    chart.day("2026-02-03 10:00").nurse.receives_list("pharmacy", "divalproex 500 mg")
    lines = [one for one in chart.seen("2026-02-04").view().monitoring if one.drug == "divalproex"]
    assert lines
    assert not any(one.ordered_here for one in lines)


def test_a_list_adds_to_the_burdens_and_is_marked(chart):
    """Benztropine on the list of the hospital adds to what was ordered here, and is named as not ours."""
    chart.day("2026-02-03 10:00").prescriber.orders("olanzapine", 5, "2026-02-03", indication="schizophrenia")
    chart.day("2026-02-03 11:00").nurse.receives_list("hospital", "benztropine 1 mg")
    said = [one for one in chart.seen("2026-02-04").said.findings if one.rule == "medication.MR13"]
    assert said
    assert "From elsewhere, not ordered here: benztropine." in str(said[0].do)


def test_case_d_the_skin_is_looked_at_every_week_until_27_july(chart):
    """Case D. LTG-V from 1 June: a rash check each week for eight weeks, the last on 27 July, and none after."""
    begun(chart)
    checks = [
        f"2026-{day}" for day in ("06-08", "06-15", "06-22", "06-29", "07-06", "07-13", "07-20", "07-27")
    ]
    for due in checks:
        chart.seen(f"{due} 08:00").planned("MO13", due, state="due")
        chart.day(f"{due} 10:00").nurse.watched("MO13")
    chart.seen("2026-07-27 11:00").ledger_says("MO13", "done")


def test_r98_under_twenty_five_the_checks_of_week_one_and_two_are_asked_for(chart):
    """R98, MO40. From 3 February at 20: asked for a week later, and again in week 2 when the first was done."""
    chart.born("2005-06-10")
    chart.day("2026-02-03 10:00").prescriber.orders("sertraline", 50, "2026-02-03")
    chart.day("2026-02-03 11:00").nurse.watched("MO40")
    chart.seen("2026-02-10 08:00").planned("MO40", "2026-02-10", state="due")
    chart.day("2026-02-10 10:00").nurse.watched("MO40")
    seen = chart.seen("2026-02-17 08:00")
    seen.planned("MO40", "2026-02-17", state="due")
    seen.asks_for("suicidal thoughts and activation check")
    chart.day("2026-02-17 10:00").nurse.watched("MO40")
    chart.seen("2026-02-17 11:00").does_not_ask_for("suicidal thoughts and activation check")


def test_r98_growth_is_measured_while_a_stimulant_is_taken(chart):
    """R98, MO27. Under 18 height belongs to it, some weeks after a change of dose and then every six months."""
    chart.born("2012-06-10")
    chart.day("2026-02-03 09:00").nurse.has_result("height", 150, "cm")
    chart.day("2026-02-03 10:00").prescriber.orders(
        "methylphenidate_oros", 18, "2026-02-03", indication="adhd"
    )
    chart.seen("2026-02-03 10:01").planned("MO27", "2026-02-17", "2026-03-17", part="height")
    chart.day("2026-03-02 10:00").nurse.has_result("height", 151, "cm")
    chart.seen("2026-03-02 10:01").planned("MO27", "2026-09-02", part="height")


def test_an_adult_on_a_stimulant_is_not_measured_for_growth(chart):
    """MO27: height belongs to those under 18; pressure, pulse and weight to everybody."""
    chart.born("1992-06-10")
    chart.day("2026-02-03 10:00").prescriber.orders(
        "methylphenidate_oros", 18, "2026-02-03", indication="adhd"
    )
    seen = chart.seen("2026-02-03 10:01")
    assert "height" not in {one.part for one in seen.view().monitoring if one.rule.id == "MO27"}
    seen.planned("MO27", "2026-02-17", "2026-03-17", part="weight")
