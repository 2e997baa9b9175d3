"""What must hold before words leave the clinic, and the order in which a referral moves."""

from __future__ import annotations

from collections.abc import Iterator

from .consents import consents_in_force
from .entry import NewEntry
from .sharing import REFERRAL_STEPS, Disclosed, ReferralMoved
from .team import ConsentGiven
from .whole import Chart
from .words import Words, say

_OVER = frozenset({"finished", "failed"})


def disclosed_by_consent(chart: Chart, new: NewEntry) -> Iterator[Words]:
    """Under a consent: in force, for this recipient, and naming substance use records where any are inside."""
    body: Disclosed = new.body  # type: ignore[assignment]  # registered for this body alone
    if body.consent is None:
        return
    given = chart.head(body.consent)
    if given is None or not isinstance(given.body, ConsentGiven):
        yield say("It names no consent: choose the one under which it goes out.")
    elif not consent_in_force(chart, given.id, new):
        yield say(
            "This consent has ended or was taken back: nothing leaves. Ask the client to sign one first."
        )
    elif given.body.recipient != body.recipient:
        yield say("This consent is for {name}, not for this recipient.", name=given.body.recipient_name)
    elif "part2" in _labels(chart, new) and "part2" not in given.body.labels:
        yield say(
            "The consent does not name substance use records (42 CFR Part 2), and some are inside: leave them out, or ask the client."
        )


def calendar_by_treatment(chart: Chart, new: NewEntry) -> Iterator[Words]:
    """A calendar of doses without a consent goes to the pharmacy for treatment alone: nothing labelled is inside (R22, R91)."""
    body: Disclosed = new.body  # type: ignore[assignment]
    if not body.calendar:
        return
    orders = [one for name in body.orders if (one := chart.head(name))]
    if body.ground != "consent" and any(chart.labels_of(one) for one in orders):
        yield say(
            "One of these medicines is kept apart, and the pharmacy may read of it only by the client's consent: leave it out, or ask the client."
        )


def consent_in_force(chart: Chart, consent: str, new: NewEntry) -> bool:
    given = chart.head(consent)
    sent = new.body.when.earliest
    standing = consents_in_force(chart, lambda end: end <= sent, "external")
    return given is not None and any(one.id == given.id for one in standing)


def _labels(chart: Chart, new: NewEntry) -> frozenset[str]:
    """Its own, and those of what it is about: a letter that names a thing is as private as the thing."""
    body: Disclosed = new.body  # type: ignore[assignment]
    named = (body.about, body.again_of, *body.orders)
    about = [one for name in named if name and (one := chart.head(name))]
    return new.labels.union(*(chart.labels_of(one) for one in about))


def referral_in_order(chart: Chart, new: NewEntry) -> Iterator[Words]:
    """Forward only; what is over is over; sent only with a disclosure that is about this referral."""
    body: ReferralMoved = new.body  # type: ignore[assignment]
    steps = [
        one.body.step for one in chart.of(ReferralMoved)
        if chart.origin(one.body.referral) == chart.origin(body.referral) and one.id != new.supersedes
    ]  # fmt: skip
    if _OVER & set(steps):
        yield say("This referral is over: write a new one.")
    elif "sent_out" not in (*steps, body.step) and body.step not in _OVER:
        yield say("This referral is still a draft: send it first, or close it.")
    elif steps and body.step not in _OVER and _rank(body.step) <= max(map(_rank, steps)):
        yield say("This step was already written down, or a later one was.")
    sent = chart.entry(body.disclosed) if body.disclosed else None
    about = sent.body.about if sent is not None and isinstance(sent.body, Disclosed) else None
    if body.disclosed and (about is None or chart.origin(about) != chart.origin(body.referral)):
        yield say("What went out is not about this referral: send it from the referrals page.")


def _rank(step: str) -> int:
    return REFERRAL_STEPS.index(step)
