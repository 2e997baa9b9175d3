"""Interactions: rules that follow from mechanisms, and rows for what mechanisms cannot say."""

from collections.abc import Mapping
from typing import Literal

from .drug import Drug
from .examples import PairExample
from .mechanisms import Enzyme, Flag, Mechanisms, Strength, Substrate
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
    """What stands on one side of a rule: a medicine with any of these flags, any medicine named, or any
    circumstance of the client named (`conditions`, `events`), which needs no second medicine.

    The enzyme strengths only say which strength counts; that both sides share the enzyme is judged in Python.
    `sum_flag`: the flag added up over the whole list, over-the-counter and external medicines included.
    """

    any_of: tuple[FlagTest, ...] = ()
    named: Selector | None = None
    cyp_inhibitor: Strength | None = None
    cyp_inducer: Strength | None = None
    cyp_substrate: Substrate | None = None
    sum_flag: Flag | None = None
    sum_at_least: int | None = None

    def __post_init__(self) -> None:
        faults = []
        if (self.sum_flag is None) != (self.sum_at_least is None):
            faults.append("sum_flag and sum_at_least go together. Next: give both or neither")
        if not (self.any_of or self.named or self.sum_flag or self.by_enzyme):
            faults.append(
                "a side that nothing can stand on. Next: give a flag, an enzyme strength, names or a sum"
            )
        refuse(faults)

    @property
    def by_enzyme(self) -> bool:
        return bool(self.cyp_inhibitor or self.cyp_inducer or self.cyp_substrate)

    def holds(self, drug: Drug) -> bool:
        """By flag or by name, for one described medicine; enzymes, sums and circumstances are not looked at here."""
        if any(test.holds(drug.mechanisms) for test in self.any_of):
            return True
        return self.named is not None and self.named.takes(drug.id, drug.groups)


class RuleWashout(Fact, frozen=True, kw_only=True):
    """Days after the last dose of side A during which the rule still fires; some medicines differ."""

    days: int
    days_by_drug: Mapping[str, int] = {}

    def days_after(self, drug_id: str) -> int:
        return self.days_by_drug.get(drug_id, self.days)


class Involving(Fact, frozen=True, kw_only=True):
    """A narrower case of a rule: everything that is given must hold.

    `drugs`: one of the two is among these (taken at `at_most_mg_day` or less), and the `other` among those.
    `client`: any of these conditions or events holds. `words`: what only a person can tell.
    """

    drugs: Selector | None = None
    other: Selector | None = None
    at_most_mg_day: float | None = None
    enzyme: Enzyme | None = None
    client: Selector | None = None
    points_at_least: int | None = None
    same_ingredient: bool = False
    words: str = ""


class SeverityChange(Fact, frozen=True, kw_only=True):
    """The severity used instead, in that case; `none`: no alert."""

    severity: Severity | Literal["none"]
    when: Involving


class RiskPoints(Fact, frozen=True, kw_only=True):
    """One point for each condition that holds. `same_as` names the rule that lists them; `needed` for this one to fire."""

    each: Selector | None = None
    same_as: str = ""
    needed: int = 0

    def __post_init__(self) -> None:
        both = (self.each is None) == (not self.same_as)
        refuse(
            ["risk points need a list or a rule that has one. Next: give `each` or `same_as`"] if both else []
        )


class WhenStopped(Fact, frozen=True, kw_only=True):
    """The rule speaks again, the other way round, when side A is stopped; `of` None: whichever medicine it was.

    `days` after the last dose: as long as the source says that the level goes on moving.
    """

    of: Selector | None = None
    days: int
    effect: str


class SidePair(Fact, frozen=True, kw_only=True):
    """Another pair of sides for the same rule, with its own severity where that differs."""

    a: Side
    b: Side
    severity: Severity | None = None


class MechanismRule(Fact, frozen=True, kw_only=True):
    """One derived interaction. The facts are here; `judged_by` names the Python rule that weighs them.

    `when_a`, `when_b`: the source's words, to be held against the typed sides. `b` None: the rule is about the whole
    list. `needs`: any of these must hold, or the rule is quiet. `never_after`
    names rules that win for the same pair; `explicit_row_wins`: so does a row of interactions.csv. `repeats`: rules
    that say no more than this one where both fire for a pair. `blocks_when`: the order cannot be signed at all then;
    `never_blocks`: a signed plan is always enough then.
    """

    id: str
    title: str
    severity: Severity
    judged_by: str
    when_a: str
    when_b: str
    a: Side
    b: Side | None = None
    or_sides: tuple[SidePair, ...] = ()
    exempt: Selector | None = None
    needs: Selector | None = None
    risk_points: RiskPoints | None = None
    severity_changes: tuple[SeverityChange, ...] = ()
    blocks_when: tuple[Involving, ...] = ()
    never_blocks: tuple[Involving, ...] = ()
    when_stopped: WhenStopped | None = None
    washout: RuleWashout | None = None
    never_after: tuple[str, ...] = ()
    repeats: tuple[str, ...] = ()
    explicit_row_wins: bool = False
    extra_condition: str = ""
    effect: str
    message: str
    action: str
    provenance: Provenance
    examples: tuple[PairExample, ...]

    @property
    def pairs(self) -> tuple[SidePair, ...]:
        """Every pair of sides, each with its severity; empty for a rule about the whole list."""
        own = () if self.b is None else (SidePair(a=self.a, b=self.b, severity=self.severity),)
        return own + self.or_sides

    @property
    def selectors(self) -> tuple[Selector, ...]:
        """Every selector the rule holds, to be looked up."""
        sides = [self.a, self.b, *(side for pair in self.or_sides for side in (pair.a, pair.b))]
        cases = [*(change.when for change in self.severity_changes), *self.blocks_when, *self.never_blocks]
        found = [side.named for side in sides if side]
        found += [self.exempt, self.needs, self.risk_points.each if self.risk_points else None]
        found += [selector for case in cases for selector in (case.drugs, case.other, case.client)]
        found += [self.when_stopped.of if self.when_stopped else None]
        return tuple(each for each in found if each)


class QuietPair(Fact, frozen=True, kw_only=True):
    """Two medicines that must not alert, save for the rules of `except_rules`. `only`: the limit, in words."""

    id: str
    a_select: Selector
    b_select: Selector
    only: str
    except_rules: tuple[str, ...]
    provenance: Provenance
    examples: tuple[PairExample, ...]


class ExplicitInteraction(Fact, frozen=True, kw_only=True):
    """An interaction row. `washout_days` run from the last dose of the B medicine to the first of the A one.

    `repeats`: rules and rows that say no more than this one where both fire for a pair.
    """

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
    repeats: tuple[str, ...] = ()
    provenance: Provenance
    examples: tuple[PairExample, ...]
