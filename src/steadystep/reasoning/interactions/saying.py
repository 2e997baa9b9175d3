"""The sentences of a verdict, as patterns whose `A` and `B` a caller fills with the names the person knows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from steadystep.chart import Words, say
from steadystep.knowledge import Drug

from .verdict import Verdict

Enzymed = tuple[str, str, str, str]  # acting drug id, what it does, enzyme, drug id it is done to


def filled(words: Words, verdict: Verdict, names: Mapping[str, str]) -> Words:
    """The sentence with the medicines named; a name that is not given is the drug id."""
    called = {
        "A": names.get(verdict.a, verdict.a),
        "B": names.get(verdict.b, verdict.b),
    }
    return Words(words.text, {**called, **words.values})


def by_enzymes(found: Sequence[Enzymed], names: Mapping[str, Drug]) -> Words:
    """`paroxetine: strong inhibitor of CYP2D6, which clears tamoxifen`; several ways joined."""
    ways = [
        say(
            "{one}: {does} of {enzyme}, on which {other} depends",
            one=names[one].name, does=say(does), enzyme=enzyme_said(enzyme), other=names[other].name,
        )
        for one, does, enzyme, other in found
    ]  # fmt: skip
    return ways[0] if len(ways) == 1 else say("; ".join(f"{{w{n}}}" for n in range(len(ways))),
                                              **{f"w{n}": way for n, way in enumerate(ways)})  # fmt: skip


def enzyme_said(enzyme: str) -> str:
    """CYP enzymes by their full name; UGT, P-gp and the others as they are."""
    return f"CYP{enzyme}" if enzyme[0].isdigit() else enzyme


def contributions(parts: Sequence[tuple[Drug, int]]) -> Words:
    """`quetiapine 3 + paroxetine 1`, as medicine names and figures."""
    return Words(
        " + ".join(f"{drug.name} {count}".replace("{", "").replace("}", "") for drug, count in parts)
    )
