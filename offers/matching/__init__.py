"""Finding the offers that fit a person's need: normalise, understand, find, score, explain.

Pure functions of a need and a snapshot of open offers; nothing here reads clock or database.
"""

from offers.matching.occupations import Vocabulary
from offers.matching.places import PlaceIndex, distance_km
from offers.matching.reasons import Match, Miss, Package, Reason, Relaxation
from offers.matching.search import (
    Snapshot,
    match_homes,
    match_jobs,
    match_packages,
    nearest_misses,
    relaxations,
)
from offers.matching.text import normalise
from offers.matching.understanding import Guess, Understanding

__all__ = [
    "Guess",
    "Match",
    "Miss",
    "Package",
    "PlaceIndex",
    "Reason",
    "Relaxation",
    "Snapshot",
    "Understanding",
    "Vocabulary",
    "distance_km",
    "match_homes",
    "match_jobs",
    "match_packages",
    "nearest_misses",
    "normalise",
    "relaxations",
]
