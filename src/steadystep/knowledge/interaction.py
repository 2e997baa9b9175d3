"""Interactions: rules that follow from mechanisms, and rows for what mechanisms cannot say."""

from collections.abc import Mapping
from typing import Literal

from .drug import Drug
from .examples import PairExample
from .mechanisms import Flag, Mechanisms, Strength, Substrate
from .provenance import Fact, Provenance, refuse
from .selector import Selector

Severity = Literal["contraindicated", "major", "moderate", "minor"]


class FlagTest(Fact, frozen=True, kw_only=True):
    """One mechanism flag and the values meant: `at_least` for ordinals, `one_of` for words and yes/no."""

    flag: Flag
    at_least: int | None = None
    one_of: tuple[str | bool | int, ...] = ()

    def __post_init__(self) -> None:
        both = (self.at_least is None) == (not self.one_of)
        refuse(["a flag test needs either at_least or one_of. Next: give one of them"] if both else [])

    def holds(self, mechanisms: Mechanisms) -> bool:
        value = getattr(mechanisms, self.flag)
        if self.at_least is not None:
            return bool(value is not None and value >= self.at_least)
        return value in self.one_of


class Side(Fact, frozen=True, kw_only=True):
    """Which medicines stand on one side of a rule: any flag that holds, or any medicine named.

    The enzyme strengths only say which strength counts; that both sides share the enzyme is judged in Python.
    """

    any_of: tuple[FlagTest, ...] = ()
    named: Selector | None = None
    cyp_inhibitor: Strength | None = None
    cyp_inducer: Strength | None = None
    cyp_substrate: Substrate | None = None
    sum_flag: Flag | None = None
    sum_at_least: int | None = None

    def holds(self, drug: Drug) -> bool:
        """By flag or by name, for one described medicine; enzymes and sums are not looked at here."""
        if any(test.holds(drug.mechanisms) for test in self.any_of):
            return True
        return self.named is not None and self.named.takes(drug.id, drug.groups)


class RuleWashout(Fact, frozen=True, kw_only=True):
    """Days after the last dose of side A during which the rule still fires; some medicines differ."""

    days: int
    days_by_drug: Mapping[str, int] = {}

    def days_after(self, drug_id: str) -> int:
        return self.days_by_drug.get(drug_id, self.days)


class SeverityChange(Fact, frozen=True, kw_only=True):
    """The severity used instead when one of these medicines, or this circumstance, is involved."""

    severity: Severity
    drugs: Selector | None = None
    circumstance: str = ""


class MechanismRule(Fact, frozen=True, kw_only=True):
    """One derived interaction. The facts are here; `judged_by` names the Python rule that weighs them.

    `never_after` names rules that win for the same pair. `one_client_fact` is what the record must hold
    when side B is a circumstance of the client and not a medicine.
    """

    id: str
    title: str
    severity: Severity
    judged_by: str
    a: Side
    b: Side | None = None
    exempt: Selector | None = None
    severity_changes: tuple[SeverityChange, ...] = ()
    washout: RuleWashout | None = None
    never_after: tuple[str, ...] = ()
    one_client_fact: str = ""
    extra_condition: str = ""
    effect: str
    message: str
    action: str
    provenance: Provenance
    examples: tuple[PairExample, ...]

    def takes_pair(self, first: Drug, second: Drug) -> bool:
        """Whether `first` stands on side A and `second` on side B and neither is exempt."""
        if self.b is None or self._exempt(first) or self._exempt(second):
            return False
        return self.a.holds(first) and self.b.holds(second)

    def _exempt(self, drug: Drug) -> bool:
        return self.exempt is not None and self.exempt.takes(drug.id, drug.groups)


class ExplicitInteraction(Fact, frozen=True, kw_only=True):
    """An interaction row. `washout_days` run from the last dose of the B medicine to the first of the A one."""

    id: str
    a_select: Selector
    b_select: Selector
    a: str
    b: str
    applies: str
    severity: Severity
    mechanism: str
    effect: str
    management: str
    washout_days: int | None
    provenance: Provenance
    examples: tuple[PairExample, ...]
