"""Answers and what they must give, written from the clinical specification (instruments.md), not from the code."""

import pytest

from steadystep import knowledge
from steadystep.reasoning.facts.scoring import CannotTell, Score, rated, score
from steadystep.reasoning.facts.scoring_change import fallen, more_than_chance, responded
from steadystep.reasoning.facts.scoring_trackers import MoodDay, mood_rules, sleep_efficiency

KNOWN = knowledge.load().instruments
NO, YES, REFUSED, GAP = 0, 1, 2, None
Answers = list[int | None]


def given(instrument: str, answers: Answers) -> Score:
    result = score(KNOWN[instrument], answers)
    assert isinstance(result, Score), str(result.why)
    return result


def refused(instrument: str, answers: Answers) -> CannotTell:
    result = score(KNOWN[instrument], answers)
    assert isinstance(result, CannotTell), result
    return result


def said(result: Score) -> str:
    return " ".join(str(remark) for remark in result.remarks)


def only(size: int, **places: int) -> Answers:
    """All zero but the named items: only(20, i1=4)."""
    return [places.get(f"i{number}", 0) for number in range(1, size + 1)]


VECTORS: list[tuple[str, Answers, int, str | None, bool | None]] = [
    ("phq_9", [2, 2, 3, 2, 1, 2, 1, 0, 0], 13, "moderate", True),
    ("phq_9", [3, 3, 3, 3, 2, 3, 2, 1, 1], 21, "severe", True),
    ("phq_9", [1, 1, 2, 1, GAP, 1, 0, 0, 0], 7, "mild", False),
    ("phq_2", [2, 1], 3, "positive", True),
    ("phq_2", [1, 1], 2, "negative", False),
    ("phq_a", [2, 2, 1, 1, 2, 1, 2, 1, 0], 12, "moderate", True),
    ("gad_7", [2, 2, 2, 1, 1, 1, 1], 10, "moderate", True),
    ("gad_7", [3] * 7, 21, "severe", True),
    ("gad_7", [3, 3, 3, 3, 3, 3, GAP], 21, "severe", True),
    ("pcl_5", [1] * 20, 20, None, False),
    ("pcl_5", [2] * 20, 40, None, True),
    ("pcl_5", only(20, i1=4, i6=4, i8=4, i9=4, i15=4, i16=4), 24, None, False),
    ("pcl_5", [2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 1, 1, 1, 0, 0, 0], 31, None, None),
    ("pswq", [3] * 16, 48, "moderate", True),
    ("pswq", [5] * 16, 60, "high", True),
    ("gds_15", [NO] * 15, 5, "mild", True),
    ("gds_15", [YES] * 15, 10, "moderate", True),
    ("dast_10", [NO] * 10, 1, "low", False),
    ("dast_10", [YES] * 10, 9, "severe", True),
    ("audit_c", [4, 2, 1], 7, "high", True),
    ("audit_c", [3, 0, 0], 3, "at risk", None),
    ("ciwa_ar", [1] * 9 + [0], 9, "mild", False),
    ("ciwa_ar", [2] * 9 + [1], 19, "severe", True),
    ("ciwa_ar", [7] * 9 + [4], 67, "severe", True),
    ("cows", [1] * 10 + [0], 10, "mild", False),
    ("cows", [2, 2, 1, 1, 1, 1, 1, 1, 1, 1, 3], 15, "moderate", True),
    ("cows", [4, 4, 5, 5, 4, 4, 5, 4, 4, 4, 5], 48, "severe", True),
    ("core_10", [0] * 10, 8, "low", False),
    ("core_10", only(10, i2=4, i3=4), 0, "healthy", False),
    ("aims", [2, 2, 0, 0, 0, 0, 0], 4, None, True),
    ("aims", [0, 0, 3, 0, 0, 0, 0], 3, None, True),
    ("aims", [2, 0, 0, 0, 0, 0, 0], 2, None, False),
    ("aims", [0] * 7 + [4, 4, 4, 1, 1], 0, None, False),
    ("mdq", [YES] * 7 + [NO] * 6 + [YES, 2], 7, None, True),
    ("mdq", [YES] * 7 + [NO] * 6 + [NO, 2], 7, None, False),
    ("mdq", [YES] * 13 + [YES, 1], 13, None, False),
    ("pc_ptsd_5", [NO], 0, "negative", False),
    ("pc_ptsd_5", [YES, YES, YES, YES, YES, NO], 4, "positive", True),
    ("crafft", [0, 0, 0, NO], 0, "lower", False),
    ("crafft", [0, 0, 0, YES, NO, NO, NO, NO, NO], 1, "lower", False),
    ("crafft", [30, 0, 0, YES, YES, NO, NO, NO, NO], 2, "higher", True),
    ("asrs", [2, 2, 2, 3, 0, 0] + [0] * 12, 9, "likely", True),
    ("asrs", [4, 4, 4, 2, 2, 2] + [0] * 12, 18, "unlikely", False),
    ("slums", [1, 1, 1, GAP, 3, 3, 5, 2, 4, 2, 8], 30, "normal", False),
    ("slums", [1, 1, 1, GAP, 3, 3, 5, 2, 4, 2, 4], 26, "mild neurocognitive disorder", None),
    ("barc_10", [6] * 10, 60, "strong", None),
    ("audit", [4] * 8 + [4, 4], 40, "possible dependence", True),
    ("whodas_12", [4] * 12, 48, None, None),
    ("zbi_12", [2] * 10 + [GAP, GAP], 24, "high", True),
    ("wsas", [GAP, 4, 4, 4, 4], 20, "significant", True),
    ("epds", [1] * 9 + [0], 9, "low", False),
    ("psc_17", [1] * 17, 17, None, True),
    ("psc_17", only(17, i2=2, i6=2, i9=1), 5, None, True),  # internalising 5 alone
    ("gass", [1] * 21, 21, "mild", False),
    ("bprs_18", [1] * 18, 18, "below mildly ill", None),
    ("session_check", [9, 8, 8], 8, "fine", False),
    ("session_check", [7, 7, 6], 6, "talk", True),
    ("sleep_diary", [480, 360], 75, "poor", True),
    ("sleep_diary", [1000, 849], 84, "fair", True),  # 84.9% is below 85%
    ("sleep_diary", [1000, 850], 85, "good", False),
    ("home_withdrawal", [1] * 6 + [0, 0], 6, "some", True),
    ("safety_plan", [1] * 7, 7, "complete", False),
]  # fmt: skip


