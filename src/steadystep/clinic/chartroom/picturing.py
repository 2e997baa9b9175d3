"""Pictures of results: in with their entry, in one transaction; out through the reading door, one recorded opening each."""

from __future__ import annotations

from datetime import date

import msgspec
from django.db import transaction

from steadystep.chart import AnyEntry, Chart, NewEntry, When, say
from steadystep.chart.corrections import Expunged
from steadystep.chart.pictures import ResultPictured
from steadystep.clinic.consent.actor import Actor
from steadystep.clinic.consent.mistakes import NotAllowed
from steadystep.clinic.ledger import clock, pictures, reading

from .opening import open_chart
from .remaking import Remade
from .writing import Written, write


class NoPicture(LookupError):
    """There is no such picture in what this person sees of the chart, or it was taken back or expunged."""


class TakenIn(msgspec.Struct, frozen=True, kw_only=True):
    """What came of sending a picture. `before`: this very picture is in the chart already, so nothing was written."""

    picture: str
    before: bool
    written: Written | None = None


def take_in(actor: Actor, client: str, new: NewEntry, picture: bytes) -> TakenIn:
    """Write the entry and keep its picture, both or neither; raises what the door raises.

    The same picture sent again, by a retry or from a page opened anew, stands once.
    """
    if (standing := _standing(client, new)) is not None:
        return TakenIn(picture=standing, before=True)
    with transaction.atomic():
        written = write(actor, client, [new])
        pictures.keep(client, new.id, picture)
    return TakenIn(picture=new.id, before=False, written=written)


def pictured(
    remade: Remade, *, entry: str, shows: str, words: str = "", day_on_paper: date | None = None,
    zone: str = "UTC", source: str = "staff",
) -> NewEntry:  # fmt: skip
    """The entry that tells of a picture."""
    body = ResultPictured(
        when=When.instant(clock.now(), zone), shows=shows, words=words, day_on_paper=day_on_paper,
        media_type=remade.media_type, size=len(remade.picture), width=remade.width, height=remade.height,
        sha256=remade.sha256,
    )  # fmt: skip
    return NewEntry(id=entry, body=body, source=source)


def open_picture(actor: Actor, client: str, entry_id: str, purpose: str) -> tuple[AnyEntry, bytes]:
    """The entry and its picture. The opening is recorded by the picture's id, also where it is refused.

    Raises `NoSuchChart`, `NotAllowed`, `NoPicture`, `CannotUnseal` or `PictureDamaged`.
    """
    opened = open_chart(actor, client, purpose, part=f"picture {entry_id}")
    head = opened.chart.head(entry_id)
    if head is None or not isinstance(head.body, ResultPictured):
        raise NoPicture
    if opened.sight.of_entry(head) != "full":
        raise NotAllowed((say("Your role does not read results: ask a nurse or the prescriber."),))
    kept = opened.chart.origin(head.id)
    if kept in _expunged(reading.read_chart(client)):
        raise NoPicture
    return head, pictures.read(kept, head.body.sha256)


def _expunged(chart: Chart) -> set[str]:
    return {one.body.entry for one in chart.of(Expunged)}


def _standing(client: str, new: NewEntry) -> str | None:
    """The id under which this very picture stands in the chart and can still be looked at."""
    chart = reading.read_chart(client)
    wanted = new.body.sha256 if isinstance(new.body, ResultPictured) else ""
    same = (one.id for one in chart.of(ResultPictured) if one.body.sha256 == wanted)
    return next((one for one in same if chart.origin(one) not in _expunged(chart)), None)
