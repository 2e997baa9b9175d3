"""How working together reads in the feed: messages followed, huddles, reviews, referrals, letters, stays in hospital."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from django.utils.translation import gettext as _

from steadystep.chart import Body, hospital, sharing, teamwork
from steadystep.faces.look.names import name_of
from steadystep.faces.look.words import day_said
from steadystep.faces.staff.as_said import labelled


def _followed(body: teamwork.MessageFollowed, describer: Any) -> str:
    to = whom(body.to, describer) if body.to else ""
    return labelled(_("Message"), name_of(body.step), to, body.why)


def whom(role_or_person: str, describer: Any) -> str:
    """A person by name, a role by its word."""
    return str(describer.names.get(role_or_person) or name_of(role_or_person))


def _noted(body: teamwork.HuddleNoted, describer: Any) -> str:
    owner = _("%(who)s by %(day)s") % {"who": describer.who(body.owner), "day": day_said(body.by.day)}
    return labelled(_("Huddle"), name_of(body.topic), body.text, owner)


def _reviewed(body: teamwork.CaseReviewed, _d: Any) -> str:
    return labelled(_("Case review"), body.question, body.decided)


def _supervised(body: teamwork.SupervisionNoted, describer: Any) -> str:
    return labelled(_("Supervision"), describer.who(body.clinician), body.topic, body.agreed)


def _referral(body: sharing.ReferralMade, _d: Any) -> str:
    return labelled(_("Referral"), name_of(body.service), body.to_whom, body.reason)


def _moved(body: sharing.ReferralMoved, describer: Any) -> str:
    on = day_said(body.on.day) if body.on else ""
    return labelled(describer.thing(body.referral), name_of(body.step), on, body.note)


def _disclosed(body: sharing.Disclosed, _d: Any) -> str:
    again = _("sent again") if body.again_of else ""
    return labelled(_("Sent"), body.recipient_name, body.purpose, name_of(body.ground), again)


def _answered(body: sharing.DisclosureAnswered, describer: Any) -> str:
    return labelled(describer.thing(body.disclosed), name_of(body.how), body.note)


TITLES: Final[dict[type[Body], Callable[[Any, Any], str]]] = {
    teamwork.MessageFollowed: _followed,
    teamwork.HuddleNoted: _noted,
    teamwork.HuddleDone: lambda b, d: labelled(_("Done"), d.thing(b.item), b.outcome),
    teamwork.CaseReviewed: _reviewed,
    teamwork.SupervisionNoted: _supervised,
    sharing.ReferralMade: _referral,
    sharing.ReferralMoved: _moved,
    sharing.Disclosed: _disclosed,
    sharing.DisclosureAnswered: _answered,
    hospital.HospitalAdmitted: lambda b, d: labelled(_("Admitted to hospital"), b.place, b.why),
    hospital.HospitalLeft: lambda b, d: labelled(_("Left hospital"), b.place, b.why),
}
