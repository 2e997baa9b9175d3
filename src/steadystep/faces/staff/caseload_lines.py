"""A client of the caseload page: the line of every list, and beside it the main measure, what is due and who looked."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from steadystep.clinic.chartroom import lists
from steadystep.clinic.chartroom.clinic_value import clinic_value
from steadystep.clinic.chartroom.knowing import known
from steadystep.clinic.consent.actor import Actor
from steadystep.faces.look.names import name_of
from steadystep.faces.look.words import roles_said, said
from steadystep.faces.staff.as_said import names_of
from steadystep.faces.staff.lines import ClientLine, client_line
from steadystep.reasoning import Duty
from steadystep.reasoning.facts.looked_at import LookedAt
from steadystep.reasoning.facts.main_measure import MainMeasure

DAYS_A_WEEK = 7
NO_CHANGE = "\N{PLUS-MINUS SIGN}0"


@dataclass(frozen=True, slots=True)
class CaseloadEntry:
    """`measured` is first, last and change in one line, `scores_ask` whom to ask where it may not be seen; `looked` says who looked and when, `stands` whether it holds."""

    line: ClientLine
    seq: int
    measured: str
    measured_why: str
    scores_ask: str
    in_care: str
    due: Duty | None
    due_says: str
    more_due: int
    looked: str
    stands: bool
    markable: bool


def caseload_entries(
    items: Collection[lists.CaseloadItem], actor: Actor, whose: lists.Whose, today: date
) -> list[CaseloadEntry]:
    """In the order given; duties of all of them come in one query."""
    due = lists.due_of(actor, items, whose)
    lookers = {item.line.looked.by for item in items if item.line and item.line.looked}
    names = names_of(lookers, clinic_value()) if lookers else {}
    return [_entry(item, due.get(item.client, []), names, today) for item in items]


def _entry(item: lists.CaseloadItem, due: list[Duty], names: dict[str, str], today: date) -> CaseloadEntry:
    line = item.line
    shown = client_line(item, today)
    headline = line.headline if line else None
    others = [one for one in due if one.says != headline]
    looked = line.looked if line else None
    return CaseloadEntry(
        line=shown, seq=item.seq, measured=_measured(line.measure) if line and line.measure else "",
        measured_why=_measured_why(line.measure) if line and line.measure else "",
        scores_ask=roles_to_ask(item.scores_ask),
        in_care=_weeks(line.in_care_since.date(), today) if line and line.in_care_since else "",
        due=others[0] if others else None, due_says=said(others[0].says) if others else "", more_due=max(0, len(others) - 1),
        looked=_looked(looked, names) if looked else "", stands=looked is not None and looked.off is None,
        markable=line is not None and not item.failing and item.group not in ("safety", ""),
    )  # fmt: skip


def roles_to_ask(roles: str) -> str:
    """In words; '' where there is nobody to ask because it may be seen."""
    return _("not open to you; ask: %(roles)s") % {"roles": roles_said(roles)} if roles else ""


def _measured(measure: MainMeasure) -> str:
    instrument = known().instruments.get(measure.instrument)
    name = instrument.short if instrument else measure.instrument
    if measure.count < 2:
        return f"{name} {measure.first}"
    moved = "" if measure.change is None else f" ({f'{measure.change:+d}' if measure.change else NO_CHANGE})"
    return f"{name} {measure.first} → {measure.last}{moved}"


def _measured_why(measure: MainMeasure) -> str:
    days = {
        "first": date_format(measure.first_on, "j M Y"),
        "last": date_format(measure.last_on, "j M Y"),
    }
    if measure.mixed:
        return (
            _("%(first)s to %(last)s; asked in another language or version, so the change cannot be told")
            % days
        )
    return _("first %(first)s") % days if measure.count < 2 else _("%(first)s to %(last)s") % days


def _weeks(since: date, today: date) -> str:
    weeks = max(0, (today - since).days // DAYS_A_WEEK)
    if weeks < 1:
        return _("in care since this week")
    return ngettext("in care %(count)s week", "in care %(count)s weeks", weeks) % {"count": weeks}


def _looked(looked: LookedAt, names: dict[str, str]) -> str:
    words = {"who": names.get(looked.by) or _("a colleague"), "day": date_format(looked.at, "j M")}
    if looked.off is None:
        return _("Looked through by %(who)s, %(day)s") % words
    why = said(looked.off)
    if looked.kind:
        why = _("New since: %(what)s") % {"what": name_of(looked.kind)}
    return _("Was looked through by %(who)s, %(day)s.") % words + f" {why}"
