"""What one person sees of one chart. Rights, labels and consents are today's, also where the chart shown is older."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Final, Literal

import msgspec

from steadystep.chart import AnyEntry, Chart, Words
from steadystep.chart.corrections import Expunged, Retracted, Unseen
from steadystep.chart.intake import ImportedResource
from steadystep.chart.measures import Observation
from steadystep.chart.milestones import Milestone, MilestoneReached
from steadystep.chart.plan import LifeEvent, OfferAnswered
from steadystep.chart.safety import Raised
from steadystep.chart.team import Message, Relabelled
from steadystep.chart.teamwork import MessageFollowed
from steadystep.knowledge.rights import Rights

from .actor import Actor, Role
from .caregivers import CAREGIVER_FINDINGS, CAREGIVER_KINDS, CHOSEN
from .items import SEALED_LABELS, about, item_of_entry, kind_of
from .labels import LOCKED_READERS, Level, Standpoint, higher, labels_for_sight, level_under, lower
from .relation import Relation, relation
from .summaries import summary_of
from .trimming import SUBSTANCE_USE, without_substance_use

Shown = Literal["full", "known", "hidden"]

# What a finding that names no item counts as: the care team and the client see it, nobody else.
NO_ITEM: Final = frozenset({"plan"})
# Of these the matrix gives as a summary one thing only (a contact, a page): findings quote the client's own words.
QUOTED: Final = frozenset({"safety_plan"})

# Kinds of which each entry is looked at by itself: something in the body changes its item, or who may read it.
ONE_BY_ONE: Final = frozenset(
    {Observation, ImportedResource, Message, MessageFollowed, LifeEvent, Milestone, MilestoneReached, OfferAnswered, Relabelled,
     Expunged, Retracted, Unseen, Raised}
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Sight:
    """Made by `sight`. `now` is the full chart of now, from which labels and corrections are taken."""

    actor: Actor
    relation: Relation
    rights: Rights
    now: Chart
    _by_case: dict[object, Level] = field(default_factory=dict, repr=False, compare=False)
    _levels: dict[object, Level] = field(default_factory=dict, repr=False, compare=False)
    _of: dict[str, Level] = field(default_factory=dict, repr=False, compare=False)
    _relabelled: set[str] = field(default_factory=set, repr=False, compare=False)
    _labelled: set[str] = field(default_factory=set, repr=False, compare=False)
    _next: dict[str, AnyEntry] = field(default_factory=dict, repr=False, compare=False)
    _seen_whole: dict[Chart, bool] = field(default_factory=dict, repr=False, compare=False)

    def __post_init__(self) -> None:
        self._next.update({entry.supersedes: entry for entry in self.now.entries if entry.supersedes})
        self._relabelled.update(change.body.entry for change in self.now.of(Relabelled))
        self._labelled.update(entry.id for entry in self.now.entries if entry.labels)
        self._labelled.update(self._relabelled)

    def of_entry(self, entry: AnyEntry, chart: Chart | None = None) -> Level:
        """`full`, `summary`, `known` (that it exists and whom to ask) or `hidden`.

        `chart` is needed only for an entry that is not (yet) in the chart of now. Nothing is more open than its
        correction, so that leaving out a correction never brings back what it corrected.
        """
        known = self._of.get(entry.id)
        if known is not None:
            return known
        home = self._home(entry, chart)
        if home is not self.now:
            return self._with_corrections(entry, home)
        case = self._case(entry)
        level = self._levels.get(case)
        if level is None:
            level = self._levels[case] = self._with_corrections(entry, home)
        self._of[entry.id] = level
        return level

    def _case(self, entry: AnyEntry) -> object:
        """What alone decides: kind, labels, author and what it is about, for most of a long chart; else the entry."""
        kind = type(entry.body)
        if kind in ONE_BY_ONE or entry.supersedes or entry.id in self._next or entry.id in self._relabelled:
            return entry.id
        rests_on = (
            entry.body.refers_to() if self._labelled else ()
        )  # an entry inherits labels and nothing else
        return kind, entry.labels, entry.author == self.actor.id, rests_on

    def _with_corrections(self, entry: AnyEntry, chart: Chart) -> Level:
        level = self._alone(entry, chart)
        while level != "hidden" and (entry := self._next.get(entry.id)):  # type: ignore[assignment]
            level = lower((level, self._alone(entry, self.now)))
        return level

    def shown(self, chart: Chart) -> Chart:
        """The chart with summaries in place of bodies; what is known or hidden is left out."""
        if self._whole(chart):
            return chart  # filing a long chart anew costs as much as looking through it
        return Chart(chart.client, [seen for entry in chart.entries if (seen := self._seen(entry, chart))])

    def hidden_kinds(self, chart: Chart) -> dict[str, tuple[str, ...]]:
        """Kinds of which something stands that this member of staff may not read, each with the roles to ask.

        Empty for clients, caregivers and outside systems: they get silence.
        """
        asked: dict[str, set[str]] = {}
        for entry in () if self._whole(chart) else chart.standing:
            if not isinstance(entry.body, Retracted) and self.of_entry(entry, chart) == "known":
                labels = labels_for_sight(entry, self._home(entry, chart))
                item = item_of_entry(entry, self._home(entry, chart), labels)
                asked.setdefault(kind_of(entry), set()).update(self.whom_to_ask(frozenset({item}), labels))
        return {kind: tuple(sorted(roles)) for kind, roles in sorted(asked.items())}

    def _whole(self, chart: Chart) -> bool:
        """Whether every entry of it is for this reader; looked up once a chart."""
        if chart not in self._seen_whole:
            entries = chart.entries
            if chart is self.now:  # one entry of each case speaks for the others
                entries = tuple({self._case(entry): entry for entry in entries}.values())
            whole = all(self.of_entry(entry, chart) == "full" for entry in entries)
            self._seen_whole[chart] = whole and not self._outside
        return self._seen_whole[chart]

    def may_see_finding(self, labels: frozenset[str], items: frozenset[str]) -> Shown:
        """For what is derived (findings, duties, projections, notices): labels and items of all it rests on.

        A finding is one derived sentence, so the right to a summary of every item is enough. One without items
        counts as `plan` for staff and client, and is not for outsiders.
        """
        level = higher(
            lower((level_under(labels, at), self._of_items(items, at))) for at in self._standpoints()
        )
        if level in ("summary", "full"):
            return "full"
        return "known" if level == "known" else "hidden"

    def may_see_labels(self, labels: frozenset[str]) -> Shown:
        """As `may_see_finding`, asking of labels only."""
        level = higher(level_under(labels, at) for at in self._standpoints())
        return "full" if level == "full" else "known" if level == "known" else "hidden"

    def whom_to_ask(self, items: frozenset[str], labels: frozenset[str] = frozenset()) -> tuple[str, ...]:
        """Staff roles that may read all of these items under these labels; the lead where nobody may."""
        able = {
            role.id
            for role in self.rights.roles.values()
            if role.kind == "staff"
            and all(self.rights.read(item, role.id) in ("full", "author") for item in items)
        }
        if "locked" in labels:
            able &= LOCKED_READERS
        return tuple(sorted(able)) or (Role.LEAD.value,)

    def _home(self, entry: AnyEntry, chart: Chart | None) -> Chart:
        return self.now if chart is None or self.now.entry(entry.id) is not None else chart

    def _seen(self, entry: AnyEntry, chart: Chart) -> AnyEntry | None:
        level = self.of_entry(entry, chart)
        if level == "full":
            return self._without_what_labels_hide(entry)
        if level != "summary":
            return None
        line = summary_of(entry, chart)
        unseen = Unseen(when=entry.body.when, of=kind_of(entry), why="summary", summary=str(line))
        return msgspec.structs.replace(entry, body=unseen)

    def _without_what_labels_hide(self, entry: AnyEntry) -> AnyEntry | None:
        """Caregivers and outside systems: of a body that is theirs to read, not the part that names substance use."""
        if not self._outside or self.may_see_labels(SUBSTANCE_USE) == "full":
            return entry
        body = without_substance_use(entry.body)
        return None if body is None else msgspec.structs.replace(entry, body=body)

    @property
    def _outside(self) -> bool:
        return self.relation.kind in ("caregiver", "external")

    def line(self, entry: AnyEntry, chart: Chart) -> Words | None:
        """The summary line, for a face that translates it; None where no line may be shown."""
        return summary_of(entry, chart) if self.of_entry(entry, chart) in ("summary", "full") else None

    def _alone(self, entry: AnyEntry, chart: Chart) -> Level:
        target = about(entry.body)
        other = chart.entry(target) if target else None
        own = self._plain(entry, chart)
        return own if other is None else lower((own, self._plain(other, chart)))

    def _plain(self, entry: AnyEntry, chart: Chart) -> Level:
        labels = labels_for_sight(entry, chart)
        item = item_of_entry(entry, chart, labels)
        case = (kind_of(entry), item, labels, self.actor.id == entry.author, self._concerns(entry))
        if case not in self._by_case:
            self._by_case[case] = higher(self._decide(*case, at) for at in self._standpoints(case[3]))
        return self._by_case[case]

    def _decide(
        self, kind: str, item: str, labels: frozenset[str], mine: bool, concerns: bool, at: Standpoint
    ) -> Level:
        levels = [level_under(labels, at), self._of_item(item, at, concerns)]
        if at.role == "caregiver" and not (mine or kind == "message"):
            levels.append(CAREGIVER_KINDS.get(kind, "hidden") if kind not in CHOSEN or concerns else "hidden")
        return lower(levels)

    def _standpoints(self, mine: bool = False) -> list[Standpoint]:
        if self.relation.kind in ("caregiver", "external") and not self.relation.consents:
            return []
        return [Standpoint(role, self.relation, self.rights, mine) for role in sorted(self.relation.roles)]

    def _concerns(self, entry: AnyEntry) -> bool:
        """Whether a message is for this reader, and whether a milestone or life event is one to share."""
        if isinstance(entry.body, LifeEvent):
            return entry.body.milestone
        if isinstance(entry.body, MessageFollowed):  # who has a conversation now is for whoever works here
            return self.relation.kind in ("team", "site", "break_glass")
        if isinstance(entry.body, Milestone | MilestoneReached):
            return entry.body.share == "caregivers"
        if not isinstance(entry.body, Message):
            return False
        match self.relation.kind:
            case "self":
                return entry.body.to in ("client", self.actor.id) or entry.body.from_caregiver
            case "caregiver" | "external":
                return entry.body.to in self.actor.named
            case _:
                return entry.body.to in {"team", self.actor.id, *self.relation.roles}

    def _of_items(self, items: frozenset[str], at: Standpoint) -> Level:
        if at.role == "caregiver" and not items <= CAREGIVER_FINDINGS:
            return "hidden"
        if at.role in ("caregiver", "external") and not items:
            return "hidden"
        return lower(self._in_a_sentence(item, at) for item in items or NO_ITEM)

    def _in_a_sentence(self, item: str, at: Standpoint) -> Level:
        """A summary opens a sentence about it, but not where the summary is less than a sentence would quote."""
        level = self._of_item(item, at)
        if item == "messages" and level == "known" and self.rights.may_write(item, at.role):
            return "summary"  # for staff: that a message waits, never its words; anybody of the team may have to answer
        return "known" if item in QUOTED and level == "summary" else level

    def _of_item(self, item: str, at: Standpoint, concerns: bool = False) -> Level:
        if at.relation.kind == "software":
            return "known" if item in SEALED_LABELS.values() else "full"
        return higher((self._by_matrix(item, at, concerns), self._as_author(item, at)))

    def _as_author(self, item: str, at: Standpoint) -> Level:
        """People read again what they wrote, where their role may write it; notes kept apart go by the matrix alone."""
        kept_apart = item in SEALED_LABELS.values()
        return "full" if at.author and not kept_apart and self.rights.may_write(item, at.role) else at.floor

    def _by_matrix(self, item: str, at: Standpoint, concerns: bool) -> Level:
        match self.rights.read(item, at.role):
            case "full" | "summary" as level:
                return level
            case "own":
                everything = at.role == "client" and item != "messages"
                return "full" if everything or at.author or concerns else at.floor
            case "author":
                return "full" if at.author else at.floor
            case "by_scope" if self._scope_opens(item):
                return "full"
            case "by_consent":
                return self._by_consent(item, at)
        return at.floor

    def _scope_opens(self, item: str) -> bool:
        return any(item in self.rights.scope_opens(number) for number in self.relation.scopes)

    def _by_consent(self, item: str, at: Standpoint) -> Level:
        """A consent that names scopes opens their items; one that names none opens all that the matrix allows."""
        agreed = any(
            not consent.scopes or any(item in self.rights.scope_opens(number) for number in consent.scopes)
            for consent in self.relation.consents
        )
        row = self.rights.row(item, at.role)
        if not agreed or row is None or item in SEALED_LABELS.values():
            return at.floor
        return "summary" if row.words.startswith("S ") else "full"


def sight(
    actor: Actor, chart_now: Chart, rights: Rights, at: datetime, *, sites: frozenset[str] = frozenset()
) -> Sight:
    """What `actor` sees of the client at `at`. `chart_now` is the full chart of now, whatever is shown afterwards."""
    return Sight(actor, relation(actor, chart_now, at, sites=sites), rights, chart_now)
