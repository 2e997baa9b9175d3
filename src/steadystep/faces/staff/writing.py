"""Writing: one view for every form. Open, read what was typed, write through the door, say what came of it."""

from __future__ import annotations

from typing import Any
from uuid import UUID, uuid4

from allauth.core.exceptions import ReauthenticationRequired
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from steadystep.chart import NewEntry, Refused, Unreadable, When
from steadystep.chart.safety import Acknowledged
from steadystep.clinic.chartroom.mistakes import Conflict
from steadystep.clinic.chartroom.writing import Written, write
from steadystep.clinic.consent.actor import Actor
from steadystep.clinic.consent.mistakes import NotAllowed
from steadystep.clinic.enquiries import keeping
from steadystep.clinic.ledger import clock
from steadystep.clinic.people.sign_in import recently_signed_in
from steadystep.faces.look.names import name_of
from steadystep.faces.staff import beginning, drafts
from steadystep.faces.staff.addresses import client_address, form_address, tab_address
from steadystep.faces.staff.changed_meanwhile import taken_up
from steadystep.faces.staff.client_page import desk_of
from steadystep.faces.staff.door import opened, reasons_of, staff_page, status_of
from steadystep.faces.staff.forms import BY_CARE_WORD, EntryForm, NewClientForm, Setting, form_called
from steadystep.faces.staff.may_write import check_may, may
from steadystep.faces.staff.weighing import weighed
from steadystep.reasoning.facts.person_first import person_first

NOT_CHOSEN_ALONE = frozenset({"relabel", "retract", "acknowledge", "hand-over", "close", "picture-no-result"})


@require_GET
@staff_page
def choose(request: HttpRequest, actor: Actor, client: UUID) -> HttpResponse:
    """Every form this person may use for this client, by care word."""
    chart = opened(actor, client, "choosing what to write")
    groups = [
        (name_of(word).capitalize(), [(form.title, form_address(str(client), form.slug)) for form in forms
                                      if form.slug not in NOT_CHOSEN_ALONE and may(chart, form)])
        for word, forms in BY_CARE_WORD.items()
    ]  # fmt: skip
    view, _describer = desk_of(chart)
    context = {
        "groups": [group for group in groups if group[1]],
        "client": str(client),
        "called": view.person.called,
    }
    return render(request, "staff/choose.html", context)


@require_http_methods(["GET", "POST"])
@staff_page
def write_entry(request: HttpRequest, actor: Actor, client: UUID, slug: str) -> HttpResponse:
    """A form: shown, or read and written."""
    form_type = form_called(slug)
    if form_type is None:
        raise Http404
    setting = setting_of(actor, client, f"writing {slug}")
    check_may(setting.opened, form_type)
    if request.method == "POST":
        form = form_type(setting, request.POST, given=_asked_for(request))
        if form.way_out and "way_out" in request.POST:
            drafts.keep(actor, str(client), form)
            return redirect(form_address(str(client), form.way_out[0], back=slug))
        return _sent(request, actor, str(client), form)
    asked_for = _asked_for(request)
    given = {**drafts.kept(actor, setting.opened.chart, form_type, asked_for), **asked_for}
    return form_page(request, form_type(setting, given=given), str(client))


def _asked_for(request: HttpRequest) -> dict[str, str]:
    """What a link fills in. Never what the signer saw nor the entry's id: those are the page's own, whoever made the link."""
    return {
        name: str(value) for name, value in request.GET.items() if value and name not in ("seen", "entry_id")
    }


@require_POST
@staff_page
def considered(request: HttpRequest, actor: Actor, client: UUID, slug: str) -> HttpResponse:
    """While typing: what the checks say of the order as it stands, and in one sentence what would be signed."""
    form_type = form_called(slug)
    if form_type is None:
        raise Http404
    setting = setting_of(actor, client, f"checking {slug}", while_typing=True)
    check_may(setting.opened, form_type)
    form = form_type(setting, request.POST)
    saved = drafts.keep(actor, str(client), form, while_typing=True)
    context = {
        "form": form,
        "weighed": weighed(form) if hasattr(form, "considered") else None,
        "saved": saved,
        "client": str(client),
    }
    return render(request, "staff/checks.html", context)


