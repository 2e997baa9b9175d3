"""Labels that nobody has to remember: substance use by whatever name, and what a minor answers about risk and use."""

from datetime import date

import pytest

from steadystep import knowledge
from steadystep.chart import Coding, When
from steadystep.chart.capacity import CapacityStated
from steadystep.chart.checkpoints import CheckpointHeld
from steadystep.chart.circumstances import CircumstanceTold
from steadystep.chart.intake import Demographics
from steadystep.chart.measures import Observation, ScoreTotal
from steadystep.chart.monitoring import ResultReviewed
from steadystep.chart.plan import PathwayPhase
from steadystep.clinic.chartroom.protecting import CIRCUMSTANCES_OF_USE, protected
from steadystep.clinic.consent.labels import labels_for_sight
from tests.consent.bodies import SERTRALINE
from tests.consent.cast import DAY, Book, new


def labels(book: Book, body) -> frozenset[str]:
    return protected(book.chart, new(body)).labels


@pytest.mark.parametrize(
    "name", ["opioid_use_disorder", "opioid_use", "Opioid use disorder", "alcohol_use_disorder", "moud"]
)
def test_a_programme_for_substance_use_carries_its_label_under_every_name(name) -> None:
    held = CheckpointHeld(
        when=DAY, pathway=name, due=date(2026, 2, 28), decision="go_on", says="On.", client_view="Fine."
    )
    for body in (PathwayPhase(when=DAY, pathway=name, phase="maintenance"), held):
        assert "part2" in labels(Book(), body)


def test_another_programme_carries_none() -> None:
    assert not labels(Book(), PathwayPhase(when=DAY, pathway="panic", phase="acute"))


@pytest.mark.parametrize(("born", "private"), [("2010-05-04", True), ("1990-05-04", False)])
@pytest.mark.parametrize("instrument", ["asq", "crafft"])
def test_what_a_minor_answers_about_risk_and_use_is_theirs(born, private, instrument) -> None:
    book = Book()
    book.add(Demographics(when=DAY, legal_name="Kim Doe", birth_date=When(born)))
    found = labels(book, ScoreTotal(when=DAY, instrument=instrument, total=1))
    assert ("adolescent_private" in found) is private


def test_the_mood_of_a_minor_is_not_kept_apart_by_itself() -> None:
    book = Book()
    book.add(Demographics(when=DAY, legal_name="Kim Doe", birth_date=When("2010-05-04")))
    assert not labels(book, ScoreTotal(when=DAY, instrument="phq_a", total=9))


@pytest.mark.parametrize(("care", "told"), [("substance_use_medicine", True), ("any_medicine", False)])
def test_who_can_decide_about_a_medicine_for_use_tells_of_use(care, told) -> None:
    found = labels(Book(), CapacityStated(when=DAY, ability="decides", care=care))
    assert ("part2" in found) is told


@pytest.mark.parametrize(("category", "told"), [("toxicology", True), ("lab", False)])
def test_what_follows_from_a_urine_test_tells_of_use_as_the_test_does(category, told) -> None:
    book = Book()
    result = book.add(
        Observation(when=DAY, what=Coding("Urine"), category=category, text="positive"),
        labels=frozenset({"part2"} if told else ()),
    )
    found = labels(book, ResultReviewed(when=DAY, result=result, decision="On.", talk="gone_through", they_said="The party"))  # fmt: skip
    assert ("part2" in found) is told


def test_who_can_decide_about_an_order_is_as_private_as_the_order() -> None:
    book = Book()
    order = book.add(SERTRALINE, labels=frozenset({"locked"}))
    stated = book.add(CapacityStated(when=DAY, ability="cannot_now", by_whom="Sister", order=order))
    assert "locked" in labels_for_sight(book.chart.entry(stated), book.chart)


@pytest.mark.parametrize(
    ("circumstance", "holds", "told"),
    [*((one, True, True) for one in sorted(CIRCUMSTANCES_OF_USE)), ("nonprescribed_opioid", False, False), ("smoker", True, False)],
)  # fmt: skip
def test_what_only_somebody_who_uses_can_tell_carries_its_label(circumstance, holds, told) -> None:
    """A caregiver or another clinic reads of it under a consent that names substance use, whoever wrote it down."""
    found = labels(Book(), CircumstanceTold(when=DAY, circumstance=circumstance, holds=holds))
    assert ("part2" in found) is told


def test_every_circumstance_of_use_is_one_that_knowledge_has() -> None:
    assert knowledge.load().circumstances.keys() >= CIRCUMSTANCES_OF_USE
