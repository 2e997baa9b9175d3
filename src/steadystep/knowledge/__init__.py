"""What medicine says: reviewed data files by care word, with sources, and one loader."""

from .instrument import Instrument
from .loading import load, load_from
from .reading import Fault, KnowledgeRefused
from .whole import Knowledge

__all__ = ["Fault", "Instrument", "Knowledge", "KnowledgeRefused", "load", "load_from"]
