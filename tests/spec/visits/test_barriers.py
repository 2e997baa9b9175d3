"""What got in the way of a visit is met with help that fits it, and with another time, again with each missed visit."""

from steadystep.chart import When
from steadystep.chart.visits import BARRIERS, VisitMissed
from steadystep.knowledge import load


def _misses(chart, day, way):
    visit = chart.day(f"{day} 08:00").case_manager.books(f"{day} 10:00")
    chart.day(f"{day} 10:40").therapist.writes(
        lambda when: VisitMissed(when=when, visit=visit, in_the_way=way),
        f"notes that he did not come: {way.removeprefix('barrier_') or 'nobody knows why'}",
    )
    return visit


def test_the_bus_did_not_come(chart):
    """A ride, fare or another way to meet; what is needed can be written down at once."""
    _misses(chart, "2026-01-20", "barrier_transport")
    found = chart.seen("2026-01-20 11:00").finds(
        "What got in the way of the visit is known: help that fits is at hand."
    )
    assert "Offer a ride or bus fare" in str(found.do)
    assert [(one.key, str(one.says)) for one in found.offers] == [
        ("book/therapy", "Offer a visit by video"),
        ("need/transport", "Write down what is needed"),
    ]


def test_the_offer_is_made_again(chart):
    """The second time the same thing is in the way it says so, and offers again."""
    _misses(chart, "2026-01-20", "barrier_caring")
    _misses(chart, "2026-01-27", "barrier_caring")
    found = chart.seen("2026-01-27 11:00").finds(
        "What got in the way of the visit is known, 2 times so far: help that fits is at hand."
    )
    assert len(found.because) == 2


def test_they_came_again(chart):
    """A visit that took place ends it."""
    _misses(chart, "2026-01-20", "barrier_transport")
    visit = chart.day("2026-01-21 08:00").case_manager.books("2026-01-22 10:00")
    chart.day("2026-01-22 11:00").therapist.attends(visit)
    chart.seen("2026-01-22 11:01").says_nothing_of("visits.barriers")


def test_nobody_knows_why(chart):
    """Cannot tell: nothing is guessed; the call that is due asks."""
    _misses(chart, "2026-01-20", "")
    chart.seen("2026-01-20 11:00").says_nothing_of("visits.barriers")


def test_every_barrier_has_a_help():
    """What can be chosen can be helped."""
    known = {one.id for one in load().keeping_touch.barriers}
    assert known == set(BARRIERS)


def test_an_old_entry_without_a_barrier_still_reads():
    assert VisitMissed(when=When("2026-01-20"), visit="v").in_the_way == ""
