"""Whether a chart accepts an entry: what is impossible, stale or out of place, in words. Clinical weight is reasoning's.

Reports are refused only if unreadable, so only what they refer to is asked of them; decisions and corrections are weighed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from .accepting_copies import copy_by_consent
from .accepting_interpreters import nobody_of_the_family
from .accepting_results import agreed_before, known_whose
from .accepting_sessions import with_its_agenda
from .accepting_sharing import calendar_by_treatment, disclosed_by_consent, referral_in_order
from .accepting_supply import helped_by_consent, kept_by_consent
from .corrections import Retracted
from .cost_barriers import CostBarrier, CostBarrierStep
from .discharge import FollowUpDone
from .ending_accepting import ends_as_transition
from .entry import NewEntry
from .holds import DoseHeld, DoseResumed
from .intake_accepting import intake_complete
from .intake_course import Formulation
from .kinds import DECISIONS
from .lab_orders import LabOrdered
from .life_stages import InterpreterArranged
from .medication import DoseChanged, Order, OrderStopped
from .otp import OtpContact
from .pharmacy import PrescriptionAnswered, PrescriptionSent, SupplyTrouble, SupplyTroubleStep
from .pictures import PictureRead, ResultPictured
from .plan import CareEnded, OfferAnswered, Target
from .plan_together import Aligned, PlanComment
from .plans_ahead import LetterSent, ResultFollowed
from .putting_off import put_off_to_a_day_ahead
from .safety import Acknowledged, Closed, HandedOver, Raised
from .safety_plans import SafetyPlanGiven
from .sharing import Disclosed, DisclosureAnswered, ReferralMade, ReferralMoved
from .supply_plans import SupplyPlanned
from .taking import AdherenceTalk, PillCount
from .tapering import TaperCheckin, TaperCheckinsPlanned
from .team import ConsentGiven, ConsentRevoked, Relabelled, TeamJoined, TeamLeft
from .teamwork import HuddleDone, HuddleNoted
from .therapy import PracticeAssigned, Session
from .trials import TrialJudged
from .visit_start import VisitStarted
from .visits import VisitAttended, VisitBooked, VisitCancelled, VisitMissed
from .waiting import WaitingBegan, WaitingEnded
from .whole import Chart
from .words import Words, say


def accepts(chart: Chart, new: NewEntry, *, seen: int | None = None, own: int = 0) -> tuple[Words, ...]:
    """Every reason why this chart does not take the entry; empty when it does.

    `seen` is the sequence number of the chart the signer looked at; it binds decisions only. The last `own` entries are
    signed in the same go: they make nothing stale.
    """
    return tuple(_reasons(chart, new, seen, chart.seq - own))


def _reasons(chart: Chart, new: NewEntry, seen: int | None, until: int) -> Iterator[Words]:
    kind = new.body.kind()
    if kind == "unseen":
        yield say("What cannot be seen cannot be written.")
    yield from _correction(chart, new)
    yield from _references(chart, new)
    if kind in DECISIONS and seen is not None:
        yield from _stale(chart, new, seen, until)
    for check in _CHECKS.get(type(new.body), ()):
        yield from check(chart, new)


def _correction(chart: Chart, new: NewEntry) -> Iterator[Words]:
    if new.supersedes is None:
        if isinstance(new.body, Retracted):
            yield say("A retraction must name the entry it takes back.")
        return
    before = chart.entry(new.supersedes)
    if before is None:
        yield say("The entry to correct is not in this chart: open it again and correct it there.")
        return
    if chart.corrected(before.id):
        yield say(
            "This entry has been corrected by someone else since: open the chart again and correct the latest one."
        )
    if isinstance(before.body, Raised):
        yield say("A safety event is never corrected away: close it with what was found.")
    if isinstance(before.body, Retracted):
        yield say("What was retracted stays retracted: write a new entry.")
    if not isinstance(new.body, Retracted) and before.kind != new.body.kind():
        yield say(
            "A {old} can only be corrected by a {old}, not by a {new}.", old=before.kind, new=new.body.kind()
        )


_NEEDED: dict[type[Any], Any] = {
    DoseChanged: Order, OrderStopped: Order, DoseHeld: Order, DoseResumed: Order, Acknowledged: Raised, HandedOver: Raised, Closed: Raised,
    VisitStarted: VisitBooked, WaitingEnded: WaitingBegan, VisitAttended: VisitBooked, VisitMissed: VisitBooked, VisitCancelled: VisitBooked,
    ConsentRevoked: ConsentGiven, TeamLeft: TeamJoined, TrialJudged: Order, LetterSent: ConsentGiven, TaperCheckinsPlanned: Order,
    TaperCheckin: Order, SupplyTrouble: Order, SupplyTroubleStep: SupplyTrouble, PrescriptionSent: Order, PrescriptionAnswered: PrescriptionSent, CostBarrier: Order, CostBarrierStep: CostBarrier, PillCount: Order, AdherenceTalk: Order, SupplyPlanned: ConsentGiven, OtpContact: ConsentGiven, HuddleDone: HuddleNoted, ReferralMoved: ReferralMade, DisclosureAnswered: Disclosed, FollowUpDone: CareEnded, PlanComment: Target, PictureRead: ResultPictured,
}  # fmt: skip


def _references(chart: Chart, new: NewEntry) -> Iterator[Words]:
    needed = _NEEDED.get(type(new.body))
    for index, wanted in enumerate(new.body.refers_to()):
        entry = chart.entry(wanted)
        if entry is None:
            yield say(
                "It is about an entry that is not in this chart ({id}): open the chart again.", id=wanted
            )
        elif index == 0 and needed is not None and not isinstance(entry.body, needed):
            yield say("It is about a {kind}, and needs a {needed}.", kind=entry.kind, needed=needed.kind())
        elif new.body.kind() in DECISIONS and not chart.stands(wanted):
            yield say("It is about an entry that has been retracted: choose another.")


def _stale(chart: Chart, new: NewEntry, seen: int, until: int) -> Iterator[Words]:
    kinds = new.body.stale_after
    later = [
        entry
        for entry in chart.entries
        if seen < entry.seq <= until and entry.kind in kinds and entry.id != new.id
    ]
    if later:
        yield say(
            "Since you opened this chart, {count} entries were written that this decision depends on "
            "(the latest: {kind}). Look at them, then sign again; what you typed is kept.",
            count=len(later), kind=later[-1].kind,
        )  # fmt: skip


def _same(chart: Chart, one: str, other: str) -> bool:
    """Whether two ids name one thing: a correction is the entry it corrects."""
    return bool(one) and chart.origin(one) == chart.origin(other)


def _order_still_running(chart: Chart, new: NewEntry) -> Iterator[Words]:
    ended = [stop for stop in chart.of(OrderStopped) if _same(chart, stop.body.order, new.body.code)]
    if ended and new.supersedes not in {stop.id for stop in ended}:
        yield say(
            "This order ended on {day}: write a new order to start again.",
            day=ended[-1].body.last_day.isoformat(),
        )


def _closed_once(chart: Chart, new: NewEntry) -> Iterator[Words]:
    if any(closed.body.raised == new.body.code for closed in chart.of(Closed)) and not new.supersedes:
        yield say("This event is already closed: nothing more to do, or raise what is new.")


def _visit_open(chart: Chart, new: NewEntry) -> Iterator[Words]:
    if not new.body.code:  # a visit that nobody had booked here: there may be many
        return
    for kind in (VisitCancelled, VisitAttended, VisitMissed):
        for entry in chart.of(kind):
            if _same(chart, entry.body.code, new.body.code) and entry.id != new.supersedes:
                yield say(
                    "This visit is already marked as {kind}: correct that entry instead.", kind=entry.kind
                )
                return


def _still_consented(chart: Chart, new: NewEntry) -> Iterator[Words]:
    if any(_same(chart, revoked.body.consent, new.body.code) for revoked in chart.of(ConsentRevoked)):
        yield say("This consent was already taken back.")


# Case C and R50: a lapse never ends treatment. The words people use for it are caught here, at the only door.
_TESTS = ("positive test", "positive urine", "positive uds", "dirty", "failed test", "failed drug")
_LAPSE = (*_TESTS, "relapse", "lapse")


def _no_punishment(chart: Chart, new: NewEntry) -> Iterator[Words]:
    """For the end of care, and for the end of a medicine that is a substance use record."""
    body = new.body
    said = body.why if isinstance(body, OrderStopped) else body.reason if isinstance(body, CareEnded) else ""
    if isinstance(body, OrderStopped) and not _substance_use(chart, body.order):
        return
    if any(word in said.lower() for word in _LAPSE):
        yield say(
            "A positive test is not a reason to end treatment. Offer more support: contact, dose, counselling."
        )


def _nothing_cut(chart: Chart, new: NewEntry) -> Iterator[Words]:
    """R45: no pause, no lower dose and no smaller supply for a test. Words of use alone pass: a client's own pause is a fact."""
    body = new.body
    said = {DoseHeld: "reason", DoseChanged: "why", SupplyPlanned: "note"}[type(body)]
    if not any(word in getattr(body, said).lower() for word in _TESTS):
        return
    if isinstance(body, DoseHeld | DoseChanged) and not _substance_use(chart, body.order):
        return
    if (isinstance(body, SupplyPlanned) and body.over) or (
        isinstance(body, DoseChanged) and not _lower(chart, body)
    ):
        return
    yield say(
        "A positive test is not a reason to pause the medicine, to lower its dose or to cut its supply. "
        "Offer more support: contact, dose, counselling."
    )


