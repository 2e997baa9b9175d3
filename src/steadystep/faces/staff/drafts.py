"""Drafts: what is being typed is kept on the server for its author alone, and forgotten once the entry stands.

Never in the browser: a shared computer must hold nothing of a client. A psychotherapy note is not kept at all, since
a draft would lie unsealed.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.forms import BooleanField, MultipleChoiceField
from django.http import QueryDict

from steadystep.chart import Chart
from steadystep.clinic.consent.actor import Actor
from steadystep.clinic.drafts import keeping
from steadystep.clinic.ledger import clock
from steadystep.faces.staff.forms.engine import EntryForm

_NOT_KEPT = frozenset({"csrfmiddlewaretoken", "seen", "shown", "corrects"})
_ABOUT = frozenset({"order", "raised", "visit", "entry", "instrument", "exercise", "picture"})
_STEPS = frozenset({"first_1", "dose_1"})
_NOT_TYPED = _ABOUT | {"entry_id", "seen", "corrects"}


def kept(actor: Actor, chart: Chart, form: type[EntryForm], asked_for: Mapping[str, str]) -> dict[str, Any]:
    """What this author had typed into that form for that client; empty when nothing.

    Nothing either where a link asks for another thing than the draft is about: answers typed for one questionnaire
    must not stand as those of another. What was cleared stays empty; only an offer fills it again.
    """
    found = keeping.draft(actor.id, _key(chart.client, form)) or {} if form.kept_as_draft else {}
    if _STEPS & asked_for.keys():
        return {}  # a plan that a link fills in never mixes with the steps of another
    elsewhere = any(
        found[name] not in ("", asked_for[name]) for name in _ABOUT & found.keys() & asked_for.keys()
    )
    another_picture = found.get("picture", "") != asked_for.get("picture", "")
    if elsewhere or another_picture or _stands(chart, found):
        return {}
    return {name: value for name, value in found.items() if value} if "offer" in asked_for else found


def _stands(chart: Chart, typed: Mapping[str, Any]) -> bool:
    """Whether it was signed meanwhile: what is sent while typing can arrive after the signature."""
    return chart.entry(str(typed.get("entry_id", ""))) is not None


def keep(actor: Actor, client: str, form: EntryForm, *, while_typing: bool = False) -> datetime | None:
    """Keep what stands in the form now; None when this form, or a correction, is not kept. `while_typing`: the page stays open."""
    if not form.kept_as_draft or form.corrected is not None or not _typed(form):
        return None
    sent = form.data if isinstance(form.data, QueryDict) else QueryDict()
    typed = {
        name: values if len(values) > 1 else values[-1]
        for name, values in sent.lists() if name not in _NOT_KEPT
    }  # fmt: skip
    typed = {**{name: "" for name in _boxes(form) if name not in sent}, **typed}
    if _stands(form.setting.opened.chart, typed):
        return None
    keeping.replace(actor.id, _key(client, type(form)), typed, client=client, while_typing=while_typing)
    return clock.now()


def _typed(form: EntryForm) -> bool:
    """Whether anything was. The first field that was is enough: a form of forty is asked after every pause."""
    fields = (form[name] for name in form.fields if name not in _NOT_TYPED)
    return any(one.field.has_changed(one.initial, one.data) for one in fields)


def _boxes(form: EntryForm) -> list[str]:
    """Fields of which a browser sends nothing once their ticks are taken away."""
    return [
        name for name, field in form.fields.items() if isinstance(field, BooleanField | MultipleChoiceField)
    ]


def forget(actor: Actor, client: str, form: EntryForm) -> None:
    keeping.forget(actor.id, _key(client, type(form)))


def _key(client: str, form: type[EntryForm]) -> str:
    return f"staff/{client}/{form.slug}"
