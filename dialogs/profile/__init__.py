"""The intake: one question a screen, tapped or typed, then a summary in which all can be changed.

Which question comes next and what an answer means is decided in `offers.answers`.
"""

from dialogs.profile.windows import profile

__all__ = ["profile"]
