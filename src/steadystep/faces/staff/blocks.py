"""The blocks a tab is made of, and the desk they are made at."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from steadystep.chart import Body
from steadystep.chart.corrections import Unseen
from steadystep.chart.when import zone_named
from steadystep.clinic.chartroom.opening import Opened
from steadystep.faces.look.pieces import Link
from steadystep.faces.look.words import roles_said
from steadystep.faces.staff.addresses import form_address, tab_address
from steadystep.faces.staff.describing import Describer
from steadystep.faces.staff.feed import FeedItem, feed_items
from steadystep.faces.staff.forms import FORMS
from steadystep.faces.staff.header import seen_or_summed
from steadystep.faces.staff.may_write import may
from steadystep.reasoning.view import View

MOST, MOST_ROWS = 8, 30  # of entries, which take three lines each, and of rows of a table


@dataclass(frozen=True, slots=True)
class Block:
    """A titled part of a tab: a table (`head`, `rows`) or entries, what can be written, and what to say when empty."""

    title: str
    write: tuple[Link, ...] = ()
    empty: str = ""
    items: list[FeedItem] = field(default_factory=list)
    head: tuple[str, ...] = ()
    rows: list[dict[str, Any]] = field(default_factory=list)
    more: int = 0
    all_of: str = ""

    @property
    def labelled_rows(self) -> list[dict[str, Any]]:
        """The rows with the head of its column beside each cell: on a phone a row stands upright."""
        return [{**row, "cells": list(zip(self.head, row["cells"], strict=False))} for row in self.rows]


@dataclass(frozen=True, slots=True)
class Desk:
    """What a tab is made from."""

    opened: Opened
    view: View
    describer: Describer

    @property
    def today(self) -> date:
        return self.opened.at.astimezone(zone_named(self.view.person.zone)).date()

    def form(self, slug: str, words: str, **query: str) -> Link:
        """A link to a form; without an address where this reader's role does not write that."""
        if not may(self.opened, FORMS[slug]):
            return Link("")
        return Link(words, form_address(self.opened.chart.client, slug, **query))

    def block(self, title: str, kinds: tuple[type[Body], ...], *write: Link, empty: str = "") -> Block:
        """Standing entries of these kinds, latest first."""
        entries = sorted(
            seen_or_summed(self.opened.chart, *kinds),
            key=lambda entry: (entry.occurred, entry.seq),
            reverse=True,
        )
        items = feed_items(entries[:MOST], self.describer)
        return Block(
            title, write, self.nothing(empty, *kinds), items, **self.rest(len(entries) - MOST, *kinds)
        )

    def nothing(self, words: str, *kinds: type[Body]) -> str:
        """What an empty block says: whom to ask where something is there and is not this reader's to see."""
        roles = {role for kind in kinds for role in self.opened.withheld.get(kind.kind(), ())}
        return (
            _("Not open to you; ask: %(roles)s") % {"roles": roles_said(", ".join(sorted(roles)))}
            if roles
            else words
        )

    def rest(self, more: int, *kinds: type[Body]) -> dict[str, Any]:
        """How many more there are than a block shows, and where: in the feed, of one kind where there is one."""
        kind = {"kind": kinds[0].kind()} if len(kinds) == 1 else {}
        return {"more": max(0, more), "all_of": tab_address(self.opened.chart.client, "feed", **kind)}

    def lines(self, *kinds: type[Body]) -> list[FeedItem]:
        """Entries of these kinds of which this reader gets a line only: no table can be made of them."""
        names = {kind.kind() for kind in kinds}
        return feed_items(
            [
                one
                for one in self.opened.chart.of(Unseen)
                if one.body.of in names and one.body.why == "summary"
            ],
            self.describer,
        )
