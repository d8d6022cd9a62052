"""Files, albums, copies, forwards: what arrives and what keeps together."""

from typing import Any

import pytest

from bot.sandbox import Person
from tests.sandbox.conftest import Refusals
from tests.sandbox.drivers import Driver

PICTURE = b"\x89PNG\r\n\x1a\n and the rest"
KINDS = ["photo", "document", "voice", "video", "video_note", "audio", "animation", "sticker"]
PLACES: dict[str, dict[str, Any]] = {
    "location": {"latitude": 52.6, "longitude": 8.4},
    "contact": {"phone_number": "+4954419", "first_name": "Anna"},
    "venue": {"latitude": 52.6, "longitude": 8.4, "title": "Town hall", "address": "Market 1"},
}


def method(kind: str) -> str:
    return "send" + kind.replace("_", " ").title().replace(" ", "")


def file_of(message: dict[str, Any], kind: str) -> dict[str, Any]:
    media: dict[str, Any] = message[kind][-1] if kind == "photo" else message[kind]
    return media


@pytest.mark.parametrize("kind", KINDS)
async def test_upload_comes_back_whole(bot: Driver, anna: Person, kind: str) -> None:
    upload = bot.upload(PICTURE, "file.bin")

    sent = await bot.call(method(kind), chat_id=anna.id, **{kind: upload})

    media = file_of(sent, kind)
    assert media["file_size"] == len(PICTURE)
    assert await bot.download(media["file_id"]) == PICTURE
    screen = await anna.screen()
    assert screen.kind == kind
    again = await bot.call(method(kind), chat_id=anna.id, **{kind: media["file_id"]})
    assert file_of(again, kind)["file_unique_id"] == media["file_unique_id"]


@pytest.mark.parametrize("kind", KINDS)
async def test_what_people_send_can_be_fetched_and_copied(
    bot: Driver, anna: Person, desk: int, karl: Person, kind: str
) -> None:
    await anna.send(kind, data=PICTURE)
    message = (await bot.call("getUpdates"))[-1]["message"]

    source = {"from_chat_id": anna.id, "message_id": message["message_id"]}
    await bot.call("copyMessage", chat_id=desk, **source)

    assert await bot.download(file_of(message, kind)["file_id"]) == PICTURE
    copied = await karl.screen()
    assert (copied.kind, copied.forwarded) == (kind, False)


@pytest.mark.parametrize("kind", ["location", "contact", "venue"])
async def test_places_and_contacts_travel_both_ways(bot: Driver, anna: Person, kind: str) -> None:
    facts = PLACES[kind]

    sent = await bot.call(method(kind), chat_id=anna.id, **facts)
    await anna.send(kind, **facts)

    received = (await bot.call("getUpdates"))[-1]["message"]
    assert sent[kind] == received[kind]
    assert (await anna.screen()).kind == kind


async def test_album_keeps_together(bot: Driver, anna: Person) -> None:
    await anna.album(3, caption="<3")
    updates = [it["message"] for it in (await bot.call("getUpdates"))[-3:]]

    assert len({it["media_group_id"] for it in updates}) == 1
    assert [it.get("caption") for it in updates] == ["<3", None, None]
    assert len({file_of(it, "photo")["file_id"] for it in updates}) == 3


async def test_copied_album_stays_an_album(
    bot: Driver, anna: Person, desk: int, karl: Person
) -> None:
    topic = await bot.call("createForumTopic", chat_id=desk, name="Anna")
    thread = topic["message_thread_id"]
    ids = [it.message_id for it in await anna.album(3)]
    where = {"chat_id": desk, "message_thread_id": thread, "from_chat_id": anna.id}

    copies = await bot.call("copyMessages", message_ids=[*ids, 9999], **where)

    assert len(copies) == 3
    seen = [it for it in (await karl.at(desk, thread).chat()).standing if it.kind == "photo"]
    assert len({it.album for it in seen}) == 1
    assert seen[0].album is not None


async def test_sent_album_is_two_to_ten(bot: Driver, anna: Person, refusals: Refusals) -> None:
    photo = file_of(
        await bot.call("sendPhoto", chat_id=anna.id, photo=bot.upload(PICTURE, "a.png")), "photo"
    )
    item = {"type": "photo", "media": photo["file_id"]}

    sent = await bot.call("sendMediaGroup", chat_id=anna.id, media=bot.media([item] * 10))

    assert len({it["media_group_id"] for it in sent}) == 1
    call = bot.call("sendMediaGroup", chat_id=anna.id, media=bot.media([item] * 11))
    assert await refusals.of(call) == "Bad Request: media group must include 2-10 items"


async def test_copies_must_ascend(bot: Driver, anna: Person, refusals: Refusals) -> None:
    one, two = await anna.say("1"), await anna.say("2")
    ids = [two.message_id, one.message_id]
    where = {"chat_id": anna.id, "from_chat_id": anna.id}

    words = await refusals.of(bot.call("copyMessages", message_ids=ids, **where))

    assert words == "Bad Request: message identifiers must be in a strictly increasing order"
    missing = bot.call("copyMessages", message_ids=[998, 999], **where)
    assert await refusals.of(missing) == "Bad Request: there are no messages to copy"
    single = bot.call("copyMessage", message_id=999, **where)
    assert await refusals.of(single) == "Bad Request: message to copy not found"


async def test_forward_names_its_origin(bot: Driver, anna: Person, desk: int) -> None:
    said = await anna.say("from me")

    sent = await bot.call(
        "forwardMessage", chat_id=desk, from_chat_id=anna.id, message_id=said.message_id
    )

    assert sent["forward_origin"]["sender_user"]["first_name"] == "Anna"


@pytest.mark.parametrize(
    ("what", "reason"),
    [
        ({"photo": "nonsense"}, "wrong file identifier/HTTP URL specified"),
        ({"photo": b"no picture"}, "IMAGE_PROCESS_FAILED"),
        ({"photo": b"\x89PNG", "caption": "x" * 1025}, "message caption is too long"),
    ],
)
async def test_bad_photo_is_refused(
    bot: Driver, anna: Person, refusals: Refusals, what: dict[str, Any], reason: str
) -> None:
    data = what["photo"]
    photo = bot.upload(data, "a.png") if isinstance(data, bytes) else data
    call = bot.call("sendPhoto", chat_id=anna.id, **{**what, "photo": photo})

    assert await refusals.of(call) == f"Bad Request: {reason}"


async def test_caption_and_media_can_be_edited(
    bot: Driver, anna: Person, refusals: Refusals
) -> None:
    sent = await bot.call("sendPhoto", chat_id=anna.id, photo=bot.upload(PICTURE, "a.png"))
    where = {"chat_id": anna.id, "message_id": sent["message_id"]}

    await bot.call("editMessageCaption", caption="<i>new</i>", parse_mode="HTML", **where)
    text = await refusals.of(bot.call("editMessageText", text="x", **where))

    assert text == "Bad Request: there is no text in the message to edit"
    assert (await anna.screen()).text == "new"
    file_id = file_of(sent, "photo")["file_id"]
    media = bot.media([{"type": "photo", "media": file_id, "caption": "other"}])[0]
    await bot.call("editMessageMedia", media=media, **where)
    assert (await anna.screen()).text == "other"
