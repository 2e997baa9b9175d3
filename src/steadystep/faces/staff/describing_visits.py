"""How visits, their rhythm and waiting for a place read in the feed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from steadystep.chart import Body, cadence, reminding, visit_feed, visit_start, waiting
from steadystep.faces.look.names import name_of
from steadystep.faces.staff.as_said import labelled


def every_said(days: int) -> str:
    """`every 14 days`, with the words people use for the usual ones."""
    usual = {1: _("every day"), 7: _("every week"), 14: _("every two weeks"), 28: _("every four weeks"),
             31: _("every month"), 61: _("every two months"), 92: _("every three months")}  # fmt: skip
    return usual.get(days) or ngettext("every %(days)s day", "every %(days)s days", days) % {"days": days}


def _reminders(body: reminding.RemindersWanted) -> str:
    before = ", ".join(name_of(one) for one in sorted(body.before_visit))
    return labelled(
        _("Reminders wanted"),
        before or _("none of visits"),
        body.practice and _("practice at %(time)s") % {"time": body.practice},
    )


def _begun(body: visit_start.VisitStarted) -> str:
    """Where they are, how to reach them, who is near, and what needs a visit in person."""
    in_person = ", ".join(name_of(one) for one in body.in_person_for)
    return labelled(
        _("Visit begun"),
        name_of(body.place),
        body.location or _("they did not say where they are"),
        body.backup_phone,
        body.emergency_contact and _("near them: %(who)s") % {"who": body.emergency_contact},
        _("they agreed to meet this way") if body.agreed else "",
        in_person and _("to see in person for: %(what)s") % {"what": in_person},
    )


TITLES: Final[dict[type[Body], Callable[[Any, Any], str]]] = {
    cadence.CadenceAgreed: lambda b, d: labelled(
        _("How often"), name_of(b.of), every_said(b.every_days), b.reason, b.client_view
    ),
    visit_start.VisitStarted: lambda b, d: _begun(b),
    visit_feed.VisitFeedChosen: lambda b, d: (
        _("Visits no longer in their own calendar") if b.stopped else _("Visits in their own calendar")
    ),
    reminding.RemindersWanted: lambda b, d: _reminders(b),
    waiting.WaitingBegan: lambda b, d: labelled(
        _("Waiting for a place"),
        name_of(b.purpose),
        ", ".join(name_of(one) for one in sorted(b.needs)),
        b.note,
    ),
    waiting.WaitingEnded: lambda b, d: labelled(_("No longer waiting"), name_of(b.outcome), b.note),
}
