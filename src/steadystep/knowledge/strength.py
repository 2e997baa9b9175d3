"""The strengths a medicine is made in, as the names of products say."""

from typing import Literal

from .provenance import Fact, Provenance, refuse


class Strength(Fact, frozen=True, kw_only=True):
    """One product: `strength` in `unit` for each piece (of a combination: of its main part, as dosing counts it).

    `form` is the dose form of its RxNorm name in lower case. That a product is named says not that a pharmacy has it.
    """

    drug_id: str
    rxcui: str
    product: str
    form: str
    strength: float
    unit: Literal["mg", "mg/h"]
    route: Literal["oral", "sublingual", "buccal", "transdermal", "intramuscular"]
    provenance: Provenance

    def __post_init__(self) -> None:
        refuse([] if self.strength > 0 else ["a strength of nothing. Next: read it off the product's name"])
