"""Imported history raises no alarm of its own: one clinician reads it, once."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from steadystep.chart import say
from steadystep.chart.intake import HistoryReviewed, ImportedResource
from steadystep.reasoning.facts.imported_history import unread_history
from steadystep.reasoning.facts.responsible import named
from steadystep.reasoning.finding import Duty, Offer
from steadystep.reasoning.view import Rule, Said, View, reads

WITHIN = timedelta(days=7)  # clinic rule


def find(view: View) -> Iterator[Said]:
    unread = unread_history(view.chart)
    if not unread:
        return
    known = min(entry.recorded_at for entry in unread)
    body = HistoryReviewed(when=unread[-1].body.when)
    yield Duty(
        key="intake.imported_history", rule="intake.imported_history", level="T4", owner_role="prescriber",
        says=say("Imported history to read: {count} records from another system.", count=len(unread)),
        person=named(("prescriber", "therapist", "nurse"), view.person, view.clinic), known_at=known, due=known + WITHIN,
        overdue=view.clock.reached(known + WITHIN), because=tuple(entry.id for entry in unread[:20]),
        closes_by=say("A clinician marks the history as read."),
        offers=(Offer(key="read", says=say("Mark as read"), kind="entry", drafts=body),),
    )  # fmt: skip


RULE = Rule(
    id="intake.imported_history", reads=reads(ImportedResource), find=find,
    about="Imported history raises one duty to review it and no alarm of its own.",
)  # fmt: skip
