"""Where case D begins."""

from tests.spec.builder import Story


def begun(chart: Story) -> tuple[str, str]:
    """Valproate from neurology, and lamotrigine by LTG-V from Monday 1 June 2026."""
    valproate = chart.day("2026-06-01 09:00").client.tells_medicine(
        "Valproate", "divalproex", started="2025-01-01"
    )
    return valproate, chart.day("2026-06-01 10:00").prescriber.plans("lamotrigine", "LTG-V", "2026-06-01")
