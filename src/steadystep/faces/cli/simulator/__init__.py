"""The demo clinic and the load generator: they write ordinary entries through the chartroom, by a simulated clock."""

from .loading import LoadReport, load, long_charts
from .seeding import SeedReport, seed

__all__ = ["LoadReport", "SeedReport", "load", "long_charts", "seed"]
