"""The command line: a thin face of the library. ``python -m sheets --help`` lists the commands."""

import json
from collections.abc import Sequence
from dataclasses import asdict
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated, NoReturn

import typer

from sheets.annotate_command import annotate_lines
from sheets.cells import printable
from sheets.findings import Finding, FindingGroup, group_findings
from sheets.guide import columns_guide
from sheets.message import Level
from sheets.opening import open_named_source
from sheets.problems import Problem
from sheets.publish_command import publish as publish_package
from sheets.settings import read_settings
from sheets.snapshot import read_book
from sheets.tabs import TABS
from sheets.template_command import google_lines, write_workbook
from sheets.watching import read_report, watch_lines
from sheets.workbook import Workbook

app = typer.Typer(add_completion=False, no_args_is_help=True, pretty_exceptions_enable=False)


class Format(StrEnum):
    TEXT = "text"
    JSON = "json"


@app.callback()
def main() -> None:
    """Lire et vérifier la feuille partagée."""


@app.command()
def check(
    source: Annotated[str, typer.Argument(help="« demo », un dossier, un classeur .xlsx ou google:ADRESSE.")],
    form: Annotated[
        Format, typer.Option("--format", help="Pour les personnes (text) ou les machines (json).")
    ] = Format.TEXT,
) -> None:
    """Dire ce qui ne se lit pas, où, et comment le corriger. Code 1 s’il reste une erreur, 2 si rien ne se lit.

    Google se lit avec la clé des réglages du site ; chaque cellule est alors suivie de l’adresse qui l’ouvre.
    """
    try:
        workbook = read_book(open_named_source(source).read().make_book(), date.today())
    except Problem as problem:
        _give_up(problem)
    errors = [finding for finding in workbook.findings if finding.level is not Level.ADVICE]
    typer.echo(_as_json(workbook.findings) if form is Format.JSON else _as_text(workbook, len(errors)))
    raise typer.Exit(1 if errors else 0)


@app.command()
def columns(
    out: Annotated[Path | None, typer.Option(help="Le fichier à écrire ; sans lui, à l’écran.")] = None,
) -> None:
    """Écrire le guide des onglets et des colonnes, tiré de la déclaration."""
    guide = columns_guide(TABS)
    if out is None:
        typer.echo(guide)
        return
    try:
        out.write_text(guide, encoding="utf-8")
    except OSError:
        typer.echo(f"Le fichier « {out} » ne peut pas être écrit. Vérifiez le dossier et ses droits.", err=True)
        raise typer.Exit(2) from None


@app.command()
def template(
    out: Annotated[Path | None, typer.Option(help="Le classeur .xlsx à écrire.")] = None,
    google: Annotated[
        str, typer.Option(help="L’adresse d’une feuille Google à compléter, sans rien y effacer ; ou « new ».")
    ] = "",
    share: Annotated[str, typer.Option(help="À qui donner la feuille créée par « --google new ».")] = "",
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Dire ce qui serait fait, sans rien écrire.")] = False,
) -> None:
    """Écrire le modèle : un classeur, ou une feuille Google que l’on crée ou complète (REFLEXES_GOOGLE_WRITER_KEY)."""
    if bool(out) == bool(google):
        typer.echo("Donnez soit --out fichier.xlsx, soit --google ADRESSE.", err=True)
        raise typer.Exit(2)
    try:
        if out is not None:
            typer.echo(write_workbook(out, dry_run=dry_run))
        for line in google_lines(read_settings(), google, share=share, dry_run=dry_run) if google else ():
            typer.echo(line)
    except Problem as problem:
        _give_up(problem)


@app.command()
def annotate(
    source: Annotated[str, typer.Argument(help="« google: » suivi de l’adresse de la feuille.")],
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Dire ce qui serait écrit, sans rien écrire.")] = False,
) -> None:
    """Écrire ce qui ne se lit pas dans un onglet « À corriger » de la feuille (REFLEXES_GOOGLE_WRITER_KEY)."""
    try:
        for line in annotate_lines(read_settings(), source, dry_run=dry_run):
            typer.echo(line)
    except Problem as problem:
        _give_up(problem)


@app.command()
def publish(
    out: Annotated[str, typer.Option(help="Un dossier, un fichier .zip, ou une adresse web qui accepte PUT.")],
    source: Annotated[str, typer.Option(help="Sans elle, celle des réglages du site.")] = "",
    day: Annotated[
        datetime | None,
        typer.Option(
            "--date", formats=["%Y-%m-%d"], help="Le jour de la mise à jour ; sans lui, il suit celui des données."
        ),
    ] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Dire ce qui serait publié, sans rien écrire.")] = False,
) -> None:
    """Écrire le paquet des données publiques : CSV, schémas, licence ; ni brouillon, ni colonne privée."""
    try:
        settings = read_settings()
        settings = settings.model_copy(update={"source": source}) if source else settings
        typer.echo(publish_package(settings, out, day.date() if day else None, dry_run=dry_run))
    except Problem as problem:
        typer.echo(str(problem), err=True)
        raise typer.Exit(2) from None


@app.command()
def watch(
    source: Annotated[str, typer.Argument(help="« demo », un dossier, un classeur .xlsx ou google:ADRESSE.")],
    every: Annotated[int, typer.Option(min=3, help="Secondes entre deux lectures.")] = 5,
) -> None:
    """Dire chaque changement dès qu’il est vu, jusqu’à Ctrl+C. Google se lit avec les réglages du site."""
    try:
        for line in watch_lines(open_named_source(source), every):
            typer.echo(line)
    except Problem as problem:
        _give_up(problem)
    except KeyboardInterrupt:
        raise typer.Exit(0) from None


@app.command()
def history(
    since: Annotated[int, typer.Option(min=0, max=36_500, help="Combien de jours en arrière.")] = 7,
    form: Annotated[
        Format, typer.Option("--format", help="Pour les personnes (text) ou les machines (json).")
    ] = Format.TEXT,
) -> None:
    """Dire ce que tient l’historique des réglages : les états vus et les changements. Colonnes privées comprises."""
    try:
        report = read_report(read_settings(), since)
    except Problem as problem:
        _give_up(problem)
    typer.echo(report.as_json() if form is Format.JSON else report.as_text())


def _give_up(problem: Problem) -> NoReturn:
    """Say what is wrong, with the account it is about, for the terminal of the person who installs."""
    typer.echo(str(problem), err=True)
    if account := getattr(problem, "account", ""):
        typer.echo(f"Le compte est {account}", err=True)
    raise typer.Exit(2) from None


def _as_json(findings: Sequence[Finding]) -> str:
    return json.dumps(
        [asdict(finding) | {"sentence": finding.sentence} for finding in findings], ensure_ascii=False, indent=2
    )


def _as_text(workbook: Workbook, errors: int) -> str:
    lines = [line for group in group_findings(workbook.findings) for line in _group_lines(group)]
    rows = sum(len(table.rows) for table in workbook.tables.values())
    advice = len(workbook.findings) - errors
    total = f"{rows} ligne{_s(rows)} lue{_s(rows)}, {errors} à corriger, {advice} conseil{_s(advice)}."
    return "\n".join([*lines, total])


def _group_lines(group: FindingGroup) -> list[str]:
    """The sentence, then a line a place with the address that opens it."""
    links = (f"    {place}  {link}" for place, link in group.links.items())
    return [printable(f"{group.level.upper()} · {group.sentence}"), *links]


def _s(count: int) -> str:
    return "s" if count > 1 else ""


if __name__ == "__main__":
    app(prog_name="python -m sheets")
