"""What the list adds up to, what a medicine means for this very person, and what could not be told."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from functools import cache

from msgspec.structs import replace

from steadystep.chart import Words, say
from steadystep.chart.medication import MedicineReported, Order
from steadystep.chart.medicine_lists import MedicineListReceived
from steadystep.reasoning.clock import midnight
from steadystep.reasoning.facts.exposures import SMOKE, Taken
from steadystep.reasoning.facts.interacting import finding, message
from steadystep.reasoning.finding import Finding
from steadystep.reasoning.interactions import Answer, Verdict, group_of, weigh_list
from steadystep.reasoning.view import Rule, Said, View, reads

# IX13: an event such as the last cigarette moves levels for 2 to 4 weeks. A pregnancy goes on.
EVENT_COUNTS_FOR = timedelta(weeks=4)
LASTING = frozenset({"pregnancy_confirmed"})


def find(view: View) -> Iterator[Said]:
    running = [each for each in view.taken if not view.over(each.course)]
    if not running:
        return
    by_drug: dict[str, list[Taken]] = {}
    for each in running:
        by_drug.setdefault(each.course.drug, []).append(each)
    answer = weigh_list(view.knowledge, [each.exposure for each in running], cache(view.circumstances.holds))
    for verdict in answer.listed:
        if not verdict.said_by and _counts(view, verdict):
            yield _finding(view, verdict, [each for drug in verdict.drugs for each in by_drug[drug]])
    yield from _unchecked(view, answer, by_drug)


def _counts(view: View, verdict: Verdict) -> bool:
    """Whether a circumstance it rests on still counts: an event does so for a while only."""
    return not verdict.because_of or any(_lasts(view, name) for name in verdict.because_of)


def _lasts(view: View, name: str) -> bool:
    known = view.knowledge.circumstances.get(name)
    day = view.circumstances.first_told(name) if known and known.kind == "event" else None
    if day is None or name in LASTING:
        return True
    return not view.clock.reached(midnight(day + EVENT_COUNTS_FOR, view.person.zone))


def _finding(view: View, verdict: Verdict, about: list[Taken]) -> Finding:
    names = {each.course.drug: each.course.name for each in about}
    group = group_of((verdict,))
    told = message(group, names)
    says = (
        say("{name}: {message}", name=about[0].course.name, message=told)
        if verdict.because_of and about
        else told
    )
    because = [one for each in about for one in each.because]
    because += [one for name in verdict.because_of for one in view.circumstances.because(name)]
    made = finding(
        group, says, about=tuple(each.about for each in about), because=tuple(because),
        missing=_not_known(view, verdict.hinges),
    )  # fmt: skip
    return _marked(made, about)


def _marked(made: Finding, about: list[Taken]) -> Finding:
    """Which of those that add up are told from elsewhere: they count like ours, and are not ours to change."""
    names = [each.course.name for each in about if not each.course.ordered_here and each.about != SMOKE]
    if not names or made.do is None:
        return made
    return replace(
        made, do=say("{do} From elsewhere, not ordered here: {names}.", do=made.do, names=", ".join(names))
    )


def _unchecked(view: View, answer: Answer, by_drug: dict[str, list[Taken]]) -> Iterator[Finding]:
    """One line for all that hangs on what nobody told; what happens on a day counts as not happened until it is told."""
    waiting = [
        each for each in answer.unchecked if each.needs and all(_asks(view, name) for name in each.needs)
    ]
    if not waiting:
        return
    drugs = sorted({drug for each in waiting for drug in each.drugs if drug in by_drug})
    concerned = [each for drug in drugs for each in by_drug[drug]]
    needs = sorted({name for each in waiting for name in each.needs})
    yield Finding(
        rule="medication.not_told", state="cannot_tell",
        says=say("Some checks of this list wait for what is not known."),
        missing=tuple(say(view.knowledge.circumstances[name].means) for name in needs),
        because=tuple(one for each in concerned for one in each.because), about=tuple(each.about for each in concerned),
        rows=tuple(sorted({each.id for each in waiting})),
    )  # fmt: skip


def _asks(view: View, name: str) -> bool:
    known = view.knowledge.circumstances.get(name)
    return known is not None and known.kind == "condition"


def _not_known(view: View, names: tuple[str, ...]) -> tuple[Words, ...]:
    return tuple(view.circumstances.missing(name) for name in sorted(names))


RULE = Rule(
    id="medication.burdens", reads=reads(Order, MedicineReported, MedicineListReceived), find=find,
    about="Sums over the list (MR03, MR11, MR13) and a medicine with this person's circumstances; what cannot be told.",
)  # fmt: skip
