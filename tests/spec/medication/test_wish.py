"""A wish against a medicine is seen when it is ordered; only a signed reason goes past it."""

from steadystep import knowledge
from steadystep.chart import NewEntry
from steadystep.chart.medication import ReasonGiven
from steadystep.reasoning import consider
from tests.spec.clinic import instant

SAYS = "The client would rather not take paroxetine (IR): “I put on 12 kilos.”"


def considered(chart, said, drug="paroxetine"):
    """What an order of that medicine would add, before it is signed."""
    at = instant(said)
    chart.note("expect", f"what an order of {drug} would add is weighed before it is signed")
    body = chart.day(said).prescriber.order_of(drug, 20, said[:10])
    return consider(
        chart.chart, [NewEntry(id="proposal", body=body)], knowledge.load(), chart.clinic, at
    ), body


def test_it_needs_a_signed_reason(chart):
    """Rosa wrote it on her phone; the order is proposed a month later."""
    chart.day("2026-02-02 20:00").client.wishes("against", "paroxetine", "I put on 12 kilos.")
    found, _body = considered(chart, "2026-03-02 10:00")
    (wish,) = [one for one in found.adds if one.rule == "medication.wish"]
    assert (str(wish.says), wish.severity) == (SAYS, "major")
    assert wish in found.unanswered(frozenset())
    assert wish not in found.unanswered(frozenset({"medication.wish"}))


def test_after_the_order_stands_it_is_a_note_with_the_reason(chart):
    """The reason that was signed is kept beside the wish; nothing stops any more."""
    chart.day("2026-02-02 20:00").client.wishes("against", "paroxetine", "I put on 12 kilos.")
    reason = ReasonGiven(rule="medication.wish", reason="Rosa asked for it again at the visit.")
    chart.day("2026-03-02 10:00").prescriber.orders_with(reason, "paroxetine", 20, "2026-03-02")
    found = chart.seen("2026-03-02 10:01").finds(
        SAYS, urgency="note", why="Ordered all the same, because: Rosa asked for it again at the visit."
    )
    assert found.severity == ""


def test_a_wish_told_later_never_stops_anything(chart):
    """Told a month after the order: a note to talk about, no alarm."""
    chart.day("2026-02-02 10:00").prescriber.orders("paroxetine", 20, "2026-02-02")
    chart.day("2026-03-02 20:00").client.wishes("against", "paroxetine", "I put on 12 kilos.")
    found = chart.seen("2026-03-02 20:01").finds(SAYS, urgency="note")
    assert found.severity == ""


def test_another_medicine_stays_quiet(chart):
    """A wish against paroxetine says nothing about sertraline."""
    chart.day("2026-02-02 20:00").client.wishes("against", "paroxetine", "I put on 12 kilos.")
    chart.seen("2026-03-01 10:00").says_nothing_of("medication.wish")
    found, _body = considered(chart, "2026-03-02 10:00", "sertraline")
    assert not [one for one in found.adds if one.rule == "medication.wish"]


def test_a_wish_taken_back_stays_quiet(chart):
    """The latest word about a medicine counts."""
    chart.day("2026-02-02 20:00").client.wishes("against", "paroxetine", "I put on 12 kilos.")
    chart.day("2026-02-20 20:00").client.wishes("taken_back", "paroxetine", "")
    found, _body = considered(chart, "2026-03-02 10:00")
    assert not [one for one in found.adds if one.rule == "medication.wish"]


def test_a_name_we_do_not_know_is_matched_by_its_name(chart):
    """No entry of the knowledge is needed to respect a wish."""
    chart.day("2026-02-02 20:00").client.wishes("against", "miracle drops", "")
    chart.day("2026-02-03 10:00").prescriber.orders("miracle drops", 5, "2026-02-03")
    chart.seen("2026-02-03 10:01").finds("The client would rather not take miracle drops.")
