"""What closes a safety event, in words: for tests whose subject is something else."""

from steadystep import knowledge
from steadystep.chart.safety import EvidenceSaid


def in_words(family: str = "ES01", words: str = "Looked at together today.") -> tuple[EvidenceSaid, ...]:
    """Every item of the family's evidence, each signed as not needed here."""
    variants = knowledge.load().safety_events[family].variants
    items = {one.item for variant in variants for one in variant.evidence}
    return tuple(EvidenceSaid(item=item, words=words, waived=True) for item in sorted(items))
