"""Translations without Debian's gettext: gather what people read, keep the .po files whole, compile the .mo files.

`python -m tooling.translations check` changes nothing; `fix` gathers, writes and compiles. Both are part of
`./steadystep check` and `./steadystep fix`. The .mo files are committed: a clinic's machine needs only Python.
"""

import io
import re
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import django
import yaml
from babel.messages import Catalog, Message
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.conf import settings
from django.utils.translation.template import templatize

SOURCE = Path("src/steadystep")
LOCALE = SOURCE / "locale"

# Drafted by a machine; a person's language. Untranslated messages fall back to English and are counted.
LANGUAGES = ("es",)
# The pseudo-language needs no catalogue: faces/look/pseudo.py makes it while it is spoken.

# Name of the call, and which of its arguments are context and message. `say` is chart.words.say.
KEYWORDS: Mapping[str, tuple[int | tuple[int, str], ...]] = {
    "_": (1,),
    "say": (1,),
    "gettext": (1,),
    "gettext_lazy": (1,),
    "gettext_noop": (1,),
    # The names it is imported under where `_` is taken.
    "lazy": (1,),
    "now_said": (1,),
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
    "npgettext_lazy": ((1, "c"), 2, 3),
}
STRING = r"""u?(?:'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")"""
CALL_IN_TEMPLATE = re.compile(rf"(?:_|n?p?gettext)\((?:\s*{STRING}\s*,?)+\s*(?:count\s*)?\)")
# The bands of a measure, said by `say(band.name)`. Wording of items stands beside them and is never ours to translate.
BAND = re.compile(r"""\{\s*low:[^}]*?name:\s*["']?([^"',}]+)""")
# What a translation must keep: places that are filled in, and elements such as <strong> or <a href="...">.
PLACE = re.compile(r"%\(\w+\)[sd]|%[sd]|\{\w*\}|<[^>]+>")

# Where the words of therapy stand in knowledge/therapy; the same key may hold a list of further questions.
THERAPY_WORDS = frozenset(
    {"title", "about", "tells", "asks", "low", "high", "checklist", "says", "unit", "lines"}
)

Id = str | tuple[str, ...]
# Written into the files instead of today's date, so that the same words always make the same bytes.
EVER = datetime(2026, 11, 22, tzinfo=UTC)


@dataclass(frozen=True, order=True)
class Gathered:
    """One message that people read, and its context if it has one."""

    id: Id
    context: str | None = None


def in_python(text: str) -> Iterator[Gathered]:
    for _line, found, _comments, context in extract("python", io.BytesIO(text.encode()), KEYWORDS):
        yield Gathered(found if isinstance(found, str) else tuple(found), context)


def in_template(text: str, name: str) -> Iterator[Gathered]:
    calls = CALL_IN_TEMPLATE.findall(templatize(text, origin=name))
    return in_python("\n".join(calls))


def in_measure(text: str) -> Iterator[Gathered]:
    return (Gathered(name.strip()) for name in BAND.findall(text))


def in_section(text: str) -> Iterator[Gathered]:
    """What is read aloud or on a phone: title, introduction, warning, questions, their help and their options."""
    section = yaml.safe_load(text)
    yield from (Gathered(section[part]) for part in ("title", "intro", "warning") if section.get(part))
    for question in section["questions"]:
        yield from (Gathered(question[part]) for part in ("says", "help") if question.get(part))
        yield from (Gathered(option["says"]) for option in question.get("options", ()))


def in_stage(text: str) -> Iterator[Gathered]:
    """What a client reads of a stage of life: its title, how each change is said to them, and why a form is asked."""
    stage = yaml.safe_load(text)
    yield Gathered(stage["title"])
    yield from (Gathered(line["client_words"]) for line in stage["lines"] if line.get("client_words"))
    yield from (Gathered(ask["words"]) for ask in stage.get("asks", ()))


def in_therapy(text: str) -> Iterator[Gathered]:
    """Titles, instructions, questions and the ends of their scales, however deep they stand."""
    return (Gathered(said) for said in _said_in(yaml.safe_load(text)))


def _said_in(part: object) -> Iterator[str]:
    if isinstance(part, list):
        for one in part:
            yield from _said_in(one)
    elif isinstance(part, dict):
        for name, value in part.items():
            said = value if isinstance(value, list) and name in ("checklist", "lines") else [value]
            if name in THERAPY_WORDS and all(isinstance(one, str) for one in said):
                yield from said
            elif name != "provenance":
                yield from _said_in(value)


