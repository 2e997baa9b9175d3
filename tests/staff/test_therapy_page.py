"""The therapy page shows what the client's own sheets add up to: readiness over time, the rhythm of the day, sleep."""

from django.urls import reverse

from steadystep.chart import When
from steadystep.chart.measures import Answers
from steadystep.chart.worksheets import Rated, Told, Worksheet

from .conftest import now


def _readiness(day, importance, confidence):
    return Worksheet(
        when=When(day), exercise="readiness", told=(Told(of="about", text="Drinking less"),),
        rated=(Rated(of="importance", value=importance, top=10), Rated(of="confidence", value=confidence, top=10)),
    )  # fmt: skip


def test_importance_and_confidence_over_time_rhythm_and_sleep(as_, tom, rosa, put):
    put(tom, rosa, _readiness("2026-01-05", 4, 2), _readiness("2026-01-12", 6, 5))
    today = now()
    put(tom, rosa, Worksheet(when=today, exercise="day_rhythm", told=(Told(of="up", text="07:10"),)))
    put(tom, rosa, Answers(when=today, instrument="sleep_diary", form="n", items=(480, 360)))
    page = as_(tom).get(reverse("staff:therapy", args=[rosa])).content.decode()
    for words in (
        "How ready, 0 to 10",
        "Drinking less",
        "too few days to tell",
        "not scored",
        "too few nights to tell",
    ):
        assert words in page
