"""Clients under 18: what they agree to alone follows from the law of the place, as the clinic wrote it down."""

RULE = "intake.minor"
ALL = ("mental_health", "substance_use", "reproductive", "hiv")


def with_law(chart, age=14, read_on="2026-01-10"):
    for care in ALL:
        chart.law_says(care, age, read_on)


def test_alone_from_the_age_of_the_law(chart):
    """She is fifteen, and the law lets her agree alone from fourteen."""
    chart.born("2010-06-01")
    with_law(chart)
    chart.seen("2026-03-02").finds(
        "The client agrees to mental health care alone: here that is so from the age of 14."
    )


def test_not_yet(chart):
    """She is thirteen: a guardian agrees too."""
    chart.born("2012-06-01")
    with_law(chart)
    chart.seen("2026-03-02").finds(
        "A guardian agrees to substance use care too: here a client of this age does not agree alone."
    )


def test_never_alone(chart):
    """The law knows no age below 18."""
    chart.born("2009-06-01")
    with_law(chart, age=None)
    chart.seen("2026-03-02").finds(
        "A guardian agrees to mental health care too: here a client of this age does not agree alone."
    )


def test_only_the_year_of_birth(chart):
    """Fifteen or sixteen, and the law says sixteen: it cannot be told."""
    chart.born("2010")
    with_law(chart, age=16)
    chart.seen("2026-03-02").finds(
        "Cannot tell who agrees to mental health care: the day of birth is not known, and the age is 16."
    )


def test_the_table_is_silent(chart):
    """Nobody has written the law down: the stricter rule holds, and a lead is asked to fill the table."""
    chart.born("2010-06-01")
    chart.seen("2026-03-02").finds(
        "Nobody has written down who agrees to mental health care for a client under 18.", state="cannot_tell"
    )


def test_read_long_ago(chart):
    """A year after somebody last read the law, it is to be read again."""
    chart.born("2010-06-01")
    with_law(chart, read_on="2025-01-10")
    chart.seen("2026-03-02").finds(
        "What the law says of minors and mental health care was last read on 10 January 2025: read it again."
    )


def test_quiet_for_adults(chart):
    """On the 18th birthday it falls silent."""
    chart.born("2008-03-02")
    chart.seen("2026-03-01").finds(
        "Nobody has written down who agrees to mental health care for a client under 18.", state="cannot_tell"
    )
    chart.seen("2026-03-02").says_nothing_of(*(f"{RULE}.{care}" for care in ALL))
