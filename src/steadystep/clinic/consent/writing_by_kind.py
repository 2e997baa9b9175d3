"""Who may write which kind: the matrix of knowledge, and what it cannot say (who orders, who closes, who joins charts)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from steadystep.chart import DECISIONS, Body, Chart, NewEntry, Words, say
from steadystep.chart.corrections import Expunged, Retracted, Unseen
from steadystep.chart.exposure import PracticeCleared
from steadystep.chart.medication import DoseChanged, OrderStopped
from steadystep.chart.safety import Closed, EventReported, Raised
from steadystep.chart.team import AccessOpened, ConsentGiven
from steadystep.knowledge.rights import Rights

from .actor import LICENSED_ROLES, Actor, Role
from .coming_of_age import is_minor
from .items import SEALED_LABELS, item_of_body
from .sight import Sight

CLOSED_BY_LICENSED: Final = frozenset({"T0", "T1", "T2"})
PRIVACY_BREACH: Final = "ES29"
# What changes who may see: written in an emergency opening, it would outlast the emergency.
NOT_IN_AN_EMERGENCY: Final = frozenset(
    {"team_joined", "team_left", "consent_given", "consent_revoked", "relabelled", "same_as", "expunged"}
)


@dataclass(frozen=True, slots=True)
class Writing:
    actor: Actor
    chart: Chart
    new: NewEntry
    rights: Rights
    at: datetime
    seen: Sight
    on_call: bool

    @property
    def roles(self) -> frozenset[str]:
        return self.seen.relation.roles

    @property
    def target(self) -> Body:
        """What is written, or for a retraction what it takes back: the same right is needed for both."""
        before = self.chart.entry(self.new.supersedes) if self.new.supersedes else None
        if before is None or not isinstance(self.new.body, Retracted):
            return self.new.body
        return self.chart.first(before).body


def kind_refused(writing: Writing) -> Iterator[Words]:
    """Why this member of staff, in this relation, may not write this kind."""
    rule = _KIND_RULES.get(kind_of_body(writing.target))
    if rule is not None:
        yield from rule(writing)
    else:
        yield from _by_matrix(writing)
    if writing.seen.relation.kind == "break_glass":
        yield from _in_an_emergency(writing)


def _in_an_emergency(writing: Writing) -> Iterator[Words]:
    if writing.new.labels & SEALED_LABELS.keys():
        yield say("Notes kept apart are not written in an emergency opening: write a progress note.")
    if kind_of_body(writing.target) in NOT_IN_AN_EMERGENCY:
        yield say(
            "An emergency opening is for treatment: who cares for the client, and who may see what, is changed by their own team."
        )


def _by_matrix(writing: Writing) -> Iterator[Words]:
    if not any(allowed(writing, role) for role in writing.roles):
        kind = named(kind_of_body(writing.target))
        yield say("Your role does not write this ({kind}): ask {roles}.", kind=kind, roles=asked(writing))


def allowed(writing: Writing, role: str) -> bool:
    """By the matrix: decisions need `may_decide`; a client's own kinds are decided by `CLIENT_WRITES`."""
    kind, item = kind_of_body(writing.target), _item(writing)
    if kind in DECISIONS and role != "client":
        return writing.rights.may_decide(item, role)
    return writing.rights.may_write(item, role)


def _item(writing: Writing) -> str:
    apart = [item for label, item in SEALED_LABELS.items() if label in writing.new.labels]
    return apart[0] if apart else item_of_body(writing.target)


def _prescriber(writing: Writing) -> Iterator[Words]:
    if Role.PRESCRIBER not in writing.roles:
        yield say("Only a prescriber orders, changes or stops a medicine: send it to them as a message.")


def _changing_a_dose(writing: Writing) -> Iterator[Words]:
    """A nurse signs the next step of a protocol that the prescriber signed; what it is, and when, the door weighs (R19)."""
    body = writing.target
    by_protocol = isinstance(body, DoseChanged) and body.by_protocol
    if not (by_protocol and Role.NURSE in writing.roles):
        yield from _prescriber(writing)


def _injecting(writing: Writing) -> Iterator[Words]:
    if not writing.roles & {Role.PRESCRIBER, Role.NURSE}:
        yield say("Only a nurse or prescriber gives an injection: ask them to write it down.")


