"""Interactions: derived from what medicines do, with the explicit rows, washouts in days, and the same thing said once."""

from steadystep.chart import Coding, When
from steadystep.chart.intake import Allergy
from steadystep.chart.medication import SideEffect
from tests.spec.medication.health import is_person, says


def test_ibuprofen_beside_lithium(chart):
    """Case B. A dentist's ibuprofen can make lithium toxic: it is major until somebody answers, and says what to do."""
    chart.day("2026-02-03 10:00").prescriber.orders("lithium", 300, "2026-02-03", times=2)
    chart.day("2026-07-10 10:00").client.tells_medicine("ibuprofen", "ibuprofen", started="2026-07-10")
    found = chart.seen("2026-07-10 10:01").finds(
        "ibuprofen with lithium carbonate: ibuprofen can raise lithium into the unsafe range.", urgency="attention",
        why="It can lead to lithium rises 20-60% (more when old or dehydrated).",
    )  # fmt: skip
    assert (found.rule, found.severity, found.rows) == ("medication.MR16", "major", ("IX08", "MR16"))
    assert "advise acetaminophen" in str(found.do)


def test_lisinopril_beside_lithium(chart):
    """Case F. The standing note for lisinopril, in the words of the row about ACE inhibitors."""
    chart.day("2026-03-02 10:00").client.tells_medicine("lisinopril", "lisinopril", started="2025-01-01")
    chart.day("2026-03-02 10:05").prescriber.orders("lithium", 600, "2026-03-02")
    found = chart.seen("2026-03-02 10:06").finds(
        "lithium carbonate with lisinopril: lisinopril can raise lithium into the unsafe range."
    )
    assert found.rows == ("IX09", "MR16")


def test_aspirin_beside_lithium(chart):
    """Low-dose aspirin is no such painkiller: a pair that must not alert."""
    chart.day("2026-02-03 10:00").prescriber.orders("lithium", 300, "2026-02-03")
    chart.day("2026-02-04 10:00").client.tells_medicine("aspirin", "aspirin", started="2026-02-04")
    chart.seen("2026-02-04 10:01").says_nothing_of("medication.MR16", "medication.IX08")


def test_lithium_after_ibuprofen_is_over(chart):
    """Five days of ibuprofen that have ended are history on the sixth: no washout is named for it."""
    chart.day("2026-02-03 10:00").prescriber.orders("lithium", 300, "2026-02-03")
    chart.day("2026-02-04 10:00").client.tells_medicine(
        "ibuprofen", "ibuprofen", started="2026-02-01", stopped="2026-02-05"
    )
    chart.seen("2026-02-05 23:59").finds(
        "lithium carbonate with ibuprofen: ibuprofen can raise lithium into the unsafe range."
    )
    chart.seen("2026-02-06 00:00").says_nothing_of("medication.MR16")


def test_valproate_beside_lamotrigine(chart):
    """Case D. Divalproex from neurology: the row names the schedule, the derived rule the enzyme; one line, both ids."""
    chart.day("2026-06-01 10:00").client.tells_medicine("divalproex", "divalproex", started="2025-01-01")
    chart.day("2026-06-01 10:05").prescriber.plans("lamotrigine", "LTG-V", "2026-06-01")
    found = chart.seen("2026-06-01 10:06").finds(
        "Lamotrigine with divalproex: divalproex can double Lamotrigine levels or more."
    )
    assert found.rows == ("IX05", "MR04")
    assert str(found.do).startswith("use LTG-V schedule only")


def test_cough_syrup_and_decongestant_beside_an_maoi(chart):
    """Case E. Not with phenelzine, neither of them."""
    chart.day("2026-06-05 10:00").prescriber.orders("phenelzine", 15, "2026-06-05")
    for name in ("dextromethorphan", "pseudoephedrine", "sumatriptan"):
        chart.day("2026-06-10 10:00").client.tells_medicine(name, name, started="2026-06-10")
        found = chart.seen("2026-06-10 10:01").finds(
            f"{name} with phenelzine: these two must never overlap.", urgency="urgent"
        )
        assert found.severity == "contraindicated"


def test_tramadol_on_the_surgeons_list_beside_buprenorphine(chart):
    """Case C. Major and not contraindicated: buprenorphine goes on through surgery."""
    chart.day("2026-03-05 10:00").prescriber.orders("buprenorphine_naloxone_sl", 16, "2026-03-05")
    says(chart.day("2026-06-11 10:00").prescriber, "opioid_plan_on_file", True)
    chart.day("2026-06-18 10:00").client.tells_medicine("tramadol", "tramadol", started="2026-06-18")
    found = chart.seen("2026-06-18 10:01").finds(
        "tramadol with buprenorphine-naloxone SL film/tablet: buprenorphine-naloxone SL film/tablet blocks or precipitates withdrawal with tramadol.",
        urgency="attention",
    )  # fmt: skip
    assert (found.rule, found.severity) == ("medication.MR18", "major")


