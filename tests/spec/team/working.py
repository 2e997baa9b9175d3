"""What people write when they work together: one entry each, told in words."""

from __future__ import annotations

from steadystep.chart import When
from steadystep.chart.hospital import HospitalAdmitted, HospitalLeft
from steadystep.chart.sharing import Disclosed, DisclosureAnswered, ReferralMade, ReferralMoved
from steadystep.chart.team import ConsentGiven, ConsentRevoked, Message
from steadystep.chart.teamwork import HuddleDone, HuddleNoted, MessageFollowed
from tests.spec.writers import Attempt, Writer


def writes_to(writer: Writer, to: str, text: str, *, answer_by: str = "", caregiver: bool = False) -> str:
    def body(when: When) -> Message:
        by = When(answer_by, writer.story.zone) if answer_by else None
        return Message(when=when, to=to, text=text, answer_by=by, from_caregiver=caregiver)

    return writer.writes(body, f"writes to {to.replace('_', ' ')}: “{text}”")


def follows(writer: Writer, conversation: str, step: str, why: str, to: str = "") -> str:
    words = f"{step.replace('_', ' ')}{f' to {to}' if to else ''}: {why}"
    return writer.writes(
        lambda when: MessageFollowed(when=when, conversation=conversation, step=step, to=to, why=why),
        f"follows the message up, {words}",
    )


def agrees(
    writer: Writer, text: str, owner: str, by: str, settles: str = "", topic: str = "off_track"
) -> str:
    return writer.writes(
        lambda when: HuddleNoted(
            when=when, topic=topic, text=text, owner=owner, by=When(by, writer.story.zone), settles=settles
        ),
        f"notes in the huddle: {text} ({owner}, by {by})",
    )


def done(writer: Writer, item: str, outcome: str) -> str:
    return writer.writes(
        lambda when: HuddleDone(when=when, item=item, outcome=outcome), f"says what came of it: {outcome}"
    )


def refers(
    writer: Writer, whom: str, *, service: str = "pain", urgency: str = "routine", owner: str = "Cora"
) -> str:
    return writer.writes(
        lambda when: ReferralMade(
            when=when, service=service, to_whom=whom, reason="As agreed", urgency=urgency, owner=owner
        ),
        f"drafts a referral to {whom} ({service.replace('_', ' ')}, {urgency})",
    )


def consents(writer: Writer, whom: str, *labels: str, until: str = "") -> str:
    return writer.writes(
        lambda when: ConsentGiven(
            when=when, recipient_kind="external", recipient=whom, recipient_name=whom, purpose="Treatment", labels=labels,
            until=When(until, writer.story.zone) if until else None,
        ),
        f"consents that {whom} is told{' of substance use care too' if 'part2' in labels else ''}",
    )  # fmt: skip


def takes_back(writer: Writer, consent: str) -> str:
    return writer.writes(lambda when: ConsentRevoked(when=when, consent=consent), "takes the consent back")


def letter(when: When, whom: str, **ground: str) -> Disclosed:
    return Disclosed(
        when=when,
        recipient=whom,
        recipient_name=whom,
        purpose="Treatment",
        parts=("medicines",),
        text="Lithium.",
        **ground,
    )


def sends(writer: Writer, whom: str, consent: str, **more: str) -> str:
    return writer.writes(
        lambda when: letter(when, whom, ground="consent", consent=consent, **more),
        f"sends a letter to {whom}",
    )


def tries_to_send(writer: Writer, whom: str, **ground: str) -> Attempt:
    return writer.tries(lambda when: letter(when, whom, **ground), f"to send a letter to {whom}")


def moves(writer: Writer, referral: str, step: str, disclosed: str | None = None, on: str = "") -> str:
    day = When(on, writer.story.zone) if on else None
    return writer.writes(
        lambda when: ReferralMoved(when=when, referral=referral, step=step, disclosed=disclosed, on=day),
        f"writes down that the referral is {step.replace('_', ' ')}{f', for {on}' if on else ''}",
    )


def tries_to_move(writer: Writer, referral: str, step: str, disclosed: str | None = None) -> Attempt:
    return writer.tries(
        lambda when: ReferralMoved(when=when, referral=referral, step=step, disclosed=disclosed),
        f"to write {step.replace('_', ' ')}",
    )


def answered(writer: Writer, sent: str) -> str:
    return writer.writes(
        lambda when: DisclosureAnswered(when=when, disclosed=sent, how="acknowledged_letter"),
        "notes that the letter arrived",
    )


def admitted(writer: Writer, place: str) -> str:
    return writer.writes(
        lambda when: HospitalAdmitted(when=when, place=place), f"notes the admission to {place}"
    )


def left(writer: Writer, place: str, stay: str | None = None, on: str = "") -> str:
    return writer.writes(
        lambda when: HospitalLeft(
            when=When(on, writer.story.zone) if on else when, place=place, admitted=stay
        ),
        f"notes that Rosa left {place}{f' on {on}' if on else ''}",
    )
