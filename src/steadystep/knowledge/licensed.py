"""A clinic's own licensed wording for an instrument whose words may not ship: read, checked, and laid over the definition.

The definition (scoring, bands, cut-offs, missing-item rule) stays as it is; a pack only brings words and who may show them.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import Any

import msgspec
import yaml

from .instrument import Instrument
from .provenance import Fact
from .scale import Option
from .translation import PackItem, Translation

_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")
LARGEST = 200_000  # bytes; the longest known instrument is a tenth of that


class PackRefused(ValueError):
    """Nothing of the pack was taken: every fault, a line each, with its next step."""

    def __init__(self, faults: list[str]) -> None:
        self.faults = tuple(faults)
        super().__init__("\n".join(faults))


class _WithoutAliases(yaml.SafeLoader):
    """An alias lets a small file stand for an endless one; a pack has no need of any."""

    def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
        if self.check_event(yaml.AliasEvent):
            raise yaml.YAMLError("it holds aliases (*name); write the answers out, or once under options")
        return super().compose_node(parent, index)


class Licence(Fact, frozen=True, kw_only=True):
    """By which right the clinic shows the words: `statement` in its words, `holder` who grants it, `said_by` who says so here."""

    statement: str
    holder: str
    said_by: str
    reference: str = ""


class WordingPack(Fact, frozen=True, kw_only=True):
    """What a pack file holds. `version` is that of the licensed form."""

    instrument: str
    language: str
    licence: Licence
    items: tuple[PackItem, ...]
    stem: str = ""
    options: tuple[Option, ...] = ()
    version: str = ""


def read_pack(content: bytes) -> WordingPack:
    """The pack in a YAML or JSON file; raises `PackRefused`."""
    if len(content) > LARGEST:
        raise PackRefused(
            [f"The file has {len(content)} bytes; {LARGEST} is the most. Next: send the pack alone."]
        )
    try:
        raw = yaml.load(content.decode("utf-8"), _WithoutAliases)  # noqa: S506 - a safe loader
    except (
        ValueError,
        yaml.YAMLError,
        RecursionError,
    ) as error:  # ValueError: no such day, a number without end
        raise PackRefused(
            [f"The file is no YAML or JSON: {_short(error)}. Next: correct it there."]
        ) from error
    try:
        pack = msgspec.convert(raw, WordingPack)
    except (msgspec.ValidationError, RecursionError) as error:
        raise PackRefused(
            [f"The pack has another shape: {_short(error)}. Next: compare it with the example."]
        ) from error
    if any(_unshowable(text) for text in _texts(msgspec.to_builtins(pack))):
        raise PackRefused(["The pack holds characters that cannot be shown. Next: remove them."])
    return pack


def worded(instrument: Instrument, pack: WordingPack) -> Instrument:
    """The instrument with the pack's words, asked question by question; raises `PackRefused` with every fault."""
    faults = _licence_faults(instrument, pack) + item_faults(instrument, pack)
    if faults:
        raise PackRefused(faults)
    return msgspec.structs.replace(
        instrument,
        **_words(instrument, pack),
        entry="answers",
        licensed_here=pack.licence.statement,
        version=pack.version.strip()[:60],
    )


def in_bundled_language(instrument: Instrument, language: str) -> Instrument | None:
    """In the words that ship for that language, scored all the same; None where none do."""
    if same_language(instrument.language, language) and instrument.carries_wording:
        return instrument
    found = [one for one in instrument.translations if same_language(one.language, language)]
    exact = next((one for one in found if one.language == language), None)
    chosen = exact or next(iter(found), None)
    return None if chosen is None else _translated(instrument, chosen)


def translation_faults(instrument: Instrument, words: Translation) -> list[str]:
    """Why these words may not ship with the instrument; each with its next step."""
    faults = item_faults(instrument, words)
    if not instrument.carries_wording:
        faults.append(
            f"the wording of {instrument.short} does not ship. Next: remove the translation; a clinic loads its own"
        )
    if same_language(instrument.language, words.language):
        faults.append(f"{instrument.short} is in this language already. Next: remove one of the two")
    return faults


def _translated(instrument: Instrument, words: Translation) -> Instrument:
    return msgspec.structs.replace(instrument, **_words(instrument, words), title=words.title)


def _words(instrument: Instrument, words: WordingPack | Translation) -> dict[str, Any]:
    """What of the instrument is said in these words, by the names of its parts."""
    said = {item.number: item for item in words.items}
    items = tuple(
        msgspec.structs.replace(
            item, text=said[item.number].text.strip(), options=said[item.number].options or words.options
        )
        for item in instrument.items
    )
    return {"items": items, "stem": words.stem, "language": words.language}


def same_language(one: str, other: str) -> bool:
    """By the language itself: es-MX is read by who reads es."""
    return one.split("-")[0].lower() == other.split("-")[0].lower()


def _licence_faults(instrument: Instrument, pack: WordingPack) -> list[str]:
    faults = []
    if (
        instrument.carries_wording
        and not instrument.licensed_here
        and same_language(instrument.language, pack.language)
    ):
        faults.append(
            f"The wording of {instrument.short} is bundled in this language: no pack is needed. Next: leave it as it is."
        )
    if not _LANGUAGE.fullmatch(pack.language):
        faults.append(f"'{pack.language[:40]}' is no language. Next: write a code such as en or es-MX.")
    empty = [name for name in ("statement", "holder", "said_by") if not getattr(pack.licence, name).strip()]
    return faults + [
        f"licence.{name} is empty. Next: say by which right the words are shown, whose they are, and who says so."
        for name in empty
    ]


def item_faults(instrument: Instrument, pack: WordingPack | Translation) -> list[str]:
    """What keeps these words from being laid over the instrument, a line each with its next step."""
    given, wanted = [item.number for item in pack.items], [item.number for item in instrument.items]
    if sorted(given) != wanted:
        return [
            f"{instrument.short} has the items 1 to {wanted[-1]}; the pack has {_listed(given)}. Next: give each once."
        ]
    faults = [
        f"Item {item.number} has no text. Next: write the licensed words."
        for item in pack.items
        if not item.text.strip()
    ]
    known = {item.number: item for item in instrument.items}
    for item in pack.items:
        allowed, offered = instrument.values_of(known[item.number]), item.options or pack.options
        values = [option.value for option in offered]
        if sorted(values) != sorted(allowed):
            faults.append(
                f"Item {item.number} of {instrument.short} takes the values {_listed(allowed)}; the pack offers {_listed(values)}. "
                "Next: give one answer for each value."
            )
        if any(not option.text.strip() for option in offered):
            faults.append(f"Item {item.number} has an answer without words. Next: write them.")
    return faults


def _listed(numbers: list[int] | tuple[int, ...]) -> str:
    return ", ".join(map(str, numbers[:60])) or "none"


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list | tuple):
        for one in value.values() if isinstance(value, dict) else value:
            yield from _texts(one)


def _unshowable(text: str) -> bool:
    """Control signs and halves of signs, which neither a page nor the database takes."""
    return any(unicodedata.category(sign) in ("Cc", "Cs") and sign not in "\n\t" for sign in text)


def _short(error: Exception) -> str:
    return " ".join(str(error).split())[:300]
