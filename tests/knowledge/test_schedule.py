"""The monitoring schedule grammar, token by token."""

import pytest

from steadystep.knowledge import BadToken, Point, Span, parse_schedule, parse_selector

WEEK = Span(count=7, unit="days")


def start(span: Span | None = None) -> Point:
    return Point(anchor="start", after=span)


def test_a_baseline() -> None:
    (token,) = parse_schedule("BL")
    assert (token.kind, token.first, token.every) == ("baseline", None, None)


def test_one_event_after_the_start_or_every_change() -> None:
    after_start, after_change = parse_schedule("S+7d; C+7d")
    assert after_start.first == start(WEEK)
    assert after_change.first == Point(anchor="change", after=WEEK)
    assert {after_start.kind, after_change.kind} == {"event"}


def test_a_window() -> None:
    (token,) = parse_schedule("C+5d..C+7d")
    assert token.first == Point(anchor="change", after=Span(count=5, unit="days"))
    assert token.last == Point(anchor="change", after=WEEK)


def test_repeats_between_points_and_without_end() -> None:
    bounded, open_ended, plain = parse_schedule("R7d@S..S+26w; R6m@S+12m..; R3m")
    assert (bounded.every, bounded.first, bounded.last) == (
        WEEK,
        start(),
        start(Span(count=26, unit="weeks")),
    )
    assert (open_ended.first, open_ended.last) == (start(Span(count=12, unit="months")), None)
    assert (plain.every, plain.first) == (Span(count=3, unit="months"), None)


def test_brackets_are_named_variants() -> None:
    (token,) = parse_schedule("R6m (R3m if eGFR<60 or 65+; until stopped; ask the pharmacy)")
    kinds = [(variant.kind, variant.name, variant.every) for variant in token.variants]
    assert kinds == [
        ("population", "eGFR<60 or 65+", Span(count=3, unit="months")),
        ("stop", "until stopped", None),
        ("note", "ask the pharmacy", None),
    ]


def test_an_event_starts_its_own_clock() -> None:
    once, later, course = parse_schedule("E:missed_period; E:birth+2w; R1d@E:withdrawal..E:withdrawal+5d")
    assert once.first == Point(anchor="event", event="missed_period")
    assert later.first == Point(anchor="event", event="birth", after=Span(count=2, unit="weeks"))
    assert (course.kind, course.every) == ("repeat", Span(count=1, unit="days"))
    assert course.last == Point(anchor="event", event="withdrawal", after=Span(count=5, unit="days"))


def test_brackets_in_machine_form() -> None:
    (token,) = parse_schedule(
        "R6m (R3m if C:ckd|lithium; only if G:FGA; until C:well; restart if C:gap; part height; as the label says)"
    )
    found = [(each.kind, each.select.text if each.select else "") for each in token.variants]
    assert found == [
        ("population", "C:ckd|lithium"),
        ("only", "G:FGA"),
        ("stop", "C:well"),
        ("restart", "C:gap"),
        ("part", ""),
        ("note", ""),
    ]
    assert token.part == "height"


def test_one_name_alone_is_a_medicine() -> None:
    (token,) = parse_schedule("R12m (only if methadone; until stopped)")
    assert [each.select.drugs if each.select else None for each in token.variants] == [{"methadone"}, None]


def test_words_are_a_task_for_a_clinician() -> None:
    (token,) = parse_schedule("every visit")
    assert (token.kind, token.text) == ("clinician_task", "every visit")


@pytest.mark.parametrize(
    "text",
    [
        "S+7x",
        "R3",
        "R3m@",
        "R3m@X..S+1m",
        "C+5d..Q+7d",
        "BL+3d",
        "S+0d",
        "+7d",
        "7d",
        "",
        "(alone)",
        "R7d@S..S+",
        "E:",
        "E:birth+2y",
        "week 1: daily",
    ],
)
def test_what_is_half_a_token_is_refused_in_words(text: str) -> None:
    with pytest.raises(BadToken, match=r"Next: write BL"):
        parse_schedule(text)


def test_selector_tokens() -> None:
    selector = parse_selector("sertraline|G:SNRI|C:perinatal|E:smoking_stop")
    assert selector.text == "C:perinatal|E:smoking_stop|G:SNRI|sertraline"
    assert selector.takes("sertraline", frozenset())
    assert selector.takes("duloxetine", frozenset({"SNRI"}))
    assert not selector.takes("lithium", frozenset())


@pytest.mark.parametrize("text", ["", "X:one", ":one", "G:", "two words", "a||b"])
def test_what_is_no_selector_is_refused_in_words(text: str) -> None:
    with pytest.raises(ValueError, match="is no selector token"):
        parse_selector(text)
