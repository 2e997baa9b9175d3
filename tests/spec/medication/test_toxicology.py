"""A urine test is read beside the medicines and what was told: with the person, never against them."""

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


def test_a_result_that_is_only_words(chart):
    """A result that is only words is not read: nothing is concluded from it."""
    sixteen(chart)
    chart.seen("2026-03-31 13:41").says_nothing_of(FOUND.format("fentanyl"))
