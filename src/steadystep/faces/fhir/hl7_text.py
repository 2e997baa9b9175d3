"""HL7 v2 as text: messages, segments, fields and their parts. The delimiters are those that each message names (MSH-1, MSH-2)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import msgspec

from steadystep.chart import say

from .found import LARGEST_FILE, Refusal

_ESCAPES: Final = {"F": "|", "S": "^", "T": "&", "R": "~", "E": "\\", ".br": "\n"}
_START: Final = re.compile(r"^[\x0b\s]*MSH(?=[^\sA-Za-z0-9])", re.MULTILINE)


class Segment(msgspec.Struct, frozen=True):
    """One line. `fields[0]` is its name; `where` says where it stands; `delimiters` are field, part, repeat, escape, sub-part."""

    fields: tuple[str, ...]
    where: str
    delimiters: str

    @property
    def name(self) -> str:
        return self.fields[0]

    def field(self, number: int) -> str:
        """The whole field, by the number HL7 gives it; empty where it is not sent, or sent as deleted (two quotes)."""
        index = number - 1 if self.name == "MSH" else number
        found = self.fields[index] if 0 <= index < len(self.fields) else ""
        return "" if found == '""' else found

    def part(self, number: int, part: int = 1) -> str:
        """A part of the first repeat of a field, unescaped."""
        first = self.field(number).split(self.delimiters[2])[0]
        parts = first.split(self.delimiters[1])
        return self.plain(parts[part - 1]) if part <= len(parts) else ""

    def repeats(self, number: int) -> list[str]:
        return [one for one in self.field(number).split(self.delimiters[2]) if one]

    def plain(self, text: str) -> str:
        """Without HL7's escapes; one that is not known stays as it was sent."""
        mark = re.escape(self.delimiters[3])
        return re.sub(f"{mark}([^{mark}]*){mark}", lambda m: _ESCAPES.get(m[1], m[0]), text).strip()


class Message(msgspec.Struct, frozen=True):
    """Segments in order, the first of them MSH."""

    segments: tuple[Segment, ...]

    @property
    def head(self) -> Segment:
        return self.segments[0]

    def first(self, name: str) -> Segment | None:
        return next((one for one in self.segments if one.name == name), None)


def is_hl7(path: Path) -> bool:
    """Whether a file holds HL7 v2: by its ending, or because it begins with MSH."""
    if not path.is_file():
        return False
    with path.open("rb") as file:
        return path.suffix.lower() == ".hl7" or file.read(16).lstrip(b"\x0b \r\n\xef\xbb\xbf").startswith(
            b"MSH"
        )


def read_messages(path: Path) -> Iterator[Message | Refusal]:
    """Every message of a file, and a refusal for what is none. Never raises for what the file holds."""
    raw = path.read_bytes()
    if len(raw) > LARGEST_FILE:
        yield Refusal(path.name, say("The file is too large."), say("Split it, and import the parts."))
        return
    text = _decoded(raw).replace("\r\n", "\n").replace("\r", "\n").replace("\x1c", "\n")
    starts = [found.start() for found in _START.finditer(text)]
    before = text[: starts[0]] if starts else text
    if before.strip("\x0b\x1c\n ") and not before.lstrip().startswith(("FHS", "BHS")):
        yield Refusal(path.name, say("It does not begin with an MSH segment."), say("Send whole HL7 v2 messages."))  # fmt: skip
    for number, (start, end) in enumerate(zip(starts, [*starts[1:], len(text)], strict=True), 1):
        yield _message(text[start:end].lstrip("\x0b\n "), f"{path.name}, message {number}")


def _decoded(raw: bytes) -> str:
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return raw.decode("latin-1")


def _message(text: str, where: str) -> Message | Refusal:
    lines = [line.strip("\x0b") for line in text.split("\n") if line.strip("\x0b ")]
    head = lines[0]
    if len(head) < 9:
        return Refusal(where, say("Its MSH segment is cut off."), say("Ask for the message again."))
    field = head[3]
    marks = head[4 : head.find(field, 4)] if head.find(field, 4) > 0 else ""
    if len(marks) < 2:
        return Refusal(where, say("Its MSH segment names no delimiters."), say("Ask for the message again."))
    delimiters = field + (marks + "^~\\&"[len(marks) :])[:4]
    segments = tuple(
        Segment(tuple(line.split(field)), f"{where}, line {number}", delimiters)
        for number, line in enumerate(lines, 1)
        if not line.startswith(("FTS", "BTS", "FHS", "BHS"))
    )
    return Message(segments)
