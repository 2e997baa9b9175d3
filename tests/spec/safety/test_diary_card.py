"""A diary card that tells of self-harm, or of a wish to die, opens ES01 at once; a blank line says nothing."""

from steadystep.chart.worksheets import Rated, Worksheet

RULE = "safety.diary_card"


def card(chart, at, **lines):
    def filled_in(when):
        rated = tuple(
            Rated(of=name, value=value, top=1 if name in ("self_harm", "wanted_to_die") else 5)
            for name, value in lines.items()
        )
        return Worksheet(when=when, exercise="diary_card", rated=rated)

    told = ", ".join(f"{name.replace('_', ' ')} {value}" for name, value in lines.items())
    return chart.day(at).client.writes(filled_in, f"fills in the diary card: {told}")


def test_self_harm_opens_the_event(chart):
    """Yes to hurting oneself: ES01-2, a same-day assessment."""
    card(chart, "2026-03-17 10:00", sadness=4, self_harm=1)
    chart.seen("2026-03-17 10:01").event("ES01-2", "T1", owner="Tess")


def test_a_wish_to_die_is_the_most_urgent(chart):
    """Both lines: the graver one speaks, once."""
    card(chart, "2026-03-17 10:00", self_harm=1, wanted_to_die=1)
    chart.seen("2026-03-17 10:01").events("ES01-3")


def test_no_and_blank_open_nothing(chart):
    """A no is a no; a line left open is blank, and never counts as either."""
    card(chart, "2026-03-17 10:00", self_harm=0, fear=5)
    card(chart, "2026-03-18 10:00", fear=5)
    seen = chart.seen("2026-03-18 10:01")
    seen.events()
    seen.says_nothing_of(RULE)


def test_an_urge_alone_is_for_the_next_session(chart):
    """An urge of five is looked at in therapy; only the line the specification names opens an event."""
    card(chart, "2026-03-17 10:00", urge_harm=5)
    chart.seen("2026-03-17 10:01").events()
