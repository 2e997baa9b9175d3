"""A sparkline: the last weeks of one score in the height of a line of text."""

from collections.abc import Sequence

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from steadystep.faces.look.story.ink import SERIES, plain, shown, words


def sparkline(
    points: Sequence[float | None],
    width: int = 88,
    height: int = 22,
    *,
    low: float | None = None,
    high: float | None = None,
    label: str = "",
) -> SafeString:
    """Equally spaced `points`, oldest first; None is a hole. `low` and `high` fix the scale so that rows compare.

    `label` is read aloud; without it "from 14 to 9".
    """
    known = [point for point in points if point is not None]
    said = label or (
        _("from %(first)s to %(last)s") % {"first": shown(known[0]), "last": shown(known[-1])}
        if known
        else _("nothing measured")
    )
    inside = _line(points, width, height, low, high) if known else _nothing(width, height)
    return mark_safe(  # noqa: S308  the words are escaped, the rest are numbers
        f'<svg class="sparkline" role="img" width="{width}" height="{height}" viewBox="0 0 {width} {height}"'
        f' aria-label="{words(said)}" direction="ltr"><title>{words(said)}</title>{inside}</svg>'
    )


def _nothing(width: int, height: int) -> str:
    return (
        f'<path class="s1" stroke="{SERIES[0]}" stroke-dasharray="1 4" fill="none"'
        f' d="M3 {plain(height / 2)}H{width - 3}"/>'
    )


def _line(
    points: Sequence[float | None], width: int, height: int, low: float | None, high: float | None
) -> str:
    known = [point for point in points if point is not None]
    least = min(known) if low is None else low
    span = (max(known) if high is None else high) - least
    apart = (width - 8) / max(len(points) - 1, 1)
    path, pen, last = [], "M", (4.0, height / 2)
    for index, point in enumerate(points):
        if point is None:
            pen = "M"
            continue
        share = (point - least) / span if span else 0.5
        last = (4 + index * apart, height - 4 - min(max(share, 0), 1) * (height - 8))
        alone = pen == "M" and (index + 1 == len(points) or points[index + 1] is None)
        path.append(f"{pen}{plain(last[0])} {plain(last[1])}" + ("h0" if alone else ""))
        pen = "L"
    return (
        f'<path class="s1" fill="none" stroke="{SERIES[0]}" stroke-width="1.5" stroke-linecap="round"'
        f' stroke-linejoin="round" d="{"".join(path)}"/>'
        f'<circle class="d1" fill="{SERIES[0]}" cx="{plain(last[0])}" cy="{plain(last[1])}" r="2.5"/>'
    )
