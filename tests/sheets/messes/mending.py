"""What each remedy asks for, done to the letter: a rule of the catalogue -> an edit of the grid, as its sentence says."""

import re
from collections.abc import Callable, Iterable, Mapping
from itertools import count

from sheets.cells import Cell, clean_text, fold, fold_plural, is_blank
from sheets.column import Column
from sheets.dates import read_fuzzy_date
from sheets.findings import Finding
from sheets.kinds import Choice, Fuzzy, Key, Link, Links, Moment, Number, Version
from sheets.stand_ins import is_ditto
from sheets.tabs import BY_NAME
from sheets.workbook import Workbook
from tests.drawing import TODAY
from tests.sheets.messes.drawn import read
from tests.sheets.messes.patient import NEW, Patient, Row, Sheet, cell_column

_QUOTED = re.compile(r"« (.+?) »")
_IN_PLACE = re.compile(r"Le modèle a « (.+?) » à cette place")
_EMAIL = re.compile(r"\S+@\S+\.\w+")
# What is mended first, for the rest depends on it: tabs, headers, rows, then cells.
_ORDER = (
    ("tab-renamed", "tab-near", "tab-twice", "tab-missing"),
    ("headers-continued",),
    ("headers-missing", "column-near", "columns-swapped", "question-ambiguous", "form-without-respondent"),
    ("column-twice", "question-twice", "form-without-subject"),
    ("column-missing", "key-column-missing"),
    ("column-unnamed", "column-unknown", "question-unknown"),
    ("header-repeated", "totals-row", "comment-row", "above-headers", "setting-unknown", "key-used", "answer-empty"),
    ("row-shifted",),
)
_PASSES_AT_MOST = 12

Mender = Callable[["Doctor", Finding], None]
MENDERS: dict[str, Mender] = {}


def mends(*rules: str) -> Callable[[Mender], Mender]:
    def register(mender: Mender) -> Mender:
        MENDERS.update(dict.fromkeys(rules, mender))
        return mender

    return register


class Doctor:
    """Follows remedies. ``answers``: (tab, place, what somebody who knows types there)."""

    def __init__(self, patient: Patient, workbook: Workbook, answers: Mapping[str, str]) -> None:
        self.patient, self.workbook, self.answers = patient, workbook, answers

    def follow(self, findings: Iterable[Finding]) -> None:
        """Mend these places, last rows first, for some remedies delete theirs."""
        ordered = sorted(findings, key=lambda f: (f.tab, -(f.row or 0)))
        for finding in ordered:
            self.patient.tell(finding)
            MENDERS[finding.rule](self, finding)

    def sheet(self, finding: Finding) -> Sheet:
        return self.patient.sheet(finding.tab)

    def row(self, finding: Finding) -> Row:
        return self.sheet(finding).rows[finding.row - 1]

    def put(self, finding: Finding, value: Cell) -> None:
        """Type in the cell of a finding what is known of it, else ``value``."""
        answer = self.answers.get(f"{finding.tab} {finding.cell}")
        self.row(finding).put(cell_column(finding), value if answer is None else answer)

    def column(self, finding: Finding) -> tuple[str, Column]:
        """The field and the column of the declaration that a finding speaks of."""
        return next((f, c) for f, c in BY_NAME[finding.tab].columns.items() if c.label == finding.column)

    def some_value(self, column: Column) -> Cell:
        """A value that the column takes."""
        if isinstance(column, Key):
            return next(code for n in count(1) if not self._is_taken(code := f"N{n}"))
        if isinstance(column, (Link, Links)):
            return self.first_id(column.to) or self.add_row(column.to, "N1")
        if isinstance(column, Choice):
            terms = self.workbook.lists.get(fold(column.listed)) if column.listed else None
            return (terms or column.terms)[0].label
        kinds = ((Version, "V1"), (Number, "0"), (Fuzzy, "7 mai 2020"), (Moment, "05/06/2020 14:32"))
        return next((value for kind, value in kinds if isinstance(column, kind)), "Un texte")

    def _is_taken(self, code: str) -> bool:
        return any(code in map(clean_text, row.cells) for sheet in self.patient.sheets for row in sheet.rows)

    def first_id(self, tab: str) -> str:
        return next(iter(self.workbook[BY_NAME[tab]]["id"]), "")

    def add_row(self, tab: str, code: str) -> str:
        """Add to a tab the row that is named elsewhere."""
        sheet = self.patient.sheet(tab)
        at = header_row(sheet)
        index = next(i for i, label in enumerate(sheet.headers(at)) if fold_plural(label) == "identifiant")
        if code not in {clean_text(row.get(index)) for row in sheet.rows}:
            added = Row(NEW, [])
            added.put(index, code)
            sheet.rows.append(added)
        return code


