"""Before a new medicine the options are compared with the client; without that an order needs a coded reason. Case A."""

from msgspec import structs

from steadystep import knowledge
from steadystep.chart import NewEntry
from steadystep.chart.medication import ReasonGiven
from steadystep.chart.substance import OptionChosen
from steadystep.chart.trials import OptionsWeighed, OptionWeighed
from steadystep.reasoning import Finding, consider
from tests.spec.writers import Attempt, Writer

RULE = "medication.options"
SAYS = "No comparison of options with the client names sertraline."


def weighs(writer: Writer, *names: str, drug: str = "") -> str:
    def body(when):
        options = tuple(OptionWeighed(name=name, drug=drug if "ertraline" in name else "") for name in names)
        return OptionsWeighed(
            when=when, reason="panic", options=options, chosen=names[0], decided_by="together"
        )

    return writer.writes(body, f"compares {', '.join(names)} with Rosa")


def order(chart, at="2026-01-05 10:00"):
    return chart.day(at).prescriber.tries_to_order(
        "sertraline", 25, "2026-01-06", indication="panic disorder"
    )


def warned(chart, attempt: Attempt) -> list[Finding]:
    new = NewEntry(id="order", body=attempt.body)
    said = consider(chart.chart, [new], knowledge.load(), chart.clinic, attempt.writer.at).adds
    return [one for one in said if one.rule == RULE]


def refused(chart, writer: Writer, reason: str) -> list[str]:
    """What this rule stops, or still asks for, where that reason is given."""
    given = (ReasonGiven(rule=RULE, reason=reason),)
    body = structs.replace(writer.order_of("sertraline", 25, "2026-01-06"), reasons=given)
    said = consider(chart.chart, [NewEntry(id="order", body=body)], knowledge.load(), chart.clinic, writer.at)
    return [str(one.says) for one in (*said.stops, *said.unanswered(frozenset({RULE}))) if one.rule == RULE]


def test_without_a_comparison_it_is_not_signed(chart):
    """Neither compared nor a reason: the door asks for one."""
    attempt = order(chart)
    (found,) = warned(chart, attempt)
    assert (str(found.says), found.severity) == (SAYS, "major")
    attempt.needs_reason(SAYS)


def test_an_emergency_is_a_reason(chart):
    """An emergency and an involuntary treatment are the two reasons; they stand in the order."""
    pete = chart.day("2026-01-05 10:00").prescriber
    assert not refused(chart, pete, "emergency")
    assert not refused(chart, pete, "involuntary")


def test_other_words_are_none(chart):
    """No time, or the client's trust, is no reason to leave the client out."""
    assert refused(chart, chart.day("2026-01-05 10:00").prescriber, "There was no time") == [SAYS]


def test_the_way_chosen_in_opioid_care_is_a_comparison(chart):
    """R42. Buprenorphine was chosen among the ways that were open."""
    pete = chart.day("2026-01-05 10:00").prescriber
    pete.writes(
        lambda when: OptionChosen(when=when, option="buprenorphine"),
        "writes down that Rosa chose buprenorphine",
    )
    chosen = pete.tries_to_order(
        "buprenorphine_naloxone_sl", 4, "2026-01-05", indication="opioid use disorder"
    )
    assert not warned(chart, chosen)


def test_compared_before_nothing_is_said(chart):
    """CBT alone, sertraline, both."""
    weighs(chart.day("2026-01-05 09:30").prescriber, "CBT alone", "Sertraline", "Both", drug="sertraline")
    assert not warned(chart, order(chart))


def test_other_options_were_compared(chart):
    """A comparison that does not name the medicine is none of it."""
    weighs(chart.day("2026-01-05 09:30").prescriber, "CBT alone", "Escitalopram")
    assert warned(chart, order(chart))


def test_going_on_with_what_is_taken_is_no_new_choice(chart):
    """An order written anew for a medicine told from elsewhere."""
    chart.day("2026-01-05 09:00").client.tells_medicine("sertraline", "sertraline", started="2025-11-01")
    assert not warned(chart, order(chart))


def test_once_signed_nothing_is_left_to_say(chart):
    chart.day("2026-01-05 10:00").prescriber.orders(
        "sertraline", 25, "2026-01-06", indication="panic disorder"
    )
    chart.seen("2026-01-05 10:01").says_nothing_of(RULE)


def test_later_in_a_pathway_it_is_asked_all_the_same(chart):
    """R32 is about any choice of treatment."""
    chart.day("2026-01-05 09:30").therapist.phase("panic", "acute")
    (found,) = warned(chart, order(chart))
    assert found.severity == "major"
