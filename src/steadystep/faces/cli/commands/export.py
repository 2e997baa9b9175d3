"""`steadystep export`."""

from __future__ import annotations

import hashlib
import json
import uuid
from datetime import datetime

import click
from django.utils.translation import gettext as _

from steadystep import knowledge
from steadystep.chart import AnyEntry, Chart, NewEntry, When
from steadystep.chart.sharing import Disclosed
from steadystep.clinic.chartroom.for_recipient import for_recipient
from steadystep.clinic.chartroom.opening import open_chart
from steadystep.clinic.chartroom.writing import write
from steadystep.clinic.ledger import clock
from steadystep.faces.cli.entries_as_json import written
from steadystep.faces.look.terminal.asking import PURPOSE, Instant, as_person_option, staff_person
from steadystep.faces.look.terminal.saying import as_json_option, plainly


@click.command("export")
@click.argument("client")
@as_person_option
@click.option("--as-of", type=Instant(), help="What was known at this instant.")
@click.option(
    "--under",
    "consent",
    metavar="CONSENT",
    help="For somebody outside: the id of the consent that names them. It is kept as a disclosure.",
)
@as_json_option
@plainly
def export(client: str, username: str, as_of: datetime | None, consent: str | None, as_json: bool) -> None:
    """Write the entries of one chart that the named person may see, as a JSON list, for work in this clinic.

    The opening is recorded. With --under it is cut to what the recipient of that consent may read, and refused without a
    consent in force. `steadystep consider` reads the same shape; --json leaves out the line breaks.

    Example: steadystep export 6d0c… --as j.okafor > chart.json
    """
    actor = staff_person(username, as_json=as_json)
    opened = open_chart(actor, client, PURPOSE, part="export", as_of=as_of)
    shown = for_recipient(opened, consent) if consent else opened.chart
    copy = json.dumps(written(shown.entries), ensure_ascii=False, indent=None if as_json else 1)
    given = opened.chart.entry(consent) if consent else None
    if given is not None:
        sent = _disclosure(given, shown, copy)
        labels = frozenset({"part2"}) if sent.notice else frozenset[str]()
        write(actor, client, [NewEntry(id=str(uuid.uuid4()), body=sent, labels=labels)], seen=opened.seq)
        click.echo(sent.notice, err=True, nl=bool(sent.notice))
    click.echo(copy)


def _disclosure(given: AnyEntry, shown: Chart, copy: str) -> Disclosed:
    """What the chart keeps of a copy: not the copy itself, but how to know it again, and the notice that goes with it."""
    text = _("A copy of the record as a file: %(count)s entries. SHA-256: %(digest)s") % {
        "count": len(shown.entries), "digest": hashlib.sha256(copy.encode()).hexdigest(),
    }  # fmt: skip
    protected = any("part2" in shown.labels_of(one) for one in shown.entries)
    return Disclosed(
        when=When.instant(clock.now()), recipient=given.body.recipient, recipient_name=given.body.recipient_name,
        purpose=given.body.purpose, parts=("whole_record",), text=text, ground="consent", consent=given.id,
        notice=knowledge.load().substance_care.part2_notice if protected else "",
    )  # fmt: skip
