"""What somebody outside may read of an opened chart, by a consent in force: for a letter that staff print."""

from __future__ import annotations

from datetime import datetime

from steadystep import knowledge
from steadystep.chart import AnyEntry, Chart, say
from steadystep.chart.team import ConsentGiven
from steadystep.clinic.consent.actor import Actor, ActorKind
from steadystep.clinic.consent.mistakes import NotAllowed
from steadystep.clinic.consent.relation import live_consents
from steadystep.clinic.consent.sight import sight

from .opening import Opened


def consents_for_letters(opened: Opened) -> tuple[AnyEntry, ...]:
    """Consents in force that name a recipient outside, as far as the reader sees them."""
    return tuple(one for one in opened.chart.of(ConsentGiven) if _in_force(one, opened.chart, opened.at))


def for_recipient(opened: Opened, consent: str) -> Chart:
    """The part of the opened chart that this consent's recipient may read too. Raises `NotAllowed` without a consent in
    force: nobody's wish to write a letter opens more than the reader's own sight and the recipient's together."""
    entry = next((one for one in consents_for_letters(opened) if one.id == consent), None)
    if entry is None:
        raise NotAllowed((say("No consent in force names this recipient: ask the client first."),))
    recipient = Actor(id=entry.body.recipient, kind=ActorKind.EXTERNAL, name=entry.body.recipient_name)
    eyes = sight(recipient, opened.sight.now, knowledge.load().rights, opened.at)
    return eyes.shown(opened.chart)


def _in_force(entry: AnyEntry, chart: Chart, at: datetime) -> bool:
    if entry.body.recipient_kind != "external":
        return False
    live = live_consents(chart, "external", entry.body.recipient, at)
    return entry.id in {one.id for one in live}
