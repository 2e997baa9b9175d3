"""R18. A medicine is ordered by a way in which it is taken."""

import pytest

RULE = "medication.route"


def test_buprenorphine_is_not_swallowed(chart):
    """Swallowed it does next to nothing: refused, and no reason opens that door."""
    pete = chart.day("2026-03-02 10:00").prescriber
    pete.tries_to_order("buprenorphine_naloxone_sl", 4, "2026-03-02", route="oral").refused(
        "under the tongue"
    )


@pytest.mark.parametrize(
    ("drug", "route", "says"),
    [
        ("sertraline", "intramuscular", "sertraline is taken by mouth, not into a muscle."),
        ("naltrexone_xr", "oral", "into a muscle or under the skin, not by mouth."),
        ("selegiline_td", "oral", "through the skin, not by mouth."),
        ("naloxone_nasal", "oral", "into the nose, not by mouth."),
    ],
)
def test_a_wrong_way_is_refused(chart, drug, route, says):
    pete = chart.day("2026-03-02 10:00").prescriber
    pete.tries_to_order(drug, 50, "2026-03-02", route=route).refused(says)


def test_the_right_way(chart):
    chart.day("2026-03-02 10:00").prescriber.tries_to_order("sertraline", 50, "2026-03-02").allowed()


@pytest.mark.parametrize(("drug", "route"), [("sertraline", "other"), ("cefalexin", "intramuscular")])
def test_where_nothing_tells_it_is_not_judged(chart, drug, route):
    """Another way, or a medicine of which no source here names one: cannot tell, and is not refused for it."""
    chart.day("2026-03-02 10:00").prescriber.tries_to_order(drug, 50, "2026-03-02", route=route).allowed()


@pytest.mark.parametrize("drug", ["haloperidol", "olanzapine", "lorazepam"])
def test_an_injection_of_which_no_dose_is_known_here_is_not_called_wrong(chart, drug):
    """These are injected in a crisis; that tablets alone are listed here is no fault of the order."""
    pete = chart.day("2026-03-02 10:00").prescriber
    tried = pete.tries_to_order(drug, 5, "2026-03-02", route="intramuscular")
    tried.notes("into a muscle: its doses here are of another way.")
    assert not any("not into a muscle" in reason for reason in tried.reasons)


def test_once_it_is_signed_nothing_is_left_to_say(chart):
    chart.day("2026-03-02 10:00").prescriber.orders("sertraline", 50, "2026-03-02")
    chart.seen("2026-03-02 10:01").says_nothing_of(RULE)
