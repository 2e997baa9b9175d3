"""What one client's chart counts for in the clinic's quality measures and panels (R87, R113, R114).

Each mark says how many of how many, from which entries, or why the client is left out. A measure that does not concern
the client gives no mark. Days are those where the client lives; nothing here decides about a person.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from itertools import chain
from typing import Final

from steadystep.chart import AnyEntry
from steadystep.chart.plan import CareEnded, Target
from steadystep.reasoning.clock import midnight
from steadystep.reasoning.facts.adherence import adherence
from steadystep.reasoning.facts.alignment import unaligned
from steadystep.reasoning.facts.high_risk import high_risk
from steadystep.reasoning.facts.hospital import after_stay
from steadystep.reasoning.facts.life_stages import fitting
from steadystep.reasoning.facts.measures_due import BASELINE_WITHIN
from steadystep.reasoning.facts.medicines import Course
from steadystep.reasoning.facts.monitoring_line import Line
from steadystep.reasoning.facts.opioid_medicines import is_for_opioid_use
from steadystep.reasoning.facts.referrals import referrals
from steadystep.reasoning.facts.treatment_begun import treatment_begun
from steadystep.reasoning.quality_of_safety import Mark, acted, risk_assessed
from steadystep.reasoning.view import View

WEEK: Final = timedelta(days=7)
QUARTER: Final = timedelta(days=90)
# Depression remission at 6 and 12 months (NQF 0711 and 0710, CMS159): first PHQ-9 above 9; unverified.
INDEX_ABOVE: Final = 9
AROUND: Final = timedelta(days=60)
REMISSION_DAYS: Final = {"remission_6": 183, "remission_12": 365}
OTHER_CONDITIONS: Final = frozenset({"bipolar", "schizophrenia"})
# Continuity of pharmacotherapy for opioid use disorder (NQF 3175): no gap longer than a week; unverified.
RETENTION_DAYS: Final = {"moud_90": 90, "moud_180": 180}
METABOLIC: Final = frozenset(
    {"MO19", "MO20", "MO21"}
)  # monitoring.csv: weight, blood pressure, glucose and lipids
TAKEN_OVER: Final = timedelta(days=28)
TAKEN_SHARE: Final = 0.8  # the usual cut of days covered (PQA); unverified
_NO_BASELINE_YET: Final = ("too_early", "not_begun", "cannot_tell")
_COUNTED_LINES: Final = frozenset({"overdue", "due", "not_yet", "done"})


def quality(view: View) -> tuple[Mark, ...]:
    """None of somebody whom no team ever took."""
    return tuple(chain.from_iterable(one(view) for one in _MEASURES))


def _died(view: View) -> tuple[str, ...]:
    """The ends of care that say so."""
    return tuple(one.id for one in view.chart.of(CareEnded) if one.body.ending == "died")


def _over(view: View, day: date) -> bool:
    return view.clock.reached_day(day, view.person.zone)


def _remission(view: View) -> Iterator[Mark]:
    facts = [one for one in view.scores.get("phq_9", ()) if one.total is not None]
    first = next((one for one in facts if (one.total or 0) > INDEX_ABOVE), None)
    limit = view.knowledge.instruments["phq_9"].remission_below
    if not facts or limit is None:
        return
    for measure, days in REMISSION_DAYS.items():
        if first is None:
            yield Mark(measure=measure, why="began_below", because=(facts[0].entry,))
            continue
        begins, ends = (first.day + timedelta(days=days) + shift for shift in (-AROUND, AROUND))
        near = [one for one in facts if begins <= one.day <= ends]
        away, why_away = _left_out(view)
        why = away or ("" if near or _over(view, ends) else "too_early")
        because = (first.entry, *(one.entry for one in near[-1:]))
        if why:
            yield Mark(measure=measure, why=why, because=(*because, *why_away))
        else:
            yield Mark(
                measure=measure, met=bool(near) and (near[-1].total or 0) < limit, of=1, because=because
            )


def _left_out(view: View) -> tuple[str, tuple[str, ...]]:
    """Why, and the entries that say so: who reads the reason must be one who may read these."""
    other = tuple(id_ for one in view.episodes if one.pathway.id in OTHER_CONDITIONS for id_ in one.because)
    if died := _died(view):
        return "died", died
    return ("other_condition", other) if other else ("", ())


def _for_opioid_use(view: View) -> list[Course]:
    found = [
        one for one in view.courses if is_for_opioid_use(view.knowledge, one.drug) and one.first is not None
    ]
    return sorted(found, key=lambda one: one.first or date.max) if _opioid_pathway(view) else []


def _opioid_pathway(view: View) -> tuple[str, ...]:
    """The entries of the pathway without which nothing here concerns the client: that they are counted tells of it."""
    return tuple(
        id_ for one in view.episodes if one.pathway.id == "opioid_use_disorder" for id_ in one.because
    )


def _of_courses(view: View, found: list[Course]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*_opioid_pathway(view), *(id_ for one in found for id_ in one.because))))


def _retention(view: View) -> Iterator[Mark]:
    found = _for_opioid_use(view)
    if not found or found[0].first is None:
        return
    because = _of_courses(view, found)
    covered, died = _covered(found), _died(view)
    for measure, days in RETENTION_DAYS.items():
        until = found[0].first + timedelta(days=days)
        why = "died" if died else "" if _over(view, until) else "too_early"
        yield Mark(
            measure=measure, met=not why and covered >= until, of=not why, why=why, because=(*because, *died)
        )


def _covered(found: list[Course]) -> date:
    """The last day up to which no gap was longer than a week; `date.max` while it goes on."""
    until = found[0].last or date.max
    for one in found[1:]:
        if one.first is not None and until < date.max and one.first - until > WEEK + timedelta(days=1):
            break
        until = max(until, one.last or date.max)
    return until


def _taken(view: View) -> Iterator[Mark]:
    """Of those who take a medicine for opioid use now: told or planned doses taken on four of five days of four weeks."""
    today = view.clock.today(view.person.zone)
    running = [one for one in _for_opioid_use(view) if one.active_on(today)]
    if not running:
        return
    told = [adherence(view.chart, one, today - TAKEN_OVER, today - timedelta(days=1)) for one in running]
    shares = [one.share for one in told if one is not None and one.share is not None]
    because = _of_courses(view, running)
    yield Mark(measure="moud_taken", met=bool(shares) and max(shares) >= TAKEN_SHARE, of=bool(shares),
               why="" if shares else "nothing_told", because=because)  # fmt: skip


def _injections(view: View) -> Iterator[Mark]:
    found = [one for one in view.injections if one.latest is not None]
    late = sum(one.latest is not None and _over(view, one.latest) for one in found)
    if found:
        yield Mark(
            measure="lai_in_window",
            met=len(found) - late,
            of=len(found),
            because=tuple(one.entry for one in found),
        )


def _monitored(view: View) -> Iterator[Mark]:
    ours = [one for one in view.monitoring if one.ordered_here and one.drug and one.because]
    antipsychotics = view.knowledge.groups["SGA"] | view.knowledge.groups["FGA"]
    yield from _lines(
        "metabolic",
        [one for one in ours if one.rule.id in METABOLIC and one.drug in antipsychotics],
        each=False,
    )
    yield from _lines("results_on_time", [one for one in ours if one.analytes], each=True)


def _lines(measure: str, lines: list[Line], *, each: bool) -> Iterator[Mark]:
    """`each`: every line counts; else the client counts once, and every line must be in time."""
    counted = [one for one in lines if one.state in _COUNTED_LINES]
    late = sum(one.state == "overdue" for one in counted)
    because = tuple(dict.fromkeys(id_ for one in counted or lines for id_ in one.because))
    if counted and each:
        yield Mark(measure=measure, met=len(counted) - late, of=len(counted), because=because)
    elif counted:
        yield Mark(measure=measure, met=not late, of=1, because=because)
    elif any(one.state == "cannot_tell" for one in lines):
        yield Mark(measure=measure, why="cannot_tell", because=because)


def _aligned(view: View) -> Iterator[Mark]:
    ordered = [one for one in view.running if one.ordered_here]
    without = sum(one.part == "medicine" for one in unaligned(view))
    if ordered:
        because = tuple(dict.fromkeys(id_ for one in ordered for id_ in one.because))
        yield Mark(measure="aligned", met=len(ordered) - without, of=len(ordered), because=because)


def _baselines(view: View) -> Iterator[Mark]:
    """Targets with a measure: whether a score of it was there by the seventh day after treatment began (R6)."""
    told = [
        _baseline(view, one)
        for one in view.chart.of(Target)
        if one.body.status == "active" and one.body.measure
    ]
    counted = [one for one in told if one.of]
    why = next((name for name in _NO_BASELINE_YET if any(one.why == name for one in told)), "")
    if told:
        yield Mark(measure="baseline_7", met=sum(one.met for one in counted), of=len(counted), why="" if counted else why,
                   because=tuple(dict.fromkeys(id_ for one in told for id_ in one.because)))  # fmt: skip


def _baseline(view: View, target: AnyEntry) -> Mark:
    """Of one target."""
    begun = treatment_begun(view, target, view.clock.today(view.person.zone))
    because = (target.id, *begun.because)
    if begun.day is None:
        return Mark(
            measure="baseline_7", why="cannot_tell" if begun.unclear else "not_begun", because=because
        )
    last = begun.day + BASELINE_WITHIN
    scores = view.scores.get(fitting(view, target.body.measure), ())
    there = next((one.entry for one in scores if one.total is not None and one.day <= last), None)
    if there is not None:
        return Mark(measure="baseline_7", met=1, of=1, because=(*because, there))
    over = _over(view, last)
    return Mark(measure="baseline_7", of=int(over), why="" if over else "too_early", because=because)


def _after_hospital(view: View) -> Iterator[Mark]:
    """A visit or session that was held, in the room or by video. A call that reached them is contact, and no visit."""
    stay = after_stay(view.chart)
    if stay is None:
        return
    until = stay.left.body.when.earliest + WEEK
    met = stay.visit is not None and stay.visit.occurred <= until
    why = "" if met or view.clock.reached(until) else "too_early"
    because = (stay.left.id, *((stay.visit.id,) if stay.visit else ()))
    yield Mark(measure="after_hospital_7", met=met, of=not why, why=why, because=because)


def _missed(view: View) -> Iterator[Mark]:
    found = [one for one in view.visits if one.outcome in ("attended", "missed") and not one.history
             and not view.clock.reached(one.starts + QUARTER)]  # fmt: skip
    if found:
        missed = sum(one.outcome == "missed" for one in found)
        yield Mark(measure="no_shows", met=missed, of=len(found), because=tuple(one.entry for one in found))


def _high_risk(view: View) -> Iterator[Mark]:
    if not view.person.in_care:
        return
    tomorrow = midnight(view.clock.today(view.person.zone) + timedelta(days=1), view.person.zone)
    because = tuple(dict.fromkeys(id_ for one in high_risk(view, tomorrow) for id_ in one.because))
    if because:
        yield Mark(measure="high_risk", met=1, of=1, because=because)


def _referred(view: View) -> Iterator[Mark]:
    """Referrals that were sent: finished within 90 days; one that failed is in the count, and not closed."""
    counted: list[bool] = []
    because: list[str] = []
    for one in referrals(view.chart, view.clock):
        sent = next((step.recorded_at for step in one.steps if step.body.step == "sent_out"), None)
        if sent is None:
            continue
        because.append(one.entry.id)
        closed = one.state == "finished" and one.since <= sent + QUARTER
        if closed or one.over or view.clock.reached(sent + QUARTER):
            counted.append(closed)
    if because:
        yield Mark(measure="referrals_90", met=sum(counted), of=len(counted), why="" if counted else "too_early",
                   because=tuple(because))  # fmt: skip


_MEASURES: Final[tuple[Callable[[View], Iterator[Mark]], ...]] = (
    _remission, _retention, _monitored, _aligned, _baselines, acted, risk_assessed, _after_hospital, _referred, _taken, _injections, _missed, _high_risk,
)  # fmt: skip
MEASURES: Final = (
    *REMISSION_DAYS, *RETENTION_DAYS, "metabolic", "aligned", "baseline_7", "es_in_time", "risk_assessed", "after_hospital_7",
    "results_on_time", "moud_taken", "lai_in_window", "no_shows", "high_risk", "referrals_90",
)  # fmt: skip
