"""A card says what the knowledge says, in plain words; what only clinicians act on, or only they can read, stays with them."""

import re
from collections import Counter

import pytest

from steadystep import knowledge
from steadystep.reasoning.facts.education_card import education_card, is_plain, written_out
from steadystep.reasoning.facts.reading_grade import reading_grade, syllables

FACTS = knowledge.load()
HERE = sorted(drug.id for drug in FACTS.drugs.values() if drug.prescribed_here)
BLAMING = re.compile(r"\b(addict|abuser|clean|dirty|non-compliant|failed|manipulative)\b", re.IGNORECASE)


def _said(drug: str) -> dict[str, list[str]]:
    card = education_card(FACTS.drugs[drug], FACTS)
    return {part.name: [str(words) for words in part.plain] for part in card.parts}


def test_sertraline_in_plain_words():
    """Case A: nausea and jitteriness are usual in the first two weeks; new thoughts of suicide are for the same day."""
    said = _said("sertraline")
    assert "Nausea, loose stools: it usually eases within 14 days." in said["common"]
    assert "Call same day for new suicidal thoughts, severe agitation or rash." in said["urgent"]
    assert "Benefit takes 4 to 6 weeks." in said["know"]


def test_lithium_names_what_not_to_take():
    assert "No ibuprofen or naproxen." in _said("lithium")["know"]


def test_clozapine_after_a_gap():
    """The client is told to call; how it is begun again is the prescriber's."""
    card = education_card(FACTS.drugs["clozapine"], FACTS)
    assert _said("clozapine")["missed"] == [
        "After 2 days or more without it, do not go back to your old dose. Call us first."
    ]
    assert any(
        "12.5 mg" in line.shorthand for part in card.parts for line in part.lines if line.plain is None
    )


@pytest.mark.parametrize("drug", HERE)
def test_every_card_is_plain_kind_and_sourced(drug):
    """No shorthand, no blame, no dose to lower or restart by oneself, a reading grade of at most 8, a source a line."""
    card = education_card(FACTS.drugs[drug], FACTS)
    said = [str(words) for part in card.parts for words in part.plain]
    assert said
    assert card.grade is not None
    assert card.grade <= 8
    assert not [words for words in said if BLAMING.search(words)]
    assert not [words for words in said if "restart" in words.lower() or "reduce by" in words.lower()]
    assert all(line.sources for part in card.parts for line in part.lines)


def test_what_has_no_plain_sentence_is_listed():
    """Nothing is invented for it: the card says itself that it is silent there, and whom to ask."""
    missing = {drug: education_card(FACTS.drugs[drug], FACTS).missing for drug in HERE}
    assert "missed" in missing["lumateperone"]
    assert "missed" not in missing["lamotrigine"]
    never = {"what", "stopping", "pregnancy"}
    assert not [drug for drug, parts in missing.items() if never & set(parts)]


def test_how_many_cards_lack_which_part():
    """The counts that the book of requirements names (R31): they may only fall."""
    missing = Counter(part for drug in HERE for part in education_card(FACTS.drugs[drug], FACTS).missing)
    assert (len(HERE), missing) == (
        90,
        {"missed": 4, "storage": 1},
    )


def test_what_it_is_for_in_everyday_words():
    """The uses of the formulary, each in words a client would say; only the rescue spray is for the overdose."""
    assert _said("prazosin")["what"][-1] == "People take it for: nightmares after trauma."
    assert _said("naloxone_nasal")["what"] == ["People take it for: waking someone from an opioid overdose."]


def test_alcohol_and_driving_follow_from_how_it_acts():
    """What makes sleepy says so of driving; beside a calming or opioid medicine alcohol is named as the danger it is."""
    olanzapine, lorazepam = _said("olanzapine")["food"], _said("lorazepam")["food"]
    sleepy = "It can make you sleepy. Do not drive or use machines until you know how it acts on you."
    assert sleepy in olanzapine
    assert "Alcohol can make you more sleepy with it." in olanzapine
    assert lorazepam[1].startswith(
        "Do not drink alcohol with it: the two together can be a danger to your life."
    )
    assert not [words for words in _said("citalopram")["food"] if "drive" in words]