@pytest.mark.parametrize(("instrument", "answers", "total", "band", "positive"), VECTORS)
def test_the_vectors_come_true(
    instrument: str, answers: Answers, total: int, band: str | None, positive: bool | None
) -> None:
    result = given(instrument, answers)
    assert (result.total, result.positive) == (total, positive)
    assert result.band == (band or "")


@pytest.mark.parametrize(
    ("instrument", "answers", "missing"),
    [
        ("phq_9", [1, 1, 2, GAP, GAP, GAP, 0, 0, 0], (4, 5, 6)),
        ("phq_9", [1] * 8 + [GAP], (9,)),
        ("gad_7", [2, 2, GAP, GAP, 1, 1, 1], (3, 4)),
        ("cows", [3, *[0] * 10], (1,)),
        ("phq_2", [3, GAP], (2,)),
        ("mdq", [YES] * 13 + [YES, GAP], (15,)),
        ("aims", [2, GAP, 0, 0, 0, 0, 0], (2,)),
        ("pc_ptsd_5", [YES, YES, GAP, NO, NO, NO], (3,)),
        ("crafft", [5, 0, 0, NO], (5, 6, 7, 8, 9)),
        ("c_ssrs", [YES, NO, GAP, GAP, GAP, GAP], (6,)),
        ("gass", [1] * 19, (20, 21, 22)),
        ("psc_17", [GAP] * 4 + [1] * 13, (1, 2, 3, 4)),
        ("session_check", [9, GAP, 9], (2,)),
        ("slums", [1, 1, 1, GAP, 3, GAP, 5, 2, 4, 2, 8], (6,)),
    ],
)
def test_no_total_where_the_rule_says_so(instrument: str, answers: Answers, missing: tuple[int, ...]) -> None:
    assert refused(instrument, answers).missing == missing


def test_phq_9_imputes_and_says_so() -> None:
    assert given("phq_9", [1, 1, 2, 1, GAP, 1, 0, 0, 0]).imputed == (5,)


def test_pcl_5_shows_total_and_rule_and_neither_is_a_diagnosis() -> None:
    low, high = given("pcl_5", [1] * 20), given("pcl_5", only(20, i1=4, i6=4, i8=4, i9=4, i15=4, i16=4))
    assert "rule (B, C, D, E): not met" in said(low)
    assert "rule (B, C, D, E): met" in said(high)
    assert "Neither the total nor the rule is a diagnosis." in said(high)
    assert [high.subscales[cluster] for cluster in "BCDE"] == [4, 4, 8, 8]


