"""The list a client carries, and what an emergency team reads first: what is taken, what still acts, what blocks opioids."""

from tests.spec.supplying import gives


def _card(chart, at):
    return chart.seen(at).view().emergency_card


def test_the_list_says_dose_and_reason(chart):
    """Each line says the dose and what it is for; what is told from elsewhere stands beside ours."""
    chart.day("2026-03-02 10:00").prescriber.orders("sertraline", 25, "2026-03-03", indication="panic")
    chart.day("2026-03-02 11:00").client.tells_medicine("ibuprofen", "ibuprofen")
    ours, told = _card(chart, "2026-03-05 10:00").lines
    assert (ours.name, ours.why, str(ours.step.amount), ours.ordered_here) == (
        "sertraline",
        "panic",
        "25 mg",
        True,
    )
    assert (told.name, told.step, told.ordered_here) == ("ibuprofen", None, False)


def test_a_change_shows_at_once_with_its_day(chart):
    """R39. A step signed on 5 March for the 10th is the next change at once; from the 10th it is the dose, and nothing comes next."""
    order = chart.day("2026-03-02 10:00").prescriber.orders(
        "sertraline", 25, "2026-03-03", indication="panic"
    )
    (before,) = _card(chart, "2026-03-05 10:00").lines
    assert before.next_step is None
    chart.day("2026-03-05 10:01").prescriber.changes_dose(order, 50, "2026-03-10", times=2)
    (line,) = _card(chart, "2026-03-05 10:02").lines
    assert (str(line.step.amount), str(line.next_step.amount), str(line.next_step.first)) == (
        "25 mg",
        "50 mg",
        "2026-03-10",
    )
    (after,) = _card(chart, "2026-03-10 10:00").lines
    assert (str(after.step.amount), after.step.times_a_day, after.next_step) == ("50 mg", 2, None)
    chart.day("2026-03-12 10:00").prescriber.stops(order, "2026-03-12")
    assert not _card(chart, "2026-03-13 10:00").lines


def test_what_a_list_from_elsewhere_shows_is_on_it_with_its_dose(chart):
    """What only another list shows stands on it with the dose that was told."""
    chart.day("2026-06-12 10:00").nurse.receives_list("primary_care", "lisinopril 10 mg daily")
    (line,) = _card(chart, "2026-06-12 11:00").lines
    assert (line.name, line.dose_text) == ("lisinopril", "10 mg daily")


def test_case_e_fluoxetine_counts_until_5_june(chart):
    """Case E: the last fluoxetine was on 1 May; until 5 June the card says that it is still in the body."""
    order = chart.day("2026-01-05 10:00").prescriber.orders("fluoxetine", 40, "2026-01-06")
    chart.day("2026-05-01 10:00").prescriber.stops(order, "2026-05-01")
    (one,) = _card(chart, "2026-05-20 10:00").in_body
    assert (one.name, one.clear.isoformat()) == ("fluoxetine", "2026-06-05")
    assert not _card(chart, "2026-06-05 10:00").in_body


def test_case_f_the_card_names_lithium_lisinopril_age_and_kidneys(chart):
    """Case F: 70 years, eGFR 58. What nobody told stays empty."""
    chart.day("2026-03-02 10:00").prescriber.orders("lithium", 600, "2026-03-03")
    chart.day("2026-03-02 10:05").client.tells_medicine("lisinopril", "lisinopril", started="2025-01-01")
    unknown = _card(chart, "2026-03-02 10:06")
    assert (unknown.age, unknown.kidneys) == (None, None)
    chart.born("1956-01-10")
    chart.day("2026-03-02 10:10").nurse.has_result("egfr", 58)
    card = _card(chart, "2026-06-23 16:20")
    assert [line.name for line in card.lines] == ["lithium carbonate", "lisinopril"]
    assert (card.age, card.kidneys.value) == (70, 58)
    assert ("lithium", "lithium") in [(one.drug, reason) for one in card.key for reason in one.reasons]


def test_an_maoi_counts_for_two_weeks(chart):
    """A stopped MAO inhibitor stands on the emergency card for 14 days."""
    order = chart.day("2026-06-05 10:00").prescriber.orders("phenelzine", 15, "2026-06-05")
    assert [one.reasons for one in _card(chart, "2026-06-10 10:00").key] == [("maoi",)]
    chart.day("2026-07-31 10:00").prescriber.stops(order, "2026-07-31")
    (one,) = _card(chart, "2026-08-10 10:00").in_body
    assert one.clear.isoformat() == "2026-08-14"


def test_naltrexone_blocks_opioids(chart):
    """Whoever treats pain reads it first; buprenorphine is named as treatment."""
    chart.day("2026-09-24 10:00").prescriber.orders("naltrexone_oral", 50, "2026-09-24")
    assert _card(chart, "2026-09-25 10:00").blocks_opioids


def test_buprenorphine_does_not_block_them(chart):
    """Buprenorphine is named as a treatment and not as a block."""
    chart.day("2026-03-04 10:00").prescriber.orders("buprenorphine_naloxone_sl", 16, "2026-03-04")
    card = _card(chart, "2026-03-05 10:00")
    assert not card.blocks_opioids
    assert "opioid_partial" in card.key[0].reasons


def test_nothing_asked_is_not_none_known(chart):
    """Allergies that nobody asked about are not shown as none."""
    card = _card(chart, "2026-03-05 10:00")
    assert (card.allergies, card.asked) == ((), False)


def test_the_last_long_acting_injection_stands_on_it_with_its_day(chart):
    """R40. Two injections: the card names the last one, its dose and the day on which it was given."""
    gives(chart.day("2026-07-08 14:40").nurse, "haloperidol_dec", 100)
    gives(chart.day("2026-08-05 14:40").nurse, "haloperidol_dec", 150)
    (one,) = _card(chart, "2026-08-20 10:00").injections
    assert (one.drug, str(one.dose), one.given.isoformat()) == ("haloperidol_dec", "150 mg", "2026-08-05")
