"""Trials put into words, for the staff page, the client's own page and a letter."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from steadystep.chart import AnyEntry
from steadystep.chart.trials import TriedBefore
from steadystep.faces.look.medicine_words import dose
from steadystep.faces.look.names import name_of
from steadystep.faces.look.words import day_said, said
from steadystep.reasoning.facts.trial_adequacy import Adequacy, adequacy_before
from steadystep.reasoning.facts.trials import Trial
from steadystep.reasoning.view import View


@dataclass(frozen=True, slots=True)
class Verdict:
    """Adequate or not, in a word, with the mark to show it by, what was too little and what is not known."""

    word: str
    mark: str
    short: tuple[str, ...]
    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TrialCard:
    """One trial as people read it. Lines that nobody knows are empty; `facts` are pairs of name and words."""

    entry: str
    name: str
    reason: str
    period: str
    outcome: str
    why: str
    facts: tuple[tuple[str, str], ...]
    verdict: Verdict
    words: str
    own_words: str
    sources: tuple[str, ...]
    here: bool
    going_on: bool
    judged: bool


def trial_cards(view: View, today: date) -> tuple[TrialCard, ...]:
    """Trials of this clinic, the latest first, then those told of from elsewhere."""
    here = [_card(trial, today) for trial in reversed(view.trials)]
    return (*here, *(_before(entry, view) for entry in reversed(view.chart.of(TriedBefore))))


def _card(trial: Trial, today: date) -> TrialCard:
    judged = trial.judged.body if trial.judged else None
    return TrialCard(
        entry=trial.entry, name=trial.name, reason=trial.reason, period=_period(trial.course.first, trial.course.last),
        outcome=name_of(judged.outcome) if judged else _reading(trial), why=name_of(judged.coded_reason) if judged else "",
        facts=tuple(pair for pair in _facts(trial, today) if pair[1]), verdict=_verdict(trial.adequacy),
        words=judged.words if judged else "", own_words=judged.own_words if judged else "", sources=tuple(_sources(trial)),
        here=True, going_on=trial.course.last is None or trial.course.last >= today, judged=judged is not None,
    )  # fmt: skip


def _period(first: date | None, last: date | None) -> str:
    if first is None:
        return ""
    if last is None:
        return _("since %(day)s") % {"day": day_said(first)}
    return _("%(first)s to %(last)s") % {"first": day_said(first), "last": day_said(last)}


def _reading(trial: Trial) -> str:
    """What the numbers look like while nobody has judged; empty when nothing can be told."""
    if not trial.reading:
        return ""
    return _("%(reading)s so far, not judged yet") % {"reading": name_of(trial.reading)}


def _facts(trial: Trial, today: date) -> Iterator[tuple[str, str]]:
    if trial.highest is not None:
        yield _("Highest dose"), _highest(trial, trial.highest)
    yield _("At an adequate dose"), _at_dose(trial, today)
    yield _("Measured"), measured_said(trial)
    yield _("Doses taken"), _taken(trial)
    if trial.judged is None:
        yield _("Fair to judge"), _fair(trial)


def _highest(trial: Trial, milligrams: float) -> str:
    """mg a day; an injection given every few weeks keeps its own dose and rhythm."""
    rare = [step for step in trial.course.steps if step.times_a_day < 1 and step.units_a_day == milligrams]
    return dose(rare[0]) if rare else _("%(dose)s mg a day") % {"dose": f"{milligrams:g}"}


def _at_dose(trial: Trial, today: date) -> str:
    if trial.at_dose is None:
        return ""
    days = trial.days_adequate(today)
    weeks = ngettext("%(n)s week", "%(n)s weeks", days // 7) % {"n": days // 7}
    span = weeks if days >= 14 else ngettext("%(n)s day", "%(n)s days", days) % {"n": days}
    return _("%(span)s, from %(day)s") % {"span": span, "day": day_said(trial.at_dose.first)}


def measured_said(trial: Trial) -> str:
    found = trial.response
    if found is None or found.baseline is None or found.last is None:
        return ""
    name = trial.view.knowledge.instruments[found.instrument].short
    words = {"name": name, "first": found.baseline.total, "last": found.last.total}
    line = _("%(name)s %(first)s → %(last)s") % words
    if found.percent is None:
        return line
    better = _("%(percent)s%% better") if found.percent >= 0 else _("%(percent)s%% worse")
    return f"{line}, {better % {'percent': f'{abs(found.percent):g}'}}"


def _taken(trial: Trial) -> str:
    agreed = trial.judged.body.adherence if trial.judged else None
    if agreed is not None:
        return _("%(percent)s%% of doses, as agreed") % {"percent": agreed}
    told = trial.adherence
    if told is None or told.share is None:
        return _("nobody has said")
    words = {"percent": round(100 * told.share), "told": told.told, "days": told.days}
    return _("%(percent)s%% of doses; told of %(told)s of %(days)s days") % words


def _fair(trial: Trial) -> str:
    if trial.earliest is None or trial.latest is None:
        return _("cannot tell yet")
    if trial.earliest == trial.latest:
        return _("from %(day)s") % {"day": day_said(trial.earliest)}
    return _("%(first)s to %(last)s") % {"first": day_said(trial.earliest), "last": day_said(trial.latest)}


def _verdict(weighed: Adequacy) -> Verdict:
    words = {
        True: (_("adequate"), "fine"),
        False: (_("not adequate"), "attention"),
        None: (_("cannot tell"), "information"),
    }
    word, mark = words[weighed.verdict]
    return Verdict(
        word, mark, tuple(said(one) for one in weighed.short), tuple(said(one) for one in weighed.missing)
    )


def _sources(trial: Trial) -> Iterator[str]:
    for row in trial.times.sources:
        documents = "; ".join(f"{one.document} {one.section}".strip() for one in row.provenance.sources)
        yield f"{row.words} ({documents}; {_(row.provenance.verification.replace('_', ' '))})"


def _before(entry: AnyEntry, view: View) -> TrialCard:
    told: TriedBefore = entry.body
    facts = (
        (_("Highest dose"), _("%(dose)s mg a day") % {"dose": f"{told.milligrams_a_day:g}"} if told.milligrams_a_day is not None else ""),
        (_("At that dose"), _("%(weeks)s weeks") % {"weeks": f"{told.weeks:g}"} if told.weeks is not None else ""),
        (_("Doses taken"), f"{told.adherence} %" if told.adherence is not None else ""),
        (_("Told by"), name_of(told.told_by)),
    )  # fmt: skip
    return TrialCard(
        entry=entry.id, name=told.name, reason=told.indication, period=_("before this clinic"),
        outcome=name_of(told.outcome) if told.outcome else "", why=name_of(told.coded_reason),
        facts=tuple(pair for pair in facts if pair[1]), verdict=_verdict(adequacy_before(told, view)), words=told.words,
        own_words=told.own_words, sources=(), here=False, going_on=False, judged=bool(told.outcome),
    )  # fmt: skip


def failed_lines(view: View) -> Sequence[str]:
    """How many adequate trials failed, for what."""
    return [
        _("%(count)s for %(reason)s: %(names)s")
        % {"count": len(tried), "reason": tried[-1].reason, "names": ", ".join(one.name for one in tried)}
        for tried in view.failed_trials.values()
    ]
