"""The clinic's outcomes for those who lead: how many respond and remit by twelve weeks, and how it is counted."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET
from msgspec import structs

from steadystep.clinic.chartroom.after_care_counts import after_care_counts
from steadystep.clinic.chartroom.knowing import known
from steadystep.clinic.chartroom.outcomes import MONTHS, GroupOutcome, outcomes
from steadystep.clinic.chartroom.small_numbers import FEW, FEWEST_SHOWN
from steadystep.clinic.consent.actor import Actor
from steadystep.clinic.people import roster
from steadystep.faces.look.languages import language_said
from steadystep.faces.look.names import name_of
from steadystep.faces.staff.door import staff_page

HIDDEN = "…"


@dataclass(frozen=True, slots=True)
class Line:
    """One group in a table, every cell as it is shown."""

    name: str
    people: str
    measured: str
    responded: str
    remitted: str
    days: str
    no_data: str
    early: str
    apart: str
    answered: str


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure for everybody, and beside it how it is counted."""

    name: str
    value: str
    counted: str


@dataclass(frozen=True, slots=True)
class Table:
    title: str
    lines: list[Line]


@require_GET
@staff_page
def outcomes_page(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Everybody, then tables by group; `?as=json` gives the same as JSON, with the same counts hidden."""
    rows = outcomes(actor)
    if request.GET.get("as") == "json":
        said = [structs.asdict(row) for row in rows]
        return JsonResponse({"months": MONTHS, "fewest_shown": FEWEST_SHOWN, "rows": said})
    context = {
        "figures": _figures(rows[0]), "tables": _tables(rows), "anybody": rows[0].counts["people"] != 0, "months": MONTHS,
        "fewest": FEWEST_SHOWN, "hidden": HIDDEN, "after_care": _after_care(actor),
    }  # fmt: skip
    return render(request, "staff/outcomes.html", context)


def _after_care(actor: Actor) -> list[tuple[int, list[str]]]:
    """Rows of the table of contacts after care, every cell as it is shown; none while no contact was due."""
    rows = after_care_counts(actor)
    if all(row.due == 0 for row in rows):
        return []
    return [
        (row.after, [HIDDEN if one is None else str(one) for one in (row.due, *row.parts.values())])
        for row in rows
    ]


def _figures(everybody: GroupOutcome) -> list[Figure]:
    line = _line(everybody)
    return [
        Figure(_("Response by 12 weeks"), line.responded, _(
            "Of those measured: the last score up to 12 weeks after the first meets the measure's own definition of response. "
            "Left out: whose 12 weeks are not over, who has no later score to compare, whose measure publishes no definition, "
            "and who began below its limit of remission.")),
        Figure(_("Remission by 12 weeks"), line.remitted, _(
            "Of those measured: scores below the measure's limit at the end of the 12 weeks, twice, far enough apart. "
            "Measures without a published limit count as not in remission.")),
        Figure(_("Time to first response"), line.days, _(
            "Median days from the first score to the first that is a response, among those in response at 12 weeks.")),
        Figure(_("No data"), line.no_data, _(
            "Of everybody counted: no first score, no second one within 12 weeks, or none in the same version and language. "
            "They are not in the shares above: read these together.")),
        Figure(_("Questionnaires answered"), line.answered, _(
            "Askings of the main measure that are over, at the rhythm of today's phase: each score is one answered, and each "
            "whole round without a score is one not answered. An asking that is still open is left out.")),
    ]  # fmt: skip


def _tables(rows: tuple[GroupOutcome, ...]) -> list[Table]:
    titles = {
        "team": _("By team"), "pathway": _("By pathway"), "instrument": _("By measure"), "age": _("By age at the start"),
        "language": _("By language"), "interpreter": _("By need of an interpreter"),
    }  # fmt: skip
    found = [Table(title, [_line(row) for row in rows if row.by == by]) for by, title in titles.items()]
    return [table for table in found if table.lines]


def _line(row: GroupOutcome) -> Line:
    counts = row.counts
    apart = [counts["undefined"], counts["began_low"]]
    return Line(
        name=_name(row), people=_number(counts["people"]), measured=_number(counts["measured"]),
        responded=_share(row, "responded", "measured"), remitted=_share(row, "remitted", "measured"),
        days="–" if row.response_days is None else f"{row.response_days:g}", no_data=_share(row, "no_data", "people"),
        early=_number(counts["too_early"]), apart=" + ".join(map(_number, apart)), answered=_share(row, "answered", "asked"),
    )  # fmt: skip


def _number(count: int | None) -> str:
    return HIDDEN if count is None else str(count)


def _share(row: GroupOutcome, part: str, whole: str) -> str:
    percent = row.percent(part, whole)
    if row.counts[part] is None:
        return HIDDEN
    if percent is None:
        return str(row.counts[part]) if row.counts[whole] is None else "–"
    return _("%(some)s of %(all)s (%(percent)s%%)") % {
        "some": row.counts[part], "all": row.counts[whole], "percent": f"{percent:g}",
    }  # fmt: skip


def _name(row: GroupOutcome) -> str:
    if row.by == "all":
        return _("Everybody")
    if row.value == FEW:
        return _("Groups too small to be named")
    return _NAMED[row.by](row.value) or _("not known")


def _teams() -> dict[str, str]:
    return {str(team.pk): f"{team.name} ({team.site.name})" for team in roster.teams()}


def _instrument(value: str) -> str:
    instrument = known().instruments.get(value)
    return instrument.short if instrument else value


def _pathway(value: str) -> str:
    return name_of(value) if value else ""


def _interpreter(value: str) -> str:
    return _("needs an interpreter") if value == "True" else _("needs none")


_NAMED: dict[str, Callable[[str], str]] = {
    "team": lambda value: _teams().get(value, ""), "pathway": _pathway, "instrument": _instrument, "age": _pathway,
    "language": language_said, "interpreter": _interpreter,
}  # fmt: skip
