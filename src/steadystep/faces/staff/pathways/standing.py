"""Where a client is on each of their pathways, since when, and why: guards that hold, that do not, and what is missing."""

from __future__ import annotations

from datetime import date
from uuid import UUID

import msgspec
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from steadystep.clinic.consent.actor import Actor
from steadystep.faces.look.names import name_of
from steadystep.faces.look.pieces import Link
from steadystep.faces.look.route_words import condition_said, picture_of
from steadystep.faces.look.words import day_said, said
from steadystep.faces.staff.addresses import entry_address, form_address
from steadystep.faces.staff.client_page import as_of_from, desk_of
from steadystep.faces.staff.door import opened, staff_page
from steadystep.reasoning.facts.decision_points import Guards
from steadystep.reasoning.facts.ways_on import Line, WayOn, ways_on
from steadystep.reasoning.view import View


class GuardLine(msgspec.Struct, frozen=True):
    """One condition: `meaning` and `word` say whether it holds, `told` what the chart tells, `links` its entries."""

    meaning: str
    word: str
    what: str
    told: str
    links: tuple[Link, ...]


class WayLine(msgspec.Struct, frozen=True):
    """A way on: its state in a word, the source's rule, the guards, and what people judge."""

    to: str
    says: str
    meaning: str
    word: str
    rule: str
    guards: tuple[GuardLine, ...]
    asks: tuple[str, ...]
    href: str


class Standing(msgspec.Struct, frozen=True):
    """One pathway of the client. `known` is False where the phase that was signed is none of the file."""

    title: str
    href: str
    phase: str
    says: str
    since: date
    began: date
    client_view: str
    known: bool
    picture: SafeString
    ways: tuple[WayLine, ...]


@require_GET
@staff_page
def standing(request: HttpRequest, actor: Actor, client: UUID) -> HttpResponse:
    """`?as_of=` shows what was known then."""
    as_of = as_of_from(request)
    chart = opened(actor, client, "pathway", as_of=as_of)
    view, _describer = desk_of(chart)
    context = {
        "client": str(client), "called": view.person.called, "now": chart.at, "as_of": as_of,
        "standings": [_standing(view, guards, str(client)) for guards in view.guards],
        "withheld": "pathway_phase" in chart.withheld, "move": form_address(str(client), "phase"),
    }  # fmt: skip
    return render(request, "staff/pathways/standing.html", context)


def _standing(view: View, guards: Guards, client: str) -> Standing:
    episode = guards.episode
    phase = view.knowledge.route_of(episode.pathway).phase(episode.phase)
    ways = ways_on(guards)
    opens = {one.to.id for one in ways if one.open and one.to is not None}
    drawn = picture_of(
        episode.pathway, view.knowledge, episode.phase, day_said(episode.in_phase_since), opens.__contains__
    )
    return Standing(
        title=_(episode.pathway.title), href=episode.pathway.id, phase=name_of(episode.phase), says=_(phase.says) if phase else "",
        since=episode.in_phase_since, began=episode.began, client_view=episode.client_view, known=phase is not None,
        picture=mark_safe(drawn),  # noqa: S308  its words are escaped where it is drawn
        ways=tuple(_way(view, one, client, episode.pathway.id) for one in sorted(ways, key=_order)),
    )  # fmt: skip


def _order(way: WayOn) -> int:
    """What is open first, then what only people can judge, then what is not yet."""
    return 0 if way.open else 1 if not way.transition.computed else 2


def _way(view: View, way: WayOn, client: str, pathway: str) -> WayLine:
    meaning, word = _state(way)
    return WayLine(
        to=name_of(way.to.id) if way.to else _("the phase before"), says=_(way.to.says) if way.to else "",
        meaning=meaning, word=word, rule=way.transition.when,
        guards=tuple(_guard(view, one, client) for one in way.lines), asks=tuple(_(one) for one in way.transition.asks),
        href=form_address(client, "phase", pathway=pathway, phase=way.to.id) if way.to else "",
    )  # fmt: skip


def _state(way: WayOn) -> tuple[str, str]:
    if not way.transition.computed:
        return "information", _("people judge")
    if way.holds:
        return "fine", _("the guards hold")
    return ("quiet", _("not yet")) if way.holds is False else ("attention", _("nobody can tell yet"))


def _guard(view: View, line: Line, client: str) -> GuardLine:
    words = {
        True: ("fine", _("holds")),
        False: ("quiet", _("does not hold")),
        None: ("attention", _("cannot tell")),
    }
    meaning, word = words[line.holds]
    told = [said(one) for one in line.evidence] + [
        _("missing: %(what)s") % {"what": said(one)} for one in line.missing
    ]
    what = condition_said(line.condition, view.knowledge)
    return GuardLine(
        meaning, word, _("one of these: %(what)s") % {"what": what} if line.one_of else what, "; ".join(told),
        tuple(Link(_("entry"), entry_address(client, one)) for one in line.because[-2:]),
    )  # fmt: skip
