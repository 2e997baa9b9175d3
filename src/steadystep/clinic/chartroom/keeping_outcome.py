"""Writing what a client's twelve weeks came to into the row that outcomes are counted from."""

from __future__ import annotations

import msgspec

from steadystep.reasoning.facts.outcome import Outcome

from .models import OutcomeRow

_FIELDS = Outcome.__struct_fields__


def keep_outcome(client: str, found: Outcome | None) -> None:
    """One upsert; none for a client whom no team ever took."""
    if found is None:
        return
    values = msgspec.structs.asdict(found) | {"began": found.began.toordinal()}
    row = OutcomeRow(client=client, **values)
    OutcomeRow.objects.bulk_create(
        [row], update_conflicts=True, unique_fields=["client"], update_fields=_FIELDS
    )
