"""Screens on the story: each a result on its day, linked; a yes or no makes no line that rises or falls."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from django.utils.translation import gettext as _

from steadystep.chart.when import zone_named
from steadystep.faces.look.story import EventMark
from steadystep.faces.look.words import said
from steadystep.faces.staff.addresses import entry_address
from steadystep.reasoning.facts.scores import ScoreFact
from steadystep.reasoning.facts.scoring import CannotTell
from steadystep.reasoning.view import View


def screen_marks(view: View, shown: Callable[[datetime], bool]) -> tuple[EventMark, ...]:
    """Every answered screen of the time that `shown` lets through."""
    instruments = view.knowledge.instruments
    return tuple(
        _mark(view, instruments[name].short, fact)
        for name, facts in view.every_score.items() if instruments[name].screens
        for fact in facts if shown(fact.at)
    )  # fmt: skip


def _mark(view: View, short: str, fact: ScoreFact) -> EventMark:
    at = fact.at.astimezone(zone_named(view.person.zone)).replace(tzinfo=None)
    held = _("counts in no rule: to be asked about, or not meant") if fact.held else ""
    label = ", ".join(filter(None, (f"{short}: {_found(fact)}", held)))
    return EventMark(at, "screen", label, entry_address(view.chart.client, fact.entry))


def _found(fact: ScoreFact) -> str:
    result = fact.result
    if isinstance(result, CannotTell):
        return said(result.why)
    return _("positive: a screen, not a diagnosis") if result.positive else _("negative")
