"""setMessageReaction: one emoji of the bot on any message."""

from typing import Final

from bot.sandbox.errors import refuse
from bot.sandbox.params import Params
from bot.sandbox.target import ensure_reachable, find_chat
from bot.sandbox.world import World

_ALLOWED: Final = """
👍 👎 ❤ 🔥 🥰 👏 😁 🤔 🤯 😱 🤬 😢 🎉 🤩 🤮 💩
🙏 👌 🕊 🤡 🥱 🥴 😍 🐳 ❤\u200d🔥 🌚 🌭 💯 🤣 ⚡ 🍌 🏆
💔 🤨 😐 🍓 🍾 💋 🖕 😈 😴 😭 🤓 👻 👨\u200d💻 👀 🎃 🙈
😇 😨 🤝 ✍ 🤗 🫡 🎅 🎄 ☃ 💅 🤪 🗿 🆒 💘 🙉 🦄
😘 💊 🙊 😎 👾 🤷\u200d♂ 🤷 🤷\u200d♀ 😡
"""
EMOJI: Final = frozenset(_ALLOWED.split())


def set_message_reaction(world: World, params: Params) -> bool:
    """Replace the bot's reaction; an empty list takes it back."""
    chat = find_chat(world, params)
    ensure_reachable(world, chat)
    message = world.find(chat, params.number("message_id"))
    if message is None:
        refuse("message to react not found")
    reaction = params.mappings("reaction")
    emoji = tuple(str(item.get("emoji", "")) for item in reaction)
    if len(emoji) > 1:
        refuse("REACTIONS_TOO_MANY")
    if any(item.replace("\ufe0f", "") not in EMOJI for item in emoji):
        refuse("REACTION_INVALID")
    others = {who: what for who, what in message.reactions.items() if who != world.bot.id}
    world.amend(message, reactions=others | ({world.bot.id: emoji} if emoji else {}))
    return True
