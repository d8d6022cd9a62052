"""The Bot API's methods: one function per method, found by name, each `(world, params) -> result`.

A function returns plain JSON, changes the world at once and without waiting, and refuses by
raising `ApiError`. getUpdates is the only one that waits.
"""

from collections.abc import Awaitable, Callable
from typing import Final, TypeAlias

from bot.sandbox.methods import (
    albums,
    callbacks,
    copies,
    deletions,
    edits,
    files,
    groups,
    identity,
    invitations,
    media,
    reactions,
    reception,
    sending,
    topics,
)
from bot.sandbox.params import Params
from bot.sandbox.world import World

Method: TypeAlias = Callable[[World, Params], object | Awaitable[object]]

_METHODS: Final[dict[str, Method]] = {
    "getMe": identity.get_me,
    "logOut": identity.accept,
    "close": identity.accept,
    "setMyCommands": identity.set_my_commands,
    "getMyCommands": identity.get_my_commands,
    "deleteMyCommands": identity.delete_my_commands,
    **identity.WORDS,
    "getUpdates": reception.get_updates,
    "setWebhook": reception.set_webhook,
    "deleteWebhook": reception.delete_webhook,
    "getWebhookInfo": reception.get_webhook_info,
    "sendMessage": sending.send_message,
    "sendLocation": sending.send_location,
    "sendVenue": sending.send_venue,
    "sendContact": sending.send_contact,
    "sendDice": sending.send_dice,
    "sendChatAction": sending.send_chat_action,
    **media.METHODS,
    "sendMediaGroup": albums.send_media_group,
    "editMessageText": edits.edit_message_text,
    "editMessageCaption": edits.edit_message_caption,
    "editMessageReplyMarkup": edits.edit_message_reply_markup,
    "editMessageMedia": edits.edit_message_media,
    "deleteMessage": deletions.delete_message,
    "deleteMessages": deletions.delete_messages,
    "copyMessage": copies.copy_message,
    "copyMessages": copies.copy_messages,
    "forwardMessage": copies.forward_message,
    "forwardMessages": copies.forward_messages,
    "setMessageReaction": reactions.set_message_reaction,
    "answerCallbackQuery": callbacks.answer_callback_query,
    "getFile": files.get_file,
    "getChat": groups.get_chat,
    "getChatMember": groups.get_chat_member,
    "getChatAdministrators": groups.get_chat_administrators,
    "getChatMemberCount": groups.get_chat_member_count,
    "leaveChat": groups.leave_chat,
    "banChatMember": groups.ban_chat_member,
    "unbanChatMember": groups.unban_chat_member,
    "pinChatMessage": groups.pin_chat_message,
    "unpinChatMessage": groups.unpin_chat_message,
    "unpinAllChatMessages": groups.unpin_all_chat_messages,
    "exportChatInviteLink": invitations.export_chat_invite_link,
    "createChatInviteLink": invitations.create_chat_invite_link,
    "revokeChatInviteLink": invitations.revoke_chat_invite_link,
    "createForumTopic": topics.create_forum_topic,
    "editForumTopic": topics.edit_forum_topic,
    "closeForumTopic": topics.close_forum_topic,
    "reopenForumTopic": topics.reopen_forum_topic,
    "deleteForumTopic": topics.delete_forum_topic,
    "getForumTopicIconStickers": topics.get_forum_topic_icon_stickers,
}
_BY_LOWER: Final = {name.lower(): (name, method) for name, method in _METHODS.items()}


def find_method(name: str) -> tuple[str, Method] | None:
    """Return a method's proper name and function; Telegram does not mind the case."""
    method = _METHODS.get(name)
    return (name, method) if method is not None else _BY_LOWER.get(name.lower())
