"""Letters about letters: what the writer of a carried line, or the desk, is told about its fate.

Each key is written once per letter; nothing is ever told about one of these.
"""

from typing import Any

from bot.postman.outcomes import Why
from offers.letters import Draft, Letter, LetterKind, LetterState, Priority, Side

_NOBODY = 0


def given_up(letter: Letter, *, with_human: bool) -> list[Draft]:
    """Return what is to be told about a carried line that failed or stayed ambiguous.

    with_human: the bot may not write to the person, so the counsellor is told instead.
    """
    if letter.side is Side.PERSON:
        return _to_counsellor(letter)
    if letter.kind is not LetterKind.CARRY:
        return []
    if with_human:
        return [_draft(letter, Side.DESK, "letter-desk-missed")]
    return [not_carried(letter)]


def _to_counsellor(letter: Letter) -> list[Draft]:
    if letter.kind not in (LetterKind.CARRY, LetterKind.AMEND, LetterKind.RETRACT):
        return []
    if letter.state is LetterState.AMBIGUOUS:
        return [_draft(letter, Side.DESK, "letter-desk-possibly-sent", to=_first(letter))]
    if letter.error == Why.NOT_COPYABLE:
        return [not_carried(letter)]
    reason = {"reason": letter.error or Why.REFUSED}
    return [_draft(letter, Side.DESK, "letter-desk-failed", to=_first(letter), args=reason)]


def not_carried(letter: Letter) -> Draft:
    """Tell the writer that the channel does not let the line be passed on, at least not whole."""
    if letter.side is Side.DESK:
        return _draft(letter, Side.PERSON, "letter-not-carried", to=_first(letter))
    return _draft(letter, Side.DESK, "letter-desk-not-carried", to=_first(letter))


def possible_repeat(letter: Letter, copy: int) -> Draft:
    """Mark a carried line as possibly arrived before."""
    return _draft(letter, letter.side, "letter-possible-repeat", to=copy)


def unreachable(letter: Letter) -> Draft:
    """Tell the desk that the person's channel takes nothing any more."""
    to = _first(letter) if letter.kind is LetterKind.CARRY else None
    return _draft(letter, Side.DESK, "letter-desk-unreachable", to=to)


def new_topic(letter: Letter, generation: int) -> Draft:
    """Tell the desk that this topic replaces an earlier one."""
    return _draft(letter, Side.DESK, "letter-desk-new-topic", about=f"topic:{generation}")


def twin_topic(letter: Letter, generation: int) -> Draft:
    """Tell the desk that an empty second topic may exist."""
    return _draft(letter, Side.DESK, "letter-desk-twin-topic", about=f"topic:{generation}")


def forget(chat_id: int, thread_id: int) -> Draft:
    """Have a topic deleted whose person is no longer in the books."""
    return Draft(
        person_id=_NOBODY,
        side=Side.DESK,
        kind=LetterKind.FORGET,
        priority=Priority.NEW_CASE,
        dedup_key=f"forget:{chat_id}:{thread_id}",
        content={"chat_id": chat_id, "thread_id": thread_id},
    )


def _draft(
    letter: Letter,
    side: Side,
    key: str,
    *,
    to: int | None = None,
    about: str = "",
    args: dict[str, Any] | None = None,
) -> Draft:
    return Draft(
        person_id=letter.person_id,
        side=side,
        kind=LetterKind.SAY,
        priority=Priority.PERSON_MESSAGE,
        dedup_key=f"{key}:{letter.person_id}:{about or letter.id}",
        content={"key": key, "args": args or {}, "reply_to": to},
    )


def _first(letter: Letter) -> int | None:
    """Return the message on the writer's side that the letter is about."""
    messages: list[int] = letter.content.get("messages") or [letter.content.get("message", 0)]
    return min(messages) or None
