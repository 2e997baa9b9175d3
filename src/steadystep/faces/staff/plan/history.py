"""How the plan came to be so: each version with what changed, by whom and why, and the way to see it as it was."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils.http import urlencode
from django.utils.translation import gettext as _

from steadystep.faces.staff.addresses import entry_address, page_address
from steadystep.faces.staff.blocks import Desk
from steadystep.faces.staff.changed_meanwhile import differences
from steadystep.reasoning.facts.plan_history import PlanChange, PlanVersion, plan_versions

SHOWN = 12


@dataclass(frozen=True, slots=True)
class Changed:
    """`parts` are (part, as it was, as it is)."""

    word: str
    title: str
    href: str
    parts: list[tuple[str, str, str]]
    why: str


@dataclass(frozen=True, slots=True)
class Version:
    number: int
    day: date
    name: str
    by_client: bool
    then: str
    changes: list[Changed]


def versions(desk: Desk) -> list[Version]:
    """The latest first, as many as a page holds."""
    found = plan_versions(desk.opened.chart, desk.view.person.zone)
    return [_version(desk, one) for one in reversed(found[-SHOWN:])]


def _version(desk: Desk, version: PlanVersion) -> Version:
    then = (
        f"{page_address('plan', desk.opened.chart.client)}?{urlencode({'as_of': version.until.isoformat()})}"
    )
    changes = [_changed(desk, one) for one in version.changes]
    return Version(
        version.number, version.day, desk.describer.who(version.author), version.by_client, then, changes
    )


def _changed(desk: Desk, change: PlanChange) -> Changed:
    words = {"new": _("new"), "changed": _("changed"), "taken_back": _("taken back")}
    shown = change.before if change.what == "taken_back" and change.before else change.entry
    parts = (
        [one for one in differences(desk.describer, change.before, change.entry) if one[2] != change.why]
        if change.what == "changed" and change.before
        else []
    )
    href = entry_address(desk.opened.chart.client, change.entry.id)
    return Changed(words[change.what], desk.describer.title(shown), href, parts, change.why)
