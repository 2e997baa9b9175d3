"""Many clients out of few, for the benchmarks only: rows of charts that came through the door, copied under new ids.

A copy has the same entries, projections and notices as its source; only ids differ (the first eight characters), and the
team and its staff where the copy belongs to a copied team. Nothing is checked or thought again, which is what makes a
hundred thousand charts a matter of minutes. It refuses to run outside a demo installation.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any, Final
from uuid import UUID

from django.conf import settings
from django.db import connection, transaction
from django.db.models import AutoField, BinaryField, Model

from steadystep.clinic.ledger import pictures
from steadystep.clinic.ledger.clock import ClockRefused
from steadystep.clinic.ledger.models import ChartHead, EntryRow
from steadystep.clinic.people.models import ClientRow, Person, StaffRole, Team

from .models import CareRow, CaseloadRow, DutyRow, OutcomeRow, QualityRow

_CHUNK: Final = 20_000
_OWN, _HOUSE = "@@own@@@", "@@house@"  # as long as what they stand for, and in no text a person writes
_UUID: Final = re.compile(r"([0-9a-f]{8})(-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{12})")
_TABLES: Final[tuple[tuple[type[Model], str], ...]] = (
    (EntryRow, "client"), (ChartHead, "client"), (CaseloadRow, "client"), (DutyRow, "client"), (CareRow, "client"), (OutcomeRow, "client"),
    (QualityRow, "client"), (ClientRow, "id"),
)  # fmt: skip
Row = tuple[Any, ...]
Filled = Callable[[str, str], Row]


@dataclass(frozen=True, slots=True)
class Copy:
    """The `number`-th copy of `source`, in the `house`-th copy of the team; numbers from 1, a house of 0 is the team itself."""

    source: str
    number: int
    house: int


def clone_team(team: str, copies: Sequence[int]) -> None:
    """Copy a team and its staff with their roles, once for each number. Names get the number."""
    _refuse_outside_demo()
    people = StaffRole.objects.filter(team_id=team).values_list("person_id", flat=True)
    house = _house_ids(team)
    with transaction.atomic():
        for model, rows in ((Team, Team.objects.filter(pk=team)), (Person, Person.objects.filter(pk__in=people)),
                            (StaffRole, StaffRole.objects.filter(team_id=team))):  # fmt: skip
            patterns = [_pattern(row, set(), house, numbered=("name", "username")) for row in rows]
            filled = (pattern("", _hex(number)) for number in copies for pattern in patterns)
            _insert(model, filled)


def clone_clients(team: str, copies: Iterable[Copy]) -> int:
    """Copy charts and projections; how many rows were written."""
    _refuse_outside_demo()
    copies = list(copies)
    house, written = _house_ids(team), 0
    own = {source: _own_ids(source) for source in {copy.source for copy in copies}}
    home = team[:8]
    with transaction.atomic():
        for model, column in _TABLES:
            patterns = {source: [_pattern(row, ids, house) for row in model._default_manager.filter(**{column: source})]
                        for source, ids in own.items()}  # fmt: skip
            filled = (
                pattern(_hex(copy.number), _hex(copy.house) if copy.house else home)
                for copy in copies
                for pattern in patterns[copy.source]
            )
            written += _insert(model, filled)
        _seal_pictures_again(copies)
    return written


def _seal_pictures_again(copies: Sequence[Copy]) -> None:
    """A picture is bound to the id of its entry, so that each copy is sealed anew, under a key of its own."""
    kept = {source: pictures.all_of(source) for source in {copy.source for copy in copies}}
    for copy in copies:
        for entry_id, picture in kept[copy.source]:
            own = _hex(copy.number)
            pictures.keep(own + copy.source[8:], own + entry_id[8:], picture)


def _refuse_outside_demo() -> None:
    if not settings.DEMO:
        raise ClockRefused(
            "Charts are only ever copied in a demo installation: start it with STEADYSTEP_DEMO=1."
        )


def _hex(number: int) -> str:
    return f"{number:08x}"


def _own_ids(client: str) -> set[str]:
    return {client, *EntryRow.objects.filter(client=client).values_list("id", flat=True)}


def _house_ids(team: str) -> set[str]:
    held = StaffRole.objects.filter(team_id=team).values_list("id", "person_id")
    return {team, *(str(one) for pair in held for one in pair)}


def _pattern(row: Model, own: set[str], house: set[str], numbered: tuple[str, ...] = ()) -> Filled:
    """A row with holes: every id of the chart and of the team, wherever it stands, gives up its first eight characters."""
    marks = {one.replace("-", ""): mark for ids, mark in ((own, _OWN), (house, _HOUSE)) for one in ids}
    fields = _fields(type(row))
    values = [_marked(_stored(row, field), marks) for field in fields]
    holes = [n for n, value in enumerate(values) if _has_hole(value)]
    counted = [n for n, field in enumerate(fields) if field.attname in numbered]

    def filled(own_hex: str, house_hex: str) -> Row:
        made = list(values)
        for n in holes:
            made[n] = _filled(made[n], own_hex, house_hex)
        for n in counted:
            made[n] = f"{made[n]} {int(house_hex, 16)}"
        return tuple(made)

    return filled


def _fields(model: type[Model]) -> list[Any]:
    """Columns the database does not number by itself."""
    return [field for field in model._meta.concrete_fields if not isinstance(field, AutoField)]


def _stored(row: Model, field: Any) -> Any:
    """The value as the database keeps it; bytes as bytes and ids as text, whatever the database calls them."""
    value = getattr(row, field.attname)
    if isinstance(field, BinaryField):
        return bytes(value)
    value = field.get_db_prep_save(value, connection)
    return str(value) if isinstance(value, UUID) else value


def _marked(value: Any, marks: dict[str, str]) -> Any:
    def mark(found: re.Match[str]) -> str:
        return marks.get(found[0].replace("-", ""), found[1]) + found[2]

    if isinstance(value, bytes):
        return _UUID.sub(mark, value.decode()).encode()
    return _UUID.sub(mark, value) if isinstance(value, str) else value


def _has_hole(value: Any) -> bool:
    text = value.decode() if isinstance(value, bytes) else value
    return isinstance(text, str) and (_OWN in text or _HOUSE in text)


def _filled(value: Any, own_hex: str, house_hex: str) -> Any:
    if isinstance(value, bytes):
        return value.replace(_OWN.encode(), own_hex.encode()).replace(_HOUSE.encode(), house_hex.encode())
    return value.replace(_OWN, own_hex).replace(_HOUSE, house_hex)


def _insert(model: type[Model], rows: Iterator[Row]) -> int:
    """Plain INSERTs, many at once; the triggers and constraints of the tables hold here as everywhere."""
    columns = [connection.ops.quote_name(field.column) for field in _fields(model)]
    table = connection.ops.quote_name(model._meta.db_table)
    into = f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({', '.join(['%s'] * len(columns))})"  # noqa: S608 - our own names
    count = 0
    with connection.cursor() as cursor:
        while chunk := list(islice(rows, _CHUNK)):
            cursor.executemany(into, chunk)
            count += len(chunk)
    return count
