"""Writing the projections of one chart: its caseload row, its open duties, who cares for it, its search row, its notices."""

from __future__ import annotations

from datetime import timedelta

import msgspec

from steadystep.chart import Chart, say
from steadystep.chart.intake import Demographics
from steadystep.clinic.consent.derived import Grounds, grounds
from steadystep.clinic.ledger.clock import microseconds
from steadystep.clinic.notices.noting import note, remind
from steadystep.clinic.people.models import ClientRow, Team
from steadystep.reasoning import Duty, Told
from steadystep.reasoning.caseload import GROUPS, CaseloadLine
from steadystep.reasoning.facts.responsible import in_charge

from .keeping_outcome import keep_outcome
from .keeping_quality import keep_quality
from .models import CareRow, CaseloadRow, DutyRow
from .reminding_caregivers import remind_caregivers
from .telling_caregivers import tell_caregivers
from .thinking import Thought

LOOK_AGAIN = timedelta(hours=1)
FAILING = "failing"
_encode = msgspec.json.Encoder().encode


def project(thought: Thought) -> bool:
    """Write what the thought says; False when the rows already rest on a later entry and were left alone."""
    chart = thought.chart
    tell_caregivers(chart, thought.raised, thought.at)
    remind_caregivers(chart, thought.raised, thought.at)
    standing = CaseloadRow.objects.filter(client=chart.client).only("seq").first()
    if standing is not None and standing.seq > chart.seq:
        return False
    if thought.review is None or thought.line is None:
        _failing(thought, standing is not None)
        return True
    CaseloadRow.objects.bulk_create([_caseload(thought, thought.line)], update_conflicts=True,
                                    unique_fields=["client"], update_fields=_CASELOAD_FIELDS)  # fmt: skip
    _duties(chart, thought.review.duties, thought.line)
    _care(chart.client, thought.line)
    _search_row(chart, thought.line)
    keep_outcome(chart.client, thought.outcome)
    keep_quality(chart, thought.line, thought.marks)
    note(chart.client, thought.review.duties, thought.at)
    remind(chart.client, thought.review.reminders, thought.at)
    return True


_CASELOAD_FIELDS = [
    "seq", "basis", "computed_at", "next_look", "failing", "team", "group", "since", "called", "labels", "items", "pathway_labels",
    "spark_labels", "drift_since", "drift_labels", "drift_items", "looked", "line",
]  # fmt: skip


def _failing(thought: Thought, exists: bool) -> None:
    """The whole review broke: the row says so, the lead is told, and it is tried again within the hour."""
    client, now = thought.chart.client, microseconds(thought.at)
    soon = microseconds(thought.at + LOOK_AGAIN)
    values = {
        "seq": thought.chart.seq,
        "failing": True,
        "next_look": soon,
        "computed_at": now,
        "basis": FAILING,
    }
    if exists:
        CaseloadRow.objects.filter(client=client).update(**values)
    else:
        CaseloadRow.objects.create(client=client, group=GROUPS.index("off_track"), line=b"", **values)
    duty = _read_by_hand(thought)
    DutyRow.objects.bulk_create([_failing_row(client, duty)], ignore_conflicts=True)
    note(client, [duty], thought.at)


def _read_by_hand(thought: Thought) -> Duty:
    lead = in_charge(thought.clinic, thought.at)
    says = say("This chart could not be judged by the software. Read what is new by hand, now.")
    return Duty(
        key=f"failing/{thought.chart.client}", rule=FAILING, says=says, level="T1", owner_role="lead", person=lead,
        known_at=thought.at, due=thought.at + LOOK_AGAIN, closes_by=say("The software can judge the chart again."),
        told=(Told(rung=0, role="lead", person=lead, since=thought.at),),
    )  # fmt: skip


def _failing_row(client: str, duty: Duty) -> DutyRow:
    care = CareRow.objects.filter(client=client).first()
    called = ClientRow.objects.filter(pk=client).values_list("display_name", flat=True).first() or ""
    return DutyRow(
        client=client, key=duty.key, rule=duty.rule, team=care.team if care else "", person=duty.person,
        level=duty.level, due=microseconds(duty.due), called=called, duty=_encode(duty),
    )  # fmt: skip


