"""A session with its agenda: built from the chart, ticked as it is gone through, signed with it (R59, R69)."""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterator
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from steadystep import knowledge
from steadystep.chart import Body
from steadystep.chart.therapy import NO_THERAPY, POINT_KINDS, AgendaPoint, Session
from steadystep.faces.look.forms import TouchSeveral
from steadystep.faces.look.words import said
from steadystep.reasoning.facts.agenda import CHECKS_AT, Agenda, agenda

from . import choosing
from .engine import EntryForm
from .fields import Choice, FromChart, Line, Prose, Whole

MODALITIES = (
    "cbt", "dbt", "act", "mi", "family", "cbt_i", "relapse_prevention", "rhythm", "supportive", "medication",
    "case_management", "peer", "other",
)  # fmt: skip
MOST_SHOWN = 20_000
DANGER = "safety-event"


class SessionForm(EntryForm):
    """`shown` carries the agenda as the signer saw it: what comes in meanwhile changes nothing of what is signed."""

    slug, title, makes, tab = "session", lazy("Session"), Session, "sessions"
    verb = lazy("Sign the session")
    hint = lazy("What the team may read of it. Your own notes belong in a psychotherapy note. Tick the agenda as you go through it; say why the rest is put off.")  # fmt: skip
    way_out = (DANGER, lazy("Danger came up: open the safety event now"), lazy("What you typed here is kept, and you come back to it."))  # fmt: skip

    shown = forms.CharField(widget=forms.HiddenInput, required=False, max_length=MOST_SHOWN)
    agenda = forms.MultipleChoiceField(label=lazy("Agenda: tick what you went through"), required=False, widget=TouchSeveral())  # fmt: skip
    put_off = Line(lazy("Not ticked: why it is put off"), required=False, help_text=lazy("For a session without its agenda: why. What is put off stands on the next agenda again."))  # fmt: skip
    brings = Line(lazy("What the client brings"), required=False)
    checklist = forms.MultipleChoiceField(label=lazy("What this session held"), required=False, widget=TouchSeveral())  # fmt: skip
    modality = Choice(lazy("Kind of work"), MODALITIES, judged=True)
    setting_of_it = Choice(lazy("With whom"), ("individual", "group", "family"), judged=True)
    present = Line(lazy("Who was there (family work)"), required=False)
    minutes = Whole(lazy("Minutes"), 1, 600, required=False)
    visit = FromChart(lazy("Visit"), choosing.every_visit, blank=lazy("no booked visit"))
    summary = Prose(lazy("Summary"), 6)

    def set_up(self) -> None:
        coming = agenda(self.setting.view)
        correcting = self.corrected is not None
        points = _read(self.data.get("shown", "")) if self.is_bound else () if correcting else _points(coming)
        if correcting and not self.is_bound and isinstance(self.corrected.body, Session):  # type: ignore[union-attr]
            points = self.corrected.body.agenda  # type: ignore[union-attr]
        self.points = points
        self.initial["shown"] = json.dumps([[one.kind, one.of, one.says] for one in points])
        self._choices("agenda", [(_key(one), one.says) for one in points])
        for name in {"agenda", "put_off"} & self.fields.keys():
            self.fields[name].unmarked = True  # type: ignore[attr-defined]  # one of the two is needed
        modality = _modality(coming)
        self.initial.setdefault("modality", modality)
        known = knowledge.load().modalities.get(modality)
        asked = known is not None and (coming.number in CHECKS_AT or bool(self.initial.get("checklist")) or self.is_bound)  # fmt: skip
        self._choices("checklist", [(line, _(line)) for line in known.checklist] if known and asked else [])

    def _choices(self, name: str, choices: list[tuple[str, str]]) -> None:
        if choices:
            self.fields[name].choices = choices  # type: ignore[attr-defined]
        else:
            del self.fields[name]

    def initial_of(self, body: Any) -> dict[str, Any]:
        ticked = [_key(one) for one in body.agenda if one.done]
        why = body.no_agenda or next((one.put_off for one in body.agenda if one.put_off), "")
        return {**super().initial_of(body), "setting_of_it": body.setting, "agenda": ticked, "checklist": list(body.checklist), "put_off": why}  # fmt: skip

    def clean(self) -> dict[str, Any]:
        """A session of therapy is signed with its agenda: each point gone through, or put off with the reason (R59)."""
        given: dict[str, Any] = super().clean() or self.cleaned_data
        if "family" in (given.get("setting_of_it"), given.get("modality")) and not given.get("present"):
            self.add_error(
                "present", _("Say who was there, as the client calls them: their mother, their partner.")
            )
        if given.get("modality") in NO_THERAPY or given.get("put_off") or "put_off" in self.errors:
            return given
        left = [one.says for one in self.points if _key(one) not in (given.get("agenda") or ())]
        if left:
            says = _("Not ticked: %(points)s. Tick what you went through, or say here why it is put off.")
            self.add_error("put_off", says % {"points": "; ".join(left)})
        elif not self.points and not given.get("brings"):
            self.add_error(
                "put_off", _("This session has no agenda. Say here why, or below what the client brought.")
            )
        return given

    def body(self) -> Body:
        given = self.cleaned_data
        ticked = set(given.get("agenda") or ())
        went = tuple(_gone_through(one, _key(one) in ticked, given["put_off"]) for one in self.points)
        brought = (AgendaPoint(says=given["brings"], kind="client", done=True),) if given["brings"] else ()
        return Session(
            when=self.when(), modality=given["modality"], summary=given["summary"], setting=given["setting_of_it"],
            minutes=given["minutes"], visit=given["visit"], agenda=(*went, *brought), checklist=tuple(given.get("checklist") or ()),
            present=given["present"], no_agenda="" if ticked or brought else given["put_off"],
        )  # fmt: skip


def _gone_through(point: AgendaPoint, done: bool, why: str) -> AgendaPoint:
    return AgendaPoint(says=point.says, kind=point.kind, of=point.of, done=done, put_off="" if done else why)


def _key(point: AgendaPoint) -> str:
    """Names a point whatever comes in beside it: a draft keeps its ticks while the agenda is made anew."""
    return f"{point.kind}.{point.of}.{zlib.crc32(point.says.encode()):x}"


def _points(coming: Agenda) -> tuple[AgendaPoint, ...]:
    return tuple(AgendaPoint(says=said(one.says), kind=one.kind, of=one.of) for one in coming.points)


def _read(sent: str) -> tuple[AgendaPoint, ...]:
    """The agenda as the page carried it; what cannot be read is left out."""
    return tuple(_each(sent))


def _each(sent: str) -> Iterator[AgendaPoint]:
    try:
        rows = json.loads(sent) if sent else []
    except ValueError:
        return
    for row in rows if isinstance(rows, list) else []:
        if isinstance(row, list) and len(row) == 3 and all(isinstance(one, str) for one in row) and row[2].strip():  # fmt: skip
            yield AgendaPoint(
                kind=row[0] if row[0] in POINT_KINDS else "other", of=row[1][:64], says=row[2][:2000]
            )


def _modality(coming: Agenda) -> str:
    """Of the session before, else of the outline; none where neither says it."""
    if coming.last is not None:
        return str(coming.last.body.modality)
    known = knowledge.load().modalities.values()
    return next((one.id for one in known if coming.outline in one.outlines), "")
