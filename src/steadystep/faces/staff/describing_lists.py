"""Lists of medicines, their comparison and what was explained, as one line of the feed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from steadystep.chart import Body
from steadystep.chart.education import EducationGiven
from steadystep.chart.medicine_lists import (
    LineDecision,
    ListedMedicine,
    MedicineListAnswered,
    MedicineListReceived,
    Reconciled,
)
from steadystep.faces.look.names import name_of


def line_said(line: ListedMedicine) -> str:
    """As it was told; and that we do not know it, where that is so."""
    return line.as_told if line.drug else _("%(line)s (not matched)") % {"line": line.as_told}


def decision_said(line: LineDecision) -> str:
    return ": ".join(filter(None, (line.name, " · ".join(filter(None, (name_of(line.decision), line.note))))))


def _received(body: MedicineListReceived) -> str:
    count = ngettext("%(count)s line", "%(count)s lines", len(body.lines)) % {"count": len(body.lines)}
    whom = ", ".join(filter(None, (name_of(body.source), body.origin)))
    return _("List of medicines from %(whom)s: %(count)s") % {"whom": whom, "count": count}


def _answered(body: MedicineListAnswered) -> str:
    if body.right:
        return _("The client says that our list of medicines is right")
    return _("The client says that our list of medicines is different: %(words)s") % {
        "words": body.different or _("see what is not taken")
    }


def _reconciled(body: Reconciled) -> str:
    apart = [decision_said(line) for line in body.lines if line.decision != "continue"]
    return ": ".join(filter(None, (_("Lists of medicines compared and signed"), "; ".join(apart))))


def _explained(body: EducationGiven) -> str:
    if body.outcome != "given":
        return _("Card of %(medicine)s: %(outcome)s") % {
            "medicine": body.name,
            "outcome": name_of(body.outcome),
        }
    said = _("taught back") if body.teach_back else _("no teach-back yet")
    words = {"medicine": body.name, "said": said, "whom": ", ".join(map(name_of, body.heard_by))}
    if body.heard_by != ("client",):
        return _("%(medicine)s explained to: %(whom)s, %(said)s") % words
    return _("%(medicine)s explained, %(said)s") % words


TITLES: dict[type[Body], Callable[[Any, Any], str]] = {
    MedicineListReceived: lambda body, d: _received(body),
    MedicineListAnswered: lambda body, d: _answered(body),
    Reconciled: lambda body, d: _reconciled(body),
    EducationGiven: lambda body, d: _explained(body),
}
SAYING: tuple[tuple[type, Callable[[Any], str]], ...] = (
    (ListedMedicine, line_said),
    (LineDecision, decision_said),
)