def test_pcl_5_fills_a_gap_inside_its_cluster() -> None:
    """B: 4 answered of 5 with 12 points, so 15; the others 2 each: 15 + 4 + 14 + 12."""
    filled = given("pcl_5", [3, 3, 3, 3, GAP, 2, 2] + [2] * 13)
    assert (filled.total, filled.subscales["B"], filled.imputed) == (45, 15, (5,))


def test_audit_c_shows_both_cut_offs_until_somebody_says_which() -> None:
    between = given("audit_c", [3, 0, 0])
    assert "Cut-off 3 (women): reached." in said(between)
    assert "Cut-off 4 (men): not reached." in said(between)
    women, men = (score(KNOWN["audit_c"], [3, 0, 0], who=who) for who in ("women", "men"))
    assert isinstance(women, Score)
    assert isinstance(men, Score)
    assert (women.positive, men.positive) == (True, False)


def test_ciwa_names_both_bandings() -> None:
    nine = said(given("ciwa_ar", [1] * 9 + [0]))
    assert "ASAM 2020: mild." in nine
    assert "(under 8, 8-14, 15 and more): moderate." in nine
    assert "15 and more): severe." in said(given("ciwa_ar", [2] * 9 + [1]))


def test_bam_has_no_grand_total() -> None:
    bam = given("bam", [GAP, GAP, GAP, 1, 0, 2])
    assert bam.total is None
    assert (bam.subscales["use"], bam.subscales["risk"], bam.positive) == (3, None, True)
    full = given("bam", [4, 4, 4, 0, 0, 0, GAP, 3, 4, 4, 4, 4, 4, 4, 4, 4, 4])
    assert (full.subscales["risk"], full.subscales["protective"], full.subscales["craving"]) == (23, 24, 3)


def test_qids_takes_the_highest_of_each_domain() -> None:
    """3 sleep, 1 mood, 2 appetite or weight, 1 + 1 + 1 + 1 + 1, 2 psychomotor."""
    qids = given("qids_sr_16", [0, 3, 1, 0, 1, 1, GAP, 2, GAP, 1, 1, 1, 1, 1, 2, 0])
    assert (qids.total, qids.band) == (13, "moderate")
    assert qids.subscales["sleep"] == 3
    assert refused("qids_sr_16", [0, GAP, 1, 0, 1, 1, GAP, 2, GAP, 1, 1, 1, 1, 1, 2, 0]).missing == (2,)


def test_cgi_is_two_numbers() -> None:
    cgi = given("cgi", [5, 2])
    assert (cgi.total, cgi.band, cgi.subscales) == (None, "marked", {"severity": 5, "improvement": 2})


@pytest.mark.parametrize(
    ("answers", "band", "positive"),
    [
        ([NO, NO, NO, NO], "negative", False),
        ([NO, NO, NO, REFUSED], "positive, acute not ruled out", True),
        ([NO, NO, NO, YES, NO], "non-acute positive", True),
        ([NO, NO, NO, YES, YES], "acute positive", True),
        ([NO, NO, NO, GAP], "positive, acute not ruled out", True),
        ([YES, GAP, GAP, GAP, REFUSED], "positive, acute not ruled out", True),
    ],
)
def test_asq(answers: Answers, band: str, positive: bool) -> None:
    result = given("asq", answers)
    assert (result.band, result.positive) == (band, positive)


@pytest.mark.parametrize(
    ("answers", "level"),
    [
        ([YES, YES, NO, GAP, GAP, NO], "low"),
        ([GAP, YES, YES, NO, GAP, NO], "moderate"),
        ([GAP, YES, GAP, GAP, GAP, YES, YES], "high"),  # behaviour 2 months ago
        ([GAP, NO, GAP, GAP, GAP, YES, NO], "moderate"),  # behaviour 5 years ago
        ([YES, YES, NO, YES, NO, NO], "high"),
        ([NO, NO, GAP, GAP, GAP, YES], "high"),  # nobody asked when: the safer guess
        ([NO, NO, GAP, GAP, GAP, NO], "none"),
        ([YES, YES, YES, YES, GAP, GAP], "high"),  # nothing missing could raise it
    ],
)
def test_columbia_levels(answers: Answers, level: str) -> None:
    assert given("c_ssrs", answers).band == level


