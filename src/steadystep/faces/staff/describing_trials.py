"""Trials, wishes and decisions in one line."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.utils.translation import gettext as _

from steadystep.chart import Body, capacity, trials
from steadystep.faces.look.names import name_of


def option_said(option: trials.OptionWeighed) -> str:
    """Its name, then what speaks for and against it."""
    return _told(option.name, option.speaks_for, option.speaks_against)


def _told(*parts: str) -> str:
    return " · ".join(filter(None, parts))


def _judged(body: trials.TrialJudged, describer: Any) -> str:
    return f"{_('Trial judged')}: {_told(describer.thing(body.order), name_of(body.outcome), name_of(body.coded_reason))}"


def _before(body: trials.TriedBefore, _describer: Any) -> str:
    return f"{_('Tried before')}: {_told(body.name, body.indication, name_of(body.outcome))}"


def _wish(body: trials.MedicineWish, _describer: Any) -> str:
    return f"{_('Wish')}: {_told(name_of(body.wish), body.name, body.why)}"


def _matters(body: trials.WhatMatters, _describer: Any) -> str:
    return f"{_('What matters most')}: {_told(', '.join(name_of(one) for one in body.ranked), body.words)}"


def _capacity(body: capacity.CapacityStated, _describer: Any) -> str:
    return f"{_('Who decides')}: {_told(name_of(body.ability), body.by_whom, name_of(body.care), body.words)}"


def _options(body: trials.OptionsWeighed, _describer: Any) -> str:
    chosen = _("chosen: %(name)s") % {"name": body.chosen} if body.chosen else ""
    return f"{_('Options compared')}: {_told(', '.join(one.name for one in body.options), chosen)}"


TITLES: dict[type[Body], Callable[[Any, Any], str]] = {
    trials.TrialJudged: _judged, trials.TriedBefore: _before, trials.MedicineWish: _wish, trials.WhatMatters: _matters,
    capacity.CapacityStated: _capacity, trials.OptionsWeighed: _options,
}  # fmt: skip
