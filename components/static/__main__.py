"""``python -m components.static``: the static copy of the public screens."""

from pathlib import Path
from typing import Annotated

import typer

from components.static.copying import copy
from sheets.problems import Problem
from sheets.settings import read_settings

app = typer.Typer(add_completion=False, pretty_exceptions_enable=False)


@app.command()
def main(
    out: Annotated[Path, typer.Option(help="Le dossier à écrire : vide, nouveau, ou celui d’une copie précédente.")],
    source: Annotated[str, typer.Option(help="Sans elle, celle des réglages du site.")] = "",
) -> None:
    """Écrire la copie statique de tous les écrans publics : du HTML, que n’importe quel serveur web peut donner."""
    try:
        settings = read_settings()
        settings = settings.model_copy(update={"source": source}) if source else settings
        typer.echo(copy(settings, out))
    except Problem as problem:
        typer.echo(str(problem), err=True)
        raise typer.Exit(2) from None


if __name__ == "__main__":
    app(prog_name="python -m components.static")
