"""A monoamine oxidase inhibitor never meets a serotonergic medicine, nor comes within its washout. No reason opens this door."""


def test_fluoxetine_then_phenelzine(chart):
    """Case E. The last fluoxetine was on 1 May. Its washout is 35 days, so phenelzine on 21 May is refused until 5 June."""
    fluoxetine = chart.day("2026-01-05 10:00").prescriber.orders("fluoxetine", 40, "2026-01-06")
    chart.day("2026-05-01 10:00").prescriber.stops(fluoxetine, "2026-05-01")
    chart.day("2026-05-20 10:00").prescriber.tries_to_order("phenelzine", 15, "2026-05-21").refused(
        "earliest 5 June"
    )


def test_the_day_before_the_washout_is_over(chart):
    """Case E. 4 June is one day too early."""
    fluoxetine = chart.day("2026-01-05 10:00").prescriber.orders("fluoxetine", 40, "2026-01-06")
    chart.day("2026-05-01 10:00").prescriber.stops(fluoxetine, "2026-05-01")
    chart.day("2026-06-03 10:00").prescriber.tries_to_order("phenelzine", 15, "2026-06-04").refused(
        "earliest 5 June"
    )


def test_the_day_the_washout_is_over(chart):
    """Case E. On 5 June it may start."""
    fluoxetine = chart.day("2026-01-05 10:00").prescriber.orders("fluoxetine", 40, "2026-01-06")
    chart.day("2026-05-01 10:00").prescriber.stops(fluoxetine, "2026-05-01")
    chart.day("2026-06-05 10:00").prescriber.tries_to_order("phenelzine", 15, "2026-06-05").allowed()
    chart.seen("2026-06-05 10:01").says_nothing_of("medication.MR01")


def test_phenelzine_then_fluoxetine(chart):
    """Case E. The last phenelzine was on 31 July: 14 days in this direction, so fluoxetine on 10 August waits until the 14th."""
    phenelzine = chart.day("2026-06-05 10:00").prescriber.orders("phenelzine", 15, "2026-06-05")
    chart.day("2026-07-31 10:00").prescriber.stops(phenelzine, "2026-07-31")
    chart.day("2026-08-03 10:00").prescriber.tries_to_order("fluoxetine", 20, "2026-08-10").refused(
        "earliest 14 August"
    )
    chart.day("2026-08-03 11:00").prescriber.tries_to_order("fluoxetine", 20, "2026-08-14").allowed()


def test_sertraline_then_phenelzine(chart):
    """Sertraline leaves sooner than fluoxetine: 14 days."""
    sertraline = chart.day("2026-01-05 10:00").prescriber.orders("sertraline", 100, "2026-01-06")
    chart.day("2026-05-01 10:00").prescriber.stops(sertraline, "2026-05-01")
    chart.day("2026-05-10 10:00").prescriber.tries_to_order("phenelzine", 15, "2026-05-14").refused(
        "earliest 15 May"
    )
    chart.day("2026-05-10 11:00").prescriber.tries_to_order("phenelzine", 15, "2026-05-15").allowed()


def test_both_at_once(chart):
    """Neither has an end: they must never overlap."""
    chart.day("2026-05-01 10:00").prescriber.orders("phenelzine", 15, "2026-05-01")
    chart.day("2026-05-02 10:00").prescriber.tries_to_order("bupropion_xl", 150, "2026-05-03").refused(
        "these two must never overlap"
    )


def test_told_from_elsewhere(chart):
    """A report is never refused: what Rosa already takes from another doctor is written, and found at once."""
    chart.day("2026-05-01 10:00").prescriber.orders("phenelzine", 15, "2026-05-01")
    chart.day("2026-05-02 10:00").client.tells_medicine("sertraline", "sertraline", started="2026-05-02")
    finding = chart.seen("2026-05-02 10:01").finds(
        "sertraline with phenelzine: these two must never overlap.", urgency="urgent",
        why="It can lead to serotonin toxicity or hypertensive crisis.",
    )  # fmt: skip
    assert finding.severity == "contraindicated"


