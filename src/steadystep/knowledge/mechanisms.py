"""What a medicine does in the body, as far as interactions and monitoring need it. Ordinals: 0 none to 3 high."""

from collections.abc import Mapping
from typing import Annotated, Literal

import msgspec

from .provenance import Basis, Fact, refuse

Enzyme = Literal["1A2", "2A6", "2B6", "2C8", "2C9", "2C19", "2D6", "2E1", "3A4", "AO", "CES1", "UGT", "P-gp"]
Substrate = Literal["major", "minor"]
Strength = Literal["strong", "moderate", "weak"]
Ordinal = Annotated[int, msgspec.Meta(ge=0, le=3)]
Signed = Annotated[int, msgspec.Meta(ge=-1, le=3)]  # -1: lowers


class AtDose(Fact, frozen=True, kw_only=True):
    """What holds only from a daily total on: a stronger inhibition of `enzyme`, or the named flag at all."""

    from_mg_day: float
    enzyme: Enzyme | None = None
    inhibits: Strength | None = None
    only_then: Literal["", "lowers_hormonal_contraceptive"] = ""
    words: str

    def __post_init__(self) -> None:
        strength = self.enzyme is not None and self.inhibits is not None
        wrong = strength == bool(self.only_then)
        refuse(
            ["a dose-dependent effect needs enzyme and strength, or a flag. Next: give one of them"]
            if wrong
            else []
        )


class Mechanisms(Fact, frozen=True, kw_only=True):
    """All columns of the mechanism table. `verified_fields` says which of them the verification mark covers."""

    cyp_substrate: Mapping[Enzyme, Substrate]
    cyp_inhibitor: Mapping[Enzyme, Strength]
    cyp_inducer: Mapping[Enzyme, Strength]
    other_pk: str
    serotonergic: Ordinal
    maoi: bool
    dopamine_blocker: Literal["yes", "partial", "no"]
    sympathomimetic: bool
    qt_category: Literal["known", "possible", "conditional", "none"]
    acb: Ordinal
    sedative: Ordinal
    resp_depressant: bool
    seizure_threshold: Ordinal
    hyponatraemia: Ordinal
    bleeding: Ordinal
    bp_effect: Literal["raises", "lowers", "none"]
    orthostasis: Ordinal
    lithium_clearance: Literal["none", "decreases", "increases", "affected", "minor", "decreases_high_dose"]
    opioid_activity: Literal["none", "full_agonist", "partial_agonist", "antagonist"]
    hepatotoxic: Ordinal
    weight_metabolic: Signed
    prolactin: Signed
    smoking_sensitive: bool
    estrogen_effect: Literal["none", "estrogen", "estrogen_lowers"]
    lowers_hormonal_contraceptive: bool | None  # None: not applicable
    teratogenic: Ordinal
    at_dose: tuple[AtDose, ...] = ()
    notes: str
    verified_fields: str
    basis: Basis


Flag = Literal[
    "serotonergic",
    "maoi",
    "dopamine_blocker",
    "sympathomimetic",
    "qt_category",
    "acb",
    "sedative",
    "resp_depressant",
    "seizure_threshold",
    "hyponatraemia",
    "bleeding",
    "bp_effect",
    "orthostasis",
    "lithium_clearance",
    "opioid_activity",
    "hepatotoxic",
    "weight_metabolic",
    "prolactin",
    "smoking_sensitive",
    "estrogen_effect",
    "lowers_hormonal_contraceptive",
    "teratogenic",
]
