"""What stands already, for whoever is about to bring something in: ids and a birth date, no contents of any entry."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice

from steadystep.clinic.ledger.models import ChartHead, EntryRow
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
