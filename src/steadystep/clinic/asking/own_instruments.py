"""The questionnaires a clinic loaded itself: licensed wording and whole ones. What is broken changes nothing."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import msgspec
from django.db import transaction

from steadystep.clinic.ledger import clock
from steadystep.knowledge import Instrument
from steadystep.knowledge.licensed import PackRefused, WordingPack, read_pack, worded

from .models import OwnInstrument


@dataclass(frozen=True, slots=True)
class Loaded:
    """A row of the list: what is in use, or was, by which right, by whom."""

    id: int
    kind: str
    instrument: str
    language: str
    statement: str
    said_by: str
    loaded_by: str
    loaded_at: datetime
    ended_at: datetime | None


@dataclass(frozen=True, slots=True)
class Own:
    """What this clinic adds to the bundled instruments: packs and whole ones; `version` changes with any of them."""

    packs: tuple[WordingPack, ...] = ()
    whole: tuple[Instrument, ...] = ()
    ended: frozenset[str] = frozenset()
    version: str = ""


_kept = Own()


def load_pack(content: bytes, bundled: dict[str, Instrument], by: str) -> Loaded:
    """Take a pack into use; raises `PackRefused` with every fault, and then nothing has changed. `by` is the person's id."""
    pack = read_pack(content)
    instrument = bundled.get(pack.instrument)
    if instrument is None:
        raise PackRefused(
            [f"No instrument is called '{pack.instrument[:60]}'. Next: use its id, such as isi or cows."]
        )
    worded(instrument, pack)
    return _keep(
        "pack", pack.instrument, msgspec.to_builtins(pack), pack.licence.statement, pack.licence.said_by, by
    )


def load_whole(instrument: Instrument, statement: str, said_by: str, by: str) -> Loaded:
    """Take a whole questionnaire into use, already checked by its own constructor."""
    return _keep("questionnaire", instrument.id, msgspec.to_builtins(instrument), statement, said_by, by)


def end(row: int, by: str) -> bool:
    """Out of use from now on; what was answered stays. False when it was not in use."""
    ended = OwnInstrument.objects.filter(pk=row, ended_at__isnull=True).update(
        ended_at=clock.now(), ended_by=by
    )
    look()
    return bool(ended)


def every() -> list[Loaded]:
    """Those in use first, then the ended ones, the latest first."""
    rows = sorted(OwnInstrument.objects.order_by("-pk"), key=lambda row: row.ended_at is not None)
    return [_loaded(row) for row in rows]


def own() -> Own:
    """What is in use, as it was last looked at: asking touches no table."""
    return _kept


def look() -> Own:
    """Look at the table: whoever folds the clinic's value does so every few seconds, for what another process loaded."""
    global _kept  # noqa: PLW0603 - one value for the process, as the clinic's own is
    _kept = _read()
    return _kept


def forget() -> None:
    """As if nothing had been loaded, until the next look."""
    global _kept  # noqa: PLW0603
    _kept = Own()


@transaction.atomic
def _keep(kind: str, name: str, content: Any, statement: str, said_by: str, by: str) -> Loaded:
    at = clock.now()
    before = OwnInstrument.objects.filter(instrument=name, kind=kind, ended_at__isnull=True)
    if kind == "pack":  # words in another language stand beside it
        before = before.filter(content__language=content["language"])
    before.update(ended_at=at, ended_by=by)
    row = OwnInstrument.objects.create(
        kind=kind,
        instrument=name,
        content=content,
        statement=statement,
        said_by=said_by[:200],
        loaded_by=by,
        loaded_at=at,
    )
    look()
    return _loaded(row)


def _read() -> Own:
    rows = list(OwnInstrument.objects.order_by("pk"))
    if not rows:
        return Own()
    running = [row for row in rows if row.ended_at is None]
    latest = {
        row.instrument: row for row in rows if row.kind == "questionnaire"
    }  # an ended one still reads its answers
    said = repr([(row.pk, row.ended_at is None, row.content) for row in rows])
    digest = hashlib.sha256(said.encode()).hexdigest()
    return Own(
        packs=tuple(msgspec.convert(row.content, WordingPack) for row in running if row.kind == "pack"),
        whole=tuple(msgspec.convert(row.content, Instrument) for row in latest.values()),
        ended=frozenset(name for name, row in latest.items() if row.ended_at is not None), version=digest,
    )  # fmt: skip


def _loaded(row: OwnInstrument) -> Loaded:
    return Loaded(
        row.pk, row.kind, row.instrument, str(row.content.get("language", "")), row.statement, row.said_by, row.loaded_by,
        row.loaded_at, row.ended_at,
    )  # fmt: skip
