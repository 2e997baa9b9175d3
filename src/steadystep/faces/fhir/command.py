"""`steadystep import`."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from itertools import count
from pathlib import Path
from typing import Any

import click
from django.db import DatabaseError
from django.utils.translation import gettext as _

from steadystep import knowledge
from steadystep.clinic.chartroom.standing import has_chart
from steadystep.clinic.consent.actor import SOFTWARE, Actor
from steadystep.clinic.ledger import clock
from steadystep.clinic.people import roster
from steadystep.faces.look.terminal.asking import staff_person
from steadystep.faces.look.terminal.saying import answer, as_json_option, plainly, stop

from .filing import Filing, file, prepared
from .hl7_filing import Brought, bring
from .hl7_text import is_hl7
from .importing import ImportPlan, plan_import
from .mapping.medication import named_by
from .questionnaire_command import questionnaire
from .report import spoken
from .teams import team_for


@click.command("import")
@click.argument("paths", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path))
@click.option(
    "--team",
    default="",
    metavar="NAME",
    help="The team that takes new clients; the only one if there is one.",
)
@click.option(
    "--client", default="", metavar="ID", help="Into this chart; the files must be about one person."
)
@click.option(
    "--all-for-one-client", is_flag=True, help="What names nobody, or somebody missing, is the one Patient's."
)
@click.option(
    "--origin", default="", metavar="SYSTEM", help="Name of the sending system; the same one every time."
)
@click.option(
    "--as",
    "username",
    default="",
    metavar="USERNAME",
    help="The member of staff who signs; else the software.",
)
@click.option("--dry-run", is_flag=True, help="Write nothing: only say what would happen.")
@as_json_option
@click.pass_context
@plainly
def import_(
    ctx: click.Context,
    paths: Sequence[Path],
    team: str,
    client: str,
    all_for_one_client: bool,
    origin: str,
    username: str,
    dry_run: bool,
    as_json: bool,
) -> None:
    """Bring in records of another system: FHIR R4 as JSON, NDJSON, XML, folders of these, or .tar.gz.

    HL7 v2 result messages (ORU^R01, files ending in .hl7) go into the charts of people who are here already; a corrected
    result replaces the one before. What fits nobody is named, and stays in its file.

    Every resource is kept whole in its client's chart; those that are understood also become entries. A clinician is
    asked once to read the history; nothing old raises an alarm. The same files again write nothing twice. Status 1 if
    anything was refused; the rest is imported all the same.

    Example: steadystep import export.tar.gz --team Harbor --dry-run
    """
    zone = _clinic_zone(as_json)
    actor = staff_person(username, as_json=as_json) if username else SOFTWARE
    if all(is_hl7(path) for path in paths):
        _results(ctx, paths, actor, zone, client, dry_run, as_json)
        return
    plan = _planned(paths, zone, origin, all_for_one_client, quiet=as_json)
    filings = _prepared(plan, client)
    takes = team_for(actor, team, as_json=as_json) if any(one.new_chart for one in filings) else ""
    if not dry_run:
        filings = _filed(filings, actor, takes, zone, quiet=as_json)
    answer(_plain(plan, filings, dry_run), as_json, lambda: _lines(plan, filings, dry_run))
    if plan.report.refused or any(one.refused for one in filings):
        ctx.exit(1)


def _results(
    ctx: click.Context,
    paths: Sequence[Path],
    actor: Actor,
    zone: str,
    chart: str,
    dry_run: bool,
    as_json: bool,
) -> None:
    """HL7 v2: results into the charts of people who are here already."""
    if chart and not has_chart(chart):
        raise click.UsageError(f"There is no chart of a client {chart}: copy the id from the client's page.")
    brought = bring(paths, actor, clock.now(), zone, chart=chart, dry_run=dry_run)
    answer({**brought.to_json(), "dry_run": dry_run}, as_json, lambda: _result_lines(brought, dry_run))
    if brought.refused:
        ctx.exit(1)


def _result_lines(brought: Brought, dry_run: bool) -> Iterator[str]:
    said = _("{messages} messages: {written} results written, {corrected} corrected, {already} there already, in {charts} charts.")  # fmt: skip
    yield said.format(
        messages=brought.messages, written=brought.written, corrected=brought.corrected, already=brought.already,
        charts=len(brought.charts),
    )  # fmt: skip
    for one in brought.refused:
        yield f"  {one.where}: {spoken(one.what)} {spoken(one.next_step)}"
    if dry_run:
        yield _("This was only a look: nothing was written. Run it again without --dry-run.")


def _clinic_zone(as_json: bool) -> str:
    try:
        clinic = roster.clinic()
    except DatabaseError:
        stop(
            "The tables are not there, or not up to date.",
            next_step="Run: steadystep migrate",
            as_json=as_json,
        )
    if clinic is None:
        stop(
            "There is no clinic here yet, so nobody could take these clients.",
            next_step="Run steadystep up (with --no-demo for a clinic of your own), set it up in the browser, then import again.",
            as_json=as_json,
        )
    return clinic.zone


def _planned(
    paths: Sequence[Path], zone: str, origin: str, all_for_one_client: bool, *, quiet: bool
) -> ImportPlan:
    with click.progressbar(count(), label="Reading", show_pos=True, file=sys.stderr, hidden=quiet) as bar:
        return plan_import(
            paths, zone, at=clock.now(), origin=origin, all_for_one_client=all_for_one_client,
            drug_named=named_by(knowledge.load()), progress=lambda _: bar.update(1),
        )  # fmt: skip


def _prepared(plan: ImportPlan, chart: str) -> list[Filing]:
    if chart and not has_chart(chart):
        raise click.UsageError(f"There is no chart of a client {chart}: copy the id from the client's page.")
    if chart and len(plan.clients) != 1:
        raise click.UsageError(
            f"--client takes records of one person, and these files hold {len(plan.clients)} Patients: import each by itself."
        )
    return [prepared(client, chart) for client in plan.clients]


def _filed(filings: list[Filing], actor: Actor, team: str, zone: str, *, quiet: bool) -> list[Filing]:
    with click.progressbar(filings, label="Writing", show_pos=True, file=sys.stderr, hidden=quiet) as bar:
        return [file(one, actor, team, clock.now(), zone) for one in bar]


def _plain(plan: ImportPlan, filings: list[Filing], dry_run: bool) -> dict[str, Any]:
    said: dict[str, Any] = json.loads(plan.report.to_json())
    filed = {one.client_id: one.to_json() for one in filings}
    clients = [{**client, **filed[client["client_id"]]} for client in said["clients"]]
    return {**said, "clients": clients, "dry_run": dry_run}


def _lines(plan: ImportPlan, filings: list[Filing], dry_run: bool) -> Iterator[str]:
    yield plan.report.to_text()
    yield _("Charts") if filings else _("No client was found, so no chart was touched.")
    for one in filings:
        yield f"  {_line(one, dry_run)}"
    if dry_run:
        yield _("This was only a look: nothing was written. Run it again without --dry-run.")
    elif any(one.fresh and not one.refused for one in filings):
        yield _("A clinician is asked to read the imported history of each chart with something new.")


def _line(one: Filing, dry_run: bool) -> str:
    if one.refused:
        why = " ".join(spoken(each) for each in one.refused)
        return _("{patient}: nothing was written into chart {chart}. {why}").format(
            patient=one.patient, chart=one.chart, why=why
        )
    said = _("{patient}, chart {chart}: {new} would be written, {already} there already.")
    if not dry_run:
        said = _("{patient}, chart {chart}: {new} written, {already} there already.")
    return said.format(patient=one.patient, chart=one.chart, new=len(one.fresh), already=one.already)


COMMANDS = (import_, questionnaire)
