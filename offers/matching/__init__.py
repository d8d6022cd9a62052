"""Finding the offers that fit a person's need: normalise, understand, find, score, explain.

Pure functions of a need and a snapshot of open offers; nothing here reads clock or database.
"""

from offers.matching.text import normalise

__all__ = ["normalise"]
