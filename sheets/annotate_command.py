"""What ``python -m sheets annotate`` does, and the French lines it prints."""

from collections.abc import Iterator, Mapping
from datetime import date

from requests.adapters import BaseAdapter

from sheets.annotating import ToMendTab
from sheets.google import GoogleSource
from sheets.google_problems import GoogleProblem, Kind
from sheets.opening import GOOGLE
from sheets.problems import SettingProblem
from sheets.reading import read_workbook
from sheets.settings import Settings, google_writer_key
from sheets.tabs import TABS
from sheets.to_mend import Line, ToMend, list_to_mend, title
from sheets.to_mend_google import Rewriting
from sheets.typography import typeset
from sheets.workbook import RawBook


def annotate_lines(
    settings: Settings, source: str, *, dry_run: bool = False, adapter: BaseAdapter | None = None
) -> Iterator[str]:
    """Write what is to be mended in the Sheet of ``source`` (« google:ADRESSE »), line by line. Raises ``Problem``.

    The Sheet is read and written with the key of the account that writes. ``dry_run``: nothing is written.
    """
    if not source.startswith(GOOGLE):
        raise SettingProblem(
            f"« {source} » n’est pas une feuille Google : aucun onglet n’y est écrit.",
            "Donnez « google: » suivi de l’adresse de la feuille.",
        )
    address, key = source.removeprefix(GOOGLE), google_writer_key(settings)
    tab = ToMendTab(address, key, adapter=adapter)
    book = _read(address, key, adapter)
    listed = list_to_mend(read_workbook(TABS, book, settings.date or date.today()))
    if dry_run:
        yield from _plan(listed, tab.preview(listed))
    else:
        yield from _report(listed, tab.write(listed), tab.id)


def _read(address: str, key: Mapping[str, str], adapter: BaseAdapter | None) -> RawBook:
    try:
        return GoogleSource(address, key, adapter=adapter).read().book
    except GoogleProblem as problem:
        if problem.kind is not Kind.NOT_SHARED:
            raise
        raise GoogleProblem(Kind.NOT_EDITOR, problem.detail, account=problem.account) from None


def _plan(listed: ToMend, planned: Rewriting) -> Iterator[str]:
    if not planned.requests:
        yield f"Rien à changer : l’onglet {title()} le dit déjà."
        return
    made = "à créer" if planned.is_new else "à réécrire"
    yield typeset(f"Onglet {title()} {made} (rien n’est écrit) :")
    yield f"  {listed.summary}"
    yield from (f"  - {_told(line)}" for line in listed.lines)


def _report(listed: ToMend, done: Rewriting, spreadsheet: str) -> Iterator[str]:
    made = "créé" if done.is_new else "réécrit"
    yield typeset(f"Fait : onglet {title()} {made}." if done.requests else f"Rien à changer : {title()} le dit déjà.")
    yield listed.summary
    yield f"https://docs.google.com/spreadsheets/d/{spreadsheet}/edit#gid={done.gid}"


def _told(line: Line) -> str:
    parts = (line.level, line.where, line.column, line.value, line.what, line.lab)
    # A terminal obeys control characters, and anyone can type one in a cell.
    return "".join(sign for sign in " · ".join(filter(None, parts)) if sign.isprintable() or sign == "\u202f")