@require_http_methods(["GET", "POST"])
@staff_page
def new_client(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Who they are and which team takes them, in one batch."""
    asked = keeping.open_one(actor, request.GET.get("enquiry", "") or request.POST.get("enquiry", ""))
    sent = request.POST if request.method == "POST" else None
    form = NewClientForm(beginning.setting(actor), sent, given=beginning.as_asked(asked))
    if sent is None:
        return form_page(request, form, "")
    if form.is_valid() and beginning.begun(actor, form):
        return redirect(client_address(beginning.client_of(form)))
    answer = _sent(request, actor, str(uuid4()), form, fresh=True)
    if asked is not None and answer.status_code == 302:
        keeping.close(actor, asked.pk, "became_client", "", beginning.client_of(form))
    return answer


@require_POST
@staff_page
def acknowledge(request: HttpRequest, actor: Actor, client: UUID, raised: str) -> HttpResponse:
    """One click: I have seen it and take it on. Clicking twice writes once."""
    events = setting_of(actor, client, "taking on an event").view.events
    taken = {event.acknowledged.author for event in events if event.entry == raised and event.acknowledged}
    if actor.id not in taken:
        body = Acknowledged(when=When.instant(clock.now()), raised=raised[:64])
        write(actor, str(client), [NewEntry(id=str(uuid4()), body=body)])
    messages.success(request, _("You have taken it on. Note the call when you have made it."))
    back = request.POST.get("back", "")
    safe = url_has_allowed_host_and_scheme(back, allowed_hosts={request.get_host()})
    return redirect(back if safe and back.startswith("/") else client_address(str(client)) + "#next")


def setting_of(actor: Actor, client: object, part: str, *, while_typing: bool = False) -> Setting:
    chart = opened(actor, client, part, while_typing=while_typing)
    view, describer = desk_of(chart)
    return Setting(chart, view, describer, actor)


def form_page(request: HttpRequest, form: EntryForm, client: str, status: int = 200) -> HttpResponse:
    setting = form.setting
    context: dict[str, Any] = {
        "form": form, "client": client, "called": setting.view.person.called, "actor": setting.actor,
        "role": ", ".join(name_of(role) for role in sorted(setting.actor.roles)), "steps": getattr(form, "step_rows", ()),
        "considered": hasattr(form, "considered"),
        "weighed": weighed(form) if hasattr(form, "considered") and form.is_bound else None,
        "kept": client and form.kept_as_draft and form.corrected is None,
        "weigh_now": form.corrected is not None or bool(form.initial.get("name") or form.initial.get("order")),
    }  # fmt: skip
    return render(request, "staff/form.html", context, status=status)


def _sent(
    request: HttpRequest, actor: Actor, client: str, form: EntryForm, *, fresh: bool = False
) -> HttpResponse:
    """Refusals come back beside the form with what was typed; nothing is half written."""
    page_of = "" if fresh else client
    if not form.is_valid():
        return form_page(request, form, page_of, 422)
    if form.signs and not recently_signed_in(request):
        raise ReauthenticationRequired  # asks for the password, then sends this very request again
    try:
        seen = form.cleaned_data.get("seen") if not fresh else None
        client = beginning.client_of(form) if fresh else client
        written = form.send(client, seen)
    except (NotAllowed, Refused, Conflict, Unreadable) as mistake:
        return _refused(request, form, page_of, mistake)
    drafts.forget(actor, client, form)
    _say(request, written)
    _offer_words(request, form)
    return redirect(client_address(client) if fresh else _onward(form, client, written))


def _onward(form: EntryForm, client: str, written: Written) -> str:
    """An answer that opened a safety event leads to it at once, whatever was being written (R59)."""
    return (
        tab_address(client, "safety")
        if written.raised and not form.data.get("back")
        else form.leads_to(client)
    )


def _offer_words(request: HttpRequest, form: EntryForm) -> None:
    """Person-first words for those that carry blame: offered once it stands, never demanded."""
    typed = " ".join(value for value in form.cleaned_data.values() if isinstance(value, str))
    for word, instead in person_first(typed):
        said = _(
            "You wrote \u201c%(word)s\u201d. Words without blame that you may like instead: %(instead)s. It stands as you wrote it."
        )
        messages.info(request, said % {"word": word, "instead": instead})


def _refused(request: HttpRequest, form: EntryForm, client: str, mistake: Exception) -> HttpResponse:
    for reason in reasons_of(mistake):
        form.add_error(None, reason)
    for change in taken_up(form):
        form.add_error(None, change)
    if isinstance(mistake, NotAllowed) and mistake.whom_to_ask:
        form.add_error(
            None, _("Whom to ask: %(roles)s.") % {"roles": ", ".join(map(name_of, mistake.whom_to_ask))}
        )
    status = status_of(mistake)
    if isinstance(mistake, Refused) and _stale(form):
        status = 409
    form.again(form.setting.opened.seq)
    return form_page(request, form, client, 422 if isinstance(mistake, Unreadable) else status)


def _stale(form: EntryForm) -> bool:
    """Whether entries this decision depends on were written since its signer looked."""
    seen = form.cleaned_data.get("seen")
    later = (
        entry.kind for entry in form.setting.opened.chart.entries if seen is not None and entry.seq > seen
    )
    return any(kind in form.makes.stale_after for kind in later)


def _say(request: HttpRequest, written: Written) -> None:
    messages.success(request, _("Written."))
    if written.raised:
        messages.error(request, _("This opened a safety event. Someone must act on it: see What next."))
    if written.review is None:
        messages.error(
            request,
            _(
                "The checks of this chart broke, so nothing was judged. Look yourself, and tell the clinic lead."
            ),
        )