def test_disulfiram_says_no_alcohol_at_all():
    """The one thing a client must know of it stood only in the words for staff."""
    assert _said("disulfiram")["food"][0].startswith("Alcohol with it is a danger to your life. Have none")


@pytest.mark.parametrize("drug", ["sertraline", "lithium", "lorazepam", "buprenorphine_naloxone_sl"])
def test_a_missed_dose_is_never_made_up_for(drug):
    assert "Never take two at once." in _said(drug)["missed"][0]


def test_the_shortest_gap_is_the_one_told():
    """With an inducer lamotrigine is begun again after 3 days, alone after 5: the card knows no client and says 3."""
    assert (
        "After 3 days or more without it, do not go back to your old dose. Call us first."
        in _said("lamotrigine")["missed"]
    )


def test_a_gap_in_buprenorphine_is_a_reason_to_call_and_no_fault():
    assert _said("buprenorphine_sl")["missed"][1] == (
        "If you miss more than one day, call us first. You did nothing wrong: we help you start again."
    )


def test_what_staff_have_minutes_for_waits_for_nothing():
    """Trouble breathing after buprenorphine, a coarse tremor on lithium: at once, never "the same day" (red_flags.csv, T0)."""
    for drug, row in (("buprenorphine_naloxone_sl", "SE28"), ("lithium", "SE12")):
        card = education_card(FACTS.drugs[drug], FACTS)
        lines = [
            line for part in card.parts for line in part.lines if part.name == "urgent" and line.row == row
        ]
        assert [line.at_once for line in lines] == [True], drug


def test_early_effects_are_told_with_days_only_where_a_source_has_them():
    """The leaflet of alprazolam says that most of it eases and not when; that of carbamazepine promises nothing."""
    assert "Most of it eases with time." in _said("alprazolam")["common"][0]
    assert not any("days" in words for words in _said("alprazolam")["common"])
    assert "eases" not in _said("carbamazepine_er")["common"][0]


def test_what_a_leaflet_tells_fires_no_rule():
    """Effects told on the card alone are no rows of side effects: nobody is asked about them and no red flag stands on them."""
    told = [line for part in education_card(FACTS.drugs["hydroxyzine"], FACTS).parts for line in part.lines]
    assert not FACTS.side_effects_of(FACTS.drugs["hydroxyzine"])
    assert {line.row for line in told} == {""}


def test_slow_breathing_on_methadone_is_for_911():
    """What kills of it stood only in the words for staff."""
    first, second = _said("methadone")["urgent"]
    assert first.startswith("Call 911 for: slow or weak breathing, being very hard to wake")
    assert second.startswith("Call us at once, or 911 if nobody answers, for: ")


@pytest.mark.parametrize("drug", ["phenelzine", "tranylcypromine", "selegiline_td"])
def test_a_sudden_headache_on_an_old_antidepressant_is_an_emergency(drug):
    """The rise of blood pressure that the rules about food are for: on two of the three cards it was missing."""
    said = " ".join(_said(drug)["urgent"])
    assert "Severe headache: emergency." in said or "a sudden very strong headache" in said


@pytest.mark.parametrize(
    "drug", ["buprenorphine_naloxone_sl", "buprenorphine_sl", "buprenorphine_xr_b", "buprenorphine_xr_s", "gabapentin", "zuranolone", "lorazepam"]
)  # fmt: skip
def test_slow_breathing_is_for_911(drug):
    assert _said(drug)["urgent"][0].startswith("Call 911 for: ")
    assert "slow or weak breathing" in _said(drug)["urgent"][0]


def test_what_fades_on_buprenorphine_has_its_days_and_what_stays_has_none():
    """Headache and sweating within 28 days (side_effects.csv SE27); constipation is the one that persists."""
    first, second = _said("buprenorphine_xr_s")["common"]
    assert first == "It can bring: headache, sweating. It usually eases within 28 days."
    assert "constipation" in second
    assert "eases" not in second


