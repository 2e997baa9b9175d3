"""Young, new on an antidepressant, and thoughts of suicide: no dose goes up, and the prescriber decides today. Case H."""

RULE = "medication.increase_locked"
PHQ_A = (2, 2, 2, 2, 2, 2, 1, 1, 2)  # 16, item 9 = 2


def young(chart) -> str:
    """Sixteen years old, fluoxetine 10 mg from Monday 6 April 2026."""
    chart.born("2010-02-01")
    return chart.day("2026-04-06 10:00").prescriber.orders("fluoxetine", 10, "2026-04-06", indication="MDD")


def thoughts(chart) -> str:
    order = young(chart)
    chart.day("2026-04-20 10:00").client.answers("phq_a", *PHQ_A)
    return order


def test_case_h_the_checks_of_weeks_1_2_4_8_and_12(chart):
    """Started on 6 April: 13 and 20 April, 4 May, 1 June and 29 June; each is asked for in its turn."""
    young(chart)
    for done, due in (("2026-04-06", "2026-04-13"), ("2026-04-13", "2026-04-20"), ("2026-04-20", "2026-05-04"),
                      ("2026-05-04", "2026-06-01"), ("2026-06-01", "2026-06-29")):  # fmt: skip
        chart.day(f"{done} 11:00").nurse.watched("MO40")
        chart.seen(f"{done} 11:01").planned("MO40", due)


def test_case_h_item_nine_of_2_opens_es01_y_for_the_prescriber(chart):
    """Monday 20 April 10:00: T1, due 11:00."""
    thoughts(chart)
    chart.seen("2026-04-20 10:00").event("ES01-Y", "T1", owner="Pete", due="2026-04-20 11:00")


def test_case_h_hold_lower_or_stop_is_offered_and_nothing_is_picked(chart):
    """The three ways stand side by side; to which dose it is lowered nobody but the prescriber says."""
    thoughts(chart)
    found = chart.seen("2026-04-20 10:30").finds(
        "fluoxetine: hold, lower or stop, decided today by the prescriber (ES01-Y).", urgency="urgent",
        offers="Hold it from today, and say until when",
    )  # fmt: skip
    assert [one.key.partition("/")[0] for one in found.offers] == ["hold", "lower", "stop"]
    assert "akathisia" in str(found.do)
    assert found.offers[1].drafts is None


def test_case_h_the_dose_does_not_go_up(chart):
    """While ES01-Y is open 20 mg is refused; no reason opens this door."""
    order = thoughts(chart)
    chart.day("2026-04-20 10:30").prescriber.tries_to_change(order, 20, "2026-04-21").refused(
        "fluoxetine is not raised while ES01-Y is open"
    )


def test_case_h_a_decision_in_time_settles_the_question(chart):
    """11:00: the prescriber lowers it to 5 mg. The question is answered; an increase stays locked while the event is open."""
    order = thoughts(chart)
    chart.day("2026-04-20 11:00").prescriber.changes_dose(order, 5, "2026-04-21")
    chart.seen("2026-04-20 11:01").says_nothing_of(RULE)
    chart.day("2026-04-22 11:00").prescriber.tries_to_change(order, 10, "2026-04-23").refused("is not raised")


def test_without_such_thoughts_the_dose_may_go_up(chart):
    """Item nine 0: nothing is locked."""
    order = young(chart)
    chart.day("2026-04-20 10:00").client.answers("phq_a", 2, 2, 2, 2, 2, 2, 1, 1, 0)
    chart.seen("2026-04-20 10:01").says_nothing_of(RULE)
    chart.day("2026-04-20 10:30").prescriber.tries_to_change(order, 20, "2026-04-21").allowed()


def test_at_forty_it_is_es01_and_nothing_is_locked(chart):
    """The boxed warning is about people under 25."""
    chart.born("1986-02-01")
    order = chart.day("2026-04-06 10:00").prescriber.orders("sertraline", 50, "2026-04-06")
    chart.day("2026-04-20 10:00").client.answers("phq_9", *PHQ_A)
    chart.seen("2026-04-20 10:01").says_nothing_of(RULE)
    chart.day("2026-04-20 10:30").prescriber.tries_to_change(order, 100, "2026-04-21").allowed()


def test_when_the_age_is_not_known_it_cannot_tell_and_locks_nothing(chart):
    """An unknown age is not young; the risk answer itself is an event all the same."""
    chart.day("2026-04-06 10:00").prescriber.orders("fluoxetine", 10, "2026-04-06", indication="MDD")
    chart.day("2026-04-20 10:00").client.answers("phq_a", *PHQ_A)
    seen = chart.seen("2026-04-20 10:01")
    seen.event("ES01-2", "T1", owner="Tess")
    seen.says_nothing_of(RULE)