def test_columbia_says_what_was_not_asked() -> None:
    assert "items 4, 5" in said(given("c_ssrs", [YES, YES, NO, GAP, GAP, NO]))
    assert "within 3 months until it is asked" in said(given("c_ssrs", [NO, NO, GAP, GAP, GAP, YES]))


def test_blanks_of_psc_17_are_a_floor_and_never_reassure() -> None:
    floor = given("psc_17", [GAP] * 3 + [0] * 14)
    assert (floor.total, floor.positive) == (0, None)
    assert "At least 0" in said(floor)


def test_vanderbilt_needs_symptoms_and_performance() -> None:
    six = [2] * 6 + [0] * 41
    assert given("vanderbilt", [*six, 4, *[3] * 7]).positive is True
    assert given("vanderbilt", [*six, *[3] * 8]).positive is False
    assert given("vanderbilt", [*six, *[GAP] * 8]).positive is None


def test_the_checklist_takes_unknown_as_not_answered() -> None:
    assert given("bipolar_checklist", [NO, NO, YES, YES, 2, 2, 2, 2, 2, 2]).positive is None
    assert given("bipolar_checklist", [NO, YES] + [2] * 8).positive is True


def test_side_effects_are_called_for_a_severe_one_or_a_heavy_burden() -> None:
    assert given("side_effect_check", [2] + [0] * 14).band == "talk at next contact"
    assert given("side_effect_check", [0] * 14 + [4]).band == "call in 2 days"
    assert given("side_effect_check", [0] * 11 + [GAP] + [0] * 3).band == ""


def test_a_session_is_its_mean() -> None:
    assert given("session_check", [9, 8, 8]).exact == 8.3
    assert given("session_check", [7, 7, 7]).exact is None


def test_changes() -> None:
    phq, pcl, bprs = KNOWN["phq_9"], KNOWN["pcl_5"], KNOWN["bprs_18"]
    assert round(100 * fallen(phq, 18, 15), 1) == 16.7
    assert (fallen(phq, 18, 9), responded(phq, 18, 9)) == (0.5, True)
    assert (more_than_chance(pcl, 48, 40), responded(pcl, 48, 40)) == (False, False)
    assert (fallen(bprs, 58, 38), responded(bprs, 58, 38)) == (0.5, True)
    assert responded(KNOWN["barc_10"], 40, 45) is True
    assert responded(KNOWN["barc_10"], 45, 40) is False


def test_a_typed_total_is_read_like_a_counted_one() -> None:
    assert rated(KNOWN["isi"], 17).band == "moderate"
    assert "10 (community samples): reached" in said(rated(KNOWN["isi"], 12))


def nights(*last: tuple[float, int]) -> list[MoodDay]:
    usual = [MoodDay(mood=0, energy=0, hours_slept=7.5, dose_missed=False)] * 28
    return usual + [MoodDay(mood=0, energy=energy, hours_slept=slept) for slept, energy in last]


def test_mood_chart_rules() -> None:
    assert mood_rules(nights((5.2, 1), (5.4, 2))) == {"RM1"}
    assert mood_rules(nights((5.2, 1), (5.6, 2))) == frozenset()
    high = [MoodDay(mood=2, energy=0, hours_slept=7)] * 2
    assert mood_rules(nights() + high) == {"RM2"}
    assert mood_rules(high) == {"RM2"}, "on even with two days of data"
    assert mood_rules(nights() + [MoodDay(mood=-2)] * 5) == {"RM3"}
    assert mood_rules([MoodDay(mood=-2)] * 5) == frozenset(), "fewer than 14 days"
    assert mood_rules(nights() + [MoodDay(dose_missed=True)] * 3) == {"RM4"}


def test_sleep_efficiency() -> None:
    assert sleep_efficiency(480, 360) == 75.0
    assert sleep_efficiency(300, 301) is None
    assert sleep_efficiency(0, 0) is None


def test_every_way_of_counting_has_its_vector() -> None:
    tried = {KNOWN[name].scored_by for name, *_ in VECTORS}
    told_above = {
        "parts",
        "sum_of_subscales",
        "asq",
        "c_ssrs",
        "vanderbilt",
        "bipolar_checklist",
        "side_effects",
    }
    assert tried | told_above == {each.scored_by for each in KNOWN.values()}
