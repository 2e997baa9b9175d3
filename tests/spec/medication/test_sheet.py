"""R31. A medicine that has no card in plain words is not signed without words for the client."""

RULE = "medication.sheet"


def test_a_medicine_nobody_knows_here(chart):
    """Cefalexin has no card: refused, until the order itself tells the client what it is and when to call."""
    pete = chart.day("2026-03-02 10:00").prescriber
    pete.tries_to_order("cefalexin", 500, "2026-03-02", instruction="").refused(
        "cefalexin has no card in plain words here"
    )
    pete.tries_to_order(
        "cefalexin", 500, "2026-03-02", instruction="For the skin infection, with food. Call about a rash."
    ).allowed()


def test_a_medicine_known_only_from_lists(chart):
    """Metoprolol is known for its interactions alone: it has no card either."""
    chart.day("2026-03-02 10:00").prescriber.tries_to_order(
        "metoprolol", 50, "2026-03-02", instruction=""
    ).refused("has no card in plain words here")


def test_a_medicine_of_the_formulary(chart):
    chart.day("2026-03-02 10:00").prescriber.tries_to_order("sertraline", 50, "2026-03-02").allowed()


def test_once_it_is_signed_nothing_is_left_to_say(chart):
    chart.day("2026-03-02 10:00").prescriber.orders("cefalexin", 500, "2026-03-02")
    chart.seen("2026-03-02 10:01").says_nothing_of(RULE)
