"""`willkommen vocabulary …`: how somebody's own words for their work are understood."""

from typing import Annotated

import typer

from offers.matching import Vocabulary

app = typer.Typer(help="Look into the vocabulary of occupations.", no_args_is_help=True)


@app.callback()
def vocabulary() -> None:
    """Look into the vocabulary of occupations."""


@app.command("explain")
def explain(said: Annotated[str, typer.Argument(help="as a person would say it")]) -> None:
    """Show which occupations these words mean, and how surely."""
    understanding = Vocabulary.load().understand(said)
    if not understanding.understood:
        typer.echo("not understood")
        return
    if understanding.vague:
        typer.echo("vague: the bot would ask back")
    for guess in understanding.occupations or understanding.choices:
        typer.echo(f"{guess.share:5.0%}  {guess.code}  {guess.title_de} / {guess.title_en}")
