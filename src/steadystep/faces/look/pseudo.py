"""The pseudo-language: English in brackets, mirrored. Whatever stands without brackets forgot gettext.

Made while it is spoken, so it covers our words, Django's and allauth's alike, and is never out of date. A compiled
catalogue could not: gettext falls back from ar-xb to Arabic, and the libraries speak that.
"""

import gettext as stdlib
from typing import Any

from django.utils.translation import trans_real

CONTEXT_END = "\x04"  # gettext's own mark between a context and its message


class PseudoTranslation(stdlib.NullTranslations):
    """What Django asks of a language, answered with the message itself in brackets."""

    def __init__(self, code: str) -> None:
        super().__init__()
        self._code = code

    def gettext(self, message: str) -> str:
        return f"[{message.rpartition(CONTEXT_END)[2]}]" if message else ""

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return self.gettext(msgid1 if n == 1 else msgid2)

    def language(self) -> str:
        return self._code

    def to_language(self) -> str:
        return self._code


def speak_pseudo(code: str) -> None:
    """Let `code` be the pseudo-language in this process."""
    spoken: dict[str, Any] = vars(trans_real)["_translations"]
    spoken[code] = PseudoTranslation(code)
