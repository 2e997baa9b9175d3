"""A sign that the client chose to share has come up: who agreed to be told hears one neutral sentence, and the chart keeps that it left.

Only while a consent with scope 6 stands at that moment, and only in words that name nobody and nothing clinical
(consent_and_roles.md, "Caregiver scopes"; cases.md B, 2026-03-17).
"""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from typing import Final

from django.utils.translation import gettext_noop

from steadystep.chart import AnyEntry, Chart, Entry, When
from steadystep.chart.safety import Raised
from steadystep.chart.sharing import Disclosed
from steadystep.chart.team import ConsentGiven
from steadystep.clinic.consent.relation import LiveConsent, live_consents
from steadystep.clinic.notices.noting import take_back_sign, tell_of_sign
from steadystep.clinic.notices.wording import sign_in_their_words
from steadystep.clinic.people.actions.caregivers import sign_in_named

SCOPE: Final = 6  # knowledge/team/caregiver_scopes.csv: warning-sign sharing, "for example the sleep rule"
SHARED_RULES: Final = frozenset({"safety.mood_signs"})  # the client's own sleep rule
_NAMESPACE: Final = uuid.UUID("c6d1f3f0-2a58-5d0e-9a64-0d2f8f6f5b06")
_PURPOSE: Final = gettext_noop("A sign that you chose to share has come up")
_PARTS: Final = ("warning_sign",)
_WAITS: Final = timedelta(days=1)  # no quiet hours are longer: what is older has gone out, or was given up


def disclosures_of(chart: Chart, raised: Iterable[AnyEntry], at: datetime) -> tuple[AnyEntry, ...]:
    """What is told to caregivers of these events, numbered on from the chart's last; each caregiver once an event."""
    found = [one for event in raised if _is_shared(event) for one in _told(chart, event, at)]
    return tuple(
        Entry(
            id=str(uuid.uuid5(_NAMESPACE, f"{event.id}|{body.recipient}")), client=chart.client, seq=chart.seq + offset,
            occurred=at, recorded_at=at, author="software", role="software", body=body, labels=event.labels, source="software",
        )
        for offset, (event, body) in enumerate(found, start=1)
    )  # fmt: skip


def tell_caregivers(chart: Chart, fresh: Iterable[AnyEntry], at: datetime) -> None:
    """The notices of what `fresh` discloses, in the transaction that keeps it; what still waits under an ended consent is taken back."""
    for entry in fresh:
        if (
            isinstance(entry.body, Disclosed)
            and entry.body.parts == _PARTS
            and (person := sign_in_named(entry.body.recipient))
        ):
            tell_of_sign(chart.client, entry.id, str(person.pk), at)
    ours = [
        one
        for one in chart.of(Disclosed)
        if one.author == "software" and one.body.parts == _PARTS and at - one.recorded_at < _WAITS
    ]
    ended = [one.id for one in ours if _consent(chart, one.body.recipient, one.labels, at) is None]
    if ended:
        take_back_sign(chart.client, ended)


def _is_shared(event: AnyEntry) -> bool:
    return isinstance(event.body, Raised) and event.body.rule in SHARED_RULES


def _told(chart: Chart, event: AnyEntry, at: datetime) -> Iterator[tuple[AnyEntry, Disclosed]]:
    named = {one.body.recipient: one.body.recipient_name for one in chart.of(ConsentGiven) if one.body.recipient_kind == "caregiver"}  # fmt: skip
    reached: set[object] = set()
    for recipient, name in named.items():
        consent = _consent(chart, recipient, event.labels, at)
        person = sign_in_named(recipient) if consent else None
        if consent is None or person is None or person.pk in reached:
            continue
        reached.add(person.pk)
        yield (
            event,
            Disclosed(
                when=When.instant(at), recipient=recipient, recipient_name=name, purpose=_PURPOSE,
                parts=_PARTS, text=sign_in_their_words(person), ground="consent", consent=consent.id, about=event.id,
            ),
        )  # fmt: skip


def _consent(chart: Chart, recipient: str, labels: frozenset[str], at: datetime) -> LiveConsent | None:
    """The consent it rests on: in force, with the scope, and naming every label that the event inherits (Part 2 among them)."""
    standing = live_consents(chart, "caregiver", recipient, at)
    return next((one for one in standing if SCOPE in one.scopes and labels <= one.labels), None)
