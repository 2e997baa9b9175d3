"""The caseload as small pictures, whoever is off track first. Drawn from the rows of the caseload: no chart is opened."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET

from steadystep.clinic.chartroom import lists
from steadystep.clinic.chartroom.knowing import known
from steadystep.clinic.consent.actor import Actor
from steadystep.clinic.ledger import clock
from steadystep.faces.look.story import Band, SmallPicture, draw_small
from steadystep.faces.look.words import day_said, said
from steadystep.faces.staff.addresses import client_address
from steadystep.faces.staff.caseload_lines import roles_to_ask
from steadystep.faces.staff.door import staff_page
from steadystep.faces.staff.today import group_title
from steadystep.faces.staff.whose import whose_chips, whose_of
from steadystep.knowledge import Instrument
from steadystep.reasoning.caseload import SPARK_SPAN, CaseloadLine, DoseTick

PER_PAGE = 24


@dataclass(frozen=True, slots=True)
class Small:
    """One client: `said` is the picture in words, `doses` the changes in it, each a sentence."""

    name: str
    href: str
    group: str
    headline: str
    said: str
    doses: tuple[str, ...]
    drawing: SafeString


@require_GET
@staff_page
def pictures(request: HttpRequest, actor: Actor) -> HttpResponse:
    """`?whose=mine|team|all` and `?page=`; rows stand in the order of the caseload."""
    whose = whose_of(request, actor)
    pages = -(-sum(lists.counts(actor, whose).values()) // PER_PAGE) or 1
    page = min(_number(request.GET.get("page", "")), pages)
    today = timezone.localtime(clock.now()).date()
    items = lists.caseload(actor, whose, None, PER_PAGE, (page - 1) * PER_PAGE)
    context = {
        "smalls": [_small(item, today, place) for place, item in enumerate(items)], "page": page, "pages": pages,
        "whose_chips": whose_chips(actor, whose, _address), "newer": _address(whose, page - 1) if page > 1 else "",
        "older": _address(whose, page + 1) if page < pages else "",
    }  # fmt: skip
    return render(request, "staff/pictures.html", context)


def _small(item: lists.CaseloadItem, today: date, place: int) -> Small:
    line = item.line
    start = today - SPARK_SPAN
    doses = [tick for tick in line.doses if start <= tick.day <= today] if line else []
    told = (
        _said(line, len(doses), roles_to_ask(item.scores_ask))
        if line
        else _("This chart could not be judged: look yourself.")
    )
    return Small(
        name=item.called or _("No name yet"), href=f"{client_address(item.client)}#story", group=group_title(item.group) if item.group else "",
        headline=said(line.headline) if line and line.headline else "", said=told,
        doses=tuple(_dose(tick) for tick in doses), drawing=draw_small(_picture(line, doses, start, today, told), f"small-{place}"),
    )  # fmt: skip


def _picture(
    line: CaseloadLine | None, doses: list[DoseTick], start: date, today: date, told: str
) -> SmallPicture:
    instrument = known().instruments.get(line.spark_of) if line else None
    ticks = tuple((tick.day, _dose(tick)) for tick in doses)
    if line is None or instrument is None:
        return SmallPicture(start, today, 0, 1, told, doses=ticks)
    reach = instrument.score_range
    return SmallPicture(
        start, today, reach.low, reach.high, told, _bands(instrument),
        tuple((_local(at), value) for at, value in line.spark if _local(at).date() >= start), ticks,
    )  # fmt: skip


def _bands(instrument: Instrument) -> tuple[Band, ...]:
    return tuple(Band(band.low, band.high, _(band.name)) for band in instrument.bands)


def _said(line: CaseloadLine, changes: int, ask: str) -> str:
    instrument = known().instruments.get(line.spark_of)
    changed = (
        ngettext("%(n)s change of dose", "%(n)s changes of dose", changes) % {"n": changes} if changes else ""
    )
    if instrument is None or not line.spark:
        return " · ".join(filter(None, (ask or _("nothing measured in 12 weeks"), changed)))
    words = {"name": instrument.short, "first": line.spark[0][1], "last": line.spark[-1][1]}
    moved = (
        _("%(name)s %(first)s → %(last)s") % words
        if len(line.spark) > 1
        else f"{words['name']} {words['last']}"
    )
    return " · ".join(filter(None, (moved, changed)))


def _dose(tick: DoseTick) -> str:
    return _("%(day)s: %(name)s %(daily)s %(unit)s a day") % {
        "day": day_said(tick.day), "name": tick.name, "daily": f"{tick.daily:g}", "unit": tick.unit
    }  # fmt: skip


def _local(at: datetime) -> datetime:
    return timezone.localtime(at).replace(tzinfo=None)


def _address(whose: str, page: int = 1) -> str:
    return "?" + urlencode({"whose": whose} | ({"page": str(page)} if page > 1 else {}))


def _number(text: str) -> int:
    """The page asked for; the first when it is no number."""
    return max(int(text), 1) if text.isascii() and text.isdecimal() and len(text) < 7 else 1
