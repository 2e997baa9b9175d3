"""The machine form of "which medicines or circumstances": `sertraline|G:SNRI|C:perinatal|E:smoking_stop`."""

import re

from .provenance import Fact, refuse

_NAME = re.compile(r"[A-Za-z0-9_]+")


class Selector(Fact, frozen=True, kw_only=True):
    """Drug ids, group ids (`G:`), client conditions the record must hold (`C:`) and events (`E:`)."""

    drugs: frozenset[str] = frozenset()
    groups: frozenset[str] = frozenset()
    conditions: frozenset[str] = frozenset()
    events: frozenset[str] = frozenset()

    def __post_init__(self) -> None:
        refuse([] if self.text else ["the selector selects nothing. Next: name a drug, G:group, C: or E:"])

    @property
    def text(self) -> str:
        """The tokens again, sorted, joined by `|`."""
        tokens = [*self.drugs, *(f"G:{name}" for name in self.groups)]
        tokens += [*(f"C:{name}" for name in self.conditions), *(f"E:{name}" for name in self.events)]
        return "|".join(sorted(tokens))

    @property
    def circumstances(self) -> frozenset[str]:
        """Conditions and events together."""
        return self.conditions | self.events

    def takes(self, drug_id: str, groups: frozenset[str]) -> bool:
        """Whether a medicine of that id, in those groups, is selected."""
        return drug_id in self.drugs or not self.groups.isdisjoint(groups)


def parse_selector(text: str) -> Selector:
    """Read `|`-joined tokens; ValueError names every token that is none."""
    kinds: dict[str, set[str]] = {"": set(), "G": set(), "C": set(), "E": set()}
    faults = []
    for token in text.split("|"):
        prefix, colon, name = token.rpartition(":")
        if prefix not in kinds or (colon and not prefix) or not _NAME.fullmatch(name):
            faults.append(
                f"`{token}` is no selector token. Next: write a drug id, G:group, C:condition or E:event"
            )
        else:
            kinds[prefix].add(name)
    refuse(faults)
    return Selector(
        drugs=frozenset(kinds[""]),
        groups=frozenset(kinds["G"]),
        conditions=frozenset(kinds["C"]),
        events=frozenset(kinds["E"]),
    )
