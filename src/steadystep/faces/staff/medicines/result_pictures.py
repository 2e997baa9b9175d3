"""Pictures of results of a client: those to read and what came of the others; the picture itself; taking one in."""

from __future__ import annotations

import uuid
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from steadystep.chart.pictures import ResultPictured
from steadystep.clinic.chartroom.picturing import NoPicture, open_picture, take_in
from steadystep.clinic.consent.actor import Actor
from steadystep.clinic.ledger.pictures import PictureDamaged
from steadystep.clinic.ledger.sealing import CannotUnseal
from steadystep.faces.look.names import name_of
from steadystep.faces.look.pieces import Link
from steadystep.faces.look.sent_pictures import SHOWN_WORDS, PictureForm, picture_answer
from steadystep.faces.look.words import day_said, instant_said
from steadystep.faces.staff.addresses import entry_address, page_address, picture_address
from steadystep.faces.staff.as_said import coding_said, result_said
from steadystep.faces.staff.blocks import Block, Desk
from steadystep.faces.staff.client_page import desk_of
from steadystep.faces.staff.door import PURPOSE, opened, staff_page
from steadystep.faces.staff.leading import READ_WITH
from steadystep.faces.staff.may_write import writers
from steadystep.reasoning.facts.pictures import PictureFact, pictures_of


@require_http_methods(["GET", "POST"])
@staff_page
def result_pictures(request: HttpRequest, actor: Actor, client: UUID) -> HttpResponse:
    """Those to read first; below them the form that takes one in."""
    chart = opened(actor, client, "pictures of results")
    view, describer = desk_of(chart)
    desk = Desk(chart, view, describer)
    adds = not chart.sight.relation.roles.isdisjoint(writers(ResultPictured))
    form = PictureForm(request.POST or None, request.FILES or None, today=desk.today)
    if request.method == "POST" and form.is_valid():
        return _taken_in(request, actor, desk, form)
    context = {
        "client": str(client), "called": view.person.called, "title": _("Pictures of results"), "blocks": _blocks(desk),
        "intro": _("No machine reads them: a person opens the picture and types the result in beside it."),
        "form": form if adds else None, "entry_id": request.POST.get("entry_id") or uuid.uuid4(),
    }  # fmt: skip
    return render(
        request, "staff/medicines/result_pictures.html", context, status=422 if form.errors else 200
    )


def _taken_in(request: HttpRequest, actor: Actor, desk: Desk, form: PictureForm) -> HttpResponse:
    client = desk.opened.chart.client
    new = form.entry(_sent_id(request), desk.view.person.zone, "staff")
    taken = take_in(actor, client, new, form.remade.picture)  # type: ignore[union-attr]  # a valid form has one
    if taken.before:
        messages.info(request, _("This very picture is here already. Nothing was written twice."))
    else:
        messages.success(request, _("The picture is kept. Somebody reads it, or you type it in now."))
    return redirect(page_address("result_pictures", client))


def _sent_id(request: HttpRequest) -> str:
    try:
        return str(uuid.UUID(request.POST.get("entry_id", "")))
    except ValueError:
        return str(uuid.uuid4())


def _blocks(desk: Desk) -> list[Block]:
    found = sorted(pictures_of(desk.opened.chart), key=lambda one: one.entry.seq, reverse=True)
    head = (_("Sent"), _("What it shows"), _("Day on the paper"), _("Sent by"), "")
    to_read = Block(
        _("To read"), (), desk.nothing(_("No picture waits to be read."), ResultPictured), desk.lines(ResultPictured),
        head, [_row(desk, one) for one in found if one.read is None],
    )  # fmt: skip
    done = Block(
        _("Looked at"), head=(*head[:3], _("What came of it"), ""), rows=[_row(desk, one) for one in found if one.read]
    )  # fmt: skip
    return [to_read, done] if done.rows else [to_read]


def _row(desk: Desk, one: PictureFact) -> dict[str, Any]:
    client, body = desk.opened.chart.client, one.entry.body
    own = desk.opened.chart.first(one.entry).id
    look = Link(_("Open the picture"), picture_address(client, own))
    day = day_said(body.day_on_paper) if body.day_on_paper else _("not seen")
    what = " · ".join(filter(None, (str(SHOWN_WORDS[body.shows]), body.words)))
    last = Link(_came_of(one)) if one.read else Link(desk.describer.who(one.entry.author))
    actions = (
        (look,) if one.read else (desk.form(READ_WITH[body.shows], _("Read and type in"), picture=own), look)
    )
    return {
        "cells": [Link(instant_said(one.entry.recorded_at), entry_address(client, own)), Link(what), Link(day), last],
        "actions": actions, "warn": "",
    }  # fmt: skip


def _came_of(one: PictureFact) -> str:
    typed = ", ".join(f"{coding_said(entry.body.what)} {result_said(entry.body)}" for entry in one.results)
    return typed or name_of(one.outcome)


@require_GET
@staff_page
def result_picture(request: HttpRequest, actor: Actor, client: UUID, entry: str) -> HttpResponse:
    """The picture alone; each look is recorded as an opening of it."""
    try:
        _entry, picture = open_picture(actor, str(client), entry, PURPOSE)
    except NoPicture as error:
        raise Http404 from error
    except (PictureDamaged, CannotUnseal):
        words = _("This picture cannot be opened any more. Tell the clinic lead, who restores it from a backup; and ask the client for the paper.")  # fmt: skip
        return HttpResponse(words, status=410, content_type="text/plain; charset=utf-8")
    return picture_answer(picture)