def test_any_opioid_beside_naltrexone(chart):
    """Case G, afterwards: an opioid is contraindicated while naltrexone blocks its receptor."""
    chart.day("2026-09-24 10:00").prescriber.orders("naltrexone_oral", 50, "2026-09-24")
    chart.day("2026-09-25 10:00").client.tells_medicine("oxycodone", "oxycodone", started="2026-09-25")
    found = chart.seen("2026-09-25 10:01").finds(
        "oxycodone with naltrexone oral: these two must never overlap.", urgency="urgent"
    )
    assert found.rows == ("IX19", "MR18")


def test_naltrexone_after_methadone(chart):
    """14 days after the last methadone, not 7: the longest washout of all rows that name the two."""
    chart.day("2026-05-01 10:00").client.tells_medicine(
        "methadone", "methadone", started="2025-01-01", stopped="2026-05-01"
    )
    chart.day("2026-05-10 10:00").prescriber.tries_to_order("naltrexone_oral", 50, "2026-05-14").refused(
        "earliest 15 May"
    )
    chart.day("2026-05-10 11:00").prescriber.tries_to_order("naltrexone_oral", 50, "2026-05-15").allowed()


def test_a_friends_alprazolam_alone(chart):
    """Case A. One medicine that slows breathing is no pair."""
    chart.day("2026-01-06 10:00").prescriber.orders("sertraline", 25, "2026-01-06")
    chart.day("2026-02-10 10:00").client.tells_medicine("alprazolam", "alprazolam", started="2026-02-10")
    chart.seen("2026-02-10 10:01").says_nothing_of("medication.MR10")


def test_carbamazepine_is_stopped_beside_quetiapine(chart):
    """While both are taken quetiapine is washed out; when carbamazepine stops, it comes back for two weeks."""
    chart.day("2026-01-05 10:00").client.tells_medicine("quetiapine", "quetiapine", started="2025-11-01")
    chart.day("2026-03-01 10:00").client.tells_medicine(
        "carbamazepine", "carbamazepine_er", started="2026-01-01", stopped="2026-03-01"
    )
    turned = (
        "carbamazepine was stopped on 1 March 2026; beside it goes on quetiapine: the level rises again over 1-2 weeks:"
        " an opposite warning and a task to taper down."
    )
    chart.seen("2026-03-02 00:00").finds(turned, urgency="attention")
    chart.seen("2026-03-15 00:00").says_nothing_of("medication.MR06.stopped", "medication.MR06")


def test_a_reason_was_given(chart):
    """A major pair that was signed with a reason stays on the page as a note."""
    chart.day("2026-01-05 10:00").client.tells_medicine("sumatriptan", "sumatriptan", started="2025-11-01")
    chart.day("2026-01-06 10:00").prescriber.orders("sertraline", 25, "2026-01-06")
    found = chart.seen("2026-01-06 10:01").finds(
        "sertraline with sumatriptan: Both raise serotonin. Check shaking, sweating, diarrhoea, fever.",
        urgency="note",
    )
    assert found.severity == "moderate"  # a triptan beside an SSRI: MR02 downgraded, IX36


def test_trazodone_at_a_sleeping_dose(chart):
    """Up to 100 mg beside an SSRI is a note; more asks for a reason."""
    chart.day("2026-01-05 10:00").prescriber.orders("sertraline", 50, "2026-01-05")
    order = chart.day("2026-02-05 10:00").prescriber.orders("trazodone", 50, "2026-02-05")
    words = "trazodone with sertraline: Both raise serotonin. Check shaking, sweating, diarrhoea, fever."
    assert chart.seen("2026-02-05 10:01").finds(words, urgency="note").severity == "moderate"
    chart.day("2026-02-20 10:00").prescriber.changes_dose(order, 150, "2026-02-20")
    assert chart.seen("2026-02-20 10:01").finds(words, urgency="attention").severity == "major"


def test_anticholinergic_load_at_seventy(chart):
    """Sums over the list; from 65 on it asks for a reason."""
    is_person(chart.day("2026-01-05 10:00").prescriber, born="1956-01-01", sex="female")
    chart.day("2026-01-05 10:05").client.tells_medicine("oxybutynin", "oxybutynin", started="2025-01-01")
    found = chart.seen("2026-01-05 10:06").finds(
        "Anticholinergic burden is 3. In 65+ aim under 3.", urgency="attention"
    )
    assert found.severity == "major"


def test_anticholinergic_load_when_the_age_is_not_known(chart):
    """The same sum, and what would make it graver is asked."""
    chart.day("2026-01-05 10:05").client.tells_medicine("oxybutynin", "oxybutynin", started="2025-01-01")
    chart.seen("2026-01-05 10:06").finds(
        "Anticholinergic burden is 3. In 65+ aim under 3.",
        urgency="note",
        missing="Not known: 65 years or older",
    )