def test_stopped_while_the_other_goes_on(chart):
    """Fluoxetine taken for a week beside phenelzine and stopped yesterday is still in the body: it is said until it has left."""
    chart.day("2026-05-01 10:00").prescriber.orders("phenelzine", 15, "2026-05-01")
    chart.day("2026-05-12 10:00").client.tells_medicine(
        "fluoxetine", "fluoxetine", started="2026-05-04", stopped="2026-05-11"
    )
    says = "fluoxetine with phenelzine: these two must never overlap."
    chart.seen("2026-05-12 10:01").finds(says, urgency="urgent")
    chart.seen("2026-06-14 23:59").finds(says, urgency="urgent")
    chart.seen("2026-06-15 00:00").says_nothing_of("medication.MR01")


def test_both_are_history(chart):
    """Both stopped long ago: the timeline tells it, no alarm does."""
    chart.day("2026-05-12 10:00").client.tells_medicine(
        "phenelzine", "phenelzine", started="2019-01-01", stopped="2019-06-30"
    )
    chart.day("2026-05-12 10:01").client.tells_medicine(
        "fluoxetine", "fluoxetine", started="2019-07-01", stopped="2020-01-31"
    )
    chart.seen("2026-05-12 10:02").says_nothing_of("medication.MR01")


def test_another_medicine(chart):
    """Lithium is not serotonergic enough to be stopped by this rule."""
    chart.day("2026-05-01 10:00").prescriber.orders("phenelzine", 15, "2026-05-01")
    chart.day("2026-05-02 10:00").prescriber.tries_to_order("lithium", 300, "2026-05-03").allowed()
    chart.seen("2026-05-03").says_nothing_of("medication.MR01")


def test_an_order_whose_correction_was_stopped(chart):
    """An order is corrected, and the corrected one is stopped: the medicine is stopped, whichever of the two was named."""
    order = chart.day("2026-01-05 10:00").prescriber.orders("fluoxetine", 40, "2026-01-06")
    body = chart.chart.entry(order).body
    better = chart.day("2026-01-05 11:00").prescriber.corrects(
        order, body, "the same order, a typing error less"
    )
    chart.day("2026-05-01 10:00").prescriber.stops(better, "2026-05-01")
    chart.day("2026-05-20 10:00").prescriber.tries_to_order("phenelzine", 15, "2026-05-21").refused(
        "earliest 5 June"
    )
    chart.day("2026-06-05 10:00").prescriber.tries_to_order("phenelzine", 15, "2026-06-05").allowed()


GATE = (
    "tyramine education with teach-back",
    "blood pressure cuff at home",
    "emergency card",
    "list of remedies never to take",
)


def test_no_first_dose_before_education_cuff_card_and_list(chart):
    """Case E. 5 June: the washout is over, and the first dose waits for the four things that make it safe."""
    fluoxetine = chart.day("2026-01-05 10:00").prescriber.orders("fluoxetine", 40, "2026-01-06")
    chart.day("2026-05-01 10:00").prescriber.stops(fluoxetine, "2026-05-01")
    tried = chart.day("2026-06-05 09:00").prescriber.tries_to_order(
        "phenelzine", 15, "2026-06-05", labs=False
    )
    tried.refused(*GATE)
    for part in GATE[:3]:
        chart.day("2026-06-05 09:30").nurse.watched("MO52", part)
    tried = chart.day("2026-06-05 09:35").prescriber.tries_to_order(
        "phenelzine", 15, "2026-06-05", labs=False
    )
    tried.refused("phenelzine: list of remedies never to take first.")
    chart.day("2026-06-05 09:40").nurse.watched("MO52", GATE[3])
    tried = chart.day("2026-06-05 09:45").prescriber.tries_to_order(
        "phenelzine", 15, "2026-06-05", labs=False
    )
    tried.allowed()


def test_the_gate_is_for_irreversible_inhibitors(chart):
    """Sertraline asks for none of the four."""
    chart.day("2026-06-05 09:00").prescriber.tries_to_order(
        "sertraline", 50, "2026-06-05", labs=False
    ).allowed()