def gathered(source: Path = SOURCE) -> Catalog:
    """Every message of the product, in one order, without the lines where it stands: those change daily."""
    found: set[Gathered] = set()
    for path in source.rglob("*.py"):
        if "migrations" not in path.parts:
            found.update(in_python(path.read_text()))
    for path in (*source.rglob("*.html"), *source.rglob("*.txt"), *source.rglob("*.svg")):
        found.update(in_template(path.read_text(), str(path)))
    for path in source.glob("knowledge/measures/*.yaml"):
        found.update(in_measure(path.read_text()))
    for path in source.glob("knowledge/intake/sections/*.yaml"):
        found.update(in_section(path.read_text()))
    for path in source.glob("knowledge/intake/life_stages/*.yaml"):
        found.update(in_stage(path.read_text()))
    for path in (
        *source.glob("knowledge/therapy/*.yaml"),
        *source.glob("knowledge/team/support_outside.yaml"),
    ):
        found.update(in_therapy(path.read_text()))
    catalog = Catalog()
    for message in sorted(found, key=lambda each: (str(each.id), each.context or "")):
        catalog.add(message.id, context=message.context)
    return catalog


def folder(language: str) -> Path:
    return LOCALE / language / "LC_MESSAGES"


def empty(language: str) -> Catalog:
    return Catalog(
        locale=language,
        header_comment="# Drafted by a machine, checked by nobody.",
        project="Steadystep",
        msgid_bugs_address="none",
        last_translator="a machine; checked by nobody",
        language_team="none",
        creation_date=EVER,
        revision_date=EVER,
        fuzzy=False,
    )


def read(language: str) -> Catalog:
    path = folder(language) / "django.po"
    if not path.exists():
        return empty(language)
    with path.open("rb") as file:
        return read_po(file, locale=language)


def keys(catalog: Catalog) -> set[tuple[Id, str | None]]:
    return {(identity(message), message.context) for message in catalog if message.id}


def identity(message: Message) -> Id:
    return message.id if isinstance(message.id, str) else tuple(message.id)


def compiled(catalog: Catalog) -> bytes:
    out = io.BytesIO()
    write_mo(out, catalog)
    return out.getvalue()


def places_differ(message: Message) -> bool:
    """Whether a translation lost or invented a place that is filled in, such as {name}, or an element, such as <a>."""
    if not any_string(message):
        return False
    english = [message.id] if isinstance(message.id, str) else list(message.id)
    said = [message.string] if isinstance(message.string, str) else list(message.string or ())
    return len(said) < len(english) or any(
        sorted(PLACE.findall(form)) != sorted(PLACE.findall(english[min(number, len(english) - 1)]))
        for number, form in enumerate(said)
    )


def said_wrong(language: str, catalog: Catalog, wanted: Catalog) -> list[str]:
    """What is wrong with one language, in words."""
    missing, obsolete = keys(wanted) - keys(catalog), keys(catalog) - keys(wanted)
    wrong = [f"{language}: not in the catalogue: {text!r}" for text, _ in sorted(missing, key=str)]
    wrong += [f"{language}: no page says this any more: {text!r}" for text, _ in sorted(obsolete, key=str)]
    wrong += [
        f"{language}: the places to fill in differ: {message.id!r}"
        for message in catalog
        if message.id and places_differ(message)
    ]
    binary = folder(language) / "django.mo"
    if not binary.exists() or binary.read_bytes() != compiled(catalog):
        wrong.append(f"{language}: {binary} is not what django.po says")
    return wrong


def check() -> int:
    wanted = gathered()
    wrong = [fault for language in LANGUAGES for fault in said_wrong(language, read(language), wanted)]
    for fault in wrong:
        print(fault)
    for language in LANGUAGES:
        untranslated = sum(1 for message in read(language) if message.id and not any_string(message))
        print(f"{language}: {untranslated} messages are not translated and are shown in English")
    if wrong:
        print("./steadystep fix gathers and compiles; words are then translated by hand in django.po.")
    return 1 if wrong else 0


def any_string(message: Message) -> bool:
    return any(message.string) if isinstance(message.string, tuple) else bool(message.string)


def write(language: str, catalog: Catalog) -> None:
    folder(language).mkdir(parents=True, exist_ok=True)
    (folder(language) / "django.mo").write_bytes(compiled(catalog))
    with (folder(language) / "django.po").open("wb") as file:
        write_po(file, catalog, width=110, no_location=True, sort_output=True, ignore_obsolete=True)


def fix() -> int:
    wanted = gathered()
    for language in LANGUAGES:
        catalog = read(language)
        if keys(catalog) != keys(wanted):
            catalog.update(wanted, no_fuzzy_matching=True, update_creation_date=False)
        write(language, catalog)
    return 0


if __name__ == "__main__":
    # templatize asks only for the settings' character set.
    settings.configure()
    django.setup()
    sys.exit({"check": check, "fix": fix}[sys.argv[1]]())
