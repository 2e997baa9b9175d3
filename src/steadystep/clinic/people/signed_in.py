"""Where somebody is signed in now, and how they end that everywhere else."""

from dataclasses import dataclass
from datetime import UTC, datetime
from time import time

from allauth.usersessions.internal.flows.sessions import end_sessions
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib.sessions.backends.db import SessionStore
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from steadystep.clinic.people.adapters import NO_ADDRESS
from steadystep.clinic.people.door_log import address_of, write_down
from steadystep.clinic.people.happenings import Happening
from steadystep.clinic.people.models import Person
from steadystep.clinic.people.sign_in import DEMO_SIGN_IN, SEEN, idle_seconds

# The more special name first: Edge calls itself Chrome too, and Chrome calls itself Safari.
BROWSERS = (("Edg", "Edge"), ("Firefox", "Firefox"), ("Chrome", "Chrome"), ("Safari", "Safari"))
DEVICES = (
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Android", "Android"),
    ("Windows", "Windows"),
    ("Mac OS", "Mac"),
    ("Linux", "Linux"),
)


@dataclass(frozen=True, slots=True)
class SignedIn:
    """One browser. `address` may be empty; `seen` is None where nothing was asked for yet."""

    browser: str
    device: str
    address: str
    since: datetime
    seen: datetime | None
    here: bool


def note_sign_in(request: HttpRequest, person: Person) -> None:
    """Keep that this browser is signed in. allauth notes only its own sign-ins: not a joining, not an invitation."""
    if not request.session.session_key:
        request.session.save()
    UserSession.objects.purge_and_list(person)
    agent = request.META.get("HTTP_USER_AGENT", "")[: UserSession._meta.get_field("user_agent").max_length]
    UserSession.objects.update_or_create(
        session_key=request.session.session_key,
        defaults={"user": person, "ip": address_of(request) or NO_ADDRESS, "user_agent": agent},
    )


def signed_in_places(request: HttpRequest) -> list[SignedIn]:
    """Where this person is signed in, this browser first; what has ended by itself is left out."""
    found = [one for row in _rows(request) if (one := _place(request, row))]
    return sorted(found, key=lambda one: (not one.here, -one.since.timestamp()))


def sign_out_elsewhere(request: HttpRequest) -> int:
    """End every other sign-in of this person, written down; how many there were."""
    others = [row for row in _rows(request) if row.session_key != request.session.session_key]
    if others:
        end_sessions(request, others)
        write_down(
            Happening.SIGNED_OUT,
            person=request.user.pk,
            why="everywhere else",
            address=address_of(request),
        )
    return len(others)


def _rows(request: HttpRequest) -> list[UserSession]:
    if not isinstance(request.user, Person):
        return []
    return list(UserSession.objects.purge_and_list(request.user))


def _place(request: HttpRequest, row: UserSession) -> SignedIn | None:
    here = row.session_key == request.session.session_key
    kept = SessionStore(row.session_key).load()
    seen = kept.get(SEEN)
    idle = idle_seconds(request.user, demo=settings.DEMO and bool(kept.get(DEMO_SIGN_IN)))
    if not here and time() - (seen or row.created_at.timestamp()) > idle:
        return None
    return SignedIn(
        browser=_first(BROWSERS, row.user_agent),
        device=_first(DEVICES, row.user_agent),
        address="" if row.ip == NO_ADDRESS else row.ip,
        since=row.created_at,
        seen=datetime.fromtimestamp(seen, UTC) if seen else None,
        here=here,
    )


def _first(names: tuple[tuple[str, str], ...], agent: str) -> str:
    return next((said for mark, said in names if mark in agent), str(_("unknown")))
