"""What left the clinic about me: to whom, when, what for, and on which ground. The accounting that the law asks for, in plain words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from steadystep.chart import AnyEntry
from steadystep.chart.sharing import Disclosed
from steadystep.chart.team import ConsentGiven
from steadystep.faces.portal.own import Own
from steadystep.reasoning.facts.letters import accounted, without_repeats

SHOWN = 30


@dataclass(frozen=True, slots=True)
class SentAboutMe:
    """One letter. `text` is what it said, empty where only the fact is mine to see."""

    day: date
    to: str
    why: str
    ground: str
    text: str


def sent_about_me(own: Own) -> list[SentAboutMe]:
    """The latest first."""
    return [_line(own, one) for one in without_repeats(accounted(own.chart))[:SHOWN]]


def _line(own: Own, one: AnyEntry) -> SentAboutMe:
    body = one.body
    if isinstance(body, Disclosed):
        purpose = _(body.purpose) if one.author == "software" else body.purpose
        return SentAboutMe(body.when.day, body.recipient_name, purpose, _ground(body), body.text)
    consent = own.chart.head(body.consent)
    given = consent.body if consent is not None and isinstance(consent.body, ConsentGiven) else None
    return SentAboutMe(
        body.when.day,
        given.recipient_name if given else "",
        given.purpose if given else "",
        _("You agreed to it."),
        body.text,
    )


def _ground(body: Disclosed) -> str:
    if body.ground == "consent":
        return _("You agreed to it.")
    if body.ground == "emergency":
        return _("In an emergency: %(what)s") % {"what": body.emergency}
    return _("A law asks or allows it. Ask us which, and why.")
