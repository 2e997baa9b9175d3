"""What the list adds up to, a medicine in this very person, and what waits for what nobody told."""

from tests.spec.medication.health import is_person, says


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
        missing="QTc of 500 ms or more",
    )  # fmt: skip


def test_a_quiet_list(chart):
    """Varenicline alone adds up to nothing, and nothing about it waits for an answer."""
    chart.day("2026-01-05 10:00").client.tells_medicine("varenicline", "varenicline", started="2025-01-01")
    chart.seen("2026-01-05 10:01").says_nothing_of(
        "medication.MR13", "medication.MR11", "medication.not_told"
    )
