"""A session of therapy is signed with its agenda, alone, with the family or in a group (R59)."""

from __future__ import annotations

from collections.abc import Iterator

from .entry import NewEntry
from .therapy import NO_THERAPY, Session
from .whole import Chart
from .words import Words, say


def with_its_agenda(_chart: Chart, new: NewEntry) -> Iterator[Words]:
    """Each point gone through or put off with the reason, or why there was none. History from elsewhere was not asked."""
    body: Session = new.body  # type: ignore[assignment]  # registered for this body alone
    if body.modality in NO_THERAPY or new.source.startswith("import"):
        return
    if not body.agenda and not body.no_agenda.strip():
        yield say("This session has no agenda: name what it was about, or say why there was none.")
    left = [one.says for one in body.agenda if not (one.done or one.put_off.strip())]
    if left:
        yield say(
            "Of the agenda, neither gone through nor put off: {points}. Say which.", points="; ".join(left)
        )
