"""Interactions: derived from what medicines do, with the explicit rows, washouts in days, and the same thing said once."""

from tests.spec.medication.health import says


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
    assert "tramadol is serotonergic too, and lowers the seizure threshold." in str(found.why)


def test_an_opioid_without_such_flags_says_no_more(chart):
    """Stays quiet: oxycodone beside buprenorphine has nothing to add."""
    chart.day("2026-03-05 10:00").prescriber.orders("buprenorphine_naloxone_sl", 16, "2026-03-05")
    chart.day("2026-06-18 10:00").client.tells_medicine("oxycodone", "oxycodone", started="2026-06-18")
    found = [one for one in chart.seen("2026-06-18 10:01").said.findings if "MR18" in one.rows]
    assert found
    assert not any("too" in str(one.why) for one in found)


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
