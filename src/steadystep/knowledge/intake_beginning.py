"""What everybody is asked at the beginning, and on what grounds a pathway may be proposed."""

from .examples import Outcome
from .instrument import Instrument
from .provenance import Fact, Provenance, refuse


class FirstScreen(Fact, frozen=True, kw_only=True):
    """What is looked for, and the instruments for it: the first that is made for the person's age is asked.

    `conditions` are what a diagnosis, a problem or a pathway about it names (`medication/indication_names.csv`).
    """

    looks_for: str
    instruments: tuple[str, ...]
    conditions: tuple[str, ...] = ()


class ScoreAt(Fact, frozen=True, kw_only=True):
    """A total from which the pathway is thought of; a screen, never a diagnosis."""

    instrument: str
    at_least: int


class TestFor(Fact, frozen=True, kw_only=True):
    """A laboratory value (an analyte) for those of whom the circumstance `who` holds and `who_not` does not.

    `within_days`: a value of so many days before the pathway began still counts, where the year is too long.
    """

    test: str
    who: str
    who_not: str
    within_days: int


class PathwayEntry(Fact, frozen=True, kw_only=True):
    """Where a pathway begins. `words` is the source's own line.

    `conditions` are what a diagnosis or a problem names (`medication/indication_names.csv`); `needs` are instruments that
    must have been asked; `checks` is what no chart tells and a person says; `tests` are the laboratory values and vital
    signs that the line names for everybody, by analyte, `tests_for` those for some; `offered` are tests that wait for the
    client's consent, named as R54 offers them. What else it names only for some stands in `checks`.
    """

    pathway: str
    first_phase: str
    conditions: tuple[str, ...]
    scores: tuple[ScoreAt, ...]
    needs: tuple[str, ...]
    checks: tuple[str, ...]
    words: str
    section: str
    tests: tuple[str, ...] = ()
    tests_for: tuple[TestFor, ...] = ()
    offered: tuple[str, ...] = ()


class BeginningExample(Fact, frozen=True, kw_only=True):
    """The age in years (null: not known) and the instruments that are asked."""

    name: str
    outcome: Outcome
    age: int | None
    asks: tuple[str, ...]


class Beginning(Fact, frozen=True, kw_only=True):
    """Asked again after `again_after_days`; a refused screen is offered anew after `offered_again_after_days`."""

    screens: tuple[FirstScreen, ...]
    again_after_days: int
    offered_again_after_days: int
    entries: tuple[PathwayEntry, ...]
    provenance: Provenance
    examples: tuple[BeginningExample, ...]

    def __post_init__(self) -> None:
        named = [one.pathway for one in self.entries]
        refuse([] if len(set(named)) == len(named) else ["a pathway has two entries. Next: keep one"])

    @property
    def instruments(self) -> frozenset[str]:
        """Every instrument that is named."""
        screens = {name for one in self.screens for name in one.instruments}
        scores = {score.instrument for one in self.entries for score in one.scores}
        return frozenset(screens | scores | {name for one in self.entries for name in one.needs})


def made_for(instrument: Instrument, age: int | None) -> bool:
    """Whether the form is made for that age; False while nobody knows the age: an adult's form is never shown to a child."""
    low, high = instrument.age_from, instrument.age_to
    return age is not None and (low is None or age >= low) and (high is None or age <= high)
