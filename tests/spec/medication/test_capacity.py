"""Whether the client can decide is said once when a kind of treatment begins. An emergency waits for nothing. R18."""

from datetime import date

from msgspec import structs

from steadystep import knowledge
from steadystep.chart import NewEntry
from steadystep.chart.capacity import CapacityStated
from steadystep.chart.medication import Order, OrderStopped, ReasonGiven
from steadystep.reasoning import Finding, consider
from tests.spec.medication.health import is_person

RULE = "medication.capacity"
SAYS = "Nobody has said yet whether the client can decide about sertraline."


def says(
    chart,
    on: str,
    ability: str = "decides",
    *,
    by_whom: str = "",
    care: str = "any_medicine",
    order: str = "",
):
    writer = chart.day(f"{on} 09:00").prescriber
    return writer.writes(
        lambda when: CapacityStated(when=when, ability=ability, by_whom=by_whom, care=care, order=order),
        f"writes down who decides: {ability.replace('_', ' ')}",
    )


def asked(chart, drug: str, on: str, *reasons: ReasonGiven, order: str = "new") -> list[Finding]:
    """What this rule says of an order brought to the door that day."""
    writer = chart.day(f"{on} 10:00").prescriber
    body: Order = structs.replace(writer.order_of(drug, 25, on), reasons=reasons)
    new = NewEntry(id=order, body=body)
    found = consider(chart.chart, [new], knowledge.load(), chart.clinic, writer.at)
    return [one for one in found.unanswered(found.answered_by(reasons)) if one.rule == RULE]


def test_what_is_kept_at_hand_for_an_overdose_asks_nobody(chart):
    """Naloxone and nalmefene wait for nothing."""
    is_person(chart.day("2026-01-05 09:00").prescriber, born="1990-05-01")
    for drug in ("naloxone_nasal", "nalmefene_nasal"):
        assert not asked(chart, drug, "2026-01-05")


def test_a_first_order_asks_who_decides(chart):
    """It is a note that interrupts nobody, and the order waits for the answer."""
    is_person(chart.day("2026-01-05 09:00").prescriber, born="1990-05-01")
    (found,) = asked(chart, "sertraline", "2026-01-05")
    assert (str(found.says), found.severity, found.urgency) == (SAYS, "", "note")


def test_said_once_it_is_not_asked_at_every_order(chart):
    """Said in January: neither that order asks, nor the next ones while medicines go on."""
    says(chart, "2026-01-05")
    assert not asked(chart, "sertraline", "2026-01-05")
    chart.day("2026-01-05 11:00").prescriber.orders("sertraline", 25, "2026-01-05")
    assert not asked(chart, "mirtazapine", "2026-09-05")


def test_a_signed_order_is_not_asked_about_again(chart):
    """It is asked at the order, before it is signed: a chart read later says nothing of it."""
    says(chart, "2026-01-05")
    chart.day("2026-01-05 11:00").prescriber.orders("sertraline", 25, "2026-01-05")
    chart.seen("2026-01-05 11:01").says_nothing_of(RULE)


def test_a_new_kind_of_treatment_asks_again(chart):
    """Who decided about sertraline has not yet been asked about buprenorphine, nor about an injection that lasts."""
    says(chart, "2026-01-05")
    chart.day("2026-01-05 11:00").prescriber.orders("sertraline", 25, "2026-01-05")
    assert asked(chart, "buprenorphine_naloxone_sl", "2026-02-05")
    assert asked(chart, "risperidone_lai", "2026-02-05")


def test_a_new_episode_asks_again(chart):
    """Everything stopped in March; what begins in June is a new episode."""
    says(chart, "2026-01-05")
    order = chart.day("2026-01-05 11:00").prescriber.orders("sertraline", 25, "2026-01-05")
    chart.day("2026-03-05 11:00").prescriber.writes(
        lambda when: OrderStopped(when=when, order=order, last_day=date(2026, 3, 5), why="Well again."),
        "stops it",
    )
    assert asked(chart, "mirtazapine", "2026-06-05")


def test_that_somebody_cannot_decide_now_holds_for_that_order_alone(chart):
    """Her guardian decided about the first; before the second she is asked anew."""
    order = chart.day("2026-01-05 09:00").prescriber.orders("sertraline", 25, "2026-01-05")
    says(chart, "2026-01-05", "cannot_now", by_whom="Ana Ruiz, guardian", order=order)
    assert not asked(chart, "sertraline", "2026-01-05", order=order)
    assert asked(chart, "mirtazapine", "2026-01-06", order="another")


def test_an_emergency_waits_for_nothing(chart):
    """Said as the reason of this question, or of the missing comparison."""
    assert not asked(
        chart, "sertraline", "2026-01-05", ReasonGiven(rule="medication.options", reason="emergency")
    )
    given = ReasonGiven(rule=RULE, reason="Found unable to speak", code="emergency")
    assert not asked(chart, "sertraline", "2026-01-05", given)
    assert asked(chart, "sertraline", "2026-01-05", ReasonGiven(rule=RULE, reason="There was no time"))


def test_of_a_minor_it_is_asked_elsewhere(chart):
    """Under 18 the consent of minors and guardians is watched."""
    is_person(chart.day("2026-01-05 09:00").prescriber, born="2012-05-01")
    assert not asked(chart, "sertraline", "2026-01-05")
