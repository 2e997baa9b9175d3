"""Conditions of decision points that scores tell: improvement, response, remission, relapse, weeks of low scores, function."""

from __future__ import annotations

from collections.abc import Sequence

from steadystep.chart import say
from steadystep.knowledge import Condition, Instrument

from .episodes import Episode
from .pathway_told import AroundPathways, Told, better, measured_in
from .scores import ScoreFact
from .scoring_change import more_than_chance, responded, worsened_by
from .sleep_weeks import LEAST_NIGHTS
from .sleep_window import this_week
from .trial_response import Response, response

FUNCTION = "function_check"


def improvement(view: AroundPathways, episode: Episode, condition: Condition) -> Told:
    """Per cent of the baseline that is gone."""
    found, told = _compared(view, episode, condition)
    if found is None or found.percent is None:
        return told
    return Told(
        value=found.percent, because=found.because,
        says=better(_short(view, found.instrument), found.percent),
    )  # fmt: skip


def fall(view: AroundPathways, episode: Episode, condition: Condition) -> Told:
    """Points towards the better end since the baseline."""
    found, told = _compared(view, episode, condition)
    if found is None or found.baseline is None or found.last is None:
        return told
    instrument = view.knowledge.instruments[found.instrument]
    points = -worsened_by(instrument, found.baseline.total or 0, found.last.total or 0)
    return Told(
        value=points, because=found.because,
        says=say("{name} from {first} to {last}", name=instrument.short, first=found.baseline.total, last=found.last.total),
    )  # fmt: skip


def response_met(view: AroundPathways, episode: Episode, condition: Condition) -> Told:
    """1 or 0, by the instrument's own definition."""
    found, told = _compared(view, episode, condition)
    if found is None or found.responded is None:
        return told
    return Told(
        value=int(found.responded), because=found.because, says=improvement(view, episode, condition).says
    )


def responded_since(view: AroundPathways, episode: Episode, condition: Condition) -> Told:
    """Since the first of the scores at the end that all meet the response; 0 while the latest does not."""
    found, told = _compared(view, episode, condition)
    if found is None or found.baseline is None or found.responded is None:
        return told
    instrument, first = view.knowledge.instruments[found.instrument], found.baseline.total or 0
    held: list[ScoreFact] = []
    for fact in reversed(_series(view.scores[found.instrument])):
        if fact.total is None or not responded(instrument, first, fact.total):
            break
        held.append(fact)
    if not held:
        return Told(value=0, because=found.because)
    return Told(
        since=held[-1].day, because=(held[-1].entry, held[0].entry),
        says=say("{name}: response since {day}", name=instrument.short, day=held[-1].day),
    )  # fmt: skip


def remitted(view: AroundPathways, episode: Episode, condition: Condition) -> Told:
    """Since the first day of the low scores, when two lie far enough apart; 0 while they do not."""
    found, told = _compared(view, episode, condition)
    if found is None:
        return told
    if found.remitted is None:
        return Told(value=0, because=found.because)
    name = _short(view, found.instrument)
    return Told(
        since=found.remitted, because=found.because,
        says=say("{name} low enough since {day}", name=name, day=found.remitted),
    )  # fmt: skip


def relapse(view: AroundPathways, episode: Episode, condition: Condition) -> Told:
    """1 when the last two scores lie the reliable change above the best, or the last one with daily life very hard."""
    name = measured_in(episode, condition, view)
    instrument, known = view.knowledge.instruments.get(name), _series(view.scores.get(name, ()))
    if instrument is None or len(known) < 2:
        return _no_score(view, name)
    if instrument.reliable_change is None:
        return Told(value=0)
    risen = [_risen(instrument, known[:-count], known[-1]) for count in (1, 2) if len(known) > count]
    before = [_risen(instrument, known[:-2], known[-2])] if len(known) > 2 else [False]
    twice, once = all((*risen, *before)), risen[0]
    lost = bool(_hard_since(view))
    if not twice and not (once and lost):
        return Told(value=0, because=(known[-1].entry,))
    return Told(
        value=1, because=tuple(fact.entry for fact in known[-2:]),
        says=say("{name} {total}, {points} points or more above its best", name=instrument.short, total=known[-1].total,
                 points=instrument.reliable_change),
    )  # fmt: skip


def worsened(view: AroundPathways, episode: Episode, condition: Condition) -> Told:
    """1 when the latest score is worse than the one before by more than chance."""
    name = measured_in(episode, condition, view)
    instrument, known = view.knowledge.instruments.get(name), _series(view.scores.get(name, ()))
    if instrument is None or len(known) < 2:
        return Told(value=0)
    then, now = known[-2].total or 0, known[-1].total or 0
    worse = more_than_chance(instrument, then, now) is True and worsened_by(instrument, then, now) > 0
    return Told(
        value=int(worse), because=(known[-2].entry, known[-1].entry),
        says=say("{name} from {first} to {last}", name=instrument.short, first=then, last=now),
    )  # fmt: skip


