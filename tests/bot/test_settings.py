"""Settings: what is wrong is named with its mend and without its value."""

from pathlib import Path

import pytest

from bot.settings import Settings, SettingsInvalid, load_settings

NAMES = [name.upper() for name in Settings.model_fields]


@pytest.fixture(autouse=True)
def _empty_world(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Take away whatever this machine has set."""
    monkeypatch.chdir(tmp_path)
    for name in NAMES:
        monkeypatch.delenv(name, raising=False)


def refusal() -> str:
    """Load the settings and return what is said against them."""
    with pytest.raises(SettingsInvalid) as wrong:
        load_settings()
    assert wrong.value.__cause__ is None
    return str(wrong.value)


def test_nothing_set_is_enough_for_everything_but_telegram() -> None:
    settings = load_settings()

    assert settings.database == "sqlite:///var/willkommen.sqlite3"
    assert (settings.bot_token, settings.staff_chat_id, settings.county_file) == (None, None, None)


def test_the_env_file_counts_and_the_environment_wins(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / ".env").write_text("WEBHOOK_PORT=1\nSTAFF_CHAT_ID=-1001\nBOT_TOKEN=\n", "utf-8")
    monkeypatch.setenv("WEBHOOK_PORT", "2")

    settings = load_settings()

    assert (settings.webhook_port, settings.staff_chat_id, settings.bot_token) == (2, -1001, None)


def test_an_env_file_of_another_encoding_is_named(tmp_path: Path) -> None:
    (tmp_path / ".env").write_bytes("COUNTY_FILE=Grafschaft-Hoya-für-alle.toml".encode("latin-1"))

    assert refusal().startswith(".env cannot be read: ")


@pytest.mark.parametrize(
    "url",
    [
        "sqlite:///var/books.sqlite3",
        "sqlite:////srv/willkommen/books.sqlite3",
        "postgresql://bot:p%40ss@db.example.org:5432/willkommen",
        "postgres://bot@[::1]/willkommen?ssl=require",
        "postgresql:///willkommen?host=/run/postgresql",
        "postgresql+asyncpg://bot@127.0.0.1/willkommen",
    ],
)
def test_a_database_we_know_is_taken_as_given(monkeypatch: pytest.MonkeyPatch, url: str) -> None:
    monkeypatch.setenv("DATABASE_URL", url)

    assert load_settings().database == url


@pytest.mark.parametrize(
    "url",
    [
        "geheim",
        "sqlite://",
        "sqlite:///",
        "sqlite:///:memory:",
        "mysql://bot:geheim@host/db",
        "postgresql://bot:geheim@host:port/db",
    ],
)
def test_a_database_we_do_not_know_is_refused_without_its_password(
    monkeypatch: pytest.MonkeyPatch, url: str
) -> None:
    monkeypatch.setenv("DATABASE_URL", url)

    assert refusal() == "DATABASE_URL: use sqlite:///path or postgresql://user:password@host/name"


@pytest.mark.parametrize("foreign", ["sslmode", "sslrootcert", "channel_binding"])
def test_a_database_url_for_another_driver_is_refused_with_the_word_to_use(
    monkeypatch: pytest.MonkeyPatch, foreign: str
) -> None:
    monkeypatch.setenv("DATABASE_URL", f"postgresql://bot:geheim@host/db?x=1&{foreign}=require")

    said = f"DATABASE_URL: the driver does not know {foreign}; for TLS it says ssl=require"
    assert refusal() == said


@pytest.mark.parametrize("secret", ["short", "x" * 31, "x" * 257, "ümlaut" * 10, "with space" * 5])
def test_a_weak_webhook_secret_is_refused_without_being_said(
    monkeypatch: pytest.MonkeyPatch, secret: str
) -> None:
    monkeypatch.setenv("WEBHOOK_SECRET", secret)

    assert refusal() == "WEBHOOK_SECRET: needs 32 to 256 characters of A-Z a-z 0-9 _ -"


def test_a_webhook_without_a_secret_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WEBHOOK_URL", "https://bot.example.org/telegram")

    assert refusal().startswith("WEBHOOK_URL needs WEBHOOK_SECRET")


@pytest.mark.parametrize("name", ["WEBHOOK_URL", "TELEGRAM_API_BASE"])
@pytest.mark.parametrize("address", ["bot.example.org", "ftp://bot.example.org", "https://", "//x"])
def test_an_address_that_is_none_is_refused(
    monkeypatch: pytest.MonkeyPatch, name: str, address: str
) -> None:
    monkeypatch.setenv("WEBHOOK_SECRET", "x" * 32)
    monkeypatch.setenv(name, address)

    assert refusal().startswith(f"{name}: needs a whole address")


@pytest.mark.parametrize(
    ("name", "value"),
    [("LOG_LEVEL", "LOUD"), ("LOG_FORMAT", "xml"), ("STAFF_CHAT_ID", "@us"), ("WEBHOOK_PORT", "0")],
)
def test_any_other_value_out_of_range_is_named(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    monkeypatch.setenv(name, value)

    assert refusal().startswith(f"{name}: Input should be")


def test_every_wrong_setting_is_told_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LOG_LEVEL", "LOUD")
    monkeypatch.setenv("DATABASE_URL", "nonsense")

    assert [line.partition(":")[0] for line in refusal().splitlines()] == [
        "DATABASE_URL",
        "LOG_LEVEL",
    ]


def test_log_settings_count_in_any_case(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LOG_LEVEL", "debug")
    monkeypatch.setenv("LOG_FORMAT", "JSON")

    settings = load_settings()

    assert (settings.log_level, settings.log_format) == ("DEBUG", "json")


def test_secrets_do_not_show_themselves(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BOT_TOKEN", "123456:geheim")
    monkeypatch.setenv("WEBHOOK_SECRET", "geheim" * 6)
    monkeypatch.setenv("DATABASE_URL", "postgresql://bot:geheim@host/db")

    assert "geheim" not in repr(load_settings())


def test_settings_for_the_sandbox_do_not_ask_the_environment(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("LOG_LEVEL", "LOUD")
    monkeypatch.setenv("WEBHOOK_URL", "https://bot.example.org/telegram")

    settings = Settings.for_sandbox(
        base="http://127.0.0.1:1", token="1:x", staff_chat_id=-1, database="sqlite:///demo.sqlite3"
    )

    assert (settings.log_level, settings.webhook_url) == ("INFO", None)
