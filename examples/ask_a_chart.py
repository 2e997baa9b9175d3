"""Four entries, a day, and what the rules say. Nothing is stored and nobody is signed in: chart, knowledge, reasoning only."""

from collections.abc import Iterator
from datetime import UTC, date, datetime

import click

from steadystep import knowledge
from steadystep.chart import Body, Chart, Dose, Entry, When
from steadystep.chart.measures import Answers
from steadystep.chart.medication import DoseStep, Order
from steadystep.chart.team import TeamJoined
from steadystep.reasoning import Clinic, review


def bodies() -> Iterator[Body]:
    """Lithium since 3 February, and one PHQ-9."""
    day = When("2026-02-03")
    yield TeamJoined(when=day, team="blue")
    yield Order(
        when=day, name="Lithium carbonate", drug="lithium", indication="bipolar II disorder",
        steps=(DoseStep(first=date(2026, 2, 3), amount=Dose(300, "mg"), times_a_day=2),),
    )  # fmt: skip
    yield Answers(when=day, instrument="phq_9", form="sheet 1", items=(3, 3, 2, 2, 2, 2, 1, 1, 0))


def chart() -> Chart:
    at = datetime(2026, 2, 3, 12, tzinfo=UTC)
    return Chart(
        "somebody",
        [
            Entry(id=f"entry {number}", client="somebody", seq=number, occurred=body.when.earliest, recorded_at=at,
                  author="somebody", role="prescriber", body=body)
            for number, body in enumerate(bodies(), start=1)
        ],
    )  # fmt: skip


def lines(at: datetime) -> Iterator[str]:
    """What is to be done and what is to be known on that instant, most urgent first."""
    said = review(chart(), knowledge.load(), Clinic(), at)
    yield from (f"to do by {duty.due:%d %B}: {duty.says}" for duty in said.duties)
    yield from (f"to know: {finding.says}" for finding in said.findings)
    yield f"the same until {said.next_look:%d %B %H:%M} UTC"


if __name__ == "__main__":
    for line in lines(datetime(2026, 2, 8, 12, tzinfo=UTC)):
        click.echo(line)
