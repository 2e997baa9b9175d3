"""Runs the examples that knowledge files carry, by a second, simpler way than the product's own rules.

Each function returns what the knowledge says, to be compared with what the example expects. Reasoning runs the same
examples through its rules; if the two ways differ, one of them is wrong.
"""

from steadystep.knowledge import (
    Drug,
    ExplicitInteraction,
    Instrument,
    Knowledge,
    MechanismRule,
    MonitoringRule,
    Point,
    ScheduleToken,
    Span,
)
from steadystep.knowledge.examples import DoseExample, InstrumentExample, MonitoringExample, PairExample

DAYS = {"days": 1, "weeks": 7, "months": 365.25 / 12}


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
        "total": total if band else None,
        "band": band.name if band else "",
        "imputed": imputed,
        "ask_items": tuple(asked),
        "safety_events": _events(given, example.answers),
    }


def _total(given: Instrument, example: InstrumentExample) -> tuple[int | None, bool]:
    if example.typed_total is not None:
        return example.typed_total, False
    answered = [each for each in example.answers if each is not None]
    missing = len(example.answers) - len(answered)
    if missing > given.missing.impute_up_to:
        return None, False
    mean = sum(answered) * given.item_count / len(answered)
    return int(mean + 0.5), missing > 0


def _events(given: Instrument, answers: tuple[int | None, ...]) -> tuple[str, ...]:
    found = {}
    for rule in sorted(given.safety_items, key=lambda each: each.at_least):
        answer = answers[rule.item - 1] if answers else None
        if answer is not None and answer >= rule.at_least:
            found[rule.item] = rule.event
    return tuple(found.values())


def dose(drug: Drug, example: DoseExample) -> str:
    row = drug.dosing_for(example.indication, example.population)
    if row is None or example.total_mg_day is None:
        return "cannot tell"
    if example.total_mg_day > row.max_mg_day:
        return "above maximum"
    if example.total_mg_day > row.usual_high_mg_day:
        return "above usual range"
    return "below usual range" if example.total_mg_day < row.usual_low_mg_day else "inside usual range"


def derived(knowledge: Knowledge, rule: MechanismRule, example: PairExample) -> str:
    first, second = knowledge.drugs.get(example.drug_a), knowledge.drugs.get(example.drug_b)
    if first is None or second is None:
        return "cannot_tell"
    if any(_pair(knowledge.mechanism_rules[earlier], first, second) for earlier in rule.never_after):
        return "stays_quiet"
    return "fires" if _pair(rule, first, second) else "stays_quiet"


def _pair(rule: MechanismRule, first: Drug, second: Drug) -> bool:
    return rule.takes_pair(first, second) or rule.takes_pair(second, first)


def explicit(knowledge: Knowledge, row: ExplicitInteraction, example: PairExample) -> str:
    first, second = knowledge.drugs[example.drug_a], knowledge.drugs[example.drug_b]
    if not (row.a_select.takes(first.id, first.groups) and row.b_select.takes(second.id, second.groups)):
        return "stays_quiet"
    if row.washout_days is None:
        return "fires"
    if example.days_since_last_dose_b is None:
        return "cannot_tell"
    return "fires" if example.days_since_last_dose_b < row.washout_days else "stays_quiet"


def monitored(rule: MonitoringRule, example: MonitoringExample) -> str:
    """`fires` when some event of the schedule is overdue on that day, or a baseline is lacking before the start."""
    if example.days_since_start is None:
        return "cannot_tell"
    last = example.days_since_last_done
    done = None if last is None else example.days_since_start - last
    return "fires" if any(_overdue(token, example, done) for token in rule.schedule) else "stays_quiet"


def _overdue(token: ScheduleToken, example: MonitoringExample, done: float | None) -> bool:
    today = example.days_since_start or 0
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
    if example.days_since_change is None or example.days_since_start is None:
        return None
    return float(example.days_since_start - example.days_since_change)


def _day(point: Point, example: MonitoringExample) -> float | None:
    anchor = _anchor(point, example)
    return None if anchor is None else anchor + (days(point.after) if point.after else 0.0)


def days(span: Span) -> float:
    return span.count * DAYS[span.unit]