def _caseload(thought: Thought, line: CaseloadLine) -> CaseloadRow:
    rests = grounds(thought.chart, line.because)
    drift = grounds(thought.chart, line.drift.because if line.drift else ())
    pathway, spark = (grounds(thought.chart, one) for one in (line.pathway_because, line.spark_because))
    return CaseloadRow(
        client=thought.chart.client, seq=thought.chart.seq, basis=thought.basis, computed_at=microseconds(thought.at),
        next_look=microseconds(line.next_look), failing=False, team=line.teams[0] if line.teams else "",
        group=GROUPS.index(line.group), since=microseconds(line.since) if line.since else None, called=line.called,
        labels="|".join(sorted(rests.labels)), items="|".join(sorted(rests.items)), line=_encode(marked(thought.chart, line)),
        pathway_labels="|".join(sorted(pathway.labels)), spark_labels="|".join(sorted(spark.labels)),
        drift_since=microseconds(line.drift.since) if line.drift else None, drift_labels="|".join(sorted(drift.labels)),
        drift_items="|".join(sorted(drift.items)), looked=line.looked is not None and line.looked.off is None,
    )  # fmt: skip


def marked(chart: Chart, line: CaseloadLine) -> CaseloadLine:
    """The line with what the right to see each change of dose depends on."""
    known: dict[tuple[str, ...], Grounds] = {}
    doses = []
    for tick in line.doses:
        rests = known.setdefault(tick.because, grounds(chart, tick.because))
        doses.append(
            msgspec.structs.replace(
                tick, labels=tuple(sorted(rests.labels)), items=tuple(sorted(rests.items))
            )
        )
    return msgspec.structs.replace(line, doses=tuple(doses))


def _duties(chart: Chart, duties: tuple[Duty, ...], line: CaseloadLine) -> None:
    rows = [_duty(chart, duty, line) for duty in duties]
    DutyRow.objects.filter(client=chart.client).exclude(key__in=[row.key for row in rows]).delete()
    DutyRow.objects.bulk_create(
        rows, update_conflicts=True, unique_fields=["client", "key"],
        update_fields=["rule", "team", "person", "level", "due", "raised", "acknowledged_by", "called", "labels", "items", "duty"],
    )  # fmt: skip


def _duty(chart: Chart, duty: Duty, line: CaseloadLine) -> DutyRow:
    rests = grounds(chart, duty.because)
    return DutyRow(
        client=chart.client, key=duty.key[:200], rule=duty.rule, team=line.teams[0] if line.teams else "",
        person=duty.person, level=duty.level, due=microseconds(duty.due), raised=duty.raised, acknowledged_by=duty.acknowledged_by,
        called=line.called, labels="|".join(sorted(rests.labels)), items="|".join(sorted(rests.items)),
        duty=_encode(without_drafts(duty)),
    )  # fmt: skip


def without_drafts(duty: Duty) -> Duty:
    """Lists offer the act by its words; the draft itself, an entry body, is made again when the chart is opened."""
    offers = tuple(msgspec.structs.replace(offer, drafts=None) for offer in duty.offers)
    return msgspec.structs.replace(duty, offers=offers)


def _care(client: str, line: CaseloadLine) -> None:
    team = line.teams[0] if line.teams else ""
    wanted = {(one, "", "") for one in line.teams} | {(team, person, role) for person, role in line.members}
    standing = {(row.team, row.person, row.role): row.pk for row in CareRow.objects.filter(client=client)}
    gone = [pk for key, pk in standing.items() if key not in wanted]
    if gone:
        CareRow.objects.filter(pk__in=gone).delete()
    fresh = [
        CareRow(client=client, team=t, person=p, role=r)
        for t, p, r in sorted(wanted)
        if (t, p, r) not in standing
    ]
    if fresh:
        CareRow.objects.bulk_create(fresh, ignore_conflicts=True)


def _search_row(chart: Chart, line: CaseloadLine) -> None:
    """Only when who the person is changed: most entries say nothing about that."""
    told = chart.latest(Demographics)
    if told is None or ClientRow.objects.filter(pk=chart.client, seq=told.seq).exists():
        return
    body = told.body
    site = (
        Team.objects.filter(pk=line.teams[0]).values_list("site_id", flat=True).first()
        if line.teams
        else None
    )
    ClientRow.objects.update_or_create(
        pk=chart.client,
        defaults={
            "display_name": body.called, "legal_name": body.legal_name, "pronouns": body.pronouns[:60],
            "birth_date": body.birth_date.at[:10] if body.birth_date else "", "language": body.language[:35],
            "zone": body.zone, "site_id": site, "seq": told.seq, "age_band": "",
            "search": " ".join((body.legal_name, body.preferred_name, body.phone, body.birth_date.at if body.birth_date else "")).lower(),
        },
    )  # fmt: skip
