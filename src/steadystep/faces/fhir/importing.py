"""From paths to each client's new entries and a report. Nothing is written here: the caller goes through the chartroom."""

from __future__ import annotations

import hashlib
import uuid
from collections.abc import Callable, Iterable
from datetime import datetime
from pathlib import Path
from typing import Final

import msgspec

from steadystep.chart import Body, Coding, NewEntry, When, Words
from steadystep.chart.intake import ImportedResource
from steadystep.chart.when import zone_named

from .clients import NAMESPACE, Aside, Sorted, Sorter
from .dates import date_of, undated_for
from .found import ReadResource, Refusal, Resource
from .mapping import NotTaken, Surroundings, bodies_of
from .mapping.intake import remarks
from .reading import read_path
from .references import Found
from .report import ClientPart, Line, Report
from .sensitivity import labels_of
from .titles import title_of

SOURCE: Final = "import:fhir"
Finder = Callable[[Coding], str]
Repeats = list[tuple[ReadResource, ReadResource]]


class Draft(msgspec.Struct, frozen=True):
    """An entry before its chart is known. `name` is what makes its id: equal content has an equal name."""

    name: str
    body: Body
    labels: frozenset[str]


class ClientImport(msgspec.Struct, frozen=True, kw_only=True):
    """What one client's chart would get. `client_id` is always the same for the same person of the same system."""

    client_id: str
    patient: str
    drafts: tuple[Draft, ...]

    @property
    def entries(self) -> tuple[NewEntry, ...]:
        """Demographics first, then in order of time; ids as for a chart named `client_id`."""
        return self.entries_for(self.client_id)

    def entries_for(self, client_id: str, known: frozenset[str] = frozenset()) -> tuple[NewEntry, ...]:
        """The entries for that chart, without those whose ids it already holds (`known`).

        Pass `known` when importing again: a resource without any date of its own is filed at the newest date of its
        batch, so an equal id may come with another `when`, and the ledger refuses that.
        """
        made = ((str(uuid.uuid5(NAMESPACE, f"{client_id}|{draft.name}")), draft) for draft in self.drafts)
        return tuple(
            NewEntry(id=entry_id, body=draft.body, labels=draft.labels, source=SOURCE)
            for entry_id, draft in made
            if entry_id not in known
        )


class ImportPlan(msgspec.Struct, frozen=True, kw_only=True):
    """Every client of the import, and the report to show before and after writing."""

    clients: tuple[ClientImport, ...]
    report: Report


class _Made(msgspec.Struct, frozen=True):
    """One resource's drafts and its line of the report."""

    drafts: tuple[Draft, ...]
    line: Line


def _no_name(_: Coding) -> str:
    return ""


def plan_import(
    paths: Iterable[Path],
    zone: str,
    *,
    at: datetime,
    origin: str = "",
    all_for_one_client: bool = False,
    drug_named: Finder = _no_name,
    progress: Callable[[str], None] | None = None,
) -> ImportPlan:
    """Read the paths and sort what they hold by client.

    `zone` is the clinic's (raises the chart's `Unreadable` when it is none); `at`, aware, is the instant of the import:
    the last resort for what has no date. `origin` names the sending system and is part of every id.
    `all_for_one_client` gives everything to the one Patient there is. `drug_named` finds knowledge ids
    (`mapping.medication.named_by`). `progress` is called with the place of each thing read.
    """
    zone_named(zone)
    read, repeated, refused = _read(paths, progress)
    found = Found(read, repeated)
    sorted_out = Sorter(read, found, origin, all_for_one_client=all_for_one_client).sorted()
    made = {
        client: _of_client(own, found, When.on(at.astimezone(zone_named(zone)).date(), zone), drug_named)
        for client, own in sorted_out.of_client.items()
    }
    clients = tuple(_client(client, sorted_out.of_client[client][0], own) for client, own in made.items())
    return ImportPlan(clients=clients, report=_report(read, repeated, refused, sorted_out, made))


def _client(client_id: str, person: ReadResource, own: list[_Made]) -> ClientImport:
    drafts = tuple(draft for each in own for draft in each.drafts)
    return ClientImport(client_id=client_id, patient=_patient(person), drafts=drafts)


