"""What is known of a questionnaire, in rows for its page. Nothing is left out: a gap is said as a gap."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from steadystep.clinic.chartroom.knowing import languages_of
from steadystep.faces.look.languages import language_said
from steadystep.faces.look.names import name_of
from steadystep.faces.staff.as_said import sources_said
from steadystep.knowledge import Instrument, Knowledge, PathwayAsk, Subscale
from steadystep.knowledge.translation import Translation

Row = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Section:
    id: str
    title: str
    rows: tuple[Row, ...]


def sections(instrument: Instrument, facts: Knowledge) -> tuple[Section, ...]:
    return (
        Section("asked", _("Who is asked, and when"), tuple(_asked(instrument, facts))),
        Section("counted", _("How it is counted"), tuple(_counted(instrument))),
        Section("means", _("What a result means"), tuple(_means(instrument))),
        Section("change", _("What a change means"), tuple(_change(instrument))),
        Section("safety", _("Answers that bring somebody at once"), tuple(_safety(instrument, facts))),
        Section("rights", _("Rights, languages and codes"), tuple(_rights(instrument))),
        Section("notes", _("Notes"), tuple(("", note) for note in instrument.notes)),
    )


def _asked(one: Instrument, facts: Knowledge) -> Iterator[Row]:
    yield _("Measures"), one.domain
    yield _("Answered by"), name_of(one.respondent)
    yield _("Ages"), one.ages
    yield _("Looks back over"), one.recall
    if one.cadence:
        days = {
            "acute": one.cadence.acute,
            "continuation": one.cadence.continuation,
            "maintenance": one.cadence.maintenance,
        }
        yield (
            _("Asked again after"),
            _(
                "%(acute)s days in the acute phase, %(continuation)s in continuation, %(maintenance)s in maintenance"
            )
            % days,
        )
    if one.cadence_note:
        yield _("When, in words"), one.cadence_note
    for pathway in facts.pathways.values():
        for ask in pathway.asks:
            if ask.instrument == one.id:
                yield _("On the pathway %(name)s") % {"name": pathway.title}, _schedule(ask)
    if one.positive_opens:
        yield _("A positive result asks"), facts.instruments[one.positive_opens].short
    yield _("How it is entered"), _entered()[one.entry]


def _schedule(ask: PathwayAsk) -> str:
    if ask.on_days:
        told = [_("on the days %(days)s of the course") % {"days": ", ".join(map(str, ask.on_days))}]
    else:
        told = [
            ngettext("every day", "every %(count)s days", ask.every_days or 1) % {"count": ask.every_days}
        ]
    if ask.until_week is not None:
        told.append(_("until the end of week %(week)s") % {"week": ask.until_week})
    if ask.then_every_days is not None:
        told.append(_("then every %(count)s days") % {"count": ask.then_every_days})
    if ask.until_negative:
        told.append(_("until it lies below the cut-off"))
    if ask.phases:
        told.append(_("in the phases %(names)s") % {"names": ", ".join(map(name_of, ask.phases))})
    if ask.worded:
        told.append(_("where your clinic has its words"))
    return ", ".join(told)


def _entered() -> dict[str, str]:
    return {
        "answers": _("Question by question, here"),
        "diary": _("Day by day"),
        "total": _("As a total from a licensed copy: its words are not shown here"),
    }


def _counted(one: Instrument) -> Iterator[Row]:
    scored = _("%(count)s that count, of %(all)s") % {"count": one.item_count, "all": len(one.every_item)}
    yield _("Items"), scored
    yield _("Way of counting"), _ways().get(one.scored_by) or _("a rule of its own, as its source counts")
    yield _("Possible range"), f"{one.score_range.low}–{one.score_range.high}"
    reverse = [str(item.number) for item in one.every_item if item.reverse]
    yield _("Items turned round"), ", ".join(reverse) or _("none")
    odd = [item for item in one.every_item if item.own_values and item.own_values != one.values]
    if odd and not one.carries_wording:
        yield (
            _("Answers by item"),
            "; ".join(f"{item.label or item.number}: {_listed(one.values_of(item))}" for item in odd),
        )
    for part in one.subscales:
        yield _("Subscale: %(name)s") % {"name": part.name}, _subscale(part)
    yield _("Missing answers"), _missing(one)


def _ways() -> dict[str, str]:
    return {
        "sum": _("the sum of the items"),
        "sum_of_subscales": _("the sum of the subscales"),
        "parts": _("its parts side by side, never one number"),
        "mean": _("the mean of the items"),
    }


def _listed(values: Iterable[int]) -> str:
    found = tuple(values)
    whole = len(found) > 3 and found == tuple(range(found[0], found[-1] + 1))
    return f"{found[0]}–{found[-1]}" if whole else ", ".join(map(str, found))


def _subscale(part: Subscale) -> str:
    how = {
        "sum": _("sum"),
        "highest": _("the highest"),
        "count": _("how many reach %(at)s") % {"at": part.count_at},
    }
    told = [_("items %(items)s") % {"items": ", ".join(map(str, part.items))}, how[part.counts]]
    if part.positive_at is not None:
        told.append(_("positive from %(at)s") % {"at": part.positive_at})
    if part.positive_at_most is not None:
        told.append(_("positive up to %(at)s") % {"at": part.positive_at_most})
    told += [f"{band.low}–{band.high} {band.name}" for band in part.bands]
    return " · ".join(told)


def _missing(one: Instrument) -> str:
    rule = one.missing
    most = (
        _("Up to %(count)s are filled with the mean; with more there is no total.")
        % {"count": rule.impute_up_to}
        if rule.impute_up_to
        else _("None is filled in: with one missing there is no total.")
    )
    if rule.within == "subscale" and rule.impute_up_to:
        most += " " + _("The mean is that of the item's own subscale.")
    if rule.never_imputed_items:
        most += " " + _("Never filled in: %(items)s.") % {
            "items": ", ".join(map(str, sorted(rule.never_imputed_items)))
        }
    return most


def _means(one: Instrument) -> Iterator[Row]:
    for band in one.bands:
        yield f"{band.low}–{band.high}", band.name
    if one.bands_for or one.bands_note:
        yield _("These bands"), " ".join(filter(None, (one.bands_for, one.bands_note)))
    for other in one.other_bands:
        yield (
            _("Other bands: %(when)s") % {"when": other.when},
            " · ".join(f"{b.low}–{b.high} {b.name}" for b in other.bands),
        )
    if one.positive_at is not None:
        at_most = _("%(at)s or less") if one.higher_is_better else _("%(at)s or more")
        yield _("Positive"), at_most % {"at": one.positive_at}
    for cut in one.other_cuts:
        yield _("Cut-off: %(when)s") % {"when": cut.when}, str(cut.at)
    if one.positive_at is None and not one.other_cuts:
        yield _("Positive"), _("No cut-off of the total")
    if not one.validated:
        yield _("Take care"), _("The clinic's own tracker: its limits are no validated cut-offs.")


def _change(one: Instrument) -> Iterator[Row]:
    told = []
    if one.response_fraction is not None:
        told.append(
            _("%(percent)s%% below the first score") % {"percent": round(100 * one.response_fraction)}
        )
    if one.response_points is not None:
        told.append(_("%(points)s points better") % {"points": one.response_points})
    yield _("Response"), " · ".join(filter(None, (*told, one.response_note))) or _("not set by the source")
    remission = (
        _("below %(limit)s") % {"limit": one.remission_below} if one.remission_below is not None else ""
    )
    if one.remission_days_apart:
        remission += " " + _("twice, at least %(days)s days apart") % {"days": one.remission_days_apart}
    yield (
        _("Remission"),
        " · ".join(filter(None, (remission, one.remission_note))) or _("not set by the source"),
    )
    reliable = (
        _("%(points)s points") % {"points": one.reliable_change} if one.reliable_change is not None else ""
    )
    yield _("More than chance"), reliable or _("no size of change is published: nobody can tell")
    if one.floor_subtracted:
        yield _("Before a share is taken"), _("the lowest possible total is taken off")


def _safety(one: Instrument, facts: Knowledge) -> Iterator[Row]:
    for item in one.safety_items:
        title = facts.safety_variant(item.event).title
        where = _("Item %(item)s, %(least)s or more") % {"item": item.item, "least": item.at_least}
        yield where, f"{item.event} · {title}" + (f" · {item.note}" if item.note else "")
    for total in one.safety_totals:
        title = facts.safety_variant(total.event).title
        yield _("Total of %(least)s or more") % {"least": total.at_least}, f"{total.event} · {title}"
    for note in one.safety_notes:
        yield "", note
    if not (one.safety_items or one.safety_totals or one.safety_notes):
        yield "", _("None: the instrument itself asks nothing about safety.")


def _rights(one: Instrument) -> Iterator[Row]:
    rights = one.rights
    yield _("Words shown here"), _("yes") if one.carries_wording else _("no")
    if one.licensed_here:
        yield _("Loaded by this clinic, who says"), one.licensed_here
    yield _("Basis"), rights.basis
    yield _("Rights holder"), rights.holder
    yield _("Basis read"), rights.read_on
    yield _("Class"), f"{rights.ship_code} · {_classes()[rights.ship_code]}"
    yield _("Language of the words"), ", ".join(languages_of(one)) or _("none bundled")
    for words in one.translations:
        yield _translated(words)
    if one.versions:
        yield _("Other versions, each a trend of its own"), ", ".join(one.versions)
    yield _("Languages that exist by the sources"), one.translations_claimed or _("not said")
    yield "LOINC", ", ".join(filter(None, (one.loinc_panel, one.loinc_total))) or _("no code confirmed")


def _translated(words: Translation) -> Row:
    checked = (
        "" if words.provenance.checked else _("not yet compared by a person with the publisher's own print")
    )
    told = [
        words.publisher,
        sources_said(words.provenance.sources),
        words.permission,
        *words.read_where,
        checked,
        *words.notes,
    ]
    return _("Words in %(language)s") % {"language": language_said(words.language)}, " · ".join(
        filter(None, told)
    )


def _classes() -> dict[str, str]:
    return {
        "A": _("may be bundled word for word"),
        "B": _("free with conditions: the clinic loads its own copy"),
        "C": _("totals only until the clinic loads its own licensed copy"),
        "O": _("the clinic's own tool"),
    }