def header_row(sheet: Sheet) -> int:
    """The 1-based row of the headers, as the first that names two declared columns or is alone."""
    labels = {fold_plural(c.label) for tab in BY_NAME.values() for c in tab.columns.values()} | {"cle", "valeur"}
    named = [sum(fold_plural(h) in labels for h in sheet.headers(n)) for n in range(1, len(sheet.rows) + 1)]
    return named.index(max(named)) + 1


def quoted(text: str) -> list[str]:
    return _QUOTED.findall(text)


# tabs


@mends("tab-missing")
def add_tab(doctor: Doctor, finding: Finding) -> None:
    doctor.patient.sheets.append(Sheet(finding.tab, [Row(NEW, quoted(finding.remedy)[1:])], ""))


@mends("tab-near", "tab-renamed")
def rename_tab(doctor: Doctor, finding: Finding) -> None:
    sheet = doctor.sheet(finding)
    sheet.title, sheet.renamed = quoted(finding.remedy)[0], ""


@mends("tab-twice")
def gather_tabs(doctor: Doctor, finding: Finding) -> None:
    second = next(s for s in doctor.patient.sheets if s.title == finding.tab)
    first = next(s for s in doctor.patient.sheets if s.title == quoted(finding.remedy)[0])
    labels = [fold_plural(h) for h in first.headers(header_row(first))]
    below = header_row(second)
    for row in second.rows[below:]:
        moved = Row(NEW, [])
        for label, cell in zip(second.headers(below), row.cells, strict=False):
            moved.put(labels.index(fold_plural(label)), cell)
        first.rows.append(moved)
    doctor.patient.sheets.remove(second)


# headers


@mends("headers-missing")
def insert_headers(doctor: Doctor, finding: Finding) -> None:
    sheet = doctor.sheet(finding)
    if sheet.rows[0].origin != NEW:
        known = doctor.answers.get(f"{finding.tab} 1")
        headers = known.split(" | ") if known else quoted(finding.remedy)
        sheet.rows.insert(0, Row(NEW, list(headers)))


@mends("column-near")
def rename_header(doctor: Doctor, finding: Finding) -> None:
    doctor.put(finding, quoted(finding.remedy)[0])


@mends("columns-swapped")
def swap_headers(doctor: Doctor, finding: Finding) -> None:
    row, index = doctor.row(finding), cell_column(finding)
    if clean_text(row.get(index)) == finding.value:
        other = [fold_plural(clean_text(cell)) for cell in row.cells].index(fold_plural(quoted(finding.remedy)[1]))
        doctor.patient.told.add((doctor.sheet(finding).origin, row.origin, other))
        here, there = row.get(index), row.get(other)
        row.put(index, there)
        row.put(other, here)


@mends("column-twice", "question-twice")
def gather_columns(doctor: Doctor, finding: Finding) -> None:
    sheet, second = doctor.sheet(finding), cell_column(finding)
    header = sheet.rows[finding.row - 1]
    if finding.rule == "question-twice":
        first = ord(re.search(r"la colonne ([A-Z])", finding.what)[1]) - ord("A")
    else:
        said = [fold_plural(clean_text(cell)) for cell in header.cells]
        first = said.index(fold_plural(finding.value))
    for row in sheet.rows[finding.row :]:
        if is_blank(row.get(first)) and not is_blank(row.get(second)):
            row.put(first, row.get(second))
    for row in sheet.rows[finding.row - 1 :]:
        row.put(second, None)
    doctor.patient.tell_column(sheet, first)
    doctor.patient.tell_column(sheet, second)


@mends("column-missing", "key-column-missing")
def add_header(doctor: Doctor, finding: Finding) -> None:
    number, label = int(re.search(r"ligne (\d+)", finding.remedy)[1]), quoted(finding.what)[0]
    row = doctor.sheet(finding).rows[number - 1]
    if label not in map(clean_text, row.cells):
        free = next((i for i, cell in enumerate(row.cells) if is_blank(cell)), len(row.cells))
        doctor.patient.told.add((doctor.sheet(finding).origin, row.origin, free))
        row.put(free, label)


@mends("headers-continued")
def lift_headers(doctor: Doctor, finding: Finding) -> None:
    sheet, lower = doctor.sheet(finding), doctor.row(finding)
    for index, cell in enumerate(lower.cells):
        if not is_blank(cell):
            sheet.rows[finding.row - 2].put(index, cell)
            doctor.patient.told.add((sheet.origin, sheet.rows[finding.row - 2].origin, index))
    sheet.rows.remove(lower)


@mends("column-unnamed")
def name_column(doctor: Doctor, finding: Finding) -> None:
    if is_blank(doctor.row(finding).get(cell_column(finding))):
        place = _IN_PLACE.search(finding.remedy)
        doctor.put(finding, place[1] if place else f"_Colonne {finding.cell}")


