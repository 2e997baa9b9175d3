"""Reads one file: UTF-8, YAML without duplicate keys, CSV with the right columns; faults, not exceptions."""

import csv
import io
import typing
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any, TypeVar

import msgspec
import yaml

DEFAULT_NEXT = "correct it; docs/knowledge.md shows the shape"
Value = TypeVar("Value")


class Fault(msgspec.Struct, frozen=True):
    """One thing wrong: the file (relative to the knowledge folder), the place in it, what, and the next step."""

    file: str
    path: str
    what: str
    next_step: str = DEFAULT_NEXT

    def __str__(self) -> str:
        place = f" at {self.path}" if self.path else ""
        return f"{self.file}{place}: {self.what}. Next: {self.next_step}."


def faults_from(file: str, path: str, text: str) -> list[Fault]:
    """A fault for each line of `text`; a line may bring its own `. Next: ` step."""
    found = []
    for line in text.splitlines():
        what, _, step = line.rstrip(".").partition(". Next: ")
        found.append(Fault(file, path, what.rstrip("."), step or DEFAULT_NEXT))
    return found


class KnowledgeRefused(Exception):
    """The knowledge files hold faults; none of them was loaded. `faults` lists every one."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        self.faults = tuple(faults)
        count = "1 fault" if len(self.faults) == 1 else f"{len(self.faults)} faults"
        lines = "\n".join(f"  {fault}" for fault in self.faults)
        super().__init__(f"{count} in the knowledge files; none was loaded:\n{lines}")


class _DuplicateKey(yaml.YAMLError):
    pass


_FastLoader: type[yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _NoDuplicates(_FastLoader):  # type: ignore[misc, valid-type]
    """PyYAML keeps the last of two equal keys in silence: a threshold could vanish. Refused here."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        seen: set[str] = set()
        for key, _ in node.value:
            if isinstance(key, yaml.ScalarNode):
                if key.value in seen:
                    raise _DuplicateKey(f"line {key.start_mark.line + 1}: key `{key.value}` is given twice")
                seen.add(key.value)
        found: dict[Any, Any] = super().construct_mapping(node, deep=deep)
        return found


def parsed(text: str) -> Any:
    """Plain lists and dicts; YAMLError or ValueError when it is not readable."""
    return yaml.load(text, Loader=_NoDuplicates)  # noqa: S506 (a safe loader, made stricter)


