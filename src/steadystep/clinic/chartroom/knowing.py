"""Knowledge as this clinic uses it: what is bundled, with the wording and the questionnaires it loaded itself."""

from __future__ import annotations

import hashlib
from types import MappingProxyType

import msgspec

from steadystep import knowledge
from steadystep.clinic.asking import own_instruments
from steadystep.clinic.asking.own_instruments import Own
from steadystep.knowledge import Instrument, Knowledge
from steadystep.knowledge.licensed import PackRefused, WordingPack, in_bundled_language, same_language, worded

_made: tuple[Knowledge, str, Knowledge] | None = None


def known() -> Knowledge:
    """For everything that draws, scores or judges a questionnaire. Without anything of the clinic's own it is `knowledge.load()`.

    It touches no table: the clinic's own was looked at when its value was last folded (`clinic_value`), or by `known_now`.
    """
    global _made  # noqa: PLW0603 - made once for the process and each set of loaded questionnaires
    bundled, own = knowledge.load(), own_instruments.own()
    if not own.version:
        return bundled
    if _made is None or _made[0] is not bundled or _made[1] != own.version:
        _made = (bundled, own.version, _with_own(bundled, own))
    return _made[2]


def known_now() -> Knowledge:
    """The same, after a look at what is loaded: for pages and commands that open no chart."""
    own_instruments.look()
    return known()


def in_language(instrument: Instrument, language: str) -> Instrument:
    """In the words of that language: the clinic's own where it loaded any, else those that ship, else as it is.

    Scoring is the same in every language.
    """
    if same_language(instrument.language, language) and instrument.carries_wording:
        return instrument
    packs = [
        one
        for one in own_instruments.own().packs
        if one.instrument == instrument.id and same_language(one.language, language)
    ]
    exact = [one for one in packs if one.language == language]
    for pack in exact or packs:
        return _worded({instrument.id: instrument}, instrument.id, pack).get(instrument.id, instrument)
    return in_bundled_language(instrument, language) or instrument


def languages_of(instrument: Instrument) -> tuple[str, ...]:
    """Every language in which its words can be shown here, the bundled one first."""
    plain = known().instruments.get(
        instrument.id, instrument
    )  # what is shown in another language names only that one
    loaded = (one.language for one in own_instruments.own().packs if one.instrument == instrument.id)
    return tuple(dict.fromkeys((*plain.languages, *loaded)))


def _with_own(bundled: Knowledge, own: Own) -> Knowledge:
    every = dict(bundled.instruments)
    for instrument in own.whole:
        gone = instrument.id in own.ended
        every[instrument.id] = msgspec.structs.replace(instrument, entry="total") if gone else instrument
    for pack in own.packs:  # the first that was loaded is what is shown to who reads none of its languages
        if pack.instrument in every and not every[pack.instrument].carries_wording:
            every |= _worded(every, pack.instrument, pack)
    version = hashlib.sha256(f"{bundled.version}{own.version}".encode()).hexdigest()
    return msgspec.structs.replace(bundled, instruments=MappingProxyType(every), version=version)


def _worded(every: dict[str, Instrument], name: str, pack: WordingPack) -> dict[str, Instrument]:
    """Nothing where a release changed the instrument so that the pack fits no more: then its total is typed, as before."""
    try:
        return {name: worded(every[name], pack)}
    except (KeyError, PackRefused):
        return {}
