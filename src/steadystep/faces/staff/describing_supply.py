"""Injections, side effects asked for and answered, and reminders, as one line each."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from django.utils.translation import gettext as _

from steadystep.chart import Body, supply
from steadystep.faces.look.names import name_of
from steadystep.faces.staff.as_said import dose_said, when_said


def _injection(body: supply.InjectionGiven, _d: Any) -> str:
    return _("Injection given: %(name)s %(dose)s, %(site)s") % {
        "name": body.name, "dose": dose_said(body.dose), "site": name_of(body.site),
    }  # fmt: skip


def _answered(body: supply.EffectAnswered, d: Any) -> str:
    return _("%(effect)s: %(answer)s") % {"effect": d.thing(body.effect), "answer": name_of(body.answer)}


def _checked(body: supply.EffectsChecked, _d: Any) -> str:
    return _("Asked about side effects, noticed: %(count)s") % {"count": body.noticed}


def _reminder(body: supply.ReminderChosen, _d: Any) -> str:
    times = ", ".join(body.times)
    if body.again:
        return _("Reminder put off to %(time)s") % {"time": when_said(body.again)}
    return _("Reminder at %(times)s") % {"times": times} if times else _("No reminder wanted")


TITLES: Final[dict[type[Body], Callable[[Any, Any], str]]] = {
    supply.InjectionGiven: _injection, supply.EffectsChecked: _checked, supply.EffectAnswered: _answered,
    supply.ReminderChosen: _reminder,
}  # fmt: skip
