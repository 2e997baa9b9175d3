"""What somebody tells of a person, and that cannot wait until the next visit."""

from steadystep.chart.circumstances import CircumstanceTold


def tells(writer, circumstance: str, *, holds: bool = True) -> str:
    return writer.writes(
        lambda when: CircumstanceTold(when=when, circumstance=circumstance, holds=holds),
        f"tells: {circumstance.replace('_', ' ')}, {'yes' if holds else 'no'}",
    )


def test_naloxone_was_used(chart):
    """Somebody overdosed: ES02-B, within the hour, without blame."""
    tells(chart.day("2026-03-17 14:00").nurse, "naloxone_used")
    chart.seen("2026-03-17 14:00").event("ES02-B", "T1", owner="Nora", due="2026-03-17 15:00")


def test_a_pregnancy_on_valproate(chart):
    """ES16: the prescriber calls the same working day. Valproate from another doctor counts, too."""
    chart.day("2026-03-02 11:00").client.tells_medicine("Depakote", "divalproex", started="2026-01-10")
    tells(chart.day("2026-03-17 14:00").nurse, "pregnancy")
    chart.seen("2026-03-17 14:00").event("ES16", "T2", owner="Pete", due="2026-03-18 10:00")


def test_a_pregnancy_on_topiramate(chart):
    """ES16 as well: it stands on the same list."""
    chart.day("2026-03-02 11:00").prescriber.orders("topiramate", 25, "2026-03-03")
    tells(chart.day("2026-03-17 14:00").nurse, "pregnancy")
    chart.seen("2026-03-17 14:00").event("ES16", "T2", owner="Pete", due="2026-03-18 10:00")


def test_a_pregnancy_on_sertraline(chart):
    """Sertraline is not on the list of ES16."""
    chart.day("2026-03-02 11:00").prescriber.orders("sertraline", 25, "2026-03-03")
    tells(chart.day("2026-03-17 14:00").nurse, "pregnancy")
    chart.seen("2026-03-17 14:00").events()


def test_it_does_not_hold(chart):
    tells(chart.day("2026-03-17 14:00").nurse, "naloxone_used", holds=False)
    chart.seen("2026-03-17 14:00").events()
