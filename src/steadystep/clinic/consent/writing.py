"""Whether this person may write this entry: every reason why not, each with its next step. Empty means they may.

What the chart itself refuses (impossible, stale, out of place) is `steadystep.chart.accepts`; this asks only who.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Final

from steadystep.chart import Chart, NewEntry, Words, say
from steadystep.chart.corrections import Retracted
from steadystep.chart.outreach import ContactBounced
from steadystep.chart.safety import Raised
from steadystep.chart.team import AccessOpened, Message
from steadystep.knowledge.rights import Rights

from .actor import Actor, ActorKind
from .items import kind_of
from .marking import carried, marked, marking_refused
from .mistakes import NotAllowed
from .relation import BREAK_GLASS_HOURS
from .sight import sight
from .writing_by_kind import Writing, allowed, asked, kind_of_body, kind_refused, named, writers

# A visit is booked by a client only where a time was held out to them (`chartroom.place_offers`).
CLIENT_WRITES: Final = frozenset(
    {
        "answers", "item_answered", "daily_checkin", "dose_report", "dose_held", "dose_feed_chosen", "side_effect", "practice_tried", "worksheet", "message", "goal",
        "consent_given", "consent_revoked", "safety_plan", "safety_plan_given", "warning_sign", "change_watch", "medicine_reported", "life_event", "intake_answer",
        "visit_booked", "visit_cancelled", "visit_feed_chosen", "reminders_wanted", "effects_checked", "reminder_chosen", "medicine_list_answered",
        "last_use", "lapse_reported", "travel_planned", "procedure_planned",
        "tried_before", "medicine_wish", "what_matters", "sheet_begun", "measure_declined", "taper_checkin", "story_note", "kit_given", "return_asked",
        "plan_comment", "plan_answered", "milestone", "milestone_reached", "weekly_step", "weekly_step_told", "result_pictured",
    }
)  # fmt: skip
# What an import may not bring in, because it is somebody's act in this clinic or changes who may see.
NEVER_IMPORTED: Final = frozenset(
    {"event_reported", "raised", "acknowledged", "handed_over", "closed", "access_opened", "relabelled", "retracted", "expunged",
     "psychotherapy_note"}
)  # fmt: skip


def may_write(
    actor: Actor,
    chart_now: Chart,
    new: NewEntry,
    rights: Rights,
    at: datetime,
    *,
    sites: frozenset[str] = frozenset(),
    on_call: bool = False,
) -> tuple[Words, ...]:
    """Every reason why `actor` may not write `new` into the chart at `at`; `on_call` also may break the glass.

    `new` is what will be stored: pass it through `marking.marked` first, since a note kept apart is sealed by its label.
    """
    seen = sight(actor, chart_now, rights, at, sites=sites)
    writing = Writing(actor, chart_now, marked(chart_now, new), rights, at, seen, on_call)
    lost = carried(chart_now, new) - new.labels
    return (*_reasons(writing), *_labels_lost(lost))


def check_may_write(
    actor: Actor,
    chart_now: Chart,
    new: NewEntry,
    rights: Rights,
    at: datetime,
    *,
    sites: frozenset[str] = frozenset(),
    on_call: bool = False,
) -> None:
    """Raise `NotAllowed` with every reason of `may_write`."""
    reasons = may_write(actor, chart_now, new, rights, at, sites=sites, on_call=on_call)
    if reasons:
        raise NotAllowed(reasons, writers(rights, new.body) if actor.kind == ActorKind.STAFF else ())


def _reasons(writing: Writing) -> Iterator[Words]:
    by_kind: dict[str, Callable[[Writing], Iterator[Words]]] = {
        ActorKind.SOFTWARE: _software,
        ActorKind.CLIENT: _client,
        ActorKind.CAREGIVER: _caregiver,
        ActorKind.EXTERNAL: _external,
    }
    refused = tuple(by_kind.get(writing.actor.kind, _staff)(writing))
    yield from refused
    if not refused:
        own = carried(writing.chart, writing.new)
        yield from marking_refused(writing.actor, writing.roles, writing.new, writing.new.labels - own)


def _labels_lost(lost: frozenset[str]) -> Iterator[Words]:
    if lost:
        yield say("Labels never drop ({labels}): keep them on this entry.", labels=", ".join(sorted(lost)))


def _software(writing: Writing) -> Iterator[Words]:
    kind = kind_of_body(writing.target)
    if isinstance(writing.new.body, Raised | ContactBounced):
        return
    if not writing.new.source.startswith("import"):
        yield say(
            "The software writes safety events, and what could not arrive, and nothing else by itself: a person signs this."
        )
    elif kind in NEVER_IMPORTED or isinstance(writing.new.body, Retracted):
        yield say("An import does not bring in {kind}: a person of this clinic writes it.", kind=named(kind))


def _client(writing: Writing) -> Iterator[Words]:
    kind = kind_of_body(writing.target)
    if writing.seen.relation.kind != "self":
        yield say("You can only write in your own record. Sign in again to open it.")
    elif kind not in CLIENT_WRITES or not allowed(writing, "client"):
        yield say("Your care team writes this. Send them a message and they will do it with you.")
    elif isinstance(writing.new.body, Message) and writing.new.body.from_caregiver:
        yield say("This message is marked as from somebody else. Send it again as your own.")
    elif not _wrote_what_they_correct(writing):
        yield say("Somebody else wrote this. Send your team a message and say what should be different.")


def _caregiver(writing: Writing) -> Iterator[Words]:
    """The words are the same for a client and for a stranger: they neither confirm nor deny."""
    body = writing.new.body
    to_team = isinstance(body, Message) and body.from_caregiver and body.to == "team"
    if not to_team or writing.new.supersedes:
        yield say("You can send the team a message here. For anything else, ask the person you care for.")


def _external(_: Writing) -> Iterator[Words]:
    yield say("Nothing can be written here from outside. Send it to the clinic, whose staff will take it in.")


def _staff(writing: Writing) -> Iterator[Words]:
    body = writing.new.body
    if isinstance(body, AccessOpened):
        yield from _opening(writing, body)
        return
    if not writing.roles:
        yield say(
            "You are not in this client's team: ask the lead to add you, or open the chart for an emergency with a reason."
        )
        return
    yield from kind_refused(writing)
    yield from _correction_refused(writing)


def _opening(writing: Writing, body: AccessOpened) -> Iterator[Words]:
    roles = writing.rights.roles
    able = writing.on_call or any(role in roles and roles[role].breaks_glass for role in writing.actor.roles)
    if not able:
        yield say(
            "Only a prescriber, therapist, nurse or the clinician on call opens a chart for an emergency: call one."
        )
    if body.person != writing.actor.id:
        yield say("A chart is opened for an emergency only for oneself: let the person who needs it open it.")
    if not writing.at < body.until <= writing.at + BREAK_GLASS_HOURS:
        yield say("An emergency opening lasts up to {hours} hours: choose an end in that time.", hours=8)
    if writing.new.supersedes:
        yield say("The record of an opening stays as it is: write a message to the privacy owner about it.")


def _correction_refused(writing: Writing) -> Iterator[Words]:
    """To correct is to see and write; what is not in this chart is `accepts`' to refuse."""
    before = writing.chart.entry(writing.new.supersedes) if writing.new.supersedes else None
    if before is None:
        return
    if writing.seen.of_entry(before, writing.chart) != "full":
        yield say(
            "Only somebody who may read the whole entry can correct it: ask {roles}.", roles=asked(writing)
        )
    if kind_of(before) == "message" and before.author != writing.actor.id:
        yield say("A message is taken back only by whoever sent it: answer it instead.")
    if kind_of(before) == "access_opened":
        yield say("The record of an opening stays as it is: write a message to the privacy owner about it.")


def _wrote_what_they_correct(writing: Writing) -> bool:
    before = writing.chart.entry(writing.new.supersedes) if writing.new.supersedes else None
    return before is None or before.author == writing.actor.id