def _reconciling(writing: Writing) -> Iterator[Words]:
    if not writing.roles & {Role.PRESCRIBER, Role.NURSE}:
        yield say(
            "Only a prescriber or a nurse signs that the lists were compared: write down what you were told."
        )


def _watching(writing: Writing) -> Iterator[Words]:
    if not writing.roles & {Role.PRESCRIBER, Role.NURSE}:
        yield say("Only a prescriber or a nurse decides what is watched: send them a message.")


def _planning_supply(writing: Writing) -> Iterator[Words]:
    if not writing.roles & {Role.PRESCRIBER, Role.NURSE}:
        yield say("Only a prescriber or a nurse signs the supply plan: send them a message.")


def _client_alone(_: Writing) -> Iterator[Words]:
    yield say(
        "Only the client answers whether the list is right: write what they told you as a list from them."
    )


def _closing(writing: Writing) -> Iterator[Words]:
    body = writing.target
    raised = writing.chart.entry(body.raised) if isinstance(body, Closed) else None
    level = raised.body.level if raised is not None and isinstance(raised.body, Raised) else "T0"
    roles = writing.rights.roles
    if level in CLOSED_BY_LICENSED:
        closes = any(role in roles and roles[role].closes_safety for role in writing.roles)
        if not (writing.actor.licensed and closes):
            yield say(
                "Only a licensed clinician closes a safety event of level {level}: hand it over to one.",
                level=level,
            )
        return
    yield from _taking_on(writing)


def _taking_on(writing: Writing) -> Iterator[Words]:
    """Peers and the front desk raise; who may not read the event cannot answer for it."""
    able = any(
        writing.rights.read("safety_events", role) == "full"
        and writing.rights.may_write("safety_events", role)
        for role in writing.roles
    )
    if not able:
        yield say("You can raise a concern but not take on a safety event: call a clinician of the team now.")


def _reporting(writing: Writing) -> Iterator[Words]:
    """An administrator tells of nothing but a breach of privacy, of which they are the first to act (escalation.md, ES29),
    and only where somebody else opened the chart in an emergency."""
    body, admin = writing.new.body, Role.ADMIN in writing.roles
    breach = isinstance(body, EventReported) and body.event == PRIVACY_BREACH and not writing.new.supersedes
    if not (admin and breach and _opened_by_another(writing)):
        yield from _by_matrix(writing)


def _opened_by_another(writing: Writing) -> bool:
    return any(one.body.person != writing.actor.id for one in writing.chart.of(AccessOpened))


def _therapist(writing: Writing) -> Iterator[Words]:
    if not any(writing.rights.may_write("psychotherapy_notes", role) for role in writing.roles):
        yield say("Only a therapist keeps psychotherapy notes: write a progress note.")


def _licensed(writing: Writing) -> Iterator[Words]:
    """Licensed, and here as such: in a team of the client the licence counts only with a licensed role in that team."""
    here = writing.seen.relation.kind != "team" or writing.roles & LICENSED_ROLES
    if not (writing.actor.licensed and here):
        yield say("Only a licensed clinician decides this: ask a prescriber, therapist or nurse of the team.")


def _relabelling(writing: Writing) -> Iterator[Words]:
    yield from _licensed(writing)
    about = writing.chart.entry(writing.target.code)
    if about is not None and writing.seen.of_entry(about, writing.chart) != "full":
        yield say(
            "Only somebody who may read the whole entry can change its labels: ask {roles}.",
            roles=asked(writing),
        )


def _pathway(writing: Writing) -> Iterator[Words]:
    yield from _licensed(writing)
    yield from _by_matrix(writing)


def _joining_charts(writing: Writing) -> Iterator[Words]:
    if not writing.roles & {Role.LEAD, Role.ADMIN}:
        yield say("Only a lead or administrator joins two charts of one person: tell them both names.")


def _stopping(writing: Writing) -> Iterator[Words]:
    """A second reviewer is somebody else than who signs (R57)."""
    yield from _prescriber(writing)
    body = writing.target
    if isinstance(body, OrderStopped) and body.second_reviewer == writing.actor.id:
        yield say("A stop is reviewed by a second prescriber: name somebody other than yourself.")


def _expunging(writing: Writing) -> Iterator[Words]:
    body = writing.target
    if not writing.roles & {Role.LEAD, Role.ADMIN}:
        yield say("Only a lead or administrator expunges an entry, together with a second person: ask them.")
    elif isinstance(body, Expunged) and body.second_person == writing.actor.id:
        yield say("Expunging takes two people: name the other one.")


