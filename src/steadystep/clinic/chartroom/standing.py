"""What stands already, for whoever is about to bring something in: ids and a birth date, no contents of any entry."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice

from steadystep.chart import Entry, When
from steadystep.chart.measures import Observation
from steadystep.clinic.ledger.models import ChartHead, EntryRow
from steadystep.clinic.ledger.reading import read_chart
from steadystep.clinic.people.models import ClientRow

AT_ONCE = 500  # SQLite takes about a thousand values in one statement


def has_chart(client: str) -> bool:
    return ChartHead.objects.filter(pk=client, seq__gt=0).exists()


def standing_ids(ids: Sequence[str]) -> frozenset[str]:
    """Those of the ids under which an entry stands, in whatever chart."""
    left, found = iter(ids), set[str]()
    while some := list(islice(left, AT_ONCE)):
        found.update(EntryRow.objects.filter(pk__in=some).values_list("pk", flat=True))
    return frozenset(found)


def birth_date(client: str) -> str | None:
    """The client's birth date as FHIR text, day, month or year, empty where nobody told it; None before anybody said who it is."""
    return ClientRow.objects.filter(pk=client).values_list("birth_date", flat=True).first()


def charts_of(family: str, given: str, born: str) -> tuple[str, ...]:
    """The charts of people with both names and that birth date (`2026-01-05`); letter case aside."""
    rows = ClientRow.objects.filter(birth_date=born, search__contains=family.lower())
    rows = rows.filter(search__contains=given.lower()) if given else rows
    return tuple(str(found) for found in rows.values_list("pk", flat=True)[:3])


def newest_of(client: str, code: str, when: When, source: str) -> Entry[Observation] | None:
    """The result of that code and time that this source brought and that stands; None where there is none."""
    chart = read_chart(client)
    mine = (
        entry
        for entry in reversed(chart.of(Observation))
        if entry.source == source and entry.body.code == code and entry.body.when == when
    )
    return next(mine, None)
