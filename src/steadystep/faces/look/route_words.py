"""A pathway's phases, transitions and guards in words, and its picture: the same on staff pages and in the docs."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

import msgspec
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from steadystep.faces.look.names import name_of
from steadystep.faces.look.route_picture import Station, Track, draw_route
from steadystep.knowledge import BEFORE, Condition, FactName, Knowledge, Pathway, Phase, Transition

_KINDS: Final[dict[str, str | Promise]] = {
    "start": lazy("where it begins"), "step": "", "aside": lazy("from any phase"),
    "open_ended": lazy("for as long as it helps"), "end": lazy("after care here"),
}  # fmt: skip
_WAYS: Final[dict[str, str | Promise]] = {
    "forward": lazy("on"), "closer": lazy("closer care"), "down": lazy("less, because it goes well"), "back": lazy("back"),
}  # fmt: skip
_FACTS: Final[dict[FactName, str | Promise]] = {
    "improvement": lazy("per cent better than at the start"), "fall": lazy("points better than at the start"),
    "responded": lazy("a response, as the measure defines it"), "responded_since": lazy("days since the response"),
    "remitted": lazy("days of confirmed remission"), "relapse": lazy("signs of a relapse"),
    "worsened": lazy("worse by more than chance"), "total": lazy("total"), "low_weeks": lazy("weeks with a low total"),
    "function_low_days": lazy("days on which daily life was very hard"), "sleep_efficiency": lazy("sleep efficiency in per cent"),
    "weeks": lazy("weeks on this pathway"), "weeks_in_phase": lazy("weeks in this phase"), "sessions": lazy("sessions"),
    "trial": lazy("the medicine's trial"), "days_on": lazy("days on the medicine"), "failed_trials": lazy("failed adequate trials"),
    "events_in_30_days": lazy("such events within 30 days"), "days_since_event": lazy("days since such an event"),
    "checkin_fall": lazy("per cent down in the check-in"), "days_without_opioids": lazy("days without opioid use"),
    "unexpected_tests": lazy("unexpected tests since support was last planned"), "absent_tests": lazy("tests without the medicine"),
    "days_since_effect": lazy("days since that effect was told"), "efficient_weeks": lazy("weeks of efficient sleep"),
    "highest_item": lazy("highest positive item"), "days_off_medicine": lazy("days without the medicine"),
    "levels_in_range": lazy("levels in a row that count and are in range"),
    "open_crises": lazy("open safety events of the highest levels"), "goals_met": lazy("days since all goals are met"),
    "off_track": lazy("checkpoints in a row that did not go as hoped"), "milestone": lazy("milestones of the last four weeks"),
}  # fmt: skip


class WayCard(msgspec.Struct, frozen=True):
    """A transition in words: from where, to where, the source's rule, what the chart tells and what people judge."""

    id: str
    leaves: tuple[str, ...]
    to: str
    way: str
    rule: str
    computed: tuple[str, ...]
    asks: tuple[str, ...]


class PhaseCard(msgspec.Struct, frozen=True):
    id: str
    name: str
    says: str
    kind: str
    ways: tuple[WayCard, ...]


def phase_name(phase: str) -> str:
    return _("the phase before") if phase == BEFORE else name_of(phase)


def condition_said(condition: Condition, known: Knowledge) -> str:
    """One condition of a guard: "PHQ-9 total: at least 10"."""
    instrument = known.instruments.get(condition.of)
    of = instrument.short if instrument else name_of(condition.of) if condition.of else ""
    what = str(_FACTS[condition.fact])
    return ": ".join(part for part in (f"{of} {what}".strip(), _limit(condition)) if part)


def _limit(condition: Condition) -> str:
    low, high = condition.at_least, condition.below
    if condition.one_of:
        return _(" or ").join(name_of(one) for one in condition.one_of)
    if low is not None and high is not None:
        return _("at least %(low)s and below %(high)s") % {"low": f"{low:g}", "high": f"{high:g}"}
    if low is not None:
        return _("at least %(low)s") % {"low": f"{low:g}"}
    return _("below %(high)s") % {"high": f"{high:g}"} if high is not None else ""


def phase_cards(pathway: Pathway, known: Knowledge) -> tuple[PhaseCard, ...]:
    """Every phase, in the order of the file, with the ways out of it."""
    route = known.route_of(pathway)
    return tuple(
        PhaseCard(
            one.id, name_of(one.id), _(one.says), str(_KINDS[one.kind]),
            tuple(way_card(each, known) for each in route.out_of(one.id) if not _anywhere(each, route.phases)),
        )
        for one in route.phases
    )  # fmt: skip


def _anywhere(transition: Transition, phases: tuple[Phase, ...]) -> bool:
    """Whether it may be taken from every phase: told once, and not at each of them."""
    return len(transition.leaves) >= len(phases) - 1


def from_anywhere(pathway: Pathway, known: Knowledge) -> tuple[WayCard, ...]:
    route = known.route_of(pathway)
    return tuple(way_card(one, known) for one in route.transitions if _anywhere(one, route.phases))


def way_card(one: Transition, known: Knowledge) -> WayCard:
    told = [condition_said(each, known) for each in one.every]
    if one.any_of:
        told.append(_(" or ").join(condition_said(each, known) for each in one.any_of))
    return WayCard(
        one.id, tuple(phase_name(each) for each in one.leaves), phase_name(one.to), str(_WAYS[one.way]), one.when,
        tuple(told), tuple(_(each) for each in one.asks),
    )  # fmt: skip


def picture_of(
    pathway: Pathway,
    known: Knowledge,
    here: str = "",
    since: str = "",
    opens: Callable[[str], bool] = lambda _phase: False,
) -> str:
    """The pathway as an SVG; `here` is the phase of a client, `since` in words, `opens` the phases whose guards hold."""
    route = known.route_of(pathway)
    stations = tuple(
        Station(
            one.id, name_of(one.id), _under(one, here, since, opens(one.id)), here=one.id == here, open=opens(one.id),
            aside=one.kind == "aside",
        )
        for one in route.phases
    )  # fmt: skip
    tracks = tuple(Track(one.leaves, one.to, back=one.way in ("closer", "back")) for one in route.transitions)
    said = _("The phases of %(pathway)s, one under the other; the same in words beside it.") % {
        "pathway": _(pathway.title)
    }
    return draw_route(stations, tracks, said)


def _under(phase: Phase, here: str, since: str, opens: bool) -> str:
    if phase.id == here:
        return _("here since %(day)s") % {"day": since}
    return _("the way is open") if opens else str(_KINDS[phase.kind])
