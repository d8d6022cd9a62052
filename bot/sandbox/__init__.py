"""A little Telegram on loopback: demo and tests of a bot without a token or a network.

It speaks the Bot API to unmodified libraries, as strictly as Telegram does, and lets people exist
in it. State lives in memory and outlives restarts of the bot. It imports nothing of ours.

    async with Sandbox.serve() as sandbox:            # sandbox.base_url, sandbox.token
        desk = sandbox.create_forum("Desk")           # the bot is its administrator
        anna = await sandbox.people.create("Anna", language_code="de")
        await anna.start("poster-7")
        await anna.wait_for("Moin")
        await anna.tap("Ja")

As its own process: `python -m bot.sandbox --port 8081`; there `People(base_url)` is the client.

For the bot   /bot<token>/<method>, /file/bot<token>/<path>, /t.me/<bot>?start=<code>

People (JSON in, JSON out; refusals are {"error": "…"}; chat_id and topic say where, default: the
private chat with the bot)
    POST /people                     {first_name, last_name?, username?, language_code?}
    GET  /people
    POST /people/<id>/start          {payload?}
    POST /people/<id>/say            {text, entities?, reply_to?, chat_id?, topic?}
    POST /people/<id>/tap            {text | row, col, message_id?, …}  -> {callback_id} | {url} | …
    POST /people/<id>/send           {kind, data? (base64), name?, mime?, caption?, duration?, …} or
                                     {kind: location, latitude, longitude} | {kind: contact, …}
    POST /people/<id>/album          {items: [{kind, caption?, data?}, …]}
    POST /people/<id>/edit           {message_id, text}
    POST /people/<id>/delete         {message_ids}
    POST /people/<id>/react          {message_id, emoji?}
    POST /people/<id>/block | unblock | deactivate
    POST /people/<id>/join           {chat_id | invite_link}
    POST /people/<id>/leave          {chat_id}
    POST /people/<id>/standing       {chat_id, status, rights?}   creator, administrator, member, …
    POST /people/<id>/topic          {chat_id, action: create | close | reopen | rename | delete,
                                     topic_id?, name?}

Looking and switching
    GET  /sandbox/bot                the bot, its commands and texts, updates waiting
    GET  /sandbox/chats              all chats; POST {title, kind: forum | supergroup | group, bot}
    GET  /sandbox/chats/<id>         ?topic= (0: General) &limit= &after=<version>&wait=<seconds>
    GET  /sandbox/chats/<id>/topics
    POST /sandbox/chats/<id>/migrate {forum?}                     group becomes supergroup
    POST /sandbox/chats/<id>/bot     {status, rights?}            the bot's standing
    GET  /sandbox/events             server-sent events, ?after=<seq> or Last-Event-ID; kinds:
                                     message edited deleted reaction tap notice typing topic member
                                     pinned unpinned person chat commands
    GET  /sandbox/calls              ?method=&after=  what the bot called; DELETE forgets
    GET, POST, DELETE /sandbox/faults    see `Fault`
    GET, PUT  /sandbox/limits        {preset: telegram | off} or {private: [3, 3], …}; see `limits`
    GET, POST /sandbox/clock         {advance: seconds}
    GET  /sandbox/files/<file_id>
    GET  /sandbox/qr.svg             ?start=<code>  the deep link as a QR code

Choices where Telegram's own behaviour is not public: a closed topic refuses everybody but its human
administrators with TOPIC_CLOSED (bots too); a deleted one answers sends with "message thread not
found", topic calls with TOPIC_DELETED and edits inside it with MESSAGE_ID_INVALID.
"""

from bot.sandbox.faults import Fault
from bot.sandbox.limits import Limits, Window
from bot.sandbox.people import People, Person
from bot.sandbox.sandbox import Sandbox
from bot.sandbox.screens import ChatView, Notice, Refused, Screen, TopicView

__all__ = [
    "ChatView",
    "Fault",
    "Limits",
    "Notice",
    "People",
    "Person",
    "Refused",
    "Sandbox",
    "Screen",
    "TopicView",
    "Window",
]
