"""Which ways of taking a medicine the knowledge names: by its dosing rows, the products it is made as, and its injections."""

from __future__ import annotations

from steadystep.knowledge import Drug, Knowledge

BY_LETTERS = {"PO": ("oral",), "SL": ("sublingual", "buccal"), "TD": ("transdermal",)}
_INJECTED = frozenset({"intramuscular", "subcutaneous"})
# Made as an injection for a crisis too (their US labels: Haldol and Ativan Injection, Zyprexa IntraMuscular, Geodon for
# Injection, diazepam and hydroxyzine injection, Cogentin Injection); the knowledge here holds no dose of it.
_ALSO_INJECTED = frozenset(
    {"haloperidol", "olanzapine", "ziprasidone", "lorazepam", "diazepam", "hydroxyzine", "benztropine"}
)
_NASAL = "_nasal"  # the ids of nasal sprays end so


def known_routes(known: Knowledge, drug: Drug) -> frozenset[str]:
    """Empty where nothing here tells how it is taken. Of a depot injection both ways of injecting."""
    if any(row.drug_id == drug.id for row in known.late_injections):
        return _INJECTED
    if drug.id.endswith(_NASAL):
        return frozenset({"intranasal"})
    dosed = (route for row in drug.dosing for route in BY_LETTERS[row.route])
    made = (one.route for one in known.strengths_of(drug.id) if one.route not in _INJECTED)
    return frozenset((*dosed, *made))


def not_told(drug: Drug, route: str) -> bool:
    """Whether it is taken that way too, and nothing here tells how much."""
    return route in _INJECTED and drug.id in _ALSO_INJECTED
