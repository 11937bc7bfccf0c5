"""What ``python -m sheets template`` does, and the French lines it prints."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

from requests.adapters import BaseAdapter

from sheets.google_present import PresentBook, PresentTab
from sheets.google_writing import GoogleWriter
from sheets.problems import Problem
from sheets.settings import Settings, google_key, google_writer_key
from sheets.tabs import TABS
from sheets.template import make_plan
from sheets.template_google import LOCALE, Difference, difference
from sheets.template_xlsx import write_xlsx
from sheets.typography import typeset

NEW = "new"
_TITLE, _TIME_ZONE = "Réflexes publics", "Europe/Paris"
# What Google makes when asked for a Sheet.
_JUST_MADE = PresentBook(LOCALE, (PresentTab(0, "Feuille 1", 1000, 26),))
_NOBODY_SEES = (
    "Une feuille créée par un compte de service n’est visible de personne d’autre.",
    "Dites à qui la donner, avec --share et une adresse ; ou, mieux, créez une feuille vide à la main, "
    "partagez-la avec ce compte comme éditeur, et donnez son adresse à --google.",
)
_OWNED = """
Cette feuille appartient au compte de service : elle disparaîtrait avec lui, et n’est visible que de la personne à qui
elle est donnée. Pour en être propriétaire : ouvrez-la, « Fichier > Créer une copie », et servez-vous de la copie.
"""
_NEXT = """
Ensuite :
1. Dans la feuille, « Partager », comme lecteur, avec le compte du tableau de bord : {reader}
2. Réglage REFLEXES_SOURCE : google:{address}
3. Pour cocher plusieurs identifiants dans un menu : l’onglet Lisez-moi dit comment, Google ne le permet qu’à la main.
"""


class TemplateProblem(Problem):
    """The template cannot be written as asked."""


def write_workbook(out: Path, *, dry_run: bool = False) -> str:
    """Write the .xlsx template -> the sentence that says so. Raises ``TemplateProblem``: no file is ever replaced."""
    if out.exists():
        raise TemplateProblem(f"Le fichier « {out} » existe déjà.", "Choisissez un autre nom : il n’est pas remplacé.")
    if dry_run:
        return typeset(f"À écrire : le modèle, dans {out}")
    content = write_xlsx(make_plan())
    try:
        out.write_bytes(content)
    except OSError:
        what = f"Le fichier « {out} » ne peut pas être écrit."
        raise TemplateProblem(what, "Vérifiez le dossier et ses droits.") from None
    return typeset(f"Modèle écrit : {out}")


def google_lines(
    settings: Settings,
    address: str,
    *,
    share: str = "",
    dry_run: bool = False,
    adapter: BaseAdapter | None = None,
) -> Iterator[str]:
    """Complete the Sheet at ``address`` (or create one: « new »), line by line. Raises ``Problem``.

    ``share``: the e-mail of the person to give it to, when this account created it. ``dry_run``: nothing is written.
    ``adapter`` carries every call.
    """
    if address == NEW and not share:
        raise TemplateProblem(*_NOBODY_SEES)
    if address == NEW and dry_run:
        yield from _report(difference(make_plan(), _JUST_MADE), dry_run=True)
        return
    names = [tab.name for tab in TABS]
    writer = GoogleWriter(google_writer_key(settings), names, giving=bool(share), adapter=adapter)
    spreadsheet = writer.create(_TITLE, LOCALE, _TIME_ZONE) if address == NEW else writer.find(address)
    place = f"https://docs.google.com/spreadsheets/d/{spreadsheet}/edit"
    if address == NEW:
        yield typeset(f"Feuille créée : {place}")
    if share and not dry_run:
        writer.give(spreadsheet, share)
        yield "Elle est donnée à cette adresse, qui peut la modifier."
    done = _complete(writer, spreadsheet, dry_run)
    yield from _report(done, dry_run=dry_run)
    if done.is_first and not dry_run:
        owned = _OWNED if address == NEW else ""
        yield typeset(f"{owned}{_NEXT.format(reader=_reader(settings), address=place)}".strip("\n"))


def _complete(writer: GoogleWriter, spreadsheet: str, dry_run: bool) -> Difference:
    want = partial(difference, make_plan())
    return want(writer.look(spreadsheet)) if dry_run else writer.settle(spreadsheet, want)


def _report(done: Difference, *, dry_run: bool) -> Iterator[str]:
    if not done.lines:
        yield "Rien à changer."
    else:
        yield typeset("À faire (rien n’est écrit) :" if dry_run else "Fait :")
    yield from (f"  - {line}" for line in done.lines)
    if done.notices:
        yield typeset("À voir :")
    yield from (f"  - {notice}" for notice in done.notices)


def _reader(settings: Settings) -> str:
    """The e-mail of the account that reads, for the terminal of the person who installs."""
    try:
        return google_key(settings).get("client_email", "")
    except Problem:
        return "« client_email » dans le fichier de sa clé (REFLEXES_GOOGLE_KEY)"