def _read(
    paths: Iterable[Path], progress: Callable[[str], None] | None
) -> tuple[list[ReadResource], Repeats, list[Refusal]]:
    """(resources, exact repeats each with what it repeats, refusals)."""
    read: dict[tuple[str, str], ReadResource] = {}
    repeated: Repeats = []
    refused: list[Refusal] = []
    for path in paths:
        for each in read_path(path):
            if progress is not None:
                progress(each.where)
            if isinstance(each, Refusal):
                refused.append(each)
            elif (first := read.setdefault((each.canonical, each.full_url), each)) is not each:
                repeated.append((each, first))
    return list(read.values()), repeated, refused


def _of_client(own: list[ReadResource], found: Found, today: When, drug_named: Finder) -> list[_Made]:
    undated = undated_for(own, today)
    made = [_made(one, _around(one, found, undated, today, drug_named)) for one in own]
    return sorted(made, key=lambda each: (each.line.type != "Patient", each.drafts[0].body.when.earliest))


def _around(one: ReadResource, found: Found, undated: When, today: When, drug_named: Finder) -> Surroundings:
    def resolve(reference: str) -> Resource | None:
        target = found.one(reference, one.scope)
        return target.resource if target else None

    return Surroundings(
        zone=undated.zone,
        undated=date_of(one, undated.zone) or undated,
        today=today.day,
        resolve=resolve,
        drug_named=drug_named,
    )


def _made(one: ReadResource, around: Surroundings) -> _Made:
    """The entries of one resource: what we understood of it, and the resource itself, whole."""
    why: Words | None = None
    bodies: tuple[Body, ...] = ()
    try:
        bodies = bodies_of(one.resource, around)
    except NotTaken as reason:
        why = reason.why
    whole = ImportedResource(
        when=bodies[0].when if bodies else around.undated,
        resource_type=one.type,
        resource=one.canonical,
        understood=bool(bodies),
        title=title_of(one.resource),
        origin=one.where[:500],
    )
    labels = labels_of(one.resource, one.canonical)
    digest = hashlib.sha256(one.canonical.encode()).hexdigest()
    drafts = tuple(
        Draft(f"{one.type}/{one.id}|{digest}|{body.kind()}", body, labels) for body in (*bodies, whole)
    )
    return _Made(drafts, _line(one, why))


def _line(one: ReadResource, why: Words | None = None) -> Line:
    return Line(where=one.where, type=one.type, id=one.id[:64], why=why)


def _patient(one: ReadResource) -> str:
    return f"Patient/{one.id[:64]}" if one.id else "Patient"


def _report(
    read: list[ReadResource],
    repeated: Repeats,
    refused: list[Refusal],
    sorted_out: Sorted,
    made: dict[str, list[_Made]],
) -> Report:
    return Report(
        read=len(read) + len(repeated),
        clients=tuple(_part(client, sorted_out.of_client[client], each) for client, each in made.items()),
        aside=tuple(_aside(each) for each in sorted_out.aside),
        repeated=tuple(_line(copy) for copy, _ in repeated),
        refused=tuple(refused),
        questions=tuple(sorted_out.questions),
    )


def _part(client: str, own: list[ReadResource], made: list[_Made]) -> ClientPart:
    patients = [one.resource for one in own if one.type == "Patient"]
    taken = {one.line.where for one in made if one.line.why is None}
    return ClientPart(
        client_id=client,
        patient=_patient(own[0]),
        entries=sum(len(each.drafts) for each in made),
        taken=tuple(each.line for each in made if each.line.where in taken),
        kept=tuple(each.line for each in made if each.line.where not in taken),
        remarks=tuple(remark for patient in patients for remark in _remarks(patient)),
    )


def _remarks(patient: Resource) -> tuple[Words, ...]:
    try:
        return remarks(patient)
    except (AttributeError, TypeError, KeyError):  # misshapen: its line of the report says so
        return ()


def _aside(aside: Aside) -> Line:
    return _line(aside.read, aside.why)
