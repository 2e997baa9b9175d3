"""How one change of a stage stands for this client: what was asked and when next, what is due, what is noticed now."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec
from django.utils.translation import gettext as _

from steadystep.faces.look.names import name_of
from steadystep.faces.look.pieces import Meaning
from steadystep.faces.look.words import day_said
from steadystep.faces.staff.addresses import form_address, page_address
from steadystep.faces.staff.blocks import Desk
from steadystep.knowledge import StageLine
from steadystep.reasoning.facts.life_stages import fits
from steadystep.reasoning.facts.monitoring_line import STATES, Line, each_once
from steadystep.reasoning.facts.scoring import Score


class State(msgspec.Struct, frozen=True):
    """`meaning` and `word` are drawn as a mark; `href` is where it is seen or done."""

    meaning: Meaning
    what: str
    word: str
    href: str = ""


def states_of(desk: Desk, line: StageLine) -> tuple[State, ...]:
    return (*_instruments(desk, line), *_rows(desk, line), *_events(desk, line), *_intake(desk, line))


def _instruments(desk: Desk, line: StageLine) -> Iterator[State]:
    for name in line.instruments:
        instrument = desk.view.knowledge.instruments[name]
        scored = [one for one in desk.view.scores.get(name, ()) if isinstance(one.result, Score)]
        asked = next((one for one in desk.view.requests if one.instrument == name), None)
        if not fits(desk.view, instrument):
            yield State("quiet", instrument.short, _("not made for this age"))
        elif asked is not None and asked.open:
            yield State("attention", instrument.short, _("due since %(day)s") % {"day": day_said(asked.cycle.day)},
                        form_address(desk.opened.chart.client, "score", instrument=name))  # fmt: skip
        elif scored:
            yield State("fine", instrument.short, _("last on %(day)s") % {"day": day_said(scored[-1].day)})
        elif asked is not None:
            yield State("quiet", instrument.short, _("from %(day)s") % {"day": day_said(asked.cycle.day)})
        else:
            yield State("quiet", instrument.short, _("not yet"))


def _rows(desk: Desk, line: StageLine) -> Iterator[State]:
    client = desk.opened.chart.client
    for row in line.rows:
        if row in desk.view.knowledge.monitoring:
            yield _watched(desk, row)
        else:
            findings = desk.opened.review.findings if desk.opened.review else ()
            speaks = any(row in one.rows for one in findings)
            word = _("speaks now") if speaks else _("nothing now")
            yield State(
                "attention" if speaks else "fine",
                row,
                word,
                page_address("client", client) + "#next" if speaks else "",
            )


def _watched(desk: Desk, row: str) -> State:
    lines = [
        one for one in each_once(desk.view.monitoring) if one.rule.id == row and one.state != "not_for_them"
    ]
    if not lines:
        return State("quiet", row, _("no medicine that asks for it"))
    first = min(lines, key=lambda one: STATES.index(one.state))
    meaning: Meaning = (
        "attention" if first.open else "information" if first.state == "cannot_tell" else "fine"
    )
    return State(meaning, row, _said(first), page_address("medicine_monitoring", desk.opened.chart.client))


def _said(line: Line) -> str:
    if line.open and line.last:
        return _("due by %(day)s") % {"day": day_said(line.last)}
    if line.state == "not_yet" and line.first:
        return _("from %(day)s") % {"day": day_said(line.first)}
    return name_of(line.state)


def _events(desk: Desk, line: StageLine) -> Iterator[State]:
    for event in line.events:
        now = any(one.open and one.raised.event == event for one in desk.view.events)
        yield State("urgent" if now else "quiet", event, _("open now") if now else _("not open"))


def _intake(desk: Desk, line: StageLine) -> Iterator[State]:
    if line.intake:
        title = desk.view.knowledge.intake_sections[line.intake].title
        yield State(
            "information", _("Assessment"), _(title), page_address("intake", desk.opened.chart.client)
        )