def test_valproate_where_a_pregnancy_is_possible(chart):
    """No reason opens this door."""
    says(chart.day("2026-01-05 10:00").prescriber, "pregnancy_possible", True)
    chart.day("2026-01-05 10:05").prescriber.tries_to_order("divalproex", 500, "2026-01-05").refused(
        "malformation, IQ"
    )


def test_a_last_cigarette_beside_clozapine(chart):
    """Clozapine rises within days; four weeks later the levels have settled."""
    chart.day("2026-01-05 10:00").client.tells_medicine("clozapine", "clozapine", started="2025-01-01")
    says(chart.day("2026-02-01 10:00").client, "smoking_stop", True)
    chart.seen("2026-02-01 10:01").finds(
        "clozapine: Stopping smoking can raise clozapine quickly.", urgency="attention"
    )
    chart.seen("2026-03-15 10:01").says_nothing_of("medication.MR25")


def test_what_nobody_told_is_asked(chart):
    """Bupropion where nobody asked for seizures: some checks wait, and say for what."""
    chart.day("2026-01-05 10:00").prescriber.orders("citalopram", 20, "2026-01-05")
    chart.seen("2026-01-05 10:01").finds(
        "Some checks of this list wait for what is not known.", state="cannot_tell",
        missing="Not known: QTc of 500 ms or more",
    )  # fmt: skip


def test_the_same_substance_twice(chart):
    """Two products of one substance; tablets beside their own depot are meant so."""
    chart.day("2026-01-05 10:00").client.tells_medicine(
        "buprenorphine", "buprenorphine_sl", started="2025-12-01"
    )
    chart.day("2026-01-05 10:05").prescriber.orders("buprenorphine_naloxone_sl", 8, "2026-01-05")
    chart.seen("2026-01-05 10:06").finds(
        "buprenorphine-naloxone SL film/tablet and buprenorphine hold the same substance: is one of them enough?",
        urgency="note",
    )
    chart.day("2026-01-06 10:00").prescriber.orders("haloperidol", 2, "2026-01-06")
    chart.day("2026-01-06 10:05").prescriber.orders("haloperidol_dec", 50, "2026-01-06")
    found = [
        one
        for one in chart.seen("2026-01-06 10:06").said.findings
        if one.rule == "medication.duplicate.substance"
    ]
    assert len(found) == 1


def test_two_of_one_class(chart):
    """A second SSRI does the same again."""
    chart.day("2026-01-05 10:00").client.tells_medicine("citalopram", "citalopram", started="2025-12-01")
    chart.day("2026-01-05 10:05").prescriber.orders("sertraline", 50, "2026-01-05")
    chart.seen("2026-01-05 10:06").finds(
        "sertraline and citalopram are of one class (SSRI): is one of them enough?"
    )


def test_an_allergy(chart):
    """By substance, whatever brand it was told by; by class a note."""
    lamictal = Allergy(
        when=When("2026-01-05"), substance=Coding("Lamictal"), reaction="rash in the mouth", severity="severe"
    )
    chart.write(lamictal, chart.entries[-1].recorded_at, "Nora")
    chart.day("2026-02-05 10:05").prescriber.orders("lamotrigine", 25, "2026-02-05")
    found = chart.seen("2026-02-05 10:06").finds(
        "lamotrigine (IR): an allergy to Lamictal is on record (rash in the mouth).", urgency="attention"
    )
    assert found.severity == "major"


def test_an_allergy_to_another_medicine(chart):
    """Nothing is said of medicines that have nothing to do with it."""
    other = Allergy(when=When("2026-01-05"), substance=Coding("penicillin"), reaction="rash")
    chart.write(other, chart.entries[-1].recorded_at, "Nora")
    chart.day("2026-02-05 10:05").prescriber.orders("lamotrigine", 25, "2026-02-05")
    chart.seen("2026-02-05 10:06").says_nothing_of("medication.allergy", "medication.allergy.class")


def test_stopped_for_a_side_effect_before(chart):
    """The same substance again: what was felt when it was stopped is shown."""
    old = chart.day("2026-01-05 10:00").prescriber.orders("bupropion_xl", 150, "2026-01-05")
    felt = SideEffect(when=When("2026-01-12"), effect="hives", burden=7, order=old)
    chart.write(felt, chart.day("2026-01-12 10:00").client.at, "client")
    chart.day("2026-01-13 10:00").prescriber.stops(old, "2026-01-13")
    chart.day("2026-05-05 10:00").prescriber.orders("bupropion_xl", 150, "2026-05-05")
    chart.seen("2026-05-05 10:01").finds(
        "bupropion XL was stopped on 13 January 2026 with this beside it: hives."
    )
