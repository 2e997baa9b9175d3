"""What the chart tells of each safety event by itself, and what only a person can report: the knowledge says which."""

from steadystep import knowledge


def test_every_event_says_how_it_is_found(chart):
    """Rules look for what entries show. What no entry shows is opened by a report, and the knowledge says what that is."""
    for event in knowledge.load().safety_events.values():
        for variant in event.variants:
            rules = ", ".join(f"`{rule}`" for rule in variant.found_by) or "nothing in the chart"
            assert variant.by_report, variant.id
            chart.note(
                "expect",
                f"{variant.id}, {variant.title} ({variant.level}): found by {rules}; by report: {variant.by_report}.",
            )


def test_only_these_are_by_report_alone(chart):
    """Seven of the 32 events have nothing in the chart that comes before somebody's report."""
    alone = [
        event.id
        for event in knowledge.load().safety_events.values()
        if not any(one.found_by for one in event.variants)
    ]
    assert alone == ["ES07", "ES18", "ES20", "ES21", "ES26", "ES29", "ES30"]
    chart.note("expect", "By report alone: " + ", ".join(alone) + ".")
