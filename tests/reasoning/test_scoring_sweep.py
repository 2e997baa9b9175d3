"""Over every instrument: its own examples come true, nothing crashes, and what is missing is never counted as nothing."""

import json

import msgspec
import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from steadystep import knowledge
from steadystep.knowledge import Instrument
from steadystep.reasoning.facts.scoring import SCORERS, CannotTell, Score, rated, score

KNOWN = knowledge.load().instruments
WITH_ITEMS = [each for each in KNOWN.values() if each.items]
# Instruments whose own rule makes a gap count like the lowest answer; each says so beside the result.
GAPS_COUNT = {
    "psc_17": "the form's own rule scores up to three blanks as 0: told as a floor that never reassures",
    "safety_plan": "counts filled sections: one nobody filled in is not filled in, and is named",
    "crafft": "without any use the questions after the car are not asked",
    "pc_ptsd_5": "without an event the symptoms are not asked",
    "qids_sr_16": "of two opposite items one is answered and stands for both",
    "asq": "no answer counts like a refusal: towards danger, never away",
    "c_ssrs": "a level is told where no gap among items 1, 2 and 6 can raise it, and the gap is named",
    "gass": "22 questions of which one is for women or men only: 21 answers are complete",
}
Answers = list[int | None]
few = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def named(value: Instrument) -> str:
    return value.id


@st.composite
def answered(draw: st.DrawFn, instrument: Instrument, gaps: bool = True) -> Answers:
    """Allowed answers, with gaps or without, sometimes cut short."""
    each = [st.sampled_from(instrument.values_of(item)) for item in instrument.every_item]
    found = [draw(st.none() | one if gaps else one) for one in each]
    return found[: draw(st.integers(0, len(found)))] if gaps else found


def test_every_way_of_counting_is_known() -> None:
    assert set(SCORERS) == set(knowledge.Scorer.__args__)
    assert {each.scored_by for each in KNOWN.values()} == set(SCORERS)


@pytest.mark.parametrize("instrument", KNOWN.values(), ids=named)
def test_its_own_examples_come_true(instrument: Instrument) -> None:
    for example in instrument.examples:
        if example.typed_total is not None:
            reach = instrument.score_range
            result: Score | CannotTell | None = (
                rated(instrument, example.typed_total)
                if reach.low <= example.typed_total <= reach.high
                else None
            )
        else:
            result = score(instrument, example.answers)
        if example.outcome == "cannot_tell":
            assert not isinstance(result, Score), example.name
            continue
        assert isinstance(result, Score), example.name
        assert (result.total, result.exact, result.band) == (example.total, example.exact, example.band)
        assert result.subscales == example.subscales, example.name
        assert bool(result.imputed) == example.imputed, example.name
        assert result.positive in (None, example.outcome == "fires"), example.name


@pytest.mark.parametrize("instrument", WITH_ITEMS, ids=named)
@few
@given(data=st.data())
def test_any_answers_give_a_score_in_range_or_say_why_not(
    instrument: Instrument, data: st.DataObject
) -> None:
    result = score(instrument, data.draw(answered(instrument)))
    json.loads(msgspec.json.encode(result))
    if isinstance(result, CannotTell):
        assert str(result.why)
        return
    reach = instrument.score_range
    assert result.total is None or reach.low <= result.total <= reach.high
    assert result.total is not None or result.subscales or result.band
    assert all(str(remark) for remark in result.remarks)
    if instrument.bands and result.total is not None:
        assert result.band, "a total without a band where bands are published"


@pytest.mark.parametrize("instrument", WITH_ITEMS, ids=named)
@few
@given(data=st.data())
def test_an_answer_that_does_not_exist_is_refused(instrument: Instrument, data: st.DataObject) -> None:
    answers = data.draw(answered(instrument, gaps=False))
    at = data.draw(st.integers(0, len(answers) - 1))
    wrong = data.draw(st.integers(-(10**6), 10**6))
    assume(wrong not in instrument.values_of(instrument.every_item[at]))
    answers[at] = wrong
    result = score(instrument, answers)
    assert isinstance(result, CannotTell)
    assert at + 1 in result.missing


@pytest.mark.parametrize("instrument", WITH_ITEMS, ids=named)
def test_more_answers_than_items_are_refused(instrument: Instrument) -> None:
    answers: Answers = [instrument.values_of(item)[0] for item in instrument.every_item]
    assert isinstance(score(instrument, [*answers, answers[0]]), CannotTell)


@pytest.mark.parametrize("instrument", WITH_ITEMS, ids=named)
def test_nothing_answered_is_never_a_score(instrument: Instrument) -> None:
    for nothing in ([], [None] * len(instrument.every_item)):
        if instrument.id != "safety_plan":
            assert isinstance(score(instrument, nothing), CannotTell)


@pytest.mark.parametrize("instrument", [each for each in WITH_ITEMS if each.id not in GAPS_COUNT], ids=named)
@few
@given(data=st.data())
def test_missing_is_never_zero(instrument: Instrument, data: st.DataObject) -> None:
    """A scored item left out: no total, or one marked as imputed, or a subscale that is unknown; never the lowest answer in silence."""
    answers = data.draw(answered(instrument, gaps=False))
    number = data.draw(st.sampled_from([item.number for item in instrument.scored_items]))
    answers[number - 1] = None
    result = score(instrument, answers)
    if isinstance(result, Score):
        holding = [each.name for each in instrument.subscales if number in each.items]
        unknown = [name for name in holding if result.subscales[name] is None]
        settled = [
            name for name in holding
            if (each := next(one for one in instrument.subscales if one.name == name)).counts == "highest"
            and result.subscales[name] == max(max(instrument.values_of(instrument.items[n - 1])) for n in each.items)
        ]  # fmt: skip
        assert result.imputed or unknown or settled, result


@pytest.mark.parametrize("name", GAPS_COUNT)
def test_instruments_whose_gaps_count_say_so(name: str) -> None:
    instrument = KNOWN[name]
    answers: Answers = [max(instrument.values_of(item)) for item in instrument.every_item]
    answers[instrument.scored_items[-1].number - 1] = None
    result = score(instrument, answers)
    assert GAPS_COUNT[name]
    settled = {"gass", "qids_sr_16"}  # complete as they are: nothing to be said
    assert isinstance(result, CannotTell) or result.remarks or name in settled


@pytest.mark.parametrize("instrument", [each for each in WITH_ITEMS if each.scored_by == "sum"], ids=named)
@few
@given(data=st.data())
def test_more_trouble_never_makes_a_plain_sum_fall(instrument: Instrument, data: st.DataObject) -> None:
    answers = data.draw(answered(instrument, gaps=False))
    item = data.draw(st.sampled_from(instrument.scored_items))
    values = sorted(instrument.values_of(item), reverse=item.reverse)
    place = data.draw(st.integers(0, len(values) - 2))
    answers[item.number - 1] = values[place]
    before = score(instrument, answers)
    answers[item.number - 1] = values[place + 1]
    after = score(instrument, answers)
    assert isinstance(before, Score)
    assert isinstance(after, Score)
    assert (after.total or 0) > (before.total or 0)
