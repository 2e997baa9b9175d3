"""`steadystep recompute`."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator
from typing import Any

import click

from steadystep.clinic.chartroom.checking import PICTURES, Compared, compared
from steadystep.clinic.chartroom.failing import put_off
from steadystep.clinic.chartroom.waking import every_client
from steadystep.clinic.chartroom.waking import recompute as compute_again
from steadystep.faces.look.terminal.saying import answer, as_json_option, plainly, stop


@click.command("recompute")
@click.argument("client", required=False)
@click.option("--all", "everyone", is_flag=True, help="Every client.")
@click.option(
    "--check", is_flag=True, help="Change nothing: compare what is stored with what the ledger says."
)
@as_json_option
@click.pass_context
@plainly
def recompute(ctx: click.Context, client: str | None, everyone: bool, check: bool, as_json: bool) -> None:
    """Compute lists, duties and notices again from the entries, for one client or for all.

    Safe at any time. With --check, status 1 if anything stored differs from what the ledger says.

    Example: steadystep recompute --all --check
    """
    if everyone == (client is not None):
        raise click.UsageError("Name one client, or give --all.")
    clients = list(every_client()) if everyone else [str(client)]
    if client is not None and client not in set(every_client()):
        stop(
            f"There is no chart of a client {client}.",
            next_step="Find the id on the client's page.",
            as_json=as_json,
        )
    said = check_all(clients, quiet=as_json) if check else _compute_all(clients, quiet=as_json)
    answer(said, as_json, lambda: _lines(said))
    if said.get("differs") or said.get("failed"):
        ctx.exit(1)


def check_all(clients: list[str], *, quiet: bool, with_pictures: bool = True) -> dict[str, Any]:
    """How many are the same, due or different, and which differ in what."""
    with click.progressbar(clients, label="Comparing", file=sys.stderr, hidden=quiet) as bar:
        found = [compared(one, with_pictures=with_pictures) for one in bar]
    counts = Counter(one.standing for one in found)
    return {"clients": len(found), "same": counts["same"], "due": counts["due"],
            "differs": [_differing(one) for one in found if one.standing == "differs"]}  # fmt: skip


def _differing(one: Compared) -> dict[str, Any]:
    return {"client": one.client, "in": list(one.differing)}


def _compute_all(clients: list[str], *, quiet: bool) -> dict[str, Any]:
    failed: list[dict[str, str]] = []
    with click.progressbar(clients, label="Computing", file=sys.stderr, hidden=quiet) as bar:
        for one in bar:
            try:
                broke = "review" if compute_again(one).review is None else ""
            except Exception as fault:  # noqa: BLE001 - one chart that breaks must not stop the rest; it is named at the end
                put_off(one)
                broke = type(fault).__name__
            if broke:
                failed.append({"client": one, "fault": broke})
    return {"clients": len(clients), "failed": failed}


def _lines(said: dict[str, Any]) -> Iterator[str]:
    if "same" not in said:
        yield f"{said['clients']} charts computed again, {len(said['failed'])} of them failed."
        yield from (
            f"  {one['client']}: {one['fault']}. Judge it by hand until it is mended."
            for one in said["failed"]
        )
        return
    yield f"{said['clients']} charts: {said['same']} the same, {said['due']} due anyway, {len(said['differs'])} differ."
    yield from (f"  {one['client']} differs in: {', '.join(one['in'])}" for one in said["differs"])
    if any(PICTURES in one["in"] for one in said["differs"]):
        yield "Pictures of results are missing or altered: nothing can compute them again, restore them from a backup."
    if any(one["in"] != [PICTURES] for one in said["differs"]):
        yield "Put it right with: steadystep recompute --all"
