"""A letter, made from the part of the chart that its recipient may read: a summary, or the medicines that were tried (for a payer)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from django.utils.translation import gettext as _

from steadystep.chart import AnyEntry, Chart
from steadystep.chart.intake import Allergy, Diagnosis
from steadystep.chart.team import ConsentGiven
from steadystep.clinic.chartroom.for_recipient import for_recipient
from steadystep.clinic.chartroom.knowing import known
from steadystep.clinic.consent.mistakes import NotAllowed
from steadystep.faces.look.medicine_cards import said_lines
from steadystep.faces.look.names import name_of
from steadystep.faces.look.trial_cards import failed_lines, trial_cards
from steadystep.faces.look.words import day_said
from steadystep.faces.staff.as_said import coding_said, with_capital
from steadystep.reasoning import Clock
from steadystep.reasoning.facts.monitoring_line import each_once
from steadystep.reasoning.view import View

from .setting import Setting

PARTS: Final = ("diagnoses", "medicines", "monitoring", "who_watches", "trials", "scores", "goals", "request")
TRIALS: Final = "trials"
MOST_WATCHED: Final = 12


@dataclass(frozen=True, slots=True)
class Letter:
    """Ready to be read through. `protected`: substance use records are inside (42 CFR Part 2)."""

    purpose: str
    parts: tuple[str, ...]
    text: str
    protected: bool


def letter_for(setting: Setting, consent: str, *, of_trials: bool = False) -> Letter | None:
    """None without a consent in force that this writer sees: then nothing is composed. `of_trials`: these, and nothing else."""
    given = setting.opened.chart.entry(consent)
    if given is None or not isinstance(given.body, ConsentGiven):
        return None
    try:
        theirs = for_recipient(setting.opened, consent)
    except NotAllowed:
        return None
    view = View(theirs, known(), setting.opened.clinic, Clock(setting.opened.at))
    held = {TRIALS: list(_trials(view, setting.today))} if of_trials else _summary(setting, view)
    parts = tuple(name for name, lines in held.items() if lines)
    blocks = [_opening(setting, given), *(_block(name, held[name]) for name in parts), _closing(setting)]
    return Letter(given.body.purpose, parts, "\n\n".join(blocks), _protected(theirs))


def _summary(setting: Setting, view: View) -> dict[str, list[str]]:
    return {
        "diagnoses": list(_diagnoses(view.chart)), "medicines": list(_medicines(view, setting.today)),
        "monitoring": list(_monitoring(setting, view)), "who_watches": list(_watchers(setting)),
    }  # fmt: skip


def _protected(theirs: Chart) -> bool:
    """By what the letter is made from: diagnoses and medicines that stand, whatever a writer cuts afterwards."""
    kinds = (
        "diagnosis",
        "order",
        "medicine_reported",
        "dose_changed",
        "allergy",
        "tried_before",
        "trial_judged",
    )
    return any("part2" in theirs.labels_of(one) for one in theirs.standing if one.kind in kinds)


def _opening(setting: Setting, given: AnyEntry) -> str:
    who = setting.view.person
    born = _(", born %(day)s") % {"day": who.birth_date.at} if who.birth_date else ""
    words = {
        "name": who.called,
        "born": born,
        "clinic": setting.opened.clinic.name,
        "purpose": given.body.purpose,
    }
    about = (
        _(
            "We write about %(name)s%(born)s, who is in care at %(clinic)s and agreed that we do. For: %(purpose)s."
        )
        % words
    )
    return f"{given.body.recipient_name},\n\n{about}"


def _block(name: str, lines: list[str]) -> str:
    return "\n".join([with_capital(name_of(name)), *(f"- {line}" for line in lines)])


def _diagnoses(theirs: Chart) -> Iterator[str]:
    for one in theirs.of(Diagnosis):
        if one.body.status == "active":
            yield (
                f"{coding_said(one.body.condition)} ({one.body.condition.code})"
                if one.body.condition.code
                else coding_said(one.body.condition)
            )


def _medicines(view: View, today: date) -> Iterator[str]:
    for line in said_lines(view.emergency_card.lines, today):
        why = f"({line.fact.why})" if line.fact.why else ""
        yield " ".join(filter(None, (line.fact.name, line.dose, why)))
    for one in view.chart.of(Allergy):
        if not one.body.none_known and one.body.substance:
            yield _("Allergy: %(what)s") % {"what": coding_said(one.body.substance)}


def _monitoring(setting: Setting, view: View) -> Iterator[str]:
    """What their medicines ask for, by the ledger of the writer; lines of medicines that the recipient may not know are left out."""
    theirs = {course.drug for course in view.running}
    lines = [
        one
        for one in each_once(setting.view.monitoring)
        if one.drug in theirs and one.state in ("not_yet", "due", "overdue")
    ]
    for line in lines[:MOST_WATCHED]:
        by = _("next by %(day)s") % {"day": day_said(line.last)} if line.last else _("no date yet")
        yield f"{with_capital(line.item)} · {line.medicine}: {by}"


def _trials(view: View, today: date) -> Iterator[str]:
    """Failed adequate trials counted first, then each trial on a line of its own."""
    yield from (_("Failed adequate trials: %(lines)s") % {"lines": one} for one in failed_lines(view))
    for card in trial_cards(view, today):
        facts = "; ".join(f"{name}: {words}" for name, words in card.facts)
        verdict = " ".join(
            (_("Adequate trial: %(word)s.") % {"word": card.verdict.word}, *card.verdict.short)
        )
        told = (card.reason, card.period, card.outcome, card.why, facts, verdict)
        yield f"{with_capital(card.name)}: {' · '.join(filter(None, told))}"


def _watchers(setting: Setting) -> Iterator[str]:
    """Who of us looks after what; what the other side watches is for the writer to say."""
    clinic = setting.opened.clinic
    for member in setting.view.person.members:
        if member.person in clinic.staff:
            yield f"{clinic.staff[member.person].name}, {name_of(member.role)}"
    yield _(
        "We order and watch what stands above. Please tell us of any new medicine, and of results that bear on it."
    )


def _closing(setting: Setting) -> str:
    return "\n".join(
        (_("Please tell us that this arrived."), "", setting.actor.name, setting.opened.clinic.name)
    )
