"""Imports point inwards, and each library lives in the rooms that were given to it."""

from tests.house.sources import Source, sources

ALLOWED_ROOMS = {
    "offers": {"offers"},
    "storage": {"storage", "offers"},
    "dialogs": {"dialogs", "offers"},
    "bot": {"bot", "dialogs", "storage", "offers"},
}
LIBRARIES = {
    "aiogram": ("bot/", "dialogs/"),
    "aiogram_dialog": ("bot/", "dialogs/"),
    "sqlalchemy": ("storage/",),
    "alembic": ("storage/",),
    "rapidfuzz": ("offers/matching/",),
    "apscheduler": ("bot/jobs.py",),
    "telegram": ("bot/postman",),
    "typer": ("bot/__main__.py", "bot/commands/"),
    "fluent": ("dialogs/texts/",),
    "lxml": ("offers/feeds/",),
    "pydantic": (
        "bot/settings.py",
        "bot/inbox.py",  # tells an update that does not validate from every other error
        "offers/feeds/",
        "offers/facts.py",
    ),
}


def room_of(module: str) -> str:
    return module.partition(".")[0]


def breaches(source: Source) -> list[str]:
    """Name every import of the source that its room does not allow."""
    mine = source.path.split("/")[0]
    found = []
    for module in source.imports():
        room = room_of(module)
        if room in ALLOWED_ROOMS and room not in ALLOWED_ROOMS[mine]:
            found.append(f"{source.path} imports {module}")
        if room in LIBRARIES and not source.path.startswith(LIBRARIES[room]):
            found.append(f"{source.path} imports {module}")
        own = module.startswith("bot.sandbox") or room not in ALLOWED_ROOMS
        if source.path.startswith("bot/sandbox/") and not own:
            found.append(f"{source.path} imports {module}")
    return found


def test_imports_point_inwards_and_libraries_stay_in_their_room() -> None:
    found = [breach for source in sources() for breach in breaches(source)]

    assert found == []


def test_offers_never_asks_for_the_time() -> None:
    asked = [
        source.path
        for source in sources("offers")
        if "datetime.now(" in source.text or "date.today(" in source.text
    ]

    assert asked == []