@mends("column-unknown")
def silence_column(doctor: Doctor, finding: Finding) -> None:
    place = _IN_PLACE.search(finding.remedy)
    doctor.put(finding, place[1] if place else f"_{finding.value}")


# rows


@mends("header-repeated", "totals-row", "comment-row", "above-headers", "key-used", "answer-empty")
def delete_row(doctor: Doctor, finding: Finding) -> None:
    sheet = doctor.sheet(finding)
    del sheet.rows[finding.row - 1]


@mends("row-shifted")
def move_back(doctor: Doctor, finding: Finding) -> None:
    sheet = doctor.sheet(finding)
    first = next(at for at, header in enumerate(sheet.headers(header_row(sheet))) if header)
    del doctor.row(finding).cells[first]


@mends("setting-unknown")
def name_setting(doctor: Doctor, finding: Finding) -> None:
    meant = re.search(r"Vouliez-vous dire « (.+?) »", finding.remedy)
    if not meant:
        delete_row(doctor, finding)
    else:
        doctor.row(finding).put(0, meant[1])


@mends("key-missing")
def fill_key(doctor: Doctor, finding: Finding) -> None:
    label = quoted(finding.what)[0]
    if finding.tab == "Projet":
        delete_row(doctor, finding)
        return
    sheet = doctor.sheet(finding)
    said = [fold_plural(h) for h in sheet.headers(header_row(sheet))]
    field, column = next((f, c) for f, c in BY_NAME[finding.tab].columns.items() if c.label == label)
    spellings = [fold_plural(spelling) for spelling in (label, *column.also)]
    at = next(i for i, header in enumerate(said) if header in spellings)
    answer = doctor.answers.get(f"{finding.tab} {finding.row}")
    doctor.row(finding).put(at, answer or doctor.some_value(column))


# cells


@mends("required-empty", "error-value")
def fill(doctor: Doctor, finding: Finding) -> None:
    if finding.tab == "Projet":
        doctor.put(finding, "Un texte")
    else:
        doctor.put(finding, doctor.some_value(doctor.column(finding)[1]))


@mends("ditto")
def copy_from_above(doctor: Doctor, finding: Finding) -> None:
    above = (row.get(cell_column(finding)) for row in reversed(doctor.sheet(finding).rows[: finding.row - 1]))
    doctor.put(finding, next(cell for cell in above if not is_ditto(clean_text(cell))))


@mends("email-public")
def remove_address(doctor: Doctor, finding: Finding) -> None:
    doctor.put(finding, _EMAIL.sub("", clean_text(doctor.row(finding).get(cell_column(finding)))))


@mends("term-unknown", "version-unreadable", "date-unreadable", "moment-unreadable")
def write_what_is_proposed(doctor: Doctor, finding: Finding) -> None:
    if finding.rule == "version-unreadable":
        doctor.put(finding, re.search(r"V\d", finding.remedy)[0])
    else:
        meant = re.search(r"Vouliez-vous dire « (.+?) »", finding.remedy)
        doctor.put(finding, meant[1] if meant else quoted(finding.remedy)[0])


@mends("number-unreadable", "number-outside")
def write_within_bounds(doctor: Doctor, finding: Finding) -> None:
    low, unit = re.search(r"de (\d+) à \d+( %)?", finding.remedy).groups()
    doctor.put(finding, low + (unit or ""))


@mends("percent-doubtful")
def add_percent(doctor: Doctor, finding: Finding) -> None:
    doctor.put(finding, quoted(finding.remedy)[0])


@mends("date-without-year")
def add_year(doctor: Doctor, finding: Finding) -> None:
    year = re.search(r"\d{4}", finding.what)[0]
    glue = "/" if re.fullmatch(r"[\d/]+", finding.value) else " "
    doctor.put(finding, f"{finding.value}{glue}{year}")


@mends("date-impossible")
def mend_date(doctor: Doctor, finding: Finding) -> None:
    doctor.put(finding, next(text for text in _nearby_dates(finding.value) if read_fuzzy_date(text, TODAY.year)))


def _nearby_dates(text: str) -> Iterable[str]:
    """The day, the month, or their order corrected."""
    for less in range(1, 4):
        yield re.sub(r"\d+", lambda day, less=less: str(int(day[0]) - less), text, count=1)
    yield re.sub(r"(\d+)/(\d+)", r"\2/\1", text)
    yield re.sub(r"du (.+) au (.+?)( \d{4})?$", r"du \2 au \1\3", text)
    yield re.sub(r"-\d\d-", "-12-", text)
    yield re.sub(r"/\d\d/", "/12/", text)
    yield "7 mai 2020"


