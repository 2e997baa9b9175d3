"""The feed: every entry of the chart that the reader may see, corrections and retractions included, newest written first."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils.translation import gettext as _

from steadystep.chart import AnyEntry, Chart
from steadystep.chart.corrections import Retracted, Unseen
from steadystep.chart.intake import ImportedResource
from steadystep.faces.look.names import name_of
from steadystep.faces.look.pieces import Link
from steadystep.faces.staff.addresses import entry_address, form_address
from steadystep.faces.staff.as_said import when_said
from steadystep.faces.staff.describing import Describer
from steadystep.faces.staff.forms import SLUG_OF_KIND

PER_PAGE = 40
_AT_ONCE = timedelta(hours=1)
_NEVER_TAKEN_BACK = frozenset({"raised", "retracted", "access_opened", "expunged", "unseen"})


@dataclass(frozen=True, slots=True)
class Holds:
    """Everything an entry holds, and what can be done with it; made when somebody looks."""

    parts: list[tuple[str, list[Link]]]
    correct: str
    take_back: str
    relabel: str
    sealed: bool


@dataclass(frozen=True, slots=True)
class FeedItem:
    """An entry in two lines. `holds` is there for the entry that was asked for; of others it is fetched from `href`."""

    id: str
    href: str
    kind: str
    title: str
    who: str
    role: str
    happened: str
    recorded: datetime
    written_later: bool
    source: str
    labels: tuple[str, ...]
    state: str
    links: tuple[Link, ...]
    holds: Holds | None = None

    @property
    def chosen(self) -> bool:
        return self.holds is not None


@dataclass(frozen=True, slots=True)
class FeedPage:
    items: list[FeedItem]
    number: int
    pages: int
    count: int
    kinds: list[tuple[str, str]]
    kind: str


def feed_page(describer: Describer, *, page: str, entry: str, kind: str) -> FeedPage:
    """One page of the feed: the one asked for, or the one that holds `entry`. A number out of reach is the nearest."""
    chart = describer.chart
    entries = [one for one in reversed(chart.entries) if not kind or one.kind == kind]
    pages = max(1, -(-len(entries) // PER_PAGE))
    place = next((index for index, one in enumerate(entries) if one.id == entry), None)
    asked = (
        place // PER_PAGE + 1 if place is not None else int(page) if page.isdecimal() and len(page) < 7 else 1
    )
    number = min(max(asked, 1), pages)
    shown = entries[(number - 1) * PER_PAGE : number * PER_PAGE]
    kinds = sorted(((one, name_of(one)) for one in {e.kind for e in chart.entries}), key=lambda pair: pair[1])
    items = [feed_item(one, describer, chosen=one.id == entry) for one in shown]
    return FeedPage(items, number, pages, len(entries), kinds, kind)


def feed_items(entries: Iterable[AnyEntry], describer: Describer) -> list[FeedItem]:
    return [feed_item(entry, describer) for entry in entries]


def feed_item(entry: AnyEntry, describer: Describer, *, chosen: bool = False) -> FeedItem:
    chart = describer.chart
    state, links = _standing(entry, chart)
    return FeedItem(
        id=entry.id, href=entry_address(chart.client, entry.id), kind=name_of(entry.body.of if isinstance(entry.body, Unseen) else entry.kind),
        title=describer.title(entry), who=describer.who(entry.author), role=name_of(entry.role),
        happened=when_said(entry.body.when), recorded=entry.recorded_at,
        written_later=not timedelta() <= entry.recorded_at - entry.occurred < _AT_ONCE, source=_source(entry.source),
        labels=tuple(name_of(label) for label in sorted(chart.labels_of(entry))), state=state, links=links,
        holds=holds_of(entry, describer) if chosen else None,
    )  # fmt: skip


def holds_of(entry: AnyEntry, describer: Describer) -> Holds:
    chart, client = describer.chart, describer.chart.client
    stands = not chart.corrected(entry.id)
    slug = SLUG_OF_KIND.get(entry.kind, "") if stands else ""
    changeable = stands and entry.kind not in _NEVER_TAKEN_BACK
    sealed = is_sealed(entry)
    return Holds(
        parts=[] if isinstance(entry.body, Unseen | ImportedResource) else describer.parts(entry),
        correct=form_address(client, slug, corrects=entry.id) if slug and changeable else "",
        take_back=form_address(client, "retract", corrects=entry.id) if changeable or sealed else "",
        relabel=form_address(client, "relabel", entry=chart.first(entry).id) if changeable else "", sealed=sealed,
    )  # fmt: skip


def is_sealed(entry: AnyEntry) -> bool:
    return isinstance(entry.body, Unseen) and entry.body.why == "sealed"


def _standing(entry: AnyEntry, chart: Chart) -> tuple[str, tuple[Link, ...]]:
    """What became of it, in a word, and the entries that say so."""
    after = chart.replaced_by(entry.id)
    links = []
    if entry.supersedes:
        links.append(Link(_("the entry before"), entry_address(chart.client, entry.supersedes)))
    if after is None:
        return "", tuple(links)
    links.append(Link(_("what replaced it"), entry_address(chart.client, after.id)))
    return (_("taken back") if isinstance(after.body, Retracted) else _("corrected")), tuple(links)


def _source(source: str) -> str:
    """Where it came from, when it is not plain from who wrote it, which stands beside it."""
    if source in ("staff", "software"):
        return ""
    if source == "portal":
        return _("from the client's own page")
    return _("brought in: %(source)s") % {"source": source}
