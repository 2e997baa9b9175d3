"""What an import took, kept, set aside and refused, for a person to read or a machine. Never names or contents: ids only."""

from __future__ import annotations

from typing import Any, Final

import msgspec
from django.utils.translation import gettext as _

from steadystep.chart.words import Words

from .found import Refusal

FEW: Final = 3


class Line(msgspec.Struct, frozen=True, kw_only=True):
    """One resource and what became of it; `why` only where no entries were made of it."""

    where: str
    type: str
    id: str
    why: Words | None = None


class ClientPart(msgspec.Struct, frozen=True, kw_only=True):
    """What one client's chart gets. `taken` became entries; `kept` is whole in the chart but not understood."""

    client_id: str
    patient: str
    entries: int
    taken: tuple[Line, ...]
    kept: tuple[Line, ...]
    remarks: tuple[Words, ...] = ()


class Report(msgspec.Struct, frozen=True, kw_only=True):
    """The whole import. `read` = resources taken, kept, set aside or repeated, each counted once."""

    read: int
    clients: tuple[ClientPart, ...]
    aside: tuple[Line, ...]
    repeated: tuple[Line, ...]
    refused: tuple[Refusal, ...]
    questions: tuple[Words, ...]

    def to_text(self) -> str:
        """Plain text in the reader's language, one fact a line."""
        parts = [self._summary()]
        for client in self.clients:
            parts += _client_lines(client)
        parts += _titled(_("Set aside, in no chart"), _by_reason(self.aside))
        parts += _titled(_("Refused"), [_refusal(each) for each in self.refused])
        parts += _titled(_("Questions for you"), [spoken(each) for each in self.questions])
        return "\n".join(parts) + "\n"

    def to_json(self) -> bytes:
        """The same for machines: UTF-8, sentences already put into words."""
        return msgspec.json.encode(
            {
                "read": self.read,
                "clients": [_client_json(client) for client in self.clients],
                "aside": [_line_json(each) for each in self.aside],
                "repeated": [_line_json(each) for each in self.repeated],
                "refused": [
                    {"where": each.where, "what": spoken(each.what), "next_step": spoken(each.next_step)}
                    for each in self.refused
                ],
                "questions": [spoken(each) for each in self.questions],
            }
        )

    def _summary(self) -> str:
        return _(
            "Resources read: {read}. Clients: {clients}. Taken: {taken}. Kept whole but not understood: {kept}. "
            "Set aside: {aside}. Repeated: {repeated}. Could not be read: {refused}."
        ).format(
            read=self.read,
            clients=len(self.clients),
            taken=sum(len(client.taken) for client in self.clients),
            kept=sum(len(client.kept) for client in self.clients),
            aside=len(self.aside),
            repeated=len(self.repeated),
            refused=len(self.refused),
        )


def spoken(words: Words) -> str:
    """The sentence in the reader's language."""
    values = {
        name: spoken(value) if isinstance(value, Words) else value for name, value in words.values.items()
    }
    return _(words.text).format(**values)


def counted(lines: tuple[Line, ...]) -> dict[str, int]:
    """How many of each resource type, most first."""
    found: dict[str, int] = {}
    for line in lines:
        found[line.type] = found.get(line.type, 0) + 1
    return dict(sorted(found.items(), key=lambda pair: (-pair[1], pair[0])))


def _client_lines(client: ClientPart) -> list[str]:
    head = _("{patient}: {count} entries").format(patient=client.patient, count=client.entries)
    taken = [f"{kind} {count}" for kind, count in counted(client.taken).items()]
    lines = ["", head, *([_("  taken: {types}").format(types=", ".join(taken))] if taken else [])]
    lines += _titled(_("Kept whole, not understood"), _by_reason(client.kept))
    return lines + _titled(_("To look at"), [spoken(each) for each in client.remarks])


def _titled(title: str, lines: list[str]) -> list[str]:
    return ["", title, *(f"  {line}" for line in lines)] if lines else []


def _by_reason(lines: tuple[Line, ...]) -> list[str]:
    """A reason that many share is told once, with how many of which type; the JSON names each place."""
    reasons: dict[str, list[Line]] = {}
    for line in lines:
        reasons.setdefault(spoken(line.why) if line.why else "", []).append(line)
    told = []
    for reason, shared in reasons.items():
        if len(shared) <= FEW:
            told += [_line(line) for line in shared]
        else:
            types = ", ".join(f"{kind} {count}" for kind, count in counted(tuple(shared)).items())
            told.append(f"{types}: {reason}")
    return told


def _line(line: Line) -> str:
    named = f"{line.type}/{line.id}" if line.id else line.type
    return f"{named} ({line.where})" + (f": {spoken(line.why)}" if line.why else "")


def _refusal(refusal: Refusal) -> str:
    return f"{refusal.where}: {spoken(refusal.what)} {spoken(refusal.next_step)}"


def _line_json(line: Line) -> dict[str, Any]:
    why = {"why": spoken(line.why)} if line.why else {}
    return {"where": line.where, "type": line.type, "id": line.id, **why}


def _client_json(client: ClientPart) -> dict[str, Any]:
    return {
        "client_id": client.client_id,
        "patient": client.patient,
        "entries": client.entries,
        "taken": counted(client.taken),
        "kept": [_line_json(each) for each in client.kept],
        "remarks": [spoken(each) for each in client.remarks],
    }
