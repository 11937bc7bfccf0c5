"""Who answers whom, in words: its sentence, its method, its text alternative, the table behind."""

from analysis.tables import column
from components import words
from components.echoes.board import Board, Head, Line, Link, board
from components.echoes.waiting import Outdated, Waiting, waiting
from components.frame import DataTable
from components.home.dates import core
from components.home.model import map_version, observations_now, panorama_version
from sheets.snapshot import Snapshot

METHOD = (
    "Une pastille pleine : le chantier cite la controverse dans sa colonne « Controverses ». Un cercle autour : un de "
    "ses terrains d’enquête relève aussi de cette controverse. Un cercle seul : le chantier ne la cite pas, mais un de "
    "ses terrains y mène. Une controverse fusionnée compte pour ce qu’elle est devenue.",
    "Les chantiers sont rangés sous leur controverse principale, la première qu’ils citent. Ceux qui sont abandonnés "
    "n’y sont pas. « Indices » : les observations des controverses que le chantier cite, et celles de ses terrains.",
    "Un chantier est à revoir quand une observation de ses controverses est plus récente que la livraison de sa "
    "version : son premier jour possible vient après le dernier jour possible de la livraison, tous deux lus au "
    "calendrier et dans la feuille. Une observation sans date compte à la livraison de sa version de la carte.",
    "Limite : un lien dit que quelqu’un a rapproché les deux, non que le chantier règle la controverse.",
)
_HEADER = ("Chantier", "Version", "Controverse", "Lien", "Rang", "Terrains", "Indices du chantier", "À revoir")


def sentence(snapshot: Snapshot) -> str:
    """What the view shows, in one sentence."""
    shown, missing = snapshot.derive(board), snapshot.derive(waiting)
    if not shown.heads or not shown.lines:
        return "La carte des controverses et le panorama des chantiers se répondront ici."
    counts = f"{words.count(len(shown.lines), 'chantier')} et {words.count(len(shown.heads), 'controverse')}"
    linked = "se répondent par" if shown.links else "ne se répondent encore par"
    number = words.count(shown.links, "lien") if shown.links else "aucun lien"
    return f"{_at(snapshot)}{counts} {linked} {number}{_lonely(missing)}."


def _at(snapshot: Snapshot) -> str:
    """« Carte en V3, panorama en V2 : »; '' when neither has a version."""
    versions = {"carte": snapshot.derive(map_version), "panorama": snapshot.derive(panorama_version)}
    told = ", ".join(f"{name} en {version}" for name, version in versions.items() if version)
    return f"{words.capital(told)} : " if told else ""


def _lonely(missing: Waiting) -> str:
    alone = len(missing.unanswered)
    if not alone:
        return " ; aucune controverse n’est sans chantier"
    verb = words.plural(alone, "attend", "attendent")
    return f" ; {words.count(alone, 'controverse')} {verb} encore un chantier"


def link_words(link: Link) -> str:
    """« cité en premier, par le terrain 1.2 »."""
    named = {0: "sans le citer", 1: "controverse principale"}.get(link.rank, "citée aussi")
    if not link.grounds:
        return named
    numbers = words.listing([ground.number or ground.title for ground in link.grounds])
    return f"{named}, par {words.plural(len(link.grounds), 'le terrain', 'les terrains')} {numbers}"


def link_label(line: Line, head: Head, link: Link) -> str:
    """What a screen reader says of a cell."""
    return f"{line.title} répond à {head.number} {head.title} : {link_words(link)}"


def lonely_words(line: Line) -> str:
    """What a chantier lacks."""
    if line.clues:
        return "il ne cite aucune controverse"
    return "rien n’a été relevé là d’où il part" + ("" if line.linked else ", et il ne cite aucune controverse")


def newest_words(snapshot: Snapshot) -> str:
    """When the newest dated observation was made, as it is written, '' when none is dated."""
    dates = column(snapshot.derive(observations_now), "date", None)
    known = [when for when in dates if when is not None and when.earliest]
    return core(max(known, key=lambda when: when.earliest), snapshot.today) if known else ""


def reading_lines(snapshot: Snapshot) -> list[str]:
    """The view in text: a line a controversy, then what waits."""
    shown, missing = snapshot.derive(board), snapshot.derive(waiting)
    return [*(_head_line(shown, head) for head in shown.heads), *_waiting_lines(missing)]


def _head_line(shown: Board, head: Head) -> str:
    told = [
        f"{words.guillemets(line.title)} ({link_words(link)})"
        for line in shown.lines
        for link in line.linked
        if link.controversy == head.id
    ]
    clues = words.count(head.observations, "observation")
    return f"{head.number} {head.title}, {clues} : {words.listing(told) if told else 'aucun chantier'}."


def _waiting_lines(missing: Waiting) -> list[str]:
    lines = [
        f"Sans controverse : {words.listing([words.guillemets(line.title) for line in missing.unlinked])}.",
        f"Sans indice : {words.listing([words.guillemets(line.title) for line in missing.clueless])}.",
    ]
    kept = [line for line, some in zip(lines, (missing.unlinked, missing.clueless), strict=True) if some]
    return [*kept, *(_outdated_line(one) for one in missing.outdated)]


def _outdated_line(one: Outdated) -> str:
    clues = words.listing([words.guillemets(clue.title) for clue in one.clues])
    since = f" ({one.worded})" if one.worded else ""
    newer = words.plural(len(one.clues), "une observation est plus récente", "des observations sont plus récentes")
    return f"À revoir, {words.guillemets(one.line.title)}, formulé en {one.line.version}{since} : {newer}, {clues}."


def table(snapshot: Snapshot) -> DataTable:
    """Every link, then the chantiers without any: a row each."""
    shown = snapshot.derive(board)
    outdated = {one.line.id: len(one.clues) for one in snapshot.derive(waiting).outdated}
    rows = [row for line in shown.lines for row in _rows(shown, line, outdated.get(line.id, 0))]
    rows += [
        ("", "", f"{head.number} {head.title}", "aucun chantier", "", "", "", "")
        for head in shown.heads
        if not head.answers
    ]
    return DataTable("echos-liens", "Les liens entre chantiers et controverses", _HEADER, rows)


def _rows(shown: Board, line: Line, newer: int) -> list[tuple[str, ...]]:
    ends = (
        str(len(line.clues)),
        words.count(newer, "observation plus récente", "observations plus récentes") if newer else "",
    )
    if not line.linked:
        return [(line.title, line.version, "", "aucune controverse", "", "", *ends)]
    return [
        (
            *(line.title, line.version, _name(shown.head(link.controversy))),
            "cité" if link.rank else "par le terrain",
            str(link.rank or ""),
            " ; ".join(f"{ground.number} {ground.title}".strip() for ground in link.grounds),
            *ends,
        )
        for link in line.linked
    ]


def _name(head: Head) -> str:
    return f"{head.number} {head.title}"
