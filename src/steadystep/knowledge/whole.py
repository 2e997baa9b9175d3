"""The knowledge as one frozen value, and the look-ups into it."""

from collections.abc import Mapping

import msgspec

from .instrument import Instrument


class Knowledge(msgspec.Struct, frozen=True, kw_only=True):
    """Everything the files say. `version` is a digest of all files: equal files, equal version."""

    version: str
    instruments: Mapping[str, Instrument]
