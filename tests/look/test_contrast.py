"""Colours are computed, not believed: every pair of ink and ground that the pages use, in light and in dark."""

import re
from itertools import product
from pathlib import Path

import pytest

import steadystep.faces.look as look
from steadystep.faces.look.story import ink

STATIC = Path(look.__file__).parent / "static" / "look"
TOKENS = (STATIC / "tokens.css").read_text()
SHEETS = sorted(STATIC.glob("*.css"))

INKS = ("ink", "ink-soft", "accent", "urgent", "attention", "fine", "information")
GROUNDS = ("page", "surface", "sunken")
MEANINGS = ("urgent", "attention", "fine", "information")
BANDS = tuple(f"band-{number}" for number in range(5))
SERIES = tuple(f"series-{number}" for number in range(1, 5))

TEXT = [
    *product(INKS, GROUNDS),
    *((meaning, f"{meaning}-tint") for meaning in MEANINGS),
    *product(("ink", "ink-soft"), (f"{meaning}-tint" for meaning in MEANINGS)),
    ("accent", "accent-tint"),
    ("ink", "accent-tint"),
    ("on-accent", "accent"),
    *product(("ink", "ink-soft", *SERIES), ("surface", *BANDS)),
]
# what is seen and not read: borders of controls, the focus ring, the ring of a flag
SHAPES = [*product(("edge", "focus"), GROUNDS), *product(("urgent",), BANDS)]


def colours(block: str) -> dict[str, str]:
    return dict(re.findall(r"--([a-z0-9-]+): (#[0-9a-f]{6});", block))


def blocks() -> dict[str, dict[str, str]]:
    light = TOKENS[TOKENS.index(":root {") : TOKENS.index("@media screen and (prefers-color-scheme")]
    by_system = TOKENS[
        TOKENS.index("@media screen and (prefers-color-scheme") : TOKENS.index("@media screen {")
    ]
    by_choice = TOKENS[TOKENS.index("@media screen {") :]
    return {"light": colours(light), "dark": colours(by_system), "chosen dark": colours(by_choice)}


def luminance(colour: str) -> float:
    """Relative luminance, WCAG 2.2."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_the_formula_knows_black_on_white() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize(("pairs", "least"), [(TEXT, 4.5), (SHAPES, 3.0)])
def test_contrast(theme: str, pairs: list[tuple[str, str]], least: float) -> None:
    values = blocks()[theme]
    weak = {
        f"{front} on {ground}": round(contrast(values[front], values[ground]), 2)
        for front, ground in pairs
        if contrast(values[front], values[ground]) < least
    }
    assert not weak


def test_dark_by_system_and_by_choice_are_the_same() -> None:
    assert blocks()["dark"] == blocks()["chosen dark"]


def test_dark_answers_every_colour_of_light() -> None:
    assert blocks()["light"].keys() == blocks()["dark"].keys()


def test_the_pictures_own_colours_are_the_tokens_of_light() -> None:
    light = blocks()["light"]
    assert tuple(light[name] for name in SERIES) == ink.SERIES
    assert tuple(light[name] for name in BANDS) == ink.BANDS
    own = (ink.INK, ink.SOFT, ink.LINE, ink.SURFACE, ink.URGENT)
    assert own == tuple(light[name] for name in ("ink", "ink-soft", "line", "surface", "urgent"))


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.name)
def test_only_logical_properties(sheet: Path) -> None:
    """A physical side is a side too few: the same sheet serves right-to-left."""
    physical = r"\b(?:margin|padding|border)-(?:left|right)\b|(?<![-\w])(?:left|right)\s*:|text-align:\s*(?:left|right)"
    assert re.findall(physical, sheet.read_text()) == []


@pytest.mark.parametrize("sheet", [s for s in SHEETS if s.name != "tokens.css"], ids=lambda sheet: sheet.name)
def test_only_the_tokens_name_colours(sheet: Path) -> None:
    on_screen = sheet.read_text().split("@layer print {")[0]
    assert re.findall(r"#[0-9a-fA-F]{3,8}\b", on_screen) == []


def test_the_portals_font_is_small() -> None:
    """It is a third of the portal's 100 kB."""
    faces = [STATIC / f"source-sans-3-latin-{weight}.woff2" for weight in (400, 600)]
    assert sum(face.stat().st_size for face in faces) <= 35_000


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.name)
def test_only_the_two_weights_of_the_face_are_asked_for(sheet: Path) -> None:
    """Each further weight is a face that a slow phone prepares before it lays out a page; letters of latin-ext would stand in it among bold ones."""
    asked = set(
        re.findall(
            r"font-weight:\s*([^;}]+)", re.sub(r"@font-face \{.*?\}", "", sheet.read_text(), flags=re.DOTALL)
        )
    )
    assert asked <= {"400", "600"}
