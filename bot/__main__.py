"""The command line, `willkommen` or `python -m bot`: run, demo, migrate, offers, match, doctor.

What speaks with Telegram is imported by its command alone: aiogram takes seconds, an import of
offers should not.
"""

import sys
from io import TextIOWrapper
from pathlib import Path
from typing import Annotated

import typer

from bot.commands import database, match, offers, vocabulary

app = typer.Typer(
    help="Willkommen zurück: a counselling bot that brings people back to their county.",
    no_args_is_help=True,
    pretty_exceptions_show_locals=False,
    add_completion=False,
)
app.command("migrate")(database.migrate_command)
app.command("invite")(database.invite)
app.add_typer(offers.app, name="offers")
app.add_typer(match.app, name="match")
app.add_typer(vocabulary.app, name="vocabulary")


@app.command("run")
def run_service() -> None:
    """Serve on Telegram until stopped. Needs BOT_TOKEN and STAFF_CHAT_ID."""
    from bot.commands.service import run_service as run  # noqa: PLC0415 - see above

    run()


@app.command("demo")
def demo(
    port: Annotated[int, typer.Option(help="of the chat page on 127.0.0.1; 0: any")] = 8088,
    keep: Annotated[Path | None, typer.Option(help="keep the database in this folder")] = None,
) -> None:
    """Start the service with the sample county and a chat page; nothing leaves this machine."""
    from bot.commands.demo import demo as run  # noqa: PLC0415 - see above

    run(port, keep)


@app.command("doctor")
def doctor() -> None:
    """Check settings, county, database, token and group rights; exit code 1 if one is wrong."""
    from bot.commands.doctor import doctor as run  # noqa: PLC0415 - see above

    run()


def main() -> None:
    """Run the command line. Its output is UTF-8 whatever the terminal says, as JSON has to be."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    app()


if __name__ == "__main__":
    main()
