"""Two people correct one entry at once: the second is told what the first changed, and may then sign on top of it."""

from __future__ import annotations

from django.http import QueryDict
from django.utils.translation import gettext as _

from steadystep.chart import AnyEntry
from steadystep.chart.corrections import Retracted
from steadystep.faces.look.words import instant_said
from steadystep.faces.staff.describing import Describer
from steadystep.faces.staff.forms import EntryForm


def taken_up(form: EntryForm) -> list[str]:
    """What changed since the entry being corrected was opened, in words; the form then corrects what stands now.

    Empty where nobody came between. What was typed stays as it was typed.
    """
    chart, before = form.setting.opened.chart, form.corrected
    now = chart.head(before.id) if before is not None else None
    if before is None or now is None or now.id == before.id or isinstance(now.body, Retracted):
        return []
    if isinstance(form.data, QueryDict):
        form.data = form.data.copy()
        form.data["corrects"] = now.id
    describer = form.setting.describer
    who = _("%(name)s changed it on %(when)s:") % {
        "name": describer.who(now.author), "when": instant_said(now.recorded_at),
    }  # fmt: skip
    told = [f"{name}: {old or '—'} → {new or '—'}" for name, old, new in differences(describer, before, now)]
    return [who, *told, _("Look at it, change what you typed if need be, and sign again: then yours stands.")]


def differences(describer: Describer, before: AnyEntry, after: AnyEntry) -> list[tuple[str, str, str]]:
    """(part, as it was, as it is) for every part that differs, in words."""
    old, new = _worded(describer, before), _worded(describer, after)
    names = dict.fromkeys((*old, *new))
    return [(name, old.get(name, ""), new.get(name, "")) for name in names if old.get(name) != new.get(name)]


def _worded(describer: Describer, entry: AnyEntry) -> dict[str, str]:
    return {name: ", ".join(link.label for link in links) for name, links in describer.parts(entry)}
