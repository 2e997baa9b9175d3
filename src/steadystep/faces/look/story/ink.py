"""Escaping, colours and the small shapes that every lane shares.

Colours stand as presentation attributes, so that the picture is right on paper, in a PDF and alone; the classes let
story.css put the tokens of the current theme over them. tests/look/test_contrast.py proves both equal in light.
"""

from collections.abc import Sequence
from html import escape

INK = "#18211f"
SOFT = "#4b5955"
LINE = "#d3dbd8"
SURFACE = "#ffffff"
URGENT = "#981b1b"
SERIES = ("#0a5a5c", "#6a3d8f", "#8a4b08", "#2456a5")
BANDS = ("#ffffff", "#f5f1e6", "#f6ead0", "#f6dfc6", "#f4d3c6")
DASHES = ("none", "7 3", "2 3", "10 3 2 3")
FACE = "Source Sans 3, system-ui, sans-serif"

TEXT_HEIGHT = 15
_WIDTH = 6.2  # of an average letter at 13 px, measured generously: a missing label is better than two on each other

_UNPRINTABLE = dict.fromkeys([*range(9), 11, 12, *range(14, 32), 65534, 65535, *range(55296, 57344)])


def words(text: str) -> str:
    """`text` safe inside an element or an attribute, whatever it holds; letters XML forbids are dropped."""
    return escape(str(text).translate(_UNPRINTABLE))


def width_of(text: str) -> float:
    return len(text) * _WIDTH


def fitted(text: str, room: float) -> str:
    """`text`, or its beginning and an ellipsis when it is wider than `room` pixels."""
    if width_of(text) <= room:
        return text
    return text[: max(int(room / _WIDTH) - 1, 1)].rstrip() + "…"


def plain(number: float) -> str:
    """A coordinate or a value: at most one decimal, none when whole."""
    return f"{number:.1f}".removesuffix(".0")


def shown(number: float) -> str:
    """A clinical number exactly as given: 0.375 stays 0.375, 25.0 is 25."""
    return f"{number:.10g}"


def linked(href: str, title: str, inside: str) -> str:
    """`inside` as a link with its sentence; without a usable address, a group with the same sentence.

    A link tells its sentence by attributes (`xlink:title` on hover, `aria-label` aloud): a title element in each is a fifth
    of what a slow phone has to style of a year."""
    said = words(title)
    if href.startswith(("/", "#", "?", "https://", "http://")):
        return f'<a href="{words(href)}" aria-label="{said}" xlink:title="{said}">{inside}</a>'
    return f"<g><title>{said}</title>{inside}</g>"


def dots(places: Sequence[tuple[float, float]], wide: float, number: int) -> str:
    """Round marks `wide` pixels across, all in one path: strokes of no length, which their round caps make dots."""
    if not places:
        return ""
    drawn = "".join(f"M{plain(x)} {plain(y)}h0" for x, y in places)
    strokes = (
        (f'data-halo="" stroke="{SURFACE}"', wide + 2),
        (f'class="s{number + 1}" stroke="{SERIES[number]}"', wide),
    )
    return "".join(
        f'<path {named} stroke-width="{plain(across)}" stroke-linecap="round" fill="none" d="{drawn}"/>'
        for named, across in strokes
    )


def text(
    x: float, y: float, content: str, anchor: str = "start", kind: str = "soft", *, bold: bool = False
) -> str:
    fill = {"soft": SOFT, "ink": INK, "urgent": URGENT}.get(kind)
    if fill is None:
        fill = SERIES[int(kind.removeprefix("s")) - 1]
    weight = ' font-weight="600"' if bold else ""
    return (
        f'<text x="{plain(x)}" y="{plain(y)}" class="t-{kind}" fill="{fill}" text-anchor="{anchor}"{weight}>'
        f"{words(content)}</text>"
    )


def over_lines(label: str) -> str:
    """The same text with a halo of the page, for labels that lie on the drawing."""
    return label.replace(
        "<text ", f'<text paint-order="stroke" stroke="{SURFACE}" stroke-width="4" data-halo="" ', 1
    )


def spread(wanted: list[float], gap: float, low: float, high: float) -> list[float]:
    """Heights as near as possible to `wanted`, in the same order, at least `gap` apart, within low..high.
    With more labels than room they keep their order and overlap as little as the room allows."""
    order = sorted(range(len(wanted)), key=wanted.__getitem__)
    gap = min(gap, (high - low) / max(len(wanted) - 1, 1))
    placed = list(wanted)
    floor = low
    for index in order:
        placed[index] = floor = max(wanted[index], floor)
        floor += gap
    ceiling = high
    for index in reversed(order):
        placed[index] = min(placed[index], ceiling)
        ceiling = placed[index] - gap
    return placed
