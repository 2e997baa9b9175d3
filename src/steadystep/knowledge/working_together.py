"""How the team works together: who answers messages, how long a referral or letter may rest, what follows a hospital stay."""

from collections.abc import Mapping
from typing import Literal

from .examples import Outcome
from .provenance import Basis, Fact, Provenance, refuse


class AnsweringMessages(Fact, frozen=True, kw_only=True):
    """The first of `owners` that somebody holds answers a client, by the clock `level` of knowledge/safety/clocks."""

    owners: tuple[str, ...]
    level: Literal["T2", "T3", "T4"]
    basis: Basis


class SeeingReferralsThrough(Fact, frozen=True, kw_only=True):
    """Days a referral may rest between two steps, by urgency, or by service where one is named; days until the whole is over."""

    rests_days: Mapping[str, int]
    service_days: Mapping[str, int] = {}
    whole_days: int
    basis: Basis


class AnswersToLetters(Fact, frozen=True, kw_only=True):
    """A letter is acknowledged or sent again after so many days."""

    again_after_days: int
    basis: Basis


class AfterHospital(Fact, frozen=True, kw_only=True):
    """After a discharge: in contact within days, lists compared within hours, safety plan looked at within days."""

    contact_days: int
    compare_hours: int
    safety_plan_days: int
    basis: Basis


class LegalGround(Fact, frozen=True, kw_only=True):
    """A disclosure without consent that a law allows. `substance_use`: also for substance use records (42 CFR Part 2)."""

    code: str
    title: str
    section: str
    substance_use: bool


ClashKind = Literal[
    "as_needed_and_exposure",
    "sleep_restriction",
    "sedating_and_shift",
    "asked_twice",
    "driving_and_sedative",
    "advice_to_stop",
]


class Contradiction(Fact, frozen=True, kw_only=True):
    """Two instructions that pull apart. `words` are what a text must hold; `days` how long the newer one counts as new.

    `groups` are medicine groups; `sedative_at_least` the sedating strength (0 to 3) from which a medicine counts.
    """

    id: str
    kind: ClashKind
    says: str
    why: str
    owner: str
    days: int
    groups: tuple[str, ...] = ()
    sedative_at_least: int = 0
    words: tuple[str, ...] = ()
    section: str


class RestExample(Fact, frozen=True, kw_only=True):
    """A referral of that urgency and service, days since its last step, and whether somebody asks about it."""

    name: str
    outcome: Outcome
    urgency: str
    service: str
    days_since_step: int | None


class WorkingTogether(Fact, frozen=True, kw_only=True):
    messages: AnsweringMessages
    referrals: SeeingReferralsThrough
    letters: AnswersToLetters
    after_hospital: AfterHospital
    legal_grounds: tuple[LegalGround, ...]
    contradictions: tuple[Contradiction, ...]
    contradictions_basis: Basis
    provenance: Provenance
    examples: tuple[RestExample, ...]

    def __post_init__(self) -> None:
        wrong = [name for name, days in self.referrals.rests_days.items() if days < 1]
        refuse([f"`rests_days` of {name} is no number of days. Next: write at least 1" for name in wrong])

    def rests_days(self, urgency: str, service: str) -> int | None:
        """Days after which a silent referral is asked about; None: nobody says."""
        days = self.referrals.service_days.get(service)
        return days if days is not None else self.referrals.rests_days.get(urgency)

    def legal_ground(self, code: str) -> LegalGround | None:
        return next((one for one in self.legal_grounds if one.code == code), None)
