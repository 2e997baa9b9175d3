"""One-tap sign-in to the invented clinic. Four locks, each enough by itself to keep a real clinic shut."""

from dataclasses import dataclass
from datetime import datetime
from ipaddress import ip_address
from uuid import UUID

from django.conf import settings
from django.contrib.auth import login
from django.http import HttpRequest
from django.http.request import split_domain_port

from steadystep.clinic.people.door_log import address_of, write_down
from steadystep.clinic.people.happenings import Happening
from steadystep.clinic.people.models import Kind, Person
from steadystep.clinic.people.roster import Member, clinic, staff
from steadystep.clinic.people.sign_in import DEMO_SIGN_IN

LOOPBACK_NAMES = {"localhost", "127.0.0.1", "[::1]"}
FORWARDED = ("HTTP_X_FORWARDED_FOR", "HTTP_FORWARDED", "HTTP_X_REAL_IP", "HTTP_X_FORWARDED_HOST")
BACKEND = "steadystep.clinic.people.sessions.SignIn"


@dataclass(frozen=True, slots=True)
class DemoClient:
    id: UUID
    name: str
    kind: str
    language: str


def demo_is_here(request: HttpRequest) -> bool:
    """The flag is set, the clinic was made as a demo, and the request never left this machine."""
    if not settings.DEMO or not _never_left_this_machine(request):
        return False
    row = clinic()
    return row is not None and row.demo


def _never_left_this_machine(request: HttpRequest) -> bool:
    host, _ = split_domain_port(request.get_host())
    if host not in LOOPBACK_NAMES or any(request.META.get(name) for name in FORWARDED):
        return False
    try:
        return ip_address(request.META.get("REMOTE_ADDR", "")).is_loopback
    except ValueError:
        return False


def demo_staff(at: datetime) -> list[Member]:
    return staff(at, active=True)


def demo_clients(most: int = 24) -> list[DemoClient]:
    """The clients and caregivers who have a sign-in, those who joined first: the cast of the stories."""
    rows = (
        Person.objects.exclude(kind=Kind.STAFF).filter(is_active=True).order_by("joined_at", "display_name")
    )
    return [DemoClient(row.pk, row.display_name, row.kind, row.language) for row in rows[:most]]


def sign_in_to_demo(request: HttpRequest, person_id: UUID) -> Person | None:
    """Sign in as one of the cast; None if the demo is not here or there is no such person."""
    if not demo_is_here(request):
        return None
    person = Person.objects.filter(pk=person_id, is_active=True).first()
    if person is None:
        return None
    request.session.flush()  # nothing of the person before may be left
    login(request, person, backend=BACKEND)
    request.session[DEMO_SIGN_IN] = True
    write_down(Happening.SIGNED_IN_TO_DEMO, person=person, address=address_of(request))
    return person
