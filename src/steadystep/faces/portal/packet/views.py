"""Before the first visit: what there is to fill in, one question a screen; each answer is kept the moment it is given."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from steadystep.chart import NewEntry
from steadystep.chart.intake import IntakeAnswer
from steadystep.chart.intake_course import Formulation
from steadystep.faces.look.intake_words import answer_said, formulation_parts
from steadystep.faces.portal.own import (
    SOURCE,
    Own,
    after_writing,
    own_chart,
    own_page,
    sender_id,
    text_sent,
    write_own,
)
from steadystep.knowledge import IntakeQuestion, IntakeSection
from steadystep.reasoning.facts.packet import PacketPart, packet

PART: Final = "before the first visit"
LONGEST: Final = 4_000
SKIPPED: Final = "would rather not say"


@dataclass(frozen=True, slots=True)
class Line:
    """A section as the page lists it; `href` leads to its first open question, or to its first one."""

    title: str
    done: int
    all: int
    href: str
    answers: list[tuple[str, str, str]]


@own_page
@require_safe
def my_packet(request: HttpRequest) -> HttpResponse:
    own = own_chart(request, PART)
    found = packet(own.view)
    known = own.view.knowledge.instruments
    screens = [(known[one.instrument], one.state) for one in found.screens]
    begun = next((one for one in found.parts if one.next), None)
    context: dict[str, Any] = {
        "next": _address(begun.section.section, begun.next) if begun else "", "packet": found, "lines": [_line(one) for one in found.parts], "screens": screens, "goal": found.goal,
        "is_open": own.view.intake.is_open, "formulation": _formulation(own),
    }  # fmt: skip
    return render(request, "portal/packet/page.html", context)


def _line(part: PacketPart) -> Line:
    section = part.section.section
    begin = part.next or part.questions[0]
    asked = {one.id for one in part.questions}
    told = [(name, entry) for name, entry in part.section.answers.items() if name in asked]
    return Line(
        _(section.title), part.done, len(part.questions), _address(section, begin),
        [(_(entry.body.question), answer_said(entry.body), _address(section, section.question(name))) for name, entry in told],
    )  # fmt: skip


def _address(section: IntakeSection, question: IntakeQuestion | None) -> str:
    return (
        reverse("portal:packet_question", args=[section.id, question.id])
        if question
        else reverse("portal:packet")
    )


def _formulation(own: Own) -> dict[str, Any] | None:
    """What the team signed, as an open note; None where there is none, or where it is withheld."""
    signed = own.chart.latest(Formulation)
    if signed is None:
        return None
    return {"body": signed.body, "when": signed.occurred, "parts": list(formulation_parts(signed.body))}


@own_page
@require_http_methods(["GET", "POST"])
def packet_question(request: HttpRequest, section: str, question: str) -> HttpResponse:
    """One question. An answer, or a skip, is written at once; then comes the next one that is open."""
    own = own_chart(request, PART)
    part, asked = _asked(own, section, question)
    if request.method == "POST":
        return _saved(request, own, part, asked)
    place = part.questions.index(asked) + 1
    before = part.section.answers.get(asked.id)
    context: dict[str, Any] = {
        "section": part.section.section, "question": asked, "place": place, "all": len(part.questions),
        "options": [(one.id, _(one.says)) for one in asked.choices()], "several": asked.kind == "several",
        "chosen": before.body.chosen if before else (), "before": before.body.answer if before else "", "most": LONGEST,
        "line": asked.kind == "line", "skipped": before is not None and not before.body.answer,
    }  # fmt: skip
    return render(request, "portal/packet/question.html", context)


def _asked(own: Own, section: str, question: str) -> tuple[PacketPart, IntakeQuestion]:
    """The part and its question; only what is asked at home is asked here."""
    for part in packet(own.view).parts:
        for one in part.questions:
            if (part.section.section.id, one.id) == (section, question):
                return part, one
    raise Http404


def _saved(request: HttpRequest, own: Own, part: PacketPart, asked: IntakeQuestion) -> HttpResponse:
    to = _next(part, asked)
    answer, chosen = _typed(request, asked)
    aside = SKIPPED if request.POST.get("skip") else ""
    entry = sender_id(request)
    if (not answer and not aside) or own.chart.entry(entry):
        return redirect(to)
    body = IntakeAnswer(
        when=own.at_this_moment(), section=part.section.section.id, question=_(asked.says), asks=asked.id,
        answer="" if aside else answer, chosen=() if aside else chosen, not_assessed_because=aside,
    )  # fmt: skip
    written = write_own(own, [NewEntry(id=entry, body=body, source=SOURCE)])
    return after_writing(request, own, written, to, _("Saved."))


def _typed(request: HttpRequest, asked: IntakeQuestion) -> tuple[str, tuple[str, ...]]:
    """What was answered, in words, and the codes that were chosen."""
    if not asked.choices():
        return text_sent(request, "words", LONGEST), ()
    names = {one.id: _(one.says) for one in asked.choices()}
    chosen = tuple(one for one in dict.fromkeys(request.POST.getlist("chosen")) if one in names)
    if asked.kind != "several":
        chosen = chosen[:1]
    return ", ".join(names[one] for one in chosen), chosen


def _next(part: PacketPart, asked: IntakeQuestion) -> str:
    """The next question of the section that is open, or the page when it was the last."""
    after = part.questions[part.questions.index(asked) + 1 :]
    open_ones = [one for one in after if one.id not in part.section.answers]
    return _address(part.section.section, open_ones[0]) if open_ones else reverse("portal:packet")