class Reader:
    """Reads files of one folder and gathers every fault instead of stopping at the first."""

    def __init__(self, contents: Mapping[str, bytes]) -> None:
        self.contents = contents
        self.faults: list[Fault] = []
        self.read: set[str] = set()

    def refuse(self, file: str, path: str, text: str) -> None:
        self.faults += faults_from(file, path, text)

    def files(self, within: str, ending: str) -> list[str]:
        """Files directly in `within` whose name ends so, sorted; paths relative to the folder."""
        return [name for name in self.contents if name.rpartition("/")[0] == within and name.endswith(ending)]

    def text(self, file: str) -> str | None:
        self.read.add(file)
        if file not in self.contents:
            self.refuse(file, "", "the file is missing. Next: restore it from version control")
            return None
        try:
            return self.contents[file].decode("utf-8")
        except UnicodeDecodeError as wrong:
            self.refuse(file, f"byte {wrong.start}", "is not UTF-8. Next: save the file as UTF-8")
            return None

    def yaml(self, file: str, shape: type[Value]) -> Value | None:
        """The file as `shape`, or None with its faults kept."""
        text = self.text(file)
        if text is None:
            return None
        try:
            raw = parsed(text)
        except _DuplicateKey as wrong:
            self.refuse(file, "", f"{wrong}. Next: keep one of the two")
            return None
        except (yaml.YAMLError, ValueError) as wrong:  # ValueError: a date such as 2026-13-45
            self.refuse(
                file, _place(wrong), "is not readable YAML. Next: check indentation, quotes and dates there"
            )
            return None
        return self.decode(file, "$", raw, shape)

    def decode(self, file: str, path: str, raw: Any, shape: type[Value]) -> Value | None:
        """`raw` as `shape`; when that fails, every field that fails is named, not only the first."""
        try:
            return msgspec.convert(raw, shape, builtin_types=(date, datetime), str_keys=True)
        except msgspec.ValidationError as wrong:
            found = _field_faults(file, path, raw, shape) or _shape_fault(file, path, wrong)
            self.faults += found
            return None

    def rows(
        self, file: str, shape: type[Value], split: Iterable[str] = ()
    ) -> list[tuple[int, dict[str, Any]]]:
        """Each row with its line number; columns must be exactly the fields of `shape`, in any order.

        Empty cells are left out (so a field without a default is refused); `split` columns are `|` lists.
        """
        text = self.text(file)
        if text is None:
            return []
        reader = csv.reader(io.StringIO(text, newline=""), strict=True)
        try:
            return self._rows(file, reader, list(msgspec.structs.fields(shape)), set(split))  # type: ignore[arg-type]
        except csv.Error as wrong:
            self.refuse(
                file, f"line {reader.line_num}", f"is not readable CSV ({wrong}). Next: check the quotes"
            )
            return []

    def _rows(
        self, file: str, reader: Any, fields: list[msgspec.structs.FieldInfo], split: set[str]
    ) -> list[tuple[int, dict[str, Any]]]:
        header: list[str] = next(reader, [])
        expected = [field.encode_name for field in fields]
        if sorted(header) != sorted(expected):
            lacking, extra = sorted(set(expected) - set(header)), sorted(set(header) - set(expected))
            self.refuse(
                file,
                "line 1",
                f"wrong columns: missing {lacking or 'none'}, unknown {extra or 'none'}. "
                "Next: use exactly the columns " + ", ".join(expected),
            )
            return []
        found = []
        for cells in reader:
            if len(cells) != len(header):
                self.refuse(
                    file,
                    f"line {reader.line_num}",
                    f"has {len(cells)} cells, the header {len(header)}. Next: quote cells that hold commas",
                )
                continue
            named = {name: cell for name, cell in zip(header, cells, strict=True) if cell != ""}
            listed = {n: c.split("|") if n in split else c for n, c in named.items()}
            found.append((reader.line_num, listed))
        return found

    def table(self, file: str, shape: type[Value], split: Iterable[str] = ()) -> list[tuple[int, Value]]:
        """The rows as `shape` (numbers and yes/no read from text), each with its line number."""
        found = []
        for line, cells in self.rows(file, shape, split):
            try:
                found.append((line, msgspec.convert(cells, shape, strict=False)))
            except msgspec.ValidationError as wrong:
                self.faults += _shape_fault(file, f"line {line}", wrong)
        return found


def _place(wrong: Exception) -> str:
    mark = getattr(wrong, "problem_mark", None)
    return f"line {mark.line + 1}" if mark else ""


def _shape_fault(file: str, path: str, wrong: msgspec.ValidationError) -> list[Fault]:
    text, _, inner = str(wrong).rpartition(" - at `")
    if not text:
        return faults_from(file, path, str(wrong))
    inside = inner.rstrip("`").removeprefix("$")
    return faults_from(
        file, path + inside if path.startswith("$") else f"{path} {inside.lstrip('.')}".strip(), text
    )


def _field_faults(file: str, path: str, raw: Any, shape: Any) -> list[Fault]:
    if not isinstance(raw, dict) or not (isinstance(shape, type) and issubclass(shape, msgspec.Struct)):
        return []
    fields = {field.encode_name: field for field in msgspec.structs.fields(shape)}
    found = [
        Fault(file, f"{path}.{key}", "is an unknown field", "remove it or correct its spelling")
        for key in raw
        if key not in fields
    ]
    for name, field in fields.items():
        if name not in raw:
            if field.required:
                found.append(
                    Fault(file, f"{path}.{name}", "is missing", "add it; docs/knowledge.md shows the shape")
                )
            continue
        found += _one_field(file, f"{path}.{name}", raw[name], field.type)
    return found


def _each_fault(file: str, path: str, raw: Any, kind: Any) -> list[Fault]:
    """The faults of every element of a list, so that the second wrong band is told with the first."""
    inner = typing.get_args(kind)
    if not isinstance(raw, list) or not inner:
        return []
    return [
        fault for at, each in enumerate(raw) for fault in _one_field(file, f"{path}[{at}]", each, inner[0])
    ]


def _one_field(file: str, path: str, raw: Any, kind: Any) -> list[Fault]:
    try:
        msgspec.convert(raw, kind, builtin_types=(date, datetime), str_keys=True)
    except msgspec.ValidationError as wrong:
        inside = _field_faults(file, path, raw, kind) or _each_fault(file, path, raw, kind)
        return inside or _shape_fault(file, path, wrong)
    return []
