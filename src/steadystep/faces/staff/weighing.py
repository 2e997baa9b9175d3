"""What would follow if an order were signed as it stands: the same review, with it in the chart. Nothing is written."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

import msgspec
from django.core.exceptions import NON_FIELD_ERRORS
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.timezone import get_current_timezone_name
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from steadystep.chart import Body, Refused, Unreadable
from steadystep.chart.holds import DoseResumed
from steadystep.chart.medication import DoseChanged, Order, OrderStopped
from steadystep.clinic.chartroom.knowing import known
from steadystep.clinic.chartroom.writing import reasons_against
from steadystep.faces.look.names import name_of
from steadystep.faces.look.pieces import DutyRow, Link
from steadystep.faces.look.words import said, sentences
from steadystep.faces.staff.addresses import form_address
from steadystep.faces.staff.as_said import standing_said
from steadystep.faces.staff.describing import Describer
from steadystep.faces.staff.forms import form_called
from steadystep.faces.staff.forms.engine import EntryForm
from steadystep.faces.staff.forms.medication import CODE, REASON
from steadystep.faces.staff.forms.suggesting import schedules
from steadystep.faces.staff.leading import BY_KIND, where_to
from steadystep.faces.staff.lines import MEANING, URGENCY
from steadystep.faces.staff.next_steps import NextStep, answer_said, words_of
from steadystep.reasoning import Consideration, Duty, Finding, Offer, consider

_HOLDS = ("contraindicated", "major")
_CHANGES = frozenset({"dose_changed", "dose_held", "order_stopped"})
_ORDER = ("contraindicated", "major", "moderate", "minor", "")


@dataclass(frozen=True, slots=True)
class Way:
    """What a check offers instead. `fills` is the address that puts it into the order being typed, empty where it opens
    `leads_to`; both empty: words only."""

    what: str
    fills: str = ""
    leads_to: str = ""


@dataclass(frozen=True, slots=True)
class Check:
    """A finding the order would bring. `reason_for` names the field where a reason is needed, empty where none is; `coded` are
    the only words it takes, with their names, empty where it is free. `code_for` names the field of a code that stands
    beside the words, `codes` what it may be, `code` what was chosen.

    `answered`: who gave a reason before, which still stands; `do` is what to do about it; `rows` the rows of knowledge it rests on; `standing` how far these were verified; `because` the entries it comes from, which `step` leaves out.
    """

    step: NextStep
    reason_for: str
    reason: str
    answered: str
    why: str
    do: str
    rows: str
    standing: str
    coded: tuple[tuple[str, str], ...] = ()
    code_for: str = ""
    codes: tuple[tuple[str, str], ...] = ()
    code: str = ""
    ways: tuple[Way, ...] = ()
    because: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class Weighed:
    """`cannot` are the things that no reason opens; `unknown` what could not be checked; `sentence` what would be signed.

    `checks` stop or hold the order and stand open; `notes` are calm and folded.
    """

    checks: tuple[Check, ...]
    notes: tuple[Check, ...]
    cannot: tuple[str, ...]
    unknown: tuple[str, ...]
    settles: tuple[str, ...]
    becomes_due: tuple[DutyRow, ...]
    sentence: str
    shown: tuple[str, ...]


def weighed(form: EntryForm) -> Weighed | None:
    """None while too little is typed to weigh. What the door refused does not keep it from being weighed."""
    if not form.is_bound or set(form.errors) - {NON_FIELD_ERRORS}:
        return None
    try:
        entries = form.entries()
    except (Unreadable, Refused):
        return None
    opened, facts = form.setting.opened, known()
    result = consider(opened.chart, entries, facts, opened.clinic, opened.at, before=opened.judged)
    describer = Describer(result.chart, form.setting.describer.names)
    adds = sorted(result.adds, key=lambda finding: _ORDER.index(finding.severity))
    cannot = [said(finding.says) for finding in result.stops]
    cannot += [said(reason) for reason in reasons_against(opened.chart, entries, opened.at)]
    graver = [finding for finding in adds if _holds(finding)]
    calm = [finding for finding in adds if not _holds(finding) and finding.state == "fires"]
    drug = _drug(form, entries[0].body)
    fills = _schedules(form, adds, drug)
    return Weighed(
        checks=_checks(graver, describer, form, fills), notes=_checks(calm, describer, form, fills), cannot=tuple(cannot),
        unknown=_unknown(form, result, drug), settles=tuple(said(finding.says) for finding in result.settles),
        becomes_due=_due(form, result), sentence=_sentence(describer, len(opened.chart.entries)),
        shown=tuple(dict.fromkeys(finding.rule for finding in adds)),
    )  # fmt: skip


def _holds(finding: Finding) -> bool:
    """Whether it stops the order or holds it for a reason; one that was answered and has not changed does not."""
    return finding.answer is None and (finding.severity in _HOLDS or finding.needs_reason)


def _schedules(form: EntryForm, findings: list[Finding], medicine: str) -> frozenset[str]:
    """The schedules that can be put into the order as it is typed; none where no finding offers one."""
    drug = known().drugs.get(medicine)
    offered = frozenset(key for finding in findings for offer in finding.offers if (key := _schedule(offer)))
    if drug is None or not offered:
        return frozenset()
    return schedules(form.setting.view, drug, offered, form.setting.today)


def _schedule(offer: Offer) -> str:
    start, _slash, schedule = offer.key.partition("/")
    return schedule if start == "schedule" else ""


def _checks(
    findings: list[Finding], describer: Describer, form: EntryForm, fills: frozenset[str]
) -> tuple[Check, ...]:
    """One reason answers a rule, however many of its findings the order brings: it is asked for once."""
    asked: set[str] = set()
    found = []
    for finding in findings:
        found.append(_check(finding, describer, form, fills, asks=finding.rule not in asked))
        asked.add(finding.rule)
    return tuple(found)


def _check(
    finding: Finding, describer: Describer, form: EntryForm, fills: frozenset[str], *, asks: bool
) -> Check:
    field = REASON + finding.rule if finding.needs_reason and _holds(finding) and asks else ""
    code = CODE + finding.rule if field and finding.asks else ""
    zone = get_current_timezone_name()
    told = _told(_Same(finding), answer_said(finding, describer), get_language() or "", zone)
    return replace(
        told, because=describer.links(finding.because), ways=tuple(_way(offer, finding, form, fills) for offer in finding.offers),
        reason_for=field, reason=str(form.data.get(field, "")) if field else "",
        code_for=code, code=str(form.data.get(code, "")) if code else "",
    )  # fmt: skip


class _Same:
    """Findings are the same where all is that their words are made of."""

    def __init__(self, finding: Finding) -> None:
        self.finding = finding
        bare = msgspec.structs.replace(finding, because=(), about=(), offers=())
        self._of = msgspec.msgpack.encode(bare, enc_hook=repr)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and self._of == other._of

    def __hash__(self) -> int:
        return hash(self._of)


@lru_cache(maxsize=500)
def _told(same: _Same, answered: str, _language: str, _zone: str) -> Check:
    """What a check says, whichever entries it comes from. At every keystroke the same ones come back, and to put their words
    together took a seventh of its time."""
    finding = same.finding
    return Check(
        step=NextStep(words_of(finding, answered), finding.rule, finding.severity), reason_for="", reason="",
        answered=answered, why=sentences(said(finding.why), finding.ground.why), do=said(finding.do),
        rows=", ".join(finding.rows), standing=standing_said(finding.ground),
        coded=tuple((one, name_of(one)) for one in finding.reasons), codes=tuple((one, name_of(one)) for one in finding.asks),
    )  # fmt: skip


def _way(offer: Offer, finding: Finding, form: EntryForm, fills: frozenset[str]) -> Way:
    """A schedule is put into the order that is typed; what drafts a change of an order opens the form of that order."""
    client, what, schedule = form.setting.opened.chart.client, said(offer.says), _schedule(offer)
    if schedule and schedule in fills:
        return Way(
            what, fills=f"{reverse('staff:order_medicine', args=[client])}?{urlencode({'use': schedule})}"
        )
    ordered = getattr(offer.drafts, "order", "")
    if offer.drafts is None:
        return Way(what, leads_to=where_to(offer, finding.rule, client))
    slug = BY_KIND[offer.drafts.kind()] if offer.drafts.kind() in _CHANGES else form.slug
    if slug == form.slug or form.setting.opened.chart.head(ordered) is None:
        return Way(what)
    return Way(what, leads_to=form_address(client, slug, **_filled(form, slug, offer.drafts)))


def _filled(form: EntryForm, slug: str, drafts: Body) -> dict[str, str]:
    """What the form starts with, in its address: the review knows of this offer only while the order is weighed."""
    opens = form_called(slug)
    start = opens(form.setting).initial_of(drafts) if opens is not None else {}
    typed = {name: _as_typed(value) for name, value in start.items() if name != "happened"}
    return {name: text for name, text in typed.items() if text}


def _as_typed(value: object) -> str:
    if isinstance(value, bool):
        return "on" if value else ""
    if isinstance(value, int | float):
        return f"{value:.10g}"
    return value.isoformat() if isinstance(value, date) else value if isinstance(value, str) else ""


def _unknown(form: EntryForm, result: Consideration, drug: str) -> tuple[str, ...]:
    """What could not be checked, in words: silence would read as all clear."""
    found = [_in_full(finding) for finding in result.then.findings if finding.state != "fires"]
    if not drug:
        found.insert(0, _("This name fits no medicine we know: no interaction and no dose was checked."))
    elif drug not in known().drugs:
        found.insert(
            0, _("Of this medicine only the name is known here: no interaction and no dose was checked.")
        )
    # Notes kept apart never inform a check: naming them at every order would only teach people to look away.
    hidden = [kind for kind in form.setting.opened.withheld if kind != "psychotherapy_note"]
    if hidden:
        kinds = ", ".join(name_of(kind) for kind in hidden)
        found.append(
            _("Not all of the chart is open to you (%(kinds)s): the check at signing sees all of it.")
            % {"kinds": kinds}
        )
    return tuple(found)


def _in_full(finding: Finding) -> str:
    """What could not be told, and what would tell it."""
    return " ".join((said(finding.says), " · ".join(said(one) for one in finding.missing))).strip()


def _drug(form: EntryForm, body: Body) -> str:
    """The knowledge id of the medicine that is ordered or changed; empty where its name fits none."""
    if isinstance(body, Order):
        return body.drug
    ordered = (
        form.setting.opened.chart.head(body.order)
        if isinstance(body, DoseChanged | DoseResumed | OrderStopped)
        else None
    )
    return ordered.body.drug if ordered is not None and isinstance(ordered.body, Order) else ""


def _due(form: EntryForm, result: Consideration) -> tuple[DutyRow, ...]:
    review = form.setting.opened.review
    had = {duty.key for duty in review.duties} if review else set()
    return tuple(_duty_row(duty, form) for duty in result.then.duties if duty.key not in had)


def _duty_row(duty: Duty, form: EntryForm) -> DutyRow:
    owner = form.setting.describer.names.get(duty.person, "")
    return DutyRow(MEANING[URGENCY.get(duty.level, "soon")], said(duty.says), "", duty.due, owner)


def _sentence(describer: Describer, standing: int) -> str:
    titles = [describer.title(entry) for entry in describer.chart.entries[standing:]]
    return "; ".join(titles)
