"""What each of the three tried, wished and decided with their prescriber: trials judged on the days of the acceptance cases."""

from __future__ import annotations

# One happening a line: a story is read down the page, and broken lines would hide its order.
# fmt: off
from steadystep.chart.capacity import CapacityStated
from steadystep.chart.trials import (
    MedicineWish,
    OptionsWeighed,
    OptionWeighed,
    TrialJudged,
    TriedBefore,
    WhatMatters,
)
from steadystep.clinic.consent.actor import Actor

from .telling import Told


def panic(t: Told, order: str, prescriber: Actor) -> None:
    """Case A: options before the order, remission judged when it is confirmed."""
    s = t.s
    s.answered(t.at("2026-01-05", "10:34"), WhatMatters, ranked=("clear_head", "weight", "easy_to_stop"), words="I want to be awake for my work.")
    s.answered(t.at("2026-01-05", "10:36"), MedicineWish, name="paroxetine", drug="paroxetine", wish="against", why="My sister put on 12 kilos with it.")
    s.did(t.at("2026-01-05", "10:50"), prescriber, TriedBefore, name="hydroxyzine", drug="hydroxyzine", indication="panic", milligrams_a_day=50, weeks=2, outcome="not_tolerated", coded_reason="side_effects", own_words="I slept through my alarm.")
    s.did(t.at("2026-01-05", "10:55"), prescriber, CapacityStated, ability="decides", care="any_medicine")
    s.did(t.at("2026-01-05", "10:55"), prescriber, OptionsWeighed, reason="panic", chosen="Sertraline and CBT", decided_by="together",
          options=(OptionWeighed(name="CBT alone", speaks_for="no tablets", speaks_against="harder to begin while so tense"),
                   OptionWeighed(name="Sertraline alone", drug="sertraline", speaks_for="less time", speaks_against="the fear of fear stays untrained"),
                   OptionWeighed(name="Sertraline and CBT", drug="sertraline", speaks_for="both together hold better", speaks_against="jittery first weeks")),
          why="She wants both and knows what each is for.", unsure="How long the jittery start will last.")
    s.did(t.at("2026-04-14", "16:55"), prescriber, TrialJudged, order=order, outcome="remitted", adherence=95, words="PDSS 4 and 3, two weeks apart; no attacks.", own_words="I take the subway and think of something else.")


def bipolar(t: Told, order: str, prescriber: Actor) -> None:
    """Case B: an antidepressant of years ago, and lithium judged once eight steady weeks were there."""
    s = t.s
    s.did(t.at("2026-02-02", "09:55"), prescriber, TriedBefore, name="escitalopram", drug="escitalopram", indication="depression", milligrams_a_day=10, weeks=5, outcome="not_tolerated", coded_reason="another_diagnosis", own_words="I stopped sleeping and bought a boat.")
    s.answered(t.at("2026-02-02", "10:33"), MedicineWish, name="escitalopram", drug="escitalopram", wish="against", why="It sent me up.")
    s.answered(t.at("2026-02-02", "10:34"), WhatMatters, ranked=("clear_head", "sleep", "works_soon"))
    s.did(t.at("2026-02-02", "11:20"), prescriber, CapacityStated, ability="decides", care="any_medicine")
    s.did(t.at("2026-02-02", "11:20"), prescriber, OptionsWeighed, reason="bipolar II depression", chosen="Lithium", decided_by="together",
          options=(OptionWeighed(name="Lithium", drug="lithium", speaks_for="holds the mood both ways", speaks_against="blood tests, salt and fluids"),
                   OptionWeighed(name="Lamotrigine", drug="lamotrigine", speaks_for="light on weight", speaks_against="six slow weeks to the dose"),
                   OptionWeighed(name="Quetiapine", drug="quetiapine", speaks_for="works on sleep at once", speaks_against="tired mornings, weight")),
          why="She needs mornings for her job and does not mind the blood tests.")
    s.did(t.at("2026-05-27", "15:50"), prescriber, TrialJudged, order=order, outcome="responded", adherence=93, words="PHQ-9 17 to 4, level in range, no high since March.", own_words="Boring in the best way.")


def opioid(t: Told, order: str, prescriber: Actor) -> None:
    """Case C: what matters to him, and the tablets judged before the injection."""
    s = t.s
    s.did(t.at("2026-03-04", "10:40"), prescriber, WhatMatters, ranked=("clear_head", "works_soon", "few_doses"), words="I want to be reliable at work.")
    s.answered(t.at("2026-03-12", "19:40"), MedicineWish, name="methadone", drug="methadone", wish="against", why="I cannot go to a clinic every morning.")
    s.did(t.at("2026-07-08", "13:50"), prescriber, TrialJudged, order=order, outcome="responded", adherence=94, words="Craving down by more than half, no use since March.", own_words="I think about other things now.")
    s.did(t.at("2026-07-08", "13:55"), prescriber, OptionsWeighed, reason="opioid use disorder", chosen="Monthly injection", decided_by="client",
          options=(OptionWeighed(name="Go on with the film", drug="buprenorphine_naloxone_sl", speaks_for="in my own hands", speaks_against="every morning the same thought"),
                   OptionWeighed(name="Monthly injection", drug="buprenorphine_xr_b", speaks_for="nothing to carry or to lose", speaks_against="a visit every four weeks")),
          why="He wants to travel to work without carrying anything.")
