"""What the client wishes for or against, as it stands now."""

from __future__ import annotations

from steadystep.chart import AnyEntry, Chart
from steadystep.chart.trials import MedicineWish
from steadystep.knowledge import Knowledge


def standing_wishes(chart: Chart) -> tuple[AnyEntry, ...]:
    """The latest wish about each medicine, those taken back left out, oldest first."""
    latest: dict[str, AnyEntry] = {}
    for entry in chart.of(MedicineWish):
        latest[entry.body.drug or entry.body.name.strip().casefold()] = entry
    return tuple(entry for entry in latest.values() if entry.body.wish != "taken_back")


def is_about(wish: MedicineWish, drug: str, name: str, knowledge: Knowledge) -> bool:
    """Whether a medicine is the one wished about: the same by id, by name, or by an ingredient they share."""
    if wish.drug and wish.drug == drug:
        return True
    if wish.name.strip().casefold() == name.strip().casefold():
        return True
    mine, other = knowledge.drugs.get(wish.drug), knowledge.drugs.get(drug)
    return bool(mine and other and set(mine.ingredients) & set(other.ingredients))
