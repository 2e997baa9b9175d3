"""Finding medicines while somebody types: by the beginning of any word of a name, brand, ingredient or class, accents and
small slips forgiven. Nearest first."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from typing import Literal

import msgspec

from .drug import Drug
from .whole import Knowledge

By = Literal["name", "brand", "other name", "class"]
_FORGIVEN_FROM = 4  # letters: a slip in fewer could be anything


class Hit(msgspec.Struct, frozen=True):
    """A medicine, the word it was found by and of which sort that word is; `slip` where a letter was forgiven."""

    drug: Drug
    by: By
    word: str
    slip: bool = False


def found(facts: Knowledge, typed: str, limit: int = 12) -> tuple[Hit, ...]:
    """Medicines that begin like what was typed; with a slip only where nothing fits without. Empty for nothing typed."""
    asked = plain(typed)
    if not asked:
        return ()
    exact = [(rank, hit) for rank, hit in _hits(facts, asked, slips=0)]
    hits = exact or [(rank, hit) for rank, hit in _hits(facts, asked, slips=_slips_allowed(asked))]
    nearest: dict[str, tuple[tuple[int, str], Hit]] = {}
    for rank, hit in hits:
        kept = nearest.get(hit.drug.id)
        if kept is None or rank < kept[0]:
            nearest[hit.drug.id] = (rank, hit)
    return tuple(hit for _rank, hit in sorted(nearest.values(), key=lambda one: one[0])[:limit])


def plain(text: str) -> str:
    """Lower case without accents or marks: `Zóloft®` is `zoloft`."""
    letters = unicodedata.normalize("NFKD", text.casefold())
    kept = "".join(one if one.isalnum() else " " for one in letters if not unicodedata.combining(one))
    return " ".join(kept.split())


def _slips_allowed(asked: str) -> int:
    return 0 if len(asked) < _FORGIVEN_FROM else 1 if len(asked) < 8 else 2


def _hits(facts: Knowledge, asked: str, *, slips: int) -> Iterator[tuple[tuple[int, str], Hit]]:
    """Each with its rank: names before brands before other names before classes, whole names before words inside."""
    for sort, by, word, bare, drug in _index(facts):
        place = _begins(bare, asked, slips)
        if place is not None:
            rank = (sort * 2 + (place > 0) + (0 if drug.prescribed_here else 20), bare)
            yield rank, Hit(drug, by, word, slips > 0)


def _begins(bare: str, asked: str, slips: int) -> int | None:
    """At which word of `bare` the typed words begin; None where they do not."""
    words = bare.split()
    for place in range(len(words)):
        rest = " ".join(words[place:])
        if rest.startswith(asked) or (slips and _near(rest, asked, slips)):
            return place
    return None


def _near(rest: str, asked: str, slips: int) -> bool:
    """Whether some beginning of `rest` is at most so many slips away: one letter wrong, missing, extra, or two swapped."""
    return rest[:1] == asked[:1] and min(_distances(asked, rest[: len(asked) + slips])) <= slips


def _distances(asked: str, against: str) -> list[int]:
    """Optimal string alignment distance of `asked` to every beginning of `against`."""
    before, row = [0] * (len(against) + 1), list(range(len(against) + 1))
    for i, letter in enumerate(asked, start=1):
        now = [i]
        for j, other in enumerate(against, start=1):
            cost = min(row[j] + 1, now[j - 1] + 1, row[j - 1] + (letter != other))
            if i > 1 and j > 1 and letter == against[j - 2] and asked[i - 2] == other:
                cost = min(cost, before[j - 2] + 1)
            now.append(cost)
        before, row = row, now
    return row


Line = tuple[int, By, str, str, Drug]
_KEPT: dict[str, tuple[Line, ...]] = {}


def _index(facts: Knowledge) -> tuple[Line, ...]:
    """Every word a medicine may be found by; made once for a version of the knowledge."""
    if facts.version not in _KEPT:
        _KEPT.clear()
        _KEPT[facts.version] = tuple(line for drug in facts.drugs.values() for line in _lines(drug))
    return _KEPT[facts.version]


def _lines(drug: Drug) -> Iterator[Line]:
    yield 0, "name", drug.name, plain(drug.name), drug
    for word in drug.brands:
        yield 1, "brand", word, plain(word), drug
    for word in (*drug.also_called, *drug.ingredients):
        yield 2, "other name", word, plain(word), drug
    for word in (drug.drug_class, *sorted(drug.groups)):
        yield 3, "class", word.replace("_", " "), plain(word), drug
