"""Case A, practice at home: sensations brought on by purpose, a thought record a week, the ladder up to the rush hour."""

from __future__ import annotations

# One happening a line: a story is read down the page, and broken lines would hide its order.
# fmt: off
from typing import Final

from steadystep.chart.circumstances import CircumstanceTold
from steadystep.chart.exposure import ExposureLadder, LadderStep
from steadystep.chart.therapy import PracticeAssigned, PracticeTried
from steadystep.chart.worksheets import Rated, Worksheet
from steadystep.chart.worksheets import Told as Answered
from steadystep.clinic.consent.actor import Actor

from .telling import Told

_SENSATIONS: Final = (
    ("Straw breathing", "straw_breathing", 70, (("2026-01-28", 20, 75, 40), ("2026-01-31", 30, 70, 35), ("2026-02-03", 25, 55, 25))),
    ("Spinning", "spinning", 80, (("2026-01-28", 30, 80, 50), ("2026-02-05", 30, 60, 30))),
    ("Stair climbing", "stairs", 60, (("2026-01-28", 20, 60, 30),)),
)  # fmt: skip
_LADDER: Final = (
    ("short", "Short grocery run", 75, False, (("2026-02-13", 45, 70, 30), ("2026-02-15", 40, 60, 25))),
    ("other_shop", "Short run in another shop", 60, True, (("2026-02-18", 40, 55, 25),)),
    ("long", "Longer run with a queue", 80, False, (("2026-02-20", 50, 75, 40), ("2026-02-23", 40, 60, 25), ("2026-02-28", 30, 50, 20))),
    ("platform", "Subway platform, one stop", 85, False, (("2026-03-02", 55, 80, 35), ("2026-03-07", 40, 65, 30))),
    ("two_stops", "Subway two stops", 85, False, (("2026-03-10", 50, 70, 30), ("2026-03-14", 35, 55, 20))),
    ("rush", "Rush-hour subway", 90, False, (("2026-03-26", 55, 80, 35), ("2026-03-30", 45, 60, 25), ("2026-04-08", 30, 45, 15))),
)  # fmt: skip
_FALLBACK: Final = "Step off, wait for the wave to fall, go back in the same hour."


def practised(t: Told, target: str, prescriber: Actor, therapist: Actor) -> None:
    """Sensations first, thoughts beside them, then the ladder."""
    _sensations(t, target, prescriber, therapist)
    _thoughts(t, target, therapist)
    _ladder(t, target, therapist)


def _ladder(t: Told, target: str, therapist: Actor) -> None:
    steps = tuple(LadderStep(id=key, name=name, predicted=predicted, generalises=again) for key, name, predicted, again, _tries in _LADDER)  # fmt: skip
    ladder = t.s.did(t.at("2026-01-14", "16:40"), therapist, ExposureLadder, name="Shops and the subway", steps=steps, target=target,
                     note="The water bottle, standing near the exit, the phone in hand.")  # fmt: skip
    for key, name, predicted, _again, tries in _LADDER:
        for day, before, peak, end in tries:
            t.s.answered(t.at(day, "18:05"), PracticeTried, name=name, assigned=ladder, step=key, predicted=predicted,
                         before=before, peak=peak, end=end, left_early=False)  # fmt: skip


def _sensations(t: Told, target: str, prescriber: Actor, therapist: Actor) -> None:
    for circumstance in ("heart_disease", "asthma", "pregnancy"):
        t.s.did(t.at("2026-01-05", "11:10"), prescriber, CircumstanceTold, circumstance=circumstance, holds=False)
    for name, exercise, predicted, tries in _SENSATIONS:
        assigned = t.s.did(t.at("2026-01-28", "16:40"), therapist, PracticeAssigned, name=name, practice="interoceptive", target=target,
                           exercise=exercise, how_often="three times before we meet", times_a_week=3, predicted=predicted, fallback=_FALLBACK,
                           why="So that a pounding heart is only a pounding heart.", ended=True)  # fmt: skip
        for day, before, peak, end in tries:
            t.s.answered(t.at(day, "18:05"), PracticeTried, name=name, assigned=assigned, before=before, peak=peak, end=end)


def _thoughts(t: Told, target: str, therapist: Actor) -> None:
    """A thought record a week, from the third session on."""
    assigned = t.s.did(t.at("2026-01-21", "16:40"), therapist, PracticeAssigned, name="Thought record", practice="record", exercise="thought_record",
                       target=target, how_often="when fear is above 50", times_a_week=2, why="To see what the fear says, and what speaks against it.")  # fmt: skip
    for day, situation, before, after in (("2026-01-24", "In the queue at the pharmacy", 80, 55), ("2026-02-14", "Checkout, three people before me", 60, 35), ("2026-05-30", "Train stopped in the tunnel", 55, 25)):
        rated = (Rated(of="feeling_before", value=before, asked="How strong was it?"), Rated(of="feeling_after", value=after, asked="How strong is the feeling now?"))
        told = (Answered(of="situation", text=situation, asked="What happened?"), Answered(of="thought", text="I will faint.", asked="What went through your mind?"),
                Answered(of="evidence_against", text="Twelve attacks, and I have never fainted.", asked="What speaks against it?"))  # fmt: skip
        t.s.answered(t.at(day, "19:10"), Worksheet, exercise="thought_record", assigned=assigned, rated=rated, told=told)
