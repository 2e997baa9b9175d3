"""Sorting the resources of one import by client. Nothing is guessed: what cannot be told is set aside with the reason."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from typing import Final

import msgspec

from steadystep.chart.words import Words, say

from .found import ReadResource
from .references import Found, about, references_in

NAMESPACE: Final = uuid.UUID("6f1d6a4e-8d0f-5c51-9d7b-6c6b7c1f4a52")  # fixed for ever: every id depends on it


class Aside(msgspec.Struct, frozen=True):
    """A resource that no client's chart takes, and why."""

    read: ReadResource
    why: Words


class Sorted(msgspec.Struct, frozen=True, kw_only=True):
    """`of_client`: client id to that client's resources, the Patient first."""

    of_client: dict[str, list[ReadResource]]
    aside: list[Aside]
    questions: list[Words]


def client_id(patient: ReadResource, origin: str) -> str:
    """Always the same for the same person of the same system.

    The birth date is part of it: two sites may both have a Patient/1, and two people in one chart are worse than one
    person in two.
    """
    name = patient.id or patient.full_url or patient.canonical
    return str(uuid.uuid5(NAMESPACE, f"{origin}|Patient/{name}|{patient.resource.get('birthDate', '')}"))


class Sorter:
    """One use: `Sorter(...).sorted()`."""

    def __init__(
        self, resources: Sequence[ReadResource], found: Found, origin: str, *, all_for_one_client: bool
    ) -> None:
        self._resources = resources
        self._found = found
        self._of_client: dict[str, list[ReadResource]] = {}
        self._owner: dict[int, str] = {}
        for one in resources:
            if one.type == "Patient":
                self._give(one, client_id(one, origin))
        self._only = next(iter(self._of_client)) if all_for_one_client and len(self._of_client) == 1 else None
        self._missing: dict[str, int] = {}
        self._of_several: set[int] = set()

    def sorted(self) -> Sorted:
        rest = [one for one in self._resources if one.type != "Patient"]
        aside = [Aside(one, why) for one in rest if (why := self._place(one)) is not None]
        still = self._attach_what_refers([each.read for each in aside if about(each.read.resource) is None])
        attached = self._attach_what_is_referred_to(still)
        left = [each for each in aside if id(each.read) not in attached and id(each.read) not in self._owner]
        return Sorted(
            of_client=self._of_client,
            aside=[self._explained(each) for each in left],
            questions=self._questions(),
        )

    def _explained(self, aside: Aside) -> Aside:
        if id(aside.read) not in self._of_several:
            return aside
        return Aside(aside.read, say("It concerns several clients: it goes into nobody's chart."))

    def _give(self, one: ReadResource, client: str) -> None:
        self._of_client.setdefault(client, []).append(one)
        self._owner[id(one)] = client

    def _place(self, one: ReadResource) -> Words | None:
        """Puts it with the client it names; else says why not."""
        whom = about(one.resource)
        clients = self._clients(whom, one.scope) if whom else set()
        if len(clients) == 1:
            self._give(one, clients.pop())
            return None
        if self._only is not None:
            self._give(one, self._only)
            return None
        if whom is None:
            return say("No resource of a client refers to it.")
        if clients:
            return say("It is about '{whom}', and several people here go by that.", whom=whom[:80])
        self._missing[whom] = self._missing.get(whom, 0) + 1
        if not whom or whom.startswith("#"):
            return say("It does not say by a usable reference whom it is about.")
        return say("It is about '{whom}', who is not among the files.", whom=whom[:80])

    def _clients(self, reference: str, scope: str) -> set[str]:
        patients = [one for one in self._found.resolve(reference, scope) if one.type == "Patient"]
        return {self._owner[id(one)] for one in patients}

    def _attach_what_refers(self, unowned: list[ReadResource]) -> list[ReadResource]:
        """A Provenance or List that refers to one client's resources goes with them; to several clients', nowhere."""
        left = []
        for one in unowned:
            targets = [self._found.one(each, one.scope) for each in references_in(one.resource)]
            clients = {
                self._owner[id(each)] for each in targets if each is not None and id(each) in self._owner
            }
            if len(clients) == 1:
                self._give(one, clients.pop())
            elif clients:
                self._of_several.add(id(one))
            else:
                left.append(one)
        return left

    def _attach_what_is_referred_to(self, unowned: list[ReadResource]) -> set[int]:
        """An Organization, Practitioner or Medication goes to each client whose resources lead to it."""
        free = {id(one) for one in unowned}
        attached: set[int] = set()
        for client, own in self._of_client.items():
            seen = self._reached_from(own, free)
            attached |= {id(one) for one in seen}
            self._of_client[client] = own + seen
        return attached

    def _reached_from(self, own: list[ReadResource], free: set[int]) -> list[ReadResource]:
        waiting, seen = list(own), []
        known: set[int] = set()
        while waiting:
            one = waiting.pop()
            for reference in references_in(one.resource):
                target = self._found.one(reference, one.scope)
                if target is not None and id(target) in free - known:
                    known.add(id(target))
                    seen.append(target)
                    waiting.append(target)
        return sorted(seen, key=lambda one: one.where)

    def _questions(self) -> list[Words]:
        count = sum(self._missing.values())
        if not count:
            return []
        if len(self._of_client) == 1:
            return [
                say(
                    "{count} resources name a person who is not among the files, and there is one Patient. Are they "
                    "about that person? If so, import again with 'all for one client'.",
                    count=count,
                )
            ]
        return [
            say(
                "{count} resources name people who are not among the files. Add their Patient resources.",
                count=count,
            )
        ]