def total(view: AroundPathways, episode: Episode, condition: Condition) -> Told:
    known = _series(view.scores.get(condition.of, ()))
    if not known:
        return _no_score(view, condition.of)
    last = known[-1]
    return Told(
        value=last.total, because=(last.entry,),
        says=say("{name} {total} on {day}", name=_short(view, condition.of), total=last.total, day=last.day),
    )  # fmt: skip


def low_weeks(view: AroundPathways, episode: Episode, condition: Condition) -> Told:
    """Weeks between the first and the last of the scores at the end that stayed under the limit."""
    known = _series(view.scores.get(condition.of, ()))
    if not known:
        return _no_score(view, condition.of)
    low: list[ScoreFact] = []
    for fact in reversed(known):
        if fact.total is None or fact.total >= (condition.under or 0):
            break
        low.append(fact)
    if not low:
        return Told(value=0, because=(known[-1].entry,))
    weeks = (low[0].day - low[-1].day).days / 7
    return Told(
        value=weeks, because=(low[-1].entry, low[0].entry),
        says=say("{name} under {limit} since {day}", name=_short(view, condition.of), limit=condition.under, day=low[-1].day),
    )  # fmt: skip


def function_low_days(view: AroundPathways, episode: Episode, condition: Condition) -> Told:
    """Days between the first and the last of the function checks at the end with an area that is very hard."""
    hard = _hard_since(view)
    if not hard:
        return Told(value=0)
    return Told(
        value=(hard[-1].day - hard[0].day).days, because=(hard[0].entry, hard[-1].entry),
        says=say("An area of daily life has been very hard since {day}", day=hard[0].day),
    )  # fmt: skip


def sleep_efficiency(view: AroundPathways, episode: Episode, condition: Condition) -> Told:
    """Of this week's nights since the sleep window was last changed, as the window itself goes by it."""
    found = this_week(view)
    if found.percent is None:
        return Told(missing=(say("At least {count} of 7 nights in the sleep diary.", count=LEAST_NIGHTS),))
    return Told(
        value=found.percent, because=found.because,
        says=say("Sleep efficiency {percent}% over {count} nights", percent=found.percent, count=len(found.nights)),
    )  # fmt: skip


def _compared(view: AroundPathways, episode: Episode, condition: Condition) -> tuple[Response | None, Told]:
    """The latest score against the baseline of the episode, or what is missing for that."""
    name = measured_in(episode, condition, view)
    instrument, facts = view.knowledge.instruments.get(name), view.scores.get(name, ())
    if instrument is None:
        return None, Told()
    found = response(instrument, tuple(facts), episode.began, None) if facts else None
    if found is None or found.baseline is None or found.last is None:
        return None, _no_score(view, name)
    return found, Told()


def _no_score(view: AroundPathways, name: str) -> Told:
    if name not in view.knowledge.instruments:
        return Told()
    return Told(missing=(say("A baseline and a later score of {name}.", name=_short(view, name)),))


def _short(view: AroundPathways, name: str) -> str:
    return view.knowledge.instruments[name].short


def _series(facts: Sequence[ScoreFact]) -> list[ScoreFact]:
    """Those with a total, of the latest version and language."""
    known = [fact for fact in facts if fact.total is not None]
    return [fact for fact in known if fact.series == known[-1].series]


def _risen(instrument: Instrument, before: list[ScoreFact], now: ScoreFact) -> bool:
    """Whether it lies the reliable change or more above the best of those before."""
    if not before or instrument.reliable_change is None:
        return False
    best = min(before, key=lambda fact: worsened_by(instrument, 0, fact.total or 0)).total or 0
    return worsened_by(instrument, best, now.total or 0) >= instrument.reliable_change


def _hard_since(view: AroundPathways) -> list[ScoreFact]:
    """The function checks at the end, oldest first, in which an area is at or below the limit of the instrument."""
    facts = view.scores.get(FUNCTION, ())
    limits = {
        one.name: one.positive_at_most for one in view.knowledge.instruments[FUNCTION].subscales
        if one.positive_at_most is not None
    }  # fmt: skip
    hard: list[ScoreFact] = []
    for fact in reversed(facts):
        parts = fact.result.subscales
        if not any((value := parts.get(name)) is not None and value <= most for name, most in limits.items()):
            break
        hard.insert(0, fact)
    return hard
