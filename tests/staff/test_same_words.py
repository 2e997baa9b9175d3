"""The words of a check are put together once, and again for another language, another answer, another word in it."""

import msgspec
from django.utils import timezone, translation

from steadystep.chart import say
from steadystep.faces.staff import weighing
from steadystep.reasoning import Finding

FINDING = Finding(
    rule="medication.interactions",
    says=say("{name} since {day}.", name="Lithium", day="2026-03-03T23:30:00Z"),
)


def _said(finding: Finding, answered: str = "", language: str = "en", zone: str = "UTC") -> str:
    with translation.override(language), timezone.override(zone):
        told = weighing._told(weighing._Same(finding), answered, language, zone)
    return f"{told.step.line.what} {told.step.line.word} {told.answered}"


def test_what_a_finding_comes_from_does_not_make_other_words():
    before = weighing._told.cache_info().misses
    _said(FINDING)
    _said(msgspec.structs.replace(FINDING, because=("another",), about=("another",)))
    assert weighing._told.cache_info().misses - before <= 1


def test_every_word_the_language_the_hour_and_the_answer_count():
    other = msgspec.structs.replace(
        FINDING, says=say("{name} since {day}.", name="Sertraline", day="2026-03-03T23:30:00Z")
    )
    found = {
        _said(FINDING), _said(other), _said(FINDING, language="es"), _said(FINDING, zone="Asia/Tokyo"),
        _said(FINDING, "Answered by Amara."), _said(msgspec.structs.replace(FINDING, severity="major")),
    }  # fmt: skip
    assert len(found) == 6
