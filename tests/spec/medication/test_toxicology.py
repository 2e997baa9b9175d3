"""A urine test is read beside the medicines and what was told: with the person, never against them."""

import pytest

from tests.spec.medication.substance_writing import sixteen, told, urine

FOUND = "medication.toxicology.{}"


def test_the_urine_test_of_that_day(chart):
    """Case C. Fentanyl as told, buprenorphine and its metabolite as expected: no accusation, thanks."""
    sixteen(chart)
    told(chart)
    urine(
        chart, "2026-03-31 13:40", fentanyl="positive", buprenorphine="positive", norbuprenorphine="positive"
    )
    seen = chart.seen("2026-03-31 13:41")
    finding = seen.finds(
        "fentanyl was found on 31 March 2026, as they told us: thank them for telling.", urgency="note"
    )
    assert str(finding.do) == "Say: Thank you for telling us."
    seen.says_nothing_of(FOUND.format("buprenorphine"), FOUND.format("norbuprenorphine"))


def test_nothing_explains_it(chart):
    """MO32. Unexpected: a talk and more support, never a verdict and never a stop."""
    sixteen(chart)
    urine(chart, "2026-03-31 13:40", fentanyl="positive", buprenorphine="positive")
    finding = chart.seen("2026-03-31 13:41").finds(
        "fentanyl was found on 31 March 2026, and nothing on the list explains it.", urgency="attention",
        offers="Ask first what they think the test shows, then offer more support",
    )  # fmt: skip
    assert finding.severity == ""


def test_the_medicine_is_missing(chart):
    """MO32. Buprenorphine that is taken and not found: ask about taking, keeping, and who else has it."""
    sixteen(chart)
    urine(chart, "2026-03-31 13:40", fentanyl="negative", buprenorphine="negative")
    chart.seen("2026-03-31 13:41").finds(
        "buprenorphine was not found on 31 March 2026 although buprenorphine_naloxone_sl is taken: ask about taking, keeping and "
        "whether somebody else has it."
    )  # fmt: skip


def test_a_look_alike(chart):
    """R52. Bupropion can look like an amphetamine in a screening test: confirmed before anything is decided."""
    chart.day("2026-03-01 10:00").prescriber.orders("bupropion_xl", 150, "2026-03-02")
    urine(chart, "2026-03-31 13:40", amphetamine="positive")
    found = [
        one for one in chart.seen("2026-03-31 13:41").said.findings if one.rule == FOUND.format("amphetamine")
    ]
    assert "can look like it in a screening test: confirm before anything is decided" in str(found[0].says)
    assert "Order a confirmatory test" in [str(offer.says) for offer in found[0].offers]
    chart.note("expect", f"“{found[0].says}”")


@pytest.mark.parametrize(
    ("drug", "mg", "line"),
    [("labetalol", 0, "amphetamine"), ("quetiapine", 50, "methadone"), ("venlafaxine_xr", 37.5, "fentanyl")],
)
def test_other_look_alikes(chart, drug, mg, line):
    """R52. Labetalol like an amphetamine; beside quetiapine and venlafaxine any surprise is confirmed before it is spoken of."""
    if mg:
        chart.day("2026-03-01 10:00").prescriber.orders(drug, mg, "2026-03-02")
    else:
        chart.day("2026-03-01 10:00").nurse.tells_medicine(drug, drug, started="2026-02-01")
    urine(chart, "2026-03-31 13:40", **{line: "positive"})
    (found,) = (one for one in chart.seen("2026-03-31 13:41").said.findings if one.rule == FOUND.format(line))
    assert "can look like it in a screening test: confirm before anything is decided" in str(found.says)
    assert str(found.offers[0].says) == "Order a confirmatory test"


def test_what_nothing_can_look_like_asks_for_no_second_test(chart):
    """R52. A confirmatory test is offered only where it changes care: nothing on the list explains fentanyl, so it is talked about."""
    sixteen(chart)
    urine(chart, "2026-03-31 13:40", fentanyl="positive", buprenorphine="positive")
    (found,) = (
        one for one in chart.seen("2026-03-31 13:41").said.findings if one.rule == FOUND.format("fentanyl")
    )
    assert [offer.key for offer in found.offers] == ["talk"]
    assert "with the client present" in str(found.do)


def test_the_panel_that_is_asked_for(chart):
    """R52, MO32. With buprenorphine the panel names fentanyl and the metabolite, and a second test only where it changes care."""
    sixteen(chart)
    chart.seen("2026-03-18 10:00").asks_for(
        "urine toxicology panel incl fentanyl and metabolites; confirmatory when it changes care"
    )


def test_a_result_that_is_only_words(chart):
    """A result that is only words is not read: nothing is concluded from it."""
    sixteen(chart)
    chart.seen("2026-03-31 13:41").says_nothing_of(FOUND.format("fentanyl"))