def _lower(chart: Chart, body: DoseChanged) -> bool:
    """Less a day than what is ordered; what cannot be counted in mg is taken for less."""
    order = chart.head(body.order)
    before = [
        one.body.steps
        for one in chart.of(DoseChanged)
        if chart.origin(one.body.order) == chart.origin(body.order)
    ]
    steps = before[-1] if before else order.body.steps if order is not None else ()
    old, new = (max((one.milligrams_a_day or 0 for one in some), default=0) for some in (steps, body.steps))
    return new < old or not new


def _substance_use(chart: Chart, order: str) -> bool:
    entry = chart.entry(order)
    return entry is not None and "part2" in chart.labels_of(entry)


def _part2_consented(chart: Chart, new: NewEntry) -> Iterator[Words]:
    """A letter leaves only under a live consent for that outside recipient which names substance use records."""
    consent = chart.head(new.body.code)
    if consent is None or not isinstance(consent.body, ConsentGiven):
        return
    given: ConsentGiven = consent.body
    ended = given.until is not None and given.until.end <= new.body.when.earliest
    revoked = any(_same(chart, one.body.consent, new.body.code) for one in chart.of(ConsentRevoked))
    if given.recipient_kind != "external" or "part2" not in given.labels or ended or revoked:
        yield say(
            "The letter is blocked: no Part 2 consent for this recipient is in force. Ask the client to sign one first."
        )


