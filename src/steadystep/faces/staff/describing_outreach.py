"""How reaching out reads in the feed: whom, how, what came of it, what comes next."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from django.utils.translation import gettext as _

from steadystep.chart import Body, outreach, safety
from steadystep.faces.look.names import name_of
from steadystep.faces.look.words import day_said
from steadystep.faces.staff.as_said import labelled


def _contact(body: safety.ContactAttempted, _d: Any) -> str:
    whom = name_of(body.to_whom) if body.to_whom != "client" else ""
    why = name_of(body.reason) if body.reason else ""
    return labelled(
        _("Contact"), name_of(body.method), whom, name_of(body.outcome), why, body.note, _next(body)
    )


def _next(body: safety.ContactAttempted) -> str:
    if not body.next_by:
        return body.next_step
    words = {"step": body.next_step or _("look again"), "day": day_said(body.next_by.day)}
    return _("next: %(step)s by %(day)s") % words


def _ended(body: outreach.OutreachEnded, _d: Any) -> str:
    again = _("again on %(day)s") % {"day": day_said(body.look_again.day)} if body.look_again else ""
    return labelled(_("Reaching out ended"), name_of(body.outcome), body.barrier, body.note, again)


def _welfare(body: outreach.WelfareCheckDecided, _d: Any) -> str:
    return labelled(_("Welfare check"), _("needed") if body.needed else _("not needed"), body.reason)


def _bounced(body: outreach.ContactBounced, _d: Any) -> str:
    return labelled(_("A message could not arrive"), name_of(body.way))


TITLES: Final[dict[type[Body], Callable[[Any, Any], str]]] = {
    safety.ContactAttempted: _contact,
    outreach.OutreachEnded: _ended,
    outreach.WelfareCheckDecided: _welfare,
    outreach.ContactBounced: _bounced,
}