@mends("link-unsafe")
def write_whole_address(doctor: Doctor, finding: Finding) -> None:
    first = re.sub(r"^.*?(?=https?://)", "", finding.value).split()[0].rstrip(".,;»”\"'>")
    whole = first if first.startswith("http") else f"https://{re.sub('[^a-z./]', '', first)}"
    doctor.put(finding, whole if re.fullmatch(r"https?://[^\s/]+\.\S+", whole) else "https://exemple.fr/")


@mends("reference-unknown")
def name_a_row(doctor: Doctor, finding: Finding) -> None:
    meant = re.search(r"Vouliez-vous dire « (.+?) »(?: \((.+?)\))?", finding.remedy)
    target = quoted(finding.what)[-1]
    known = (meant[2] or meant[1]).split(" ou ")[0] if meant else doctor.first_id(target)
    _replace_part(doctor, finding, known or doctor.add_row(target, finding.value))


@mends("reference-ambiguous")
def name_one_row(doctor: Doctor, finding: Finding) -> None:
    listed = re.findall(r"\(([^()]+)\) ;", finding.what)[-1]
    _replace_part(doctor, finding, re.split(", | et | ou ", listed)[0])


def _replace_part(doctor: Doctor, finding: Finding, identifier: str) -> None:
    typed = clean_text(doctor.row(finding).get(cell_column(finding)))
    part = finding.value
    spaced = r"\s+".join(map(re.escape, part.split()))
    doctor.put(
        finding,
        re.sub(rf"(?<!\w){spaced}(?!\w)", lambda _: identifier, typed, count=1) if part != typed else identifier,
    )


@mends("reference-without-tab")
def wait_for_the_tab(doctor: Doctor, finding: Finding) -> None:
    """« Rétablissez d’abord cet onglet »: another finding says it."""
    target = quoted(finding.remedy + finding.what)[0]
    assert any(
        target in f"{f.tab} {f.remedy}" for f in doctor.workbook.findings if f.rule.startswith(("tab-", "headers-"))
    )


@mends("number-as-id")
def make_text(doctor: Doctor, finding: Finding) -> None:
    doctor.put(finding, finding.value)


@mends("key-near")
def write_the_near_one(doctor: Doctor, finding: Finding) -> None:
    doctor.put(finding, quoted(finding.remedy)[0])


# forms


@mends("question-unknown")
def put_an_id(doctor: Doctor, finding: Finding) -> None:
    meant = re.search(r"\((.+?)\) \?$", finding.remedy)
    doctor.put(finding, f"{finding.value} {meant[1]}" if meant else f"_{finding.value}")


@mends("question-ambiguous")
def put_the_right_id(doctor: Doctor, finding: Finding) -> None:
    candidates = re.findall(r"\(([^()]+)\) :", finding.what)[-1]
    doctor.put(finding, re.split(", | ou ", candidates)[0])


@mends("form-without-respondent")
def name_the_respondent(doctor: Doctor, finding: Finding) -> None:
    _name_question(doctor, finding, int(doctor.answers[f"{finding.tab} respondent"]), quoted(finding.remedy)[0])


@mends("form-without-subject")
def put_ids_in_questions(doctor: Doctor, finding: Finding) -> None:
    header = doctor.sheet(finding).rows[0]
    for index, code in enumerate(doctor.answers[f"{finding.tab} subjects"].split(" | ")):
        if code:
            _name_question(doctor, finding, index, f"{clean_text(header.get(index))} {code}")


def _name_question(doctor: Doctor, finding: Finding, index: int, header: str) -> None:
    """Write a header that the remedy speaks of without its place, which only the team knows."""
    sheet = doctor.sheet(finding)
    doctor.patient.told.add((sheet.origin, sheet.rows[0].origin, index))
    sheet.rows[0].put(index, header)


@mends("answer-part-unknown")
def name_a_part(doctor: Doctor, finding: Finding) -> None:
    target = quoted(finding.what)[-1]
    _replace_part(doctor, finding, doctor.first_id(target))


def next_to_mend(findings: Iterable[Finding]) -> list[Finding]:
    """The findings to mend in one go: those on which others depend come first."""
    left = list(findings)
    nameless = [f for f in left if f.rule in ("column-unknown", "column-unnamed") and _IN_PLACE.search(f.remedy)]
    if nameless:
        return nameless
    for rules in _ORDER:
        first = [f for f in left if f.rule in rules]
        if first:
            return first
    return left


def mend(patient: Patient, answers: Mapping[str, str] | None = None) -> Workbook:
    """Follow every remedy, again and again, until nothing is said any more; gives what is then read."""
    for _ in range(_PASSES_AT_MOST):
        workbook = read(patient.book)
        findings = next_to_mend(workbook.findings)
        if not findings:
            return workbook
        Doctor(patient, workbook, answers or {}).follow(findings)
    raise AssertionError([f.sentence for f in read(patient.book).findings])