def _serves_a_target(chart: Chart, new: NewEntry) -> Iterator[Words]:
    """What is aligned is treatment, and what it is aligned to a target that is still aimed at."""
    body: Aligned = new.body  # type: ignore[assignment]
    served, target = chart.head(body.serves), chart.head(body.target)
    if served is not None and not isinstance(served.body, Order | PracticeAssigned | Session):
        yield say(
            "Only a medicine, a practice or a session serves a target; this is a {kind}.", kind=served.kind
        )
    if target is not None and not (isinstance(target.body, Target) and target.body.status == "active"):
        yield say("This is no active target of the plan: choose another.")


def _psychotherapy_stays_apart(chart: Chart, new: NewEntry) -> Iterator[Words]:
    if isinstance(new.body, Relabelled) and "psychotherapy_note" in (*new.body.add, *new.body.remove):
        yield say("A psychotherapy note is one from the start or not at all: retract it and write it anew.")


_CHECKS: dict[type[Any], tuple[Callable[[Chart, NewEntry], Iterator[Words]], ...]] = {
    DoseChanged: (_order_still_running, _nothing_cut),
    DoseHeld: (_nothing_cut,),
    DoseResumed: (_order_still_running,),
    OrderStopped: (_order_still_running, _no_punishment),
    Closed: (_closed_once,),
    HandedOver: (_closed_once,),
    InterpreterArranged: (nobody_of_the_family,),
    VisitAttended: (_visit_open,),
    VisitMissed: (_visit_open,),
    VisitCancelled: (_visit_open,),
    ConsentRevoked: (_still_consented,),
    CareEnded: (_no_punishment, ends_as_transition),
    LetterSent: (_part2_consented,),
    LabOrdered: (agreed_before,),
    ResultFollowed: (known_whose,),
    SafetyPlanGiven: (copy_by_consent,),
    Session: (with_its_agenda,),
    Formulation: (intake_complete,),
    Disclosed: (disclosed_by_consent, calendar_by_treatment),
    SupplyPlanned: (kept_by_consent, _nothing_cut),
    AdherenceTalk: (helped_by_consent,),
    ReferralMoved: (referral_in_order,),
    Relabelled: (_psychotherapy_stays_apart,),
    Aligned: (_serves_a_target,),
    OfferAnswered: (put_off_to_a_day_ahead,),
}
