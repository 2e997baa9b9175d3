"""A caregiver is reminded beside the client: while a consent names the topic, and the client ticked that they are.

Neutral words alone, at the client's own times; in the caregiver's quiet hours nothing, since a reminder that comes hours late
only unsettles. The chart keeps each one that left, and by which consent (R27; consent_and_roles.md, "Caregiver scopes", 3).
"""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Final

from django.utils.translation import gettext_noop

from steadystep.chart import AnyEntry, Chart, Entry, When
from steadystep.chart.sharing import Disclosed
from steadystep.chart.supply import ReminderChosen
from steadystep.chart.team import ConsentGiven
from steadystep.clinic.consent.relation import LiveConsent, live_consents
from steadystep.clinic.notices.noting import remind_beside, take_back_beside
from steadystep.clinic.notices.quiet import quiet_until
from steadystep.clinic.notices.wording import REMINDER, beside_in_their_words
from steadystep.clinic.people.actions.caregivers import sign_in_named
from steadystep.clinic.people.models import Person
from steadystep.reasoning.facts.letters import REMINDED
from steadystep.reasoning.facts.reminding import TOO_LATE
from steadystep.reasoning.finding import Reminder

SCOPE: Final = 3  # knowledge/team/caregiver_scopes.csv: medicine list and reminders
_NAMESPACE: Final = uuid.UUID("5b6f5a0c-9a3e-5b52-8a6f-7d0f4f2f6c19")
_PURPOSE: Final = gettext_noop("A reminder that you chose to share")


def who_may_be_reminded(chart: Chart, at: datetime) -> dict[str, str]:
    """Names of the caregivers with a sign-in whose consent in force names the topic, by how it names them."""
    named = {one.body.recipient: one.body.recipient_name for one in chart.of(ConsentGiven) if one.body.recipient_kind == "caregiver"}  # fmt: skip
    return {who: name for who, name in named.items() if _consents(chart, who, at) and sign_in_named(who)}


def reminders_of(chart: Chart, reminders: Iterable[Reminder], at: datetime) -> tuple[AnyEntry, ...]:
    """What is told to caregivers of these reminders and was not yet, numbered on from the chart's last."""
    chosen = chart.latest(ReminderChosen)
    ours = [one for one in reminders if one.key.startswith(REMINDER)]
    if chosen is None or not chosen.body.caregivers or not ours:
        return ()
    found = [one for each in ours for one in _told(chart, chosen, each, at)]
    fresh = [(name, body) for name, body in found if chart.entry(name) is None]
    return tuple(
        Entry(
            id=name, client=chart.client, seq=chart.seq + offset, occurred=at, recorded_at=at, author="software", role="software",
            body=body, labels=chart.labels_of(chosen), source="software",
        )
        for offset, (name, body) in enumerate(fresh, start=1)
    )  # fmt: skip


def remind_caregivers(chart: Chart, fresh: Iterable[AnyEntry], at: datetime) -> None:
    """The notices of what `fresh` discloses, in the transaction that keeps it; what waits under an ended consent or choice is taken back."""
    chosen = chart.latest(ReminderChosen)
    for entry in fresh:
        if is_reminder(entry) and chosen and (person := sign_in_named(entry.body.recipient)):
            remind_beside(chart.client, entry.id, chosen.body.words, str(person.pk), at)
    lately = [one for one in chart.of(Disclosed) if is_reminder(one) and at - one.recorded_at < TOO_LATE]
    ended = [
        one.id for one in lately if chosen is None or _allowed(chart, chosen, one.body.recipient, at) is None
    ]
    if ended:
        take_back_beside(chart.client, ended)


def is_reminder(entry: AnyEntry) -> bool:
    return isinstance(entry.body, Disclosed) and entry.author == "software" and entry.body.parts == REMINDED


def _told(chart: Chart, chosen: AnyEntry, due: Reminder, at: datetime) -> Iterator[tuple[str, Disclosed]]:
    names, reached = who_may_be_reminded(chart, at), set[object]()
    for recipient in chosen.body.caregivers:
        consent = _allowed(chart, chosen, recipient, at)
        person = sign_in_named(recipient) if consent else None
        if consent is None or person is None or person.pk in reached or _asleep(person, due, at):
            continue
        reached.add(person.pk)
        yield (
            str(uuid.uuid5(_NAMESPACE, f"{due.key}|{recipient}")),
            Disclosed(
                when=When.instant(at), recipient=recipient, recipient_name=names[recipient], purpose=_PURPOSE, parts=REMINDED,
                text=beside_in_their_words(person, chosen.body.words), ground="consent", consent=consent.id, about=chosen.id,
            ),
        )  # fmt: skip


def _asleep(person: Person, due: Reminder, at: datetime) -> bool:
    """Their quiet hours last until it would be too late."""
    until = quiet_until(str(person.pk), at)
    return until is not None and until >= due.at + TOO_LATE


def _allowed(chart: Chart, chosen: AnyEntry, recipient: str, at: datetime) -> LiveConsent | None:
    """The consent it rests on, if the client ticked them: one that names every label the choice carries (Part 2 among them)."""
    if recipient not in chosen.body.caregivers:
        return None
    labels = chart.labels_of(chosen)
    return next((one for one in _consents(chart, recipient, at) if labels <= one.labels), None)


def _consents(chart: Chart, recipient: str, at: datetime) -> list[LiveConsent]:
    return [one for one in live_consents(chart, "caregiver", recipient, at) if SCOPE in one.scopes]
