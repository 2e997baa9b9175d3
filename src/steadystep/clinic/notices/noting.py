"""From duties to notices: written in the transaction that found the duty, so that none can be lost between."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from datetime import datetime

from steadystep.clinic.ledger.clock import microseconds
from steadystep.clinic.people.models import Person
from steadystep.reasoning import Duty, Told
from steadystep.reasoning.finding import Reminder

from .choosing import channels_of
from .models import Notice
from .quiet import quiet_until
from .wording import BESIDE, PLACE, SIGN, VISIT

NAMESPACE = uuid.UUID("6d6f3c1e-6a0e-5c7b-9d57-2f4a52f1b9a1")


def note(client: str, duties: Iterable[Duty], at: datetime) -> list[Notice]:
    """The notices that `duties` call for and do not stand yet are written; all they call for are returned."""
    reached = [(duty, told) for duty in duties for told in duty.told if told.person]
    ways = channels_of({told.person for _, told in reached})
    wanted = [
        _notice(client, duty, told, channel, at) for duty, told in reached for channel in ways[told.person]
    ]
    if wanted:
        Notice.objects.bulk_create(wanted, ignore_conflicts=True)
    return wanted


def remind(client: str, reminders: Iterable[Reminder], at: datetime) -> None:
    """What the client asked to be reminded of, to their own sign-in, once for each reminder and channel.

    What still waits for the end of the quiet hours and is called for no more (a visit called off, or begun) is never sent.
    """
    due = list(reminders)
    _take_back(client, {one.key for one in due})
    if due:
        _tell_client(client, due, at)


def tell_of_place(client: str, offer: str, until: datetime, at: datetime) -> None:
    """That a time came free for them, unless their quiet hours last longer than the offer."""
    person = _sign_in_of(client)
    quiet = quiet_until(str(person.pk), at) if person else None
    if quiet is None or quiet < until:
        _tell_client(client, [Reminder(key=f"{PLACE}{offer}", at=until)], at)


def _sign_in_of(client: str) -> Person | None:
    return Person.objects.filter(client_id=client, is_active=True).first()


def _tell_client(client: str, due: list[Reminder], at: datetime) -> None:
    person = _sign_in_of(client)
    if person is None:
        return
    _tell(client, str(person.pk), due, at)


def tell_of_sign(client: str, disclosed: str, person: str, at: datetime) -> None:
    """A caregiver, by their own sign-in, of the disclosure with that id: once by each of their ways."""
    _tell(client, person, [Reminder(key=f"{SIGN}{disclosed}", at=at)], at)


def take_back_sign(client: str, disclosed: Iterable[str]) -> None:
    """What has not gone out yet of these is never sent."""
    keys = [f"{SIGN}{one}" for one in disclosed]
    Notice.objects.filter(client=client, duty__in=keys, sent_at__isnull=True).delete()


def remind_beside(client: str, disclosed: str, words: str, person: str, at: datetime) -> None:
    """A caregiver, by their own sign-in, of the shared reminder with that disclosure's id: once by each of their ways."""
    _tell(client, person, [Reminder(key=f"{BESIDE}{words}/{disclosed}", at=at)], at)


def take_back_beside(client: str, disclosed: Iterable[str]) -> None:
    """What has not gone out yet of these is never sent."""
    ended = tuple(f"/{one}" for one in disclosed)
    waiting = Notice.objects.filter(client=client, duty__startswith=BESIDE, sent_at__isnull=True)
    waiting.filter(pk__in=[one.pk for one in waiting if one.duty.endswith(ended)]).delete()


def _tell(client: str, told: str, due: list[Reminder], at: datetime) -> None:
    ways = channels_of({told}, theirs_alone=True)[told]
    wanted = [
        Notice(id=notice_id(one.key, 0, told, channel), duty=one.key, rung=0, recipient=told, channel=channel, client=client,
               level="", due=microseconds(one.at), created_at=microseconds(at), sent_at=microseconds(at) if channel == "in_app" else None)
        for one in due for channel in ways
    ]  # fmt: skip
    Notice.objects.bulk_create(wanted, ignore_conflicts=True)


def _take_back(client: str, called_for: set[str]) -> None:
    unsent = Notice.objects.filter(sent_at__isnull=True, failed_at__isnull=True, client=client)
    unsent.filter(duty__startswith=VISIT).exclude(duty__in=called_for).delete()


def notice_id(duty: str, rung: int, recipient: str, channel: str) -> uuid.UUID:
    return uuid.uuid5(NAMESPACE, f"{duty}|{rung}|{recipient}|{channel}")


def _notice(client: str, duty: Duty, told: Told, channel: str, at: datetime) -> Notice:
    return Notice(
        id=notice_id(duty.key, told.rung, told.person, channel), duty=duty.key, rung=told.rung, recipient=told.person,
        channel=channel, client=client, level=duty.level, due=microseconds(duty.due), created_at=microseconds(at),
        by_phone=told.by_phone, sent_at=microseconds(at) if channel == "in_app" else None,
    )  # fmt: skip
