"""How the record writes things: which codes tell a circumstance, how medicines and indications are named."""

import re
from functools import cached_property

from .examples import LookupExample
from .provenance import Fact, Provenance, refuse


class DiagnosedCircumstance(Fact, frozen=True, kw_only=True):
    """ICD-10-CM codes, by their first characters, that tell the circumstance of that id.

    `also_when_over`: what is asked about the past is told by a resolved diagnosis too.
    """

    id: str
    codes: tuple[str, ...]
    also_when_over: bool
    provenance: Provenance
    examples: tuple[LookupExample, ...]

    def tells(self, code: str) -> bool:
        return code.upper().startswith(self.codes)


class ExternalMedicine(Fact, frozen=True, kw_only=True):
    """The generic names, in lower case, of a medicine that has no file and that a circumstance stands for."""

    id: str
    names: tuple[str, ...]
    provenance: Provenance
    examples: tuple[LookupExample, ...]

    def named_in(self, words: str) -> bool:
        return any(name in words.casefold() for name in self.names)


class IndicationName(Fact, frozen=True, kw_only=True, dict=True):
    """One indication and the pattern of how it is written (lower case). `kind_of`: a row for that one also serves this."""

    id: str
    pattern: str
    kind_of: str
    provenance: Provenance
    examples: tuple[LookupExample, ...]

    def __post_init__(self) -> None:
        try:
            re.compile(self.pattern)
        except re.error as wrong:
            refuse([f"`{self.pattern}` is no pattern ({wrong}). Next: correct it"])

    @cached_property
    def written(self) -> re.Pattern[str]:
        return re.compile(self.pattern)
