"""The command line, `willkommen` or `python -m bot`: run, demo, migrate, offers, match, doctor."""

import typer

from bot.commands import database, demo, doctor, match, offers, service, vocabulary

app = typer.Typer(
    help="Willkommen zurück: a counselling bot that brings people back to their county.",
    no_args_is_help=True,
    pretty_exceptions_show_locals=False,
    add_completion=False,
)
app.command("run")(service.run_service)
app.command("demo")(demo.demo)
app.command("migrate")(database.migrate_command)
app.command("invite")(database.invite)
app.command("doctor")(doctor.doctor)
app.add_typer(offers.app, name="offers")
app.add_typer(match.app, name="match")
app.add_typer(vocabulary.app, name="vocabulary")


def main() -> None:
    """Run the command line."""
    app()


if __name__ == "__main__":
    main()
