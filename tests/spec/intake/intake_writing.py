"""What people write in the stories of an intake."""

from __future__ import annotations

from steadystep.chart import Coding
from steadystep.chart.intake import Allergy, Diagnosis, IntakeAnswer
from steadystep.chart.intake_course import CareLevelDecided, Formulation, IntakeOpened
from steadystep.chart.plan import Goal
from tests.spec.builder import Story


def opens(chart: Story, at: str) -> str:
    return chart.day(at).case_manager.writes(lambda when: IntakeOpened(when=when), "opens the intake")


def tells(chart: Story, at: str, section: str, answer: str = "", aside: str = "", asks: str = "") -> str:
    """Tess writes an answer, or why there is none."""
    what = answer or f"not asked, because {aside}"
    return chart.day(at).therapist.writes(
        lambda when: IntakeAnswer(
            when=when,
            section=section,
            question=asks or section,
            answer=answer,
            not_assessed_because=aside,
            asks=asks,
        ),
        f"writes down, about {section.replace('_', ' ')}: {what}",
    )


def nothing_blank(chart: Story, at: str) -> None:
    """What must not stay blank is told, or put aside with a reason; the level of care is decided."""
    tells(chart, at, "safety", "Never tried to harm herself.", asks="attempts")
    tells(chart, at, "substance_use", aside="another time", asks="which")
    tells(chart, at, "pregnancy", aside="does not apply", asks="possible")
    chart.day(at).nurse.writes(lambda when: Allergy(when=when, none_known=True), "asks: no allergy known")
    decides(chart, at, "outpatient", reason="Safe at home, sister close by.")


def decides(
    chart: Story,
    at: str,
    decision: str,
    *present: str,
    reason: str = "",
    owner: str = "",
    by: str = "therapist",
) -> str:
    writer = getattr(chart.day(at), by)
    held = f" ({', '.join(one.replace('_', ' ') for one in present)})" if present else ""
    return str(
        writer.writes(
            lambda when: CareLevelDecided(
                when=when, present=present, decision=decision, reason=reason, transfer_owner=owner
            ),
            f"goes through the level of care{held}: {decision.replace('_', ' ')}",
        )
    )


def formulates(chart: Story, at: str, *problems: str) -> str:
    return chart.day(at).therapist.writes(
        lambda when: Formulation(
            when=when,
            summary="Fear of fear since the night on the train.",
            problems=problems,
            no_goal="said_later",
        ),
        f"signs the formulation: {', '.join(problems)}",
    )


def wants(chart: Story, at: str, text: str, sign: str = "", *, agreed: bool = True) -> str:
    return chart.day(at).therapist.writes(
        lambda when: Goal(
            when=when, text=text, sign=sign, agreed=agreed, words="own_words" if agreed else "staff_words"
        ),
        f"writes the goal: {text}",
    )


def diagnoses(chart: Story, at: str, words: str) -> str:
    return chart.day(at).prescriber.writes(
        lambda when: Diagnosis(when=when, condition=Coding(words)), f"diagnoses {words}"
    )
