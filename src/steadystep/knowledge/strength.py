"""The strengths a medicine is made in, as the names of products say."""

from typing import Literal

from .provenance import Fact, Provenance, refuse

StrengthUnit = Literal["mg", "mg/h", "mg/mL"]
StrengthRoute = Literal[
    "oral", "sublingual", "buccal", "transdermal", "intramuscular", "subcutaneous", "nasal"
]


class Strength(Fact, frozen=True, kw_only=True):
    """One product: `strength` in `unit` for each piece (of a combination: of its main part, as dosing counts it).

    `form` is the dose form of its RxNorm name in lower case, or so written where a label is the source: then `rxcui` is
    empty. `mg/mL`: a liquid drawn up by volume, counted in no pieces. That a product is named says not that a pharmacy has it.
    """

    drug_id: str
    rxcui: str
    product: str
    form: str
    strength: float
    unit: StrengthUnit
    route: StrengthRoute
    provenance: Provenance

    def __post_init__(self) -> None:
        refuse([] if self.strength > 0 else ["a strength of nothing. Next: read it off the product's name"])
