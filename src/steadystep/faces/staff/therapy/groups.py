"""A group documented once: it lands in each member's chart, with no other member's name (R68)."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from typing import Any, Final

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from steadystep.chart import Body, NewEntry, Unreadable, When
from steadystep.chart.intake import Demographics
from steadystep.chart.therapy import AgendaPoint, ProgressNote, Session
from steadystep.clinic.chartroom import lists
from steadystep.clinic.chartroom.opening import Opened
from steadystep.clinic.chartroom.writing import write_charts
from steadystep.clinic.consent.actor import Actor
from steadystep.clinic.ledger import clock
from steadystep.faces.look.forms import LookRenderer, TouchChoices
from steadystep.faces.look.words import said
from steadystep.faces.staff.as_said import birth_date_said
from steadystep.faces.staff.client_page import desk_of
from steadystep.faces.staff.door import opened, staff_page
from steadystep.faces.staff.forms.fields import Choice, Line, Lines, Prose, Whole
from steadystep.faces.staff.forms.sessions import MODALITIES
from steadystep.reasoning.facts.other_names import named_in, names_of

MOST_MEMBERS: Final = 20
CAME = (("came", lazy("Came")), ("not_there", lazy("Not there today")))


@dataclass(frozen=True)
class Member:
    client: str
    called: str
    names: frozenset[str]
    chart: Opened


class GroupForm(forms.Form):
    """One note for all, and for each member whether they came and words of their own."""

    default_renderer = LookRenderer

    entry_id = forms.UUIDField(widget=forms.HiddenInput)
    group = Line(lazy("Name of the group"))
    modality = Choice(lazy("Kind of work"), MODALITIES, judged=True)
    minutes = Whole(lazy("Minutes"), 1, 600, required=False)
    agenda = Lines(
        lazy("Agenda of the group"), 3, help_text=lazy("One point a line: what the group went through.")
    )
    shared = Prose(lazy("What the group did: stands in the chart of everybody who came"), 4)

    def __init__(self, members: list[Member], data: Any = None, *, group: str = "") -> None:
        super().__init__(data, initial={"entry_id": uuid.uuid4(), "group": group})
        self.members = members
        for one in members:
            came = forms.ChoiceField(label=one.called, choices=CAME, widget=TouchChoices())
            self.fields[f"came_{one.client}"] = came
            self.fields[f"own_{one.client}"] = Prose(_("For %(name)s alone") % {"name": one.called}, 2, required=False)  # fmt: skip

    def clean(self) -> dict[str, Any]:
        """No name of a member in the shared note; in a member's own words no name of another."""
        given = super().clean() or self.cleaned_data
        everybody = {name for one in self.members for name in one.names}
        self._refuse("shared", named_in(given.get("shared", ""), everybody))
        self._refuse("agenda", named_in("\n".join(given.get("agenda", ())), everybody))
        self._refuse("group", named_in(given.get("group", ""), everybody))
        for one in self.members:
            others = {name for other in self.members if other is not one for name in other.names}
            self._refuse(f"own_{one.client}", named_in(given.get(f"own_{one.client}", ""), others, one.names))
        return given

    def _refuse(self, field: str, found: tuple[str, ...]) -> None:
        if found:
            named = ", ".join(found)
            self.add_error(field, _("This names %(who)s. Each member reads their own chart: say “another member” instead.") % {"who": named})  # fmt: skip

    def entries(self, zone_of: dict[str, str]) -> dict[str, list[NewEntry]]:
        """What is written in each chart; raises `Unreadable`. The ids follow from the form's, so that a resend writes nothing twice."""
        return {
            one.client: [NewEntry(id=str(uuid.uuid5(self.cleaned_data["entry_id"], one.client)), body=self._body(one, zone_of[one.client]))]
            for one in self.members
        }  # fmt: skip

    def _body(self, member: Member, zone: str) -> Body:
        given, when = self.cleaned_data, When.instant(clock.now(), zone)
        own = given[f"own_{member.client}"]
        if given[f"came_{member.client}"] == "not_there":
            away = _("Group %(group)s: not there today. The place is kept.") % {"group": given["group"]}
            return ProgressNote(when=when, text="\n".join(filter(None, (away, own))))
        return Session(
            when=when, modality=given["modality"], setting="group", minutes=given["minutes"], group=given["group"],
            agenda=tuple(AgendaPoint(says=one, done=True) for one in given["agenda"]),
            summary="\n".join(filter(None, (given["shared"], own))),
        )  # fmt: skip


@require_http_methods(["GET", "POST"])
@staff_page
def group_session(request: HttpRequest, actor: Actor) -> HttpResponse:
    """First who is in the group (the address can be kept for the next time), then the note."""
    chosen = list(dict.fromkeys(request.GET.getlist("with")))[:MOST_MEMBERS]
    group = request.GET.get("group", "")[:200]
    if len(chosen) < 2:
        caseload = sorted(lists.caseload(actor, "mine", limit=200), key=lambda one: one.called.casefold())
        return render(
            request,
            "staff/therapy/group_members.html",
            {"caseload": caseload, "group": group, "few": bool(chosen)},
        )
    members = [_member(actor, client) for client in chosen]
    form = GroupForm(members, request.POST if request.method == "POST" else None, group=group)
    if request.method == "POST" and form.is_valid() and _kept(request, actor, form):
        return redirect(reverse("staff:clients"))
    return render(request, "staff/therapy/group.html", {"form": form, "members": members, "again": request.get_full_path()}, status=422 if request.method == "POST" else 200)  # fmt: skip


def _kept(request: HttpRequest, actor: Actor, form: GroupForm) -> bool:
    """All of it or nothing: one transaction over all charts."""
    zones = {one.client: desk_of(one.chart)[0].person.zone for one in form.members}
    try:
        write_charts(actor, form.entries(zones))
    except Unreadable as wrong:
        form.add_error(None, said(wrong.says))
        return False
    count = len(form.members)
    messages.success(request, ngettext("Written in %(count)s chart.", "Written in %(count)s charts.", count) % {"count": count})  # fmt: skip
    return True


def _member(actor: Actor, client: str) -> Member:
    chart = opened(actor, client, "group note")
    who = chart.chart.latest(Demographics)
    called = who.body.called if who else client[:8]
    born = who.body.birth_date.at if who and who.body.birth_date else ""  # two members may have one name
    return Member(
        client,
        f"{called}, {birth_date_said(born)}" if born else called,
        names_of(who.body) if who else frozenset(),
        chart,
    )
