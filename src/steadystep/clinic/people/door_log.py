"""The one place that writes the sign-in log."""

from uuid import UUID

from allauth.core.internal.httpkit import get_client_ip
from django.http import HttpRequest

from steadystep.clinic.consent.actor import Actor, ActorKind
from steadystep.clinic.people.happenings import Happening
from steadystep.clinic.people.models import Person, SignInLog

LONGEST_WHY = 300


def write_down(
    what: Happening,
    *,
    person: Person | UUID | str | None = None,
    by: Actor | None = None,
    why: str = "",
    tried: str = "",
    address: str | None = None,
) -> None:
    """Append one line. `person` is whom it is about, `by` who did it; the software leaves `by` empty."""
    SignInLog.objects.create(
        what=what,
        person_id=person.pk if isinstance(person, Person) else person,
        by_id=id_of(by),
        why=why[:LONGEST_WHY],
        tried=tried,
        address=address,
    )


def id_of(actor: Actor | None) -> str | None:
    """The person's id behind an actor; the software has none."""
    return None if actor is None or actor.kind == ActorKind.SOFTWARE else actor.id


def address_of(request: HttpRequest | None) -> str | None:
    """The network address a request came from, or None for no request or a local socket."""
    if request is None:
        return None
    return get_client_ip(request)
