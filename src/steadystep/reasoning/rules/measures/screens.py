"""What often comes together is looked for together: the screens of a pathway, and what follows a positive one."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from steadystep.chart import AnyEntry, When, Words, say
from steadystep.chart.plan import PathwayPhase, Target
from steadystep.knowledge import Screen
from steadystep.reasoning.facts.episodes import Episode
from steadystep.reasoning.facts.offers_answered import answers_to, rests
from steadystep.reasoning.facts.scores import ScoreFact
from steadystep.reasoning.facts.scoring import Score
from steadystep.reasoning.finding import Finding, Offer, ground
from steadystep.reasoning.view import Rule, Said, View, reads

_ID = "measures.screens"
OVER = frozenset({"followup", "higher_care"})
# Clinic rules: an answer of the year before the pathway began still counts, and a declined screen is offered again after 90 days.
STILL_COUNTS, AGAIN_AFTER = timedelta(days=365), timedelta(days=90)


def find(view: View) -> Iterator[Said]:
    if not view.person.in_care:
        return
    answered = answers_to(view.chart, _ID)
    for episode in view.episodes:
        if episode.phase not in OVER and episode.pathway.screens:
            yield from _open(view, episode, answered)
            for screen in episode.pathway.screens:
                yield from _positive(view, episode, screen, answered)


def _open(view: View, episode: Episode, answered: dict[str, AnyEntry]) -> Iterator[Finding]:
    """The screens nobody has asked yet, in one line."""
    wanted = [one for one in episode.pathway.screens if not _asked(view, episode, one.instrument)]
    fresh = [
        one for one in wanted if not rests(answered.get(f"ask/{one.instrument}"), AGAIN_AFTER, view.clock)
    ]
    if not fresh:
        return
    yield Finding(
        rule=_ID, because=episode.because, about=(f"{episode.pathway.id}/screens",), ground=ground(episode.pathway.provenance),
        says=say("{pathway}: not asked yet about {what}.", pathway=say(episode.pathway.title), what=_listed(fresh)),
        why=say(fresh[0].says), offers=tuple(_ask(view, one.instrument) for one in fresh),
    )  # fmt: skip


def _listed(screens: list[Screen]) -> Words:
    told = say(screens[0].looks_for)
    for one in screens[1:]:
        told = say("{before}, {then}", before=told, then=say(one.looks_for))
    return told


def _ask(view: View, instrument: str) -> Offer:
    short = view.knowledge.instruments[instrument].short
    return Offer(
        key=f"ask/{instrument}",
        says=say("Ask {name}", name=short),
        kind="measure",
        for_role="therapist",
    )


def _asked(view: View, episode: Episode, instrument: str) -> bool:
    """Whether it was answered at all, also where the answers have to be checked first."""
    return any(fact.day >= episode.began - STILL_COUNTS for fact in view.every_score.get(instrument, ()))


def _latest(view: View, episode: Episode, instrument: str) -> ScoreFact | None:
    known = [fact for fact in view.scores.get(instrument, ()) if fact.day >= episode.began - STILL_COUNTS]
    return known[-1] if known else None


def _positive(
    view: View, episode: Episode, screen: Screen, answered: dict[str, AnyEntry]
) -> Iterator[Finding]:
    """A positive screen opens what follows it, and a target where the plan has none for it."""
    found = _latest(view, episode, screen.instrument)
    if found is None or not isinstance(found.result, Score) or not found.result.positive:
        return
    offers = [
        one for one in _following(view, episode, screen, found)
        if not rests(answered.get(one.key), AGAIN_AFTER, view.clock)
    ]  # fmt: skip
    if offers:
        short = view.knowledge.instruments[screen.instrument].short
        yield Finding(
            rule=_ID, because=(found.entry,), about=(f"{episode.pathway.id}/{screen.instrument}",), urgency="attention",
            says=say("{name} is positive for {what}: a screen, not a diagnosis.", name=short, what=say(screen.looks_for)),
            why=say(screen.says), offers=tuple(offers), ground=ground(episode.pathway.provenance),
        )  # fmt: skip


def _following(view: View, episode: Episode, screen: Screen, found: ScoreFact) -> Iterator[Offer]:
    measure = screen.positive_asks or screen.instrument
    if screen.positive_asks and not _asked(view, episode, screen.positive_asks):
        yield _ask(view, screen.positive_asks)
    aimed = {entry.body.measure for entry in view.chart.of(Target) if entry.body.status == "active"}
    if not aimed & {measure, screen.instrument}:
        draft = Target(when=When.instant(found.at, view.person.zone), name=screen.looks_for, measure=measure)
        yield Offer(
            key=f"target/{screen.instrument}", says=say("Make it a target: {what}", what=say(screen.looks_for)), kind="entry",
            for_role="therapist", drafts=draft,
        )  # fmt: skip


RULE = Rule(
    id=_ID, reads=reads(PathwayPhase), find=find,
    about="Co-occurring conditions are screened for by pathway; a positive screen opens the next instrument and a target.",
)  # fmt: skip
