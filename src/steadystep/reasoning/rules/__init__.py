"""What to notice, one file a rule family, by care word; each word lists its own. Rules do not know each other."""

from itertools import chain

from steadystep.reasoning.view import Rule

from . import intake, measures, medication, plan, safety, team, therapy, visits

RULES: tuple[Rule, ...] = tuple(
    chain.from_iterable(
        word.RULES for word in (safety, medication, measures, plan, therapy, visits, team, intake)
    )
)
