"""What a score means beside the ones before: change, response, remission."""

PHQ = "PHQ-9"
EIGHTEEN = (2, 2, 2, 2, 2, 3, 3, 2, 0)
FIFTEEN = (2, 2, 2, 2, 2, 2, 2, 1, 0)
NINE = (1, 1, 1, 1, 1, 2, 1, 1, 0)
FOUR = (1, 1, 1, 1, 0, 0, 0, 0, 0)
THREE = (1, 1, 1, 0, 0, 0, 0, 0, 0)
SIX = (1, 1, 1, 1, 1, 1, 0, 0, 0)


def test_a_little_better(chart):
    """From 18 to 15 is 3 points (16.7%): less than the 5 that are more than chance, and no response."""
    chart.day("2026-02-02").client.answers("phq_9", *EIGHTEEN)
    chart.day("2026-03-02").client.answers("phq_9", *FIFTEEN)
    seen = chart.seen("2026-03-02 09:01")
    seen.finds(f"{PHQ} 15, moderately severe: 3 lower than on 2 February 2026.", urgency="note")
    seen.says_nothing_of("measures.response", "measures.remission", "measures.worse")


def test_response(chart):
    """From 18 to 9 is half: response, and not yet remission."""
    chart.day("2026-02-02").client.answers("phq_9", *EIGHTEEN)
    chart.day("2026-03-30").client.answers("phq_9", *NINE)
    seen = chart.seen("2026-03-30 09:01")
    seen.finds(f"{PHQ} is 50% below the first score: response.")
    seen.finds(
        f"{PHQ} 9, mild: 9 lower than on 2 February 2026.",
        why="A change of 5 points or more is more than chance.",
    )
    seen.says_nothing_of("measures.remission")


def test_worse(chart):
    """From 9 to 15 is 6 points up, more than chance: it asks for attention."""
    chart.day("2026-02-02").client.answers("phq_9", *NINE)
    chart.day("2026-02-16").client.answers("phq_9", *FIFTEEN)
    chart.seen("2026-02-16 09:01").finds(
        f"{PHQ} 15, moderately severe: 6 higher than on 2 February 2026.", urgency="attention"
    )


def test_one_low_score_is_not_remission(chart):
    """Below 5 once may be a good week."""
    chart.day("2026-05-01").client.answers("phq_9", *FOUR)
    chart.seen("2026-06-30").says_nothing_of("measures.remission")


def test_eleven_days_apart_is_too_soon(chart):
    """4 on 1 May and 3 on 12 May: 11 days, and remission asks for 14."""
    chart.day("2026-05-01").client.answers("phq_9", *FOUR)
    chart.day("2026-05-12").client.answers("phq_9", *THREE)
    chart.seen("2026-05-12 09:01").says_nothing_of("measures.remission")


def test_fourteen_days_apart_is_remission(chart):
    """4 on 1 May, 3 on 12 May, 3 on 15 May: below 5 for 14 days."""
    chart.day("2026-05-01").client.answers("phq_9", *FOUR)
    chart.day("2026-05-12").client.answers("phq_9", *THREE)
    chart.day("2026-05-15").client.answers("phq_9", *THREE)
    chart.seen("2026-05-15 09:01").finds(f"{PHQ} below 5 twice, at least 14 days apart: remission.")


def test_days_count_not_hours(chart):
    """In the evening of 1 May and in the morning of 15 May: 14 days by the calendar, which is how people count them."""
    chart.day("2026-05-01 21:00").client.answers("phq_9", *FOUR)
    chart.day("2026-05-15 08:00").client.answers("phq_9", *THREE)
    chart.seen("2026-05-15 08:01").finds(f"{PHQ} below 5 twice, at least 14 days apart: remission.")


def test_a_higher_score_between_starts_anew(chart):
    """4, then 6, then 3: the 14 days count from after the 6."""
    chart.day("2026-05-01").client.answers("phq_9", *FOUR)
    chart.day("2026-05-08").client.answers("phq_9", *SIX)
    chart.day("2026-05-15").client.answers("phq_9", *THREE)
    chart.seen("2026-05-15 09:01").says_nothing_of("measures.remission")


def test_another_language_is_another_line(chart):
    """A score in another language of the form is not compared with those before: wording moves scores."""
    chart.day("2026-02-02").client.answers("phq_9", *EIGHTEEN)
    chart.day("2026-03-30").client.answers("phq_9", *NINE, language="es")
    seen = chart.seen("2026-03-30 09:01")
    seen.finds(f"{PHQ} 9, mild: the first score.")
    seen.says_nothing_of("measures.response")


def test_a_corrected_answer_corrects_the_score(chart):
    """A correction stands in place of what it corrects; the first score is then the corrected one."""
    first = chart.day("2026-02-02").client.answers("phq_9", *EIGHTEEN)
    chart.day("2026-02-03").therapist.corrects_answers(first, *NINE)
    chart.seen("2026-02-03 09:01").finds(f"{PHQ} 9, mild: the first score.")


def test_a_retracted_answer_leaves_nothing(chart):
    """What was written in the wrong chart is retracted: no score remains."""
    wrong = chart.day("2026-02-02").client.answers("phq_9", *EIGHTEEN)
    chart.day("2026-02-03").therapist.retracts(wrong)
    chart.seen("2026-02-03 09:01").says_nothing_of("measures.meaning", "measures.worse")


def test_the_day_is_the_clients(chart):
    """Answered at 21:00 in New York, when it is already tomorrow in Greenwich: the day told is Rosa's."""
    chart.day("2026-02-02 21:00").client.answers("phq_9", *EIGHTEEN)
    chart.day("2026-03-02").client.answers("phq_9", *FIFTEEN)
    chart.seen("2026-03-02 09:01").finds(f"{PHQ} 15, moderately severe: 3 lower than on 2 February 2026.")
