"""What people write when they reach out: one entry each, told in words."""

from __future__ import annotations

from steadystep.chart import When
from steadystep.chart.outreach import OutreachEnded, WelfareCheckDecided
from steadystep.chart.safety import ContactAttempted
from steadystep.chart.team import ConsentGiven
from tests.spec.writers import Writer, _day


def tries(writer: Writer, method: str, outcome: str, *, whom: str = "client", next_by: str = "") -> str:
    def body(when: When) -> ContactAttempted:
        by = When(next_by, writer.story.zone) if next_by else None
        return ContactAttempted(when=when, method=method, outcome=outcome, to_whom=whom, next_by=by)

    more = f", next step by {_day(next_by)}" if next_by else ""
    return writer.writes(
        body, f"tries a {method} ({whom.replace('_', ' ')}): {outcome.replace('_', ' ')}{more}"
    )


def ends(writer: Writer, outcome: str, *, look_again: str = "") -> str:
    def body(when: When) -> OutreachEnded:
        return OutreachEnded(
            when=when, outcome=outcome, look_again=When(look_again, writer.story.zone) if look_again else None
        )

    more = f", look again on {_day(look_again)}" if look_again else ""
    return writer.writes(body, f"ends reaching out: {outcome.replace('_', ' ')}{more}")


def decides(writer: Writer, needed: bool, reason: str) -> str:
    return writer.writes(
        lambda when: WelfareCheckDecided(when=when, needed=needed, reason=reason),
        f"decides that a welfare check is {'needed' if needed else 'not needed'}: {reason}",
    )


def agrees_to(writer: Writer, name: str, *scopes: int) -> str:
    return writer.writes(
        lambda when: ConsentGiven(
            when=when,
            recipient_kind="caregiver",
            recipient=name,
            recipient_name=name,
            purpose="Help me keep well",
            scopes=scopes,
        ),
        f"agrees that {name} may be called (scope {', '.join(map(str, scopes))})",
    )