def _consenting(writing: Writing) -> Iterator[Words]:
    """42 CFR 2.14: whatever the state asks of a guardian, the minor's own signature is needed for substance use care."""
    body = writing.target
    alone = isinstance(body, ConsentGiven) and body.signed_by == "guardian" and "part2" in body.labels
    if alone and is_minor(writing.chart, writing.at):
        yield say(
            "A guardian alone cannot agree to share substance use care: the client signs too, or this label is left out."
        )
    yield from _by_matrix(writing)


def _welfare(writing: Writing) -> Iterator[Words]:
    if not writing.roles & {Role.PRESCRIBER, Role.THERAPIST}:
        yield say("Only a prescriber or therapist decides on a welfare check: call one of them now.")


def _assessing(writing: Writing) -> Iterator[Words]:
    if not writing.roles & {Role.PRESCRIBER, Role.THERAPIST}:
        yield say(
            "Only a prescriber or therapist decides on the level of care and signs a formulation: tell one of them."
        )


def _clearing(writing: Writing) -> Iterator[Words]:
    """Medical flags are looked at by somebody medical; that the client is ready, by who treats."""
    body = writing.target
    medical = isinstance(body, PracticeCleared) and body.why == "medical"
    able = {Role.PRESCRIBER, Role.NURSE} if medical else {Role.THERAPIST, Role.PRESCRIBER}
    if writing.roles & able:
        return
    if medical:
        yield say("Only a prescriber or a nurse clears an exercise medically: ask one of them to look.")
    else:
        yield say("Only a therapist or a prescriber lets a step begin early: ask the therapist.")


def _supervising(writing: Writing) -> Iterator[Words]:
    """A supervisor is somebody else than who did the work; psychotherapy and its supervision stay with clinicians."""
    if not writing.roles & {Role.PRESCRIBER, Role.THERAPIST, Role.LEAD}:
        yield say("Only a prescriber, therapist or lead signs a supervision note: ask one of them.")
    elif writing.target.code == writing.actor.id:
        yield say("A supervision note is signed by the other person: ask your supervisor.")


def _nobody_bounces(_: Writing) -> Iterator[Words]:
    yield say("Only the software writes that a message could not arrive: note a call instead.")


def _nobody(_: Writing) -> Iterator[Words]:
    yield say(
        "Only the software raises safety events: write what you saw, and call a clinician of the team now."
    )


_KIND_RULES: Final[dict[str, Callable[[Writing], Iterator[Words]]]] = {
    "raised": _nobody, "event_reported": _reporting, "order": _prescriber, "dose_changed": _changing_a_dose, "order_stopped": _stopping,
    "dose_resumed": _prescriber,
    "closed": _closing, "acknowledged": _taking_on, "handed_over": _taking_on, "psychotherapy_note": _therapist,
    "relabelled": _relabelling, "history_reviewed": _licensed, "pathway_phase": _pathway, "same_as": _joining_charts,
    "expunged": _expunging, "injection_given": _injecting, "reconciled": _reconciling, "medicine_list_answered": _client_alone,
    "taper_checkins_planned": _watching, "monitoring_laid_aside": _watching, "supply_planned": _planning_supply,
    "practice_cleared": _clearing, "welfare_check_decided": _welfare, "contact_bounced": _nobody_bounces, "consent_given": _consenting,
    "care_level_decided": _assessing, "formulation": _assessing,
    "supervision_noted": _supervising,
}  # fmt: skip


def asked(writing: Writing) -> str:
    return ", ".join(named(role) for role in writers(writing.rights, writing.target))


def writers(rights: Rights, body: Body) -> tuple[str, ...]:
    """Staff roles that may write such an entry; the lead where the matrix names none."""
    may = rights.may_decide if kind_of_body(body) in DECISIONS else rights.may_write
    item = item_of_body(body)
    able = (role.id for role in rights.roles.values() if role.kind == "staff" and may(item, role.id))
    return tuple(sorted(able)) or (Role.LEAD.value,)


def kind_of_body(body: Body) -> str:
    """The kind written, also where a sealed body is only stood in for."""
    return body.of if isinstance(body, Unseen) else body.kind()


def named(word: str) -> str:
    return word.replace("_", " ")
