"""What a notice says: that someone is needed, how urgently and by when. Never who the client is or why."""

from __future__ import annotations

from datetime import datetime
from typing import Final
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from django.conf import settings
from django.utils import timezone, translation
from django.utils.formats import date_format
from django.utils.translation import gettext, gettext_noop

from steadystep.clinic.ledger.clock import instant
from steadystep.clinic.people.models import Person

from .adapters import Letter
from .models import Notice

EMERGENCIES: Final = frozenset({"T0", "T1", "T2"})  # what goes to whoever is on call at night (escalation.md)
REMINDER: Final = "reminder/"
REMINDER_WORDS: Final = {
    "moment": gettext_noop("A moment for yourself."),
    "plan": gettext_noop("Your plan for today is here."),
    "hello": gettext_noop("A friendly hello, as you asked."),
}

# What a reminder of each kind says. None names a questionnaire, a practice, a clinic or what a visit is for.
QUESTIONS: Final = "questions/"
PRACTICE: Final = "practice/"
VISIT: Final = "visit/"
QUESTIONS_WAIT: Final = gettext_noop("A few questions wait for you, when you have a moment.")
PRACTICE_WAITS: Final = gettext_noop("A few minutes for yourself, as you planned. Another time is fine too.")
PLACE: Final = "place/"
PLACE_FREE: Final = gettext_noop("A time has come free for you. See whether it suits you.")
SIGN: Final = "shared_sign/"
SIGN_CAME: Final = gettext_noop(
    "A sign that someone chose to share with you has come up. Somebody is seeing to it. A calm, friendly word from you today may help."
)
BESIDE: Final = "beside/"
BESIDE_COMES: Final = gettext_noop("A reminder that someone chose to share with you: “%(words)s”")
VISIT_COMES: Final = gettext_noop("A reminder: an appointment on %(when)s.")


def letter(notice: Notice, person: Person, at: datetime, phone: str = "") -> Letter:
    """The notice in the recipient's language, its time in their zone."""
    if notice.duty.startswith((REMINDER, QUESTIONS, PRACTICE, PLACE, VISIT, SIGN, BESIDE)):
        return _reminder(notice, person, phone)
    with translation.override(_language(person)), timezone.override(zone_of(person)):
        due = _when(instant(notice.due), at)
        says = gettext("Someone needs you in Steadystep. Level %(level)s, due %(due)s.") % {
            "level": notice.level,
            "due": due.rstrip("."),  # "a.m." ends the sentence by itself
        }
        lines = [says, _link(notice)]
        if notice.by_phone:
            lines.insert(
                1, gettext("This step asks for a phone call as well: call the clinic if you cannot open it.")
            )
        return Letter(
            id=str(notice.pk), subject=says, text="\n".join(lines), address=person.email, phone=phone, recipient=str(person.pk),
            link=_link(notice), urgent=notice.level in EMERGENCIES,
        )  # fmt: skip


def _reminder(notice: Notice, person: Person, phone: str) -> Letter:
    """In the words the client chose from ours, so that none can name a medicine; an unknown choice is the plainest."""
    with translation.override(_language(person)), timezone.override(zone_of(person)):
        says = beside_said(notice.duty) if notice.duty.startswith(BESIDE) else gettext(_words_of(notice.duty))
        if notice.duty.startswith(VISIT):
            says %= {"when": _day_and_hour(instant(notice.due)).rstrip(".")}
    home = f"{settings.ADDRESS}/my/"
    return Letter(
        id=str(notice.pk), subject=says, text=f"{says}\n{home}", address=person.email, phone=phone, recipient=str(person.pk),
        link=home,
    )  # fmt: skip


def sign_in_their_words(person: Person) -> str:
    """What a caregiver is told when a shared sign has come up, word for word, in their language."""
    with translation.override(_language(person)):
        return gettext(SIGN_CAME)


def beside_in_their_words(person: Person, words: str) -> str:
    """What a caregiver is told beside the client, word for word, in their language."""
    with translation.override(_language(person)):
        return beside_said(f"{BESIDE}{words}/")


def beside_said(duty: str) -> str:
    """The client's own choice of our words, as somebody else's."""
    words = _words_of(f"{REMINDER}{duty.removeprefix(BESIDE)}")
    return gettext(BESIDE_COMES) % {"words": gettext(words)}


def _words_of(reminder: str) -> str:
    """Of questions, practice and visits our own words; else what was chosen."""
    for kind, words in (
        (QUESTIONS, QUESTIONS_WAIT),
        (PRACTICE, PRACTICE_WAITS),
        (PLACE, PLACE_FREE),
        (SIGN, SIGN_CAME),
        (VISIT, VISIT_COMES),
    ):
        if reminder.startswith(kind):
            return words
    return REMINDER_WORDS.get(reminder.removeprefix(REMINDER).partition("/")[0], REMINDER_WORDS["moment"])


def _link(notice: Notice) -> str:
    """Through the notice's own id: the address gives nobody away. The page marks it seen and goes on to the duty.

    Written out, not asked of Django's URLs: a page that cannot be imported must not keep a notice from going out.
    """
    return f"{settings.ADDRESS}/notices/{notice.pk}/"


def _when(due: datetime, at: datetime) -> str:
    local = timezone.localtime(due)
    form = "TIME_FORMAT" if local.date() == timezone.localtime(at).date() else "SHORT_DATETIME_FORMAT"
    return date_format(local, form)


def _day_and_hour(at: datetime) -> str:
    local = timezone.localtime(at)
    return f"{date_format(local, 'l')}, {date_format(local, 'DATETIME_FORMAT')}"


def _language(person: Person) -> str:
    known = person.language and translation.check_for_language(person.language)
    return person.language if known else settings.LANGUAGE_CODE


def zone_of(person: Person) -> ZoneInfo:
    """Where they live or work; the clinic's own zone for a name that is none."""
    try:
        return ZoneInfo(person.zone)
    except (ZoneInfoNotFoundError, ValueError):
        return ZoneInfo(settings.TIME_ZONE)
