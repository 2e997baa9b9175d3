"""Steps towards what matters while acceptance and commitment therapy goes on: when the last one was told (R64)."""

from __future__ import annotations

import itertools
from datetime import timedelta
from typing import Final

import msgspec

from steadystep.chart import AnyEntry
from steadystep.chart.therapy import PracticeAssigned, PracticeTried, Session
from steadystep.chart.worksheets import Worksheet

from .alignment import GOING_ON, AroundPlan

WEEK: Final = timedelta(days=7)
_SHEET: Final = "committed_action"


class CommittedActions(msgspec.Struct, frozen=True, kw_only=True):
    """`session` is the latest one of ACT, whoever it was held with; `began` the first of this stretch; `last` the step told last."""

    session: AnyEntry
    began: AnyEntry
    last: AnyEntry | None

    @property
    def since(self) -> AnyEntry:
        """From when the week without a step is counted."""
        return max((self.began, self.last or self.began), key=lambda one: one.occurred)


def committed_actions(view: AroundPlan) -> CommittedActions | None:
    """None where no ACT goes on: alone, in a group or with the family alike."""
    held = [one for one in view.chart.of(Session) if one.body.modality == "act"]
    if not held or view.clock.reached(held[-1].occurred + GOING_ON):
        return None
    return CommittedActions(session=held[-1], began=_began(held), last=_last(view))


def _began(held: list[AnyEntry]) -> AnyEntry:
    """The first session after the last long pause: no week is counted in which no ACT went on."""
    began = held[0]
    for before, one in itertools.pairwise(held):
        if one.occurred - before.occurred >= GOING_ON:
            began = one
    return began


def _last(view: AroundPlan) -> AnyEntry | None:
    """A step is a step, all of it or a part; told on the sheet, or as a try at what was agreed."""
    chart = view.chart
    agreed = {chart.origin(one.id) for one in chart.of(PracticeAssigned) if one.body.practice == _SHEET}
    told = [one for one in chart.among(PracticeTried, Worksheet) if _is_step(one, {chart.origin(one.body.assigned or "")} & agreed)]  # fmt: skip
    return max(told, key=lambda one: one.occurred, default=None)


def _is_step(one: AnyEntry, agreed: set[str]) -> bool:
    if isinstance(one.body, Worksheet):
        return bool(agreed) or one.body.exercise == _SHEET
    return bool(agreed) and one.body.done in ("done", "partly")
