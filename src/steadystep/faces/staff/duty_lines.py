"""Open duties of several clients as lines; two clients of one name are told apart by pronouns and age."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from django.utils import timezone

from steadystep.clinic.chartroom import finding_clients
from steadystep.clinic.chartroom.clinic_value import clinic_value
from steadystep.clinic.chartroom.lists import DutyItem
from steadystep.clinic.consent.actor import Actor
from steadystep.clinic.ledger import clock

from .as_said import age_said, names_of
from .lines import DutyLine, duty_line


def duty_lines(items: Sequence[DutyItem], actor: Actor) -> list[DutyLine]:
    """In the order given, with their owners' names."""
    names = names_of({one.duty.person for one in items if one.duty.person}, clinic_value())
    about = told_apart(actor, {one.client for one in items})
    return [duty_line(one, names, actor.id, about.get(one.client, "")) for one in items]


def told_apart(actor: Actor, clients: Collection[str]) -> dict[str, str]:
    """Pronouns and age, by client."""
    today = timezone.localtime(clock.now()).date()
    known = finding_clients.told_apart(actor, clients)
    return {
        client: " · ".join(filter(None, (pronouns, age_said(born, today))))
        for client, (pronouns, born) in known.items()
    }
