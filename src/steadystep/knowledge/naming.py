"""Finding a medicine by whatever it is called: id, name, brand, other name, ingredient or RxNorm code."""

import re
from collections.abc import Iterable, Mapping

from .drug import Drug, DrugName

_BRACKETS = re.compile(r"\s*\([^)]*\)")


def ids_by_name(names: Mapping[str, DrugName], drugs: Mapping[str, Drug]) -> dict[str, tuple[str, ...]]:
    """Every word in lower case, with the ids it fits, sorted.

    A product's own id or full name beats all else: `haloperidol` is the oral product, though the depot holds it too.
    """
    own: dict[str, set[str]] = {}
    other: dict[str, set[str]] = {}
    for name in names.values():
        _add(own, (name.drug_id, name.name), name.drug_id)
        _add(other, _other_words(name, drugs.get(name.drug_id)), name.drug_id)
    return {word: tuple(sorted(ids)) for word, ids in (other | own).items()}


def wanted(text: str) -> str:
    """The text as it is looked up: letter case, outer spaces and doubled spaces aside."""
    return " ".join(text.split()).casefold()


def _other_words(name: DrugName, drug: Drug | None) -> list[str]:
    words = [_BRACKETS.sub("", name.name), name.drug_id.replace("_", " "), name.rxnorm_ingredient]
    if drug is not None:
        words += [*drug.brands, *drug.also_called]
        words += drug.ingredients if len(drug.ingredients) == 1 else []
    return words


def _add(found: dict[str, set[str]], words: Iterable[str], drug_id: str) -> None:
    for word in words:
        if word:
            found.setdefault(wanted(word), set()).add(drug_id)