def test_after_a_rescue_spray_somebody_stays():
    for drug in ("naloxone_nasal", "nalmefene_nasal"):
        assert _said(drug)["common"][0].endswith("can feel withdrawal. Stay with them.")


def test_yellow_eyes_and_belly_pain_on_valproate_are_for_at_once():
    """The liver and the pancreas: the card named thirst and weight, and not what cannot wait."""
    assert (
        "strong belly pain, throwing up that does not stop, yellow skin or eyes"
        in _said("divalproex")["urgent"][0]
    )


def test_when_it_helps_is_told_in_plain_words():
    """The specification's own figures, which its shorthand had kept from the card."""
    assert _said("buprenorphine_sl")["works"] == [
        "You feel less sick from withdrawal the same day. Craving eases over 1 to 2 weeks."
    ]
    assert _said("methadone")["works"] == ["Days to weeks."]


def test_two_missed_doses_of_guanfacine_are_a_reason_to_call():
    """The old dose after a gap can bring the blood pressure down: how it is begun again is the prescriber's."""
    assert _said("guanfacine_er")["missed"][1] == (
        "If you miss two doses or more in a row, do not go back to your old dose. Call us first."
    )


def test_three_missed_doses_of_methadone_are_a_reason_to_call():
    """Who lost the habit of it can die of the dose of last week; the programme that gives it looks first."""
    assert "three doses or more" in _said("methadone")["missed"][1]


@pytest.mark.parametrize(
    "drug", ["zolpidem", "daridorexant", "lemborexant", "suvorexant", "doxepin_low", "ramelteon"]
)
def test_a_sleeping_pill_forgotten_at_bedtime_is_not_taken_in_the_small_hours(drug):
    """What was forgotten in the evening makes sleepy at the wheel in the morning."""
    (missed,) = _said(drug)["missed"]
    assert "Never take two in one night." in missed


def test_a_patch_is_changed_and_never_doubled():
    for drug in ("selegiline_td", "nicotine_replacement"):
        assert "Never wear two at once." in _said(drug)["missed"][0]


def test_who_drank_on_acamprosate_goes_on_taking_it():
    assert "If you drank, keep taking it and tell us." in _said("acamprosate")["food"][0]


def test_a_rescue_spray_waits_for_no_dose_and_no_meal():
    """Naloxone is given to somebody who lies there: what to say of missed doses, food and driving is not missing."""
    card = education_card(FACTS.drugs["naloxone_nasal"], FACTS)
    assert not {"missed", "food"} & set(card.missing)


def test_an_injection_is_not_kept_at_home():
    """Late or missed: call, a new time is found; nothing of it is stored by the client."""
    said = _said("paliperidone_pp1m")
    assert said["missed"][0].startswith("If you may be late for your shot, or missed it, call us.")
    assert said["storage"] == ["A nurse or a doctor gives it to you. You do not keep it at home."]


def test_what_others_may_take_is_locked_and_naloxone_is_at_hand():
    assert "locked up" in _said("methylphenidate_oros")["storage"][0]
    assert "where people can find it fast" in _said("naloxone_nasal")["storage"][0]


@pytest.mark.parametrize(
    "shorthand",
    ["ANC >1500", "hold if BP <90/60", "tardive dyskinesia", "5 mg/day", "neonatal EPS", "CYP2D6"],
)
def test_shorthand_is_not_plain(shorthand):
    assert not is_plain(written_out(shorthand))


def test_abbreviations_are_written_out():
    assert written_out("MDD 4-8 wk") == "depression 4 to 8 weeks"


def test_the_reading_grade_is_that_of_flesch_and_kincaid():
    """Ten words in one sentence, eleven syllables: 0.39 x 10 + 11.8 x 1.1 - 15.59."""
    assert reading_grade("The cat sat on the mat and ate a cookie.") == round(3.9 + 11.8 * 1.1 - 15.59, 1)
    assert reading_grade("") is None
    assert [syllables(word) for word in ("cat", "table", "ate", "medicine", "day")] == [1, 2, 1, 3, 1]
