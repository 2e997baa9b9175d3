"""The verdict on a simulated year sees what is missing: without this, a year that looks at nothing would pass."""

from benchmarks.a_year.summary import Found, summary


def well(**other):
    return Found(
        **{
            "event": "ES05",
            "way": "reported",
            "raised": True,
            "at_level": True,
            "seconds": 1.5,
            "told": 3,
            **other,
        }
    )


def test_what_was_found_and_told_is_well():
    said = summary([well(), Found("", "quiet")], 52)
    assert (said["found"], said["missed"], said["broken"]) == (1, 0, [])
    assert said["seconds_to_notice"] == {"median": 1.5, "longest": 1.5}
    assert said["false_alarms_per_100_client_weeks"] == 0


def test_what_was_missed_is_named():
    said = summary([well(raised=False)], 52)
    assert said["missed"] == 1
    assert said["broken"] == ["ES05, reported: it was missed"]


def test_each_other_fault_is_named():
    faults = [well(at_level=False), well(seconds=None), well(told=1), well(refused=["order: no"])]
    assert [line.split(": ", 1)[1] for line in summary(faults, 52)["broken"]] == [
        "it was raised at another level", "nobody was told", "nobody was told after the first did not answer",
        "a door refused the life itself: order: no",
    ]  # fmt: skip


def test_an_event_in_a_quiet_life_is_a_false_alarm():
    said = summary([Found("", "quiet", others=["ES17"]), Found("", "quiet")], 50)
    assert said["false_alarms_per_100_client_weeks"] == 1
