"""What next: findings and their offers, most urgent first, each opening to why, from what, by which source."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

import msgspec
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from steadystep.chart import AnyEntry, Chart
from steadystep.chart.plan import OfferAnswered
from steadystep.faces.look.names import name_of
from steadystep.faces.look.pieces import FindingLine, Link, Meaning
from steadystep.faces.look.words import day_said, said, sentences
from steadystep.faces.staff.as_said import when_said
from steadystep.faces.staff.describing import Describer
from steadystep.faces.staff.leading import where_to
from steadystep.reasoning import Finding, Ground, Offer

_OF_A_SCORE = frozenset({"measures.meaning", "measures.worse", "measures.response", "measures.remission"})
EXPLAINED = {
    "measures.change_of_state": "#method",
    "safety.warning_signs": "#signs",
    "measures.trajectory": "#expected",
}
_MEANING: dict[str, Meaning] = {"urgent": "urgent", "attention": "attention", "note": "information"}


@dataclass(frozen=True, slots=True)
class OfferLine:
    """An offer and what was answered to it last; `take_up` is the form it leads to, empty where it is a plain yes."""

    rule: str
    key: str
    what: str
    take_up: str
    answered: str
    role: str = ""


@dataclass(frozen=True, slots=True)
class NextStep:
    line: FindingLine
    rule: str
    severity: str = ""
    offers: tuple[OfferLine, ...] = field(default=())


def next_steps(findings: tuple[Finding, ...], describer: Describer) -> list[NextStep]:
    """What one score means (its band, how it moved, response, remission) is one line, at the most urgent of its places."""
    found: dict[str, NextStep] = {}
    for place, finding in enumerate(findings):
        step, score = next_step(finding, describer), _score_of(finding) or str(place)
        found[score] = _joined(found[score], step) if score in found else step
    return list(found.values())


def _score_of(finding: Finding) -> str:
    """The measure whose latest score it tells about; empty for anything else, and where an offer stands with it."""
    tells = finding.rule in _OF_A_SCORE and finding.state == "fires" and not finding.offers
    return f"score/{finding.says.values.get('name', '')}" if tells else ""


def _joined(step: NextStep, other: NextStep) -> NextStep:
    one, two = step.line, other.line
    line = msgspec.structs.replace(
        one, what=f"{one.what} {two.what}", why=" ".join(dict.fromkeys(filter(None, (one.why, two.why)))),
        because=tuple(dict.fromkeys((*one.because, *two.because))), missing=(*one.missing, *two.missing),
    )  # fmt: skip
    return replace(step, line=line)


def next_step(finding: Finding, describer: Describer) -> NextStep:
    offers = tuple(offer_line(offer, finding.rule, describer) for offer in finding.offers)
    return NextStep(finding_line(finding, describer), finding.rule, finding.severity, offers)


def finding_line(finding: Finding, describer: Describer) -> FindingLine:
    line = words_of(finding, answer_said(finding, describer))
    return msgspec.structs.replace(line, because=describer.links(finding.because))


def words_of(finding: Finding, answered: str) -> FindingLine:
    """Its line without the entries it comes from."""
    return FindingLine(
        meaning=_MEANING[finding.urgency], what=said(finding.says), word=_word(finding),
        why=sentences(answered, said(finding.why), said(finding.do), finding.ground.why),
        missing=tuple(said(one) for one in finding.missing), sources=(*sources_of(finding.ground), *_explained(finding.rule)),
        checker=finding.ground.checker, broken=finding.state == "broken",
    )  # fmt: skip


def _explained(rule: str) -> tuple[Link, ...]:
    """The page that explains the method, where the sources alone would not."""
    place = EXPLAINED.get(rule)
    return () if place is None else (Link(_("How this is found"), reverse("staff:how_watched") + place),)


def answer_said(finding: Finding, describer: Describer) -> str:
    """Who answered an alert, when and with which reason, and when it opens again; empty where nobody did."""
    answer = finding.answer
    if answer is None:
        return ""
    return _(
        "Answered by %(who)s, %(day)s: “%(reason)s”. It opens again after %(until)s, or when the list, a dose or the severity changes."
    ) % {
        "who": describer.who(answer.by), "day": day_said(localdate(answer.at)), "reason": answer.reason,
        "until": day_said(localdate(answer.until)),
    }  # fmt: skip


def sources_of(ground: Ground) -> tuple[Link, ...]:
    """Each source by document, section and year; whether the figure was verified stands with it."""
    mark = (
        "" if ground.verification in ("verified", "not_applicable") else f" [{name_of(ground.verification)}]"
    )
    return tuple(
        Link(", ".join(filter(None, (one.document, one.section, str(one.year or "")))) + mark)
        for one in ground.sources
    )


def offer_line(offer: Offer, rule: str, describer: Describer) -> OfferLine:
    return OfferLine(
        rule=rule, key=offer.key, what=said(offer.says), take_up=where_to(offer, rule, describer.chart.client),
        answered=_answered(describer.chart, rule, offer.key, describer),
        role=name_of(offer.for_role) if offer.for_role else "",
    )  # fmt: skip


def _word(finding: Finding) -> str:
    if finding.state == "broken":
        return _("broken check")
    if finding.state == "cannot_tell":
        return _("cannot tell")
    if finding.answer is not None:
        return _("answered")
    if finding.severity:
        return name_of(finding.severity)
    return {"urgent": "", "attention": "", "note": _("to know")}[finding.urgency]


def _answered(chart: Chart, rule: str, key: str, describer: Describer) -> str:
    found: list[AnyEntry] = [
        entry for entry in chart.of(OfferAnswered) if (entry.body.rule, entry.body.offer) == (rule, key)
    ]
    if not found:
        return ""
    last = found[-1]
    parts = [
        name_of(last.body.answer),
        describer.who(last.author),
        when_said(last.body.when),
        last.body.reason,
    ]
    if last.body.until is not None:
        parts.append(_("until %(day)s") % {"day": when_said(last.body.until)})
    return " · ".join(filter(None, parts))
