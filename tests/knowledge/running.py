"""Runs the examples that knowledge files carry, by a second, simpler way than the product's own rules.

Each function returns what the knowledge says, to be compared with what the example expects. Reasoning runs the same
examples through its rules; if the two ways differ, one of them is wrong.
"""

from steadystep.knowledge import (
    Instrument,
    MonitoringRule,
    Point,
    ScheduleToken,
    Span,
)
from steadystep.knowledge.examples import InstrumentExample, MonitoringExample

DAYS = {"days": 1, "weeks": 7, "months": 365.25 / 12}


def words(answer: bool) -> str:
    return "fires" if answer else "stays_quiet"


def score(given: Instrument, example: InstrumentExample) -> dict[str, object]:
    """Total, band, whether imputed, items to ask and safety events, as an example writes them."""
    asked = [
        n for n in given.missing.never_imputed_items if example.answers and example.answers[n - 1] is None
    ]
    total, imputed = _total(given, example)
    if asked:
        total, imputed = None, False
    band = given.band(total) if total is not None else None
    return {
        "total": total if band or given.bands_note else None,
        "band": band.name if band else "",
        "imputed": imputed,
        "ask_items": tuple(asked),
        "safety_events": _events(given, example.answers),
    }


def _total(given: Instrument, example: InstrumentExample) -> tuple[int | None, bool]:
    if example.typed_total is not None:
        return example.typed_total, False
    points = [_point(given, item.number, example) for item in given.scored_items]
    answered = [each for each in points if each is not None]
    missing = len(points) - len(answered)
    wrong = [
        at
        for at, each in enumerate(example.answers)
        if each not in (None, *given.values_of(given.every_item[at]))
    ]
    if wrong or missing > given.missing.impute_up_to:
        return None, False
    mean = sum(answered) * given.item_count / len(answered)
    return int(mean + 0.5), missing > 0


def _point(given: Instrument, number: int, example: InstrumentExample) -> int | None:
    answer = example.answers[number - 1] if number <= len(example.answers) else None
    item, values = given.items[number - 1], given.values_of(given.items[number - 1])
    return min(values) + max(values) - answer if item.reverse and answer is not None else answer


def _events(given: Instrument, answers: tuple[int | None, ...]) -> tuple[str, ...]:
    found = {}
    for rule in sorted(given.safety_items, key=lambda each: each.at_least):
        answer = answers[rule.item - 1] if rule.item <= len(answers) else None
        if answer is not None and answer >= rule.at_least:
            found[rule.item] = rule.event
    return tuple(dict.fromkeys(found.values()))


def monitored(rule: MonitoringRule, example: MonitoringExample) -> str:
    """`fires` when some event of the schedule is overdue on that day, or a baseline is lacking before the start."""
    if example.days_since_start is None:
        return "cannot_tell"
    last = example.days_since_last_done
    done = None if last is None else example.days_since_start - last
    return "fires" if any(_overdue(token, example, done) for token in rule.schedule) else "stays_quiet"


def _overdue(token: ScheduleToken, example: MonitoringExample, done: float | None) -> bool:
    today = example.days_since_start or 0
    if any(variant.kind == "only" for variant in token.variants):
        return False  # for some only; examples are about everybody
    if token.kind == "baseline":
        return done is None
    due = _due(token, example, done)
    if due is None:
        return False
    window = min(30.0, max(2.0, 0.2 * due[1]))
    return today > due[0] + window and (done is None or done < due[0] - window)


def _due(token: ScheduleToken, example: MonitoringExample, done: float | None) -> tuple[float, float] | None:
    """The day an event is due, counted from the start, and the interval it ends."""
    starts = _day(token.first, example) if token.first else 0.0
    if starts is None or token.kind == "clinician_task":
        return None
    if token.kind == "event":
        ends = _day(token.last, example) if token.last else starts
        return None if ends is None else (ends, ends - (_anchor(token.first, example) or 0.0))
    assert token.every is not None
    ends = _day(token.last, example) if token.last else None
    due = max(starts, done if done is not None else 0.0) + days(token.every)
    return None if ends is not None and due > ends else (due, days(token.every))


def _anchor(point: Point | None, example: MonitoringExample) -> float | None:
    if point is None or point.anchor == "start":
        return 0.0
    if point.anchor == "event":
        ago = example.days_since_event.get(point.event)
        return (
            None if ago is None or example.days_since_start is None else float(example.days_since_start - ago)
        )
    if example.days_since_change is None or example.days_since_start is None:
        return None
    return float(example.days_since_start - example.days_since_change)


def _day(point: Point, example: MonitoringExample) -> float | None:
    anchor = _anchor(point, example)
    return None if anchor is None else anchor + (days(point.after) if point.after else 0.0)


def days(span: Span) -> float:
    return span.count * DAYS[span.unit]
