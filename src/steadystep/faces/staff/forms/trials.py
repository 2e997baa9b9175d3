"""Trials and shared decisions: judging a trial, what was tried before, wishes, what matters, options compared."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as now_said
from django.utils.translation import gettext_lazy as _

from steadystep.chart import Body
from steadystep.chart.trials import (
    MOST_OPTIONS,
    PACES,
    PRIORITIES,
    MedicineWish,
    OptionsWeighed,
    OptionWeighed,
    TrialJudged,
    TriedBefore,
    WhatMatters,
)

from . import choosing
from .engine import EntryForm
from .fields import Choice, Choices, FromChart, Line, Number, Prose, Whole
from .medication import matched
from .setting import Setting

OUTCOMES = (
    "remitted",
    "responded",
    "partial",
    "no_response",
    "not_tolerated",
    "stopped_by_choice",
    "not_fair",
)
REASONS = (
    "dose_too_low", "too_short", "not_taken", "side_effects", "interaction", "pregnancy", "cost_or_access",
    "another_diagnosis", "substance_use", "life_event", "feels_better", "wish", "other",
)  # fmt: skip
DECIDED_BY = ("together", "client", "prescriber", "guardian", "not_yet")
SHOWN = 4  # rows of the form where no more were compared
RANKS = (_("What matters most"), _("then"), _("and then"))


def every_order(setting: Setting) -> Choices:
    """Also those that are over: a trial is often judged when the medicine is stopped."""
    ordered = [one for one in setting.view.courses if one.ordered_here]
    return [(one.entry, one.name) for one in sorted(ordered, key=lambda one: str(one.first), reverse=True)]


class JudgeForm(EntryForm):
    slug, title, verb, makes, tab = (
        "judge-trial", _("Judge a trial"), _("Sign the judgement"), TrialJudged, "medicines",
    )  # fmt: skip
    hint = _("What came of this medicine. A trial that was not fair says so, and never counts as failed.")

    order = FromChart(_("Which medicine"), every_order)
    outcome = Choice(_("What came of it"), OUTCOMES, judged=True)
    coded_reason = Choice(_("Why"), REASONS, blank=_("no reason needed"))
    adherence = Whole(
        _("Doses taken, per cent"),
        0,
        100,
        required=False,
        help_text=_("As agreed with the client. Empty: not known."),
    )
    words = Prose(_("In words"), 2, required=False)
    own_words = Prose(_("In the client's words"), 2, required=False)


class TriedBeforeForm(EntryForm):
    slug, title, makes, tab = "tried-before", _("Medicine tried before"), TriedBefore, "medicines"
    hint = _("As told. What nobody knows stays empty; the trial then never counts as failed.")

    name = Line(_("Medicine"), suggestions=choosing.medicine_words)
    indication = Line(_("For what"), required=False)
    milligrams_a_day = Number(_("Highest dose, mg a day"), 0, 100_000, required=False)
    weeks = Number(_("Weeks at that dose"), 0, 5_000, required=False)
    adherence = Whole(_("Doses taken, per cent"), 0, 100, required=False)
    outcome = Choice(_("What came of it"), OUTCOMES, blank=_("not known"))
    coded_reason = Choice(_("Why it ended"), REASONS, blank=_("not known"))
    words = Prose(_("In words"), 2, required=False)
    own_words = Prose(_("In the client's words"), 2, required=False)
    told_by = Line(_("Told by"), initial="client", max_length=60)

    def body(self) -> Body:
        told = set(TriedBefore.__struct_fields__) - {"when", "drug"}
        given = {
            name: value for name, value in self.cleaned_data.items() if name in told and value is not None
        }
        return TriedBefore(when=self.when(), drug=matched(given["name"])[0], **given)


class WishForm(EntryForm):
    slug, title, makes, tab = "wish", _("Wish about a medicine"), MedicineWish, "medicines"
    hint = _("A wish against a medicine is shown when it is ordered; going against it needs a signed reason.")

    wish = Choice(_("Wish"), ("against", "for", "taken_back"), judged=True)
    name = Line(_("Medicine"), suggestions=choosing.medicine_words)
    why = Prose(_("Why, in the client's words"), 2, required=False)

    def body(self) -> Body:
        given = self.cleaned_data
        return MedicineWish(
            when=self.when(),
            name=given["name"],
            drug=matched(given["name"])[0],
            wish=given["wish"],
            why=given["why"],
        )


class MattersForm(EntryForm):
    slug, title, makes, tab = "what-matters", _("What matters most"), WhatMatters, "medicines"
    hint = _("Ask before options are compared: what should a treatment do, or not do, for this person?")

    words = Prose(_("In the client's words"), 2, required=False)

    def set_up(self) -> None:
        for place, label in enumerate(RANKS, start=1):
            self.fields[f"first_{place}"] = Choice(label, PRIORITIES, blank=_("nothing chosen"))
        self.order_fields([*(f"first_{place}" for place in range(1, len(RANKS) + 1)), "words"])

    def initial_of(self, body: Any) -> dict[str, Any]:
        ranked = {f"first_{place}": code for place, code in enumerate(body.ranked[: len(RANKS)], start=1)}
        return {**super().initial_of(body), **ranked}

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        if not any(given.get(f"first_{place}") for place in range(1, len(RANKS) + 1)) and not given.get(
            "words"
        ):
            self.add_error("first_1", now_said("Choose at least one thing, or write a word below."))
        return given

    def body(self) -> Body:
        given = self.cleaned_data
        ranked = [given[f"first_{place}"] for place in range(1, len(RANKS) + 1)]
        first = tuple(dict.fromkeys(code for code in ranked if code))
        return WhatMatters(when=self.when(), ranked=first, words=given["words"])


class OptionsForm(EntryForm):
    slug, title, verb, makes, tab = (
        "options", _("Options compared"), _("Sign the decision"), OptionsWeighed, "medicines",
    )  # fmt: skip
    hint = _("Two ways or more, no medicine among them if that is one, compared with the client.")

    reason = Line(_("What it is for"))
    chosen = Choice(
        _("Chosen"), tuple(str(row) for row in range(1, MOST_OPTIONS + 1)), blank=_("nothing yet")
    )
    decided_by = Choice(_("Who decided"), DECIDED_BY, judged=True)
    pace = Choice(_("How fast the client wants to go"), PACES, blank=_("not asked"))
    why = Prose(_("Why this one"), 2, required=False)
    unsure = Prose(_("What is not certain"), 2, required=False)

    def set_up(self) -> None:
        parts = (
            ("name", _("Option")),
            ("speaks_for", _("Speaks for it")),
            ("speaks_against", _("Speaks against it")),
        )
        for row in self._rows():
            for part, label in parts:
                title = now_said("%(what)s %(number)s") % {"what": label, "number": row}
                needed = row == 1 and part == "name"
                known = choosing.medicine_words if part == "name" else None
                self.fields[f"{part}_{row}"] = Line(title, suggestions=known, required=needed)
        rows = [f"{part}_{row}" for row in self._rows() for part, _label in parts]
        chosen = self.fields["chosen"]
        chosen.choices = chosen.choices[: len(self._rows()) + 1]  # type: ignore[attr-defined]
        self.order_fields(["reason", *rows, "chosen", "decided_by", "pace", "why", "unsure"])

    def _rows(self) -> range:
        """As many as were compared: what was looked at together is not dropped on the way to what was decided."""
        told = self.data if self.is_bound else self.initial
        named = [row for row in range(1, MOST_OPTIONS + 1) if told.get(f"name_{row}")]
        return range(1, max(SHOWN, *named, 0) + 1)

    def initial_of(self, body: Any) -> dict[str, Any]:
        start = super().initial_of(body)
        for row, option in enumerate(body.options, start=1):
            start |= {
                f"{part}_{row}": getattr(option, part) for part in ("name", "speaks_for", "speaks_against")
            }
            if option.name == body.chosen:
                start["chosen"] = str(row)
        return start

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        if given.get("chosen") and not given.get(f"name_{given['chosen']}"):
            self.add_error(
                "chosen", now_said("No option stands in that line: choose another, or write it in.")
            )
        return given

    def _options(self) -> Iterator[OptionWeighed]:
        given = self.cleaned_data
        for row in self._rows():
            if name := given.get(f"name_{row}"):
                yield OptionWeighed(
                    name=name, drug=matched(name)[0], speaks_for=given[f"speaks_for_{row}"],
                    speaks_against=given[f"speaks_against_{row}"],
                )  # fmt: skip

    def body(self) -> Body:
        given = self.cleaned_data
        return OptionsWeighed(
            when=self.when(), reason=given["reason"], options=tuple(self._options()), decided_by=given["decided_by"],
            chosen=given[f"name_{given['chosen']}"] if given["chosen"] else "", why=given["why"], unsure=given["unsure"], pace=given["pace"],
        )  # fmt: skip


FORMS = (JudgeForm, TriedBeforeForm, WishForm, MattersForm, OptionsForm)
