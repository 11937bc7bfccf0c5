"""What each question of a form asks, from its words: of whom, about which row of another tab, and for which field."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from sheets.cells import Cell, clean_text, column_letter, fold, is_blank, join_french
from sheets.drafts import Draft
from sheets.findings import Fault
from sheets.forms import Form, says, says_only
from sheets.references import Directory, make_directory
from sheets.workbook import empty_rows

_BRACKETED = re.compile(r"\[([^\[\]]*)\]")
_CODE = re.compile(r"[^\W_]+(?:[.\-·][^\W_]+)*")
# A shorter title, such as « Pilotage », is also a word of other questions.
_WORDS_OF_A_TITLE = 3
_NOTHING = Directory("", frozenset(), {}, {})


@dataclass(frozen=True)
class Question:
    """A column that is read. ``subject``: the id of the row it is about; '' when it is asked once."""

    index: int
    field: str
    subject: str = ""


@dataclass(frozen=True)
class Subjects:
    """How questions name the rows of a tab. ``codes``: ids and displayed numbers as typed -> ids."""

    kind: str
    directory: Directory
    ids: Mapping[str, tuple[str, ...]]
    numbers: Mapping[str, tuple[str, ...]]

    def named_in(self, text: str) -> tuple[str, ...]:
        """The ids of the rows that a question names: by id, else by title, else by number; several when in doubt."""
        parts = [*_BRACKETED.findall(text), _BRACKETED.sub(" ", text), text]
        by_id = _coded(text, parts, self.ids, self.kind)
        return by_id or self._titled(parts) or _coded(text, parts, self.numbers, self.kind)

    def _titled(self, parts: Iterable[str]) -> tuple[str, ...]:
        for part in parts:
            said, exact = fold(part), self.directory.candidates(part)
            inside = [
                t for t in self.directory.titles if len(t.split()) >= _WORDS_OF_A_TITLE and f" {t} " in f" {said} "
            ]
            longest = max(inside, key=len, default="")
            if exact or longest:
                return exact or self.directory.folded[longest]
        return ()


def make_subjects(kind: str, draft: Draft) -> Subjects:
    """``kind``: what people call a row (« Terrain »); ``draft``: their tab, with all their versions."""
    numbers: dict[str, dict[str, None]] = {}
    rows = draft.rows if draft.is_read else empty_rows(draft.tab).assign(id=[])
    for identifier, number in zip(rows["id"], rows["numero"] if "numero" in rows else rows["id"], strict=True):
        numbers.setdefault(fold(number), {})[identifier] = None
    ids = {fold(identifier): (identifier,) for identifier in rows["id"]}
    return Subjects(
        fold(kind),
        make_directory(draft) if draft.is_read else _NOTHING,
        ids,
        {n: tuple(known) for n, known in numbers.items() if n},
    )


def _coded(text: str, parts: Iterable[str], codes: Mapping[str, tuple[str, ...]], kind: str) -> tuple[str, ...]:
    """The rows whose code stands in a text. A code that is a mere word or figure stands alone, or after its kind."""
    alone = {fold(part).removeprefix(f"{kind} ") for part in parts}
    found: dict[str, None] = {}
    words = _CODE.findall(text)
    for before, word in zip(["", *words], words, strict=False):
        code = fold(word)
        plain = code.isdigit() or not any(sign.isdigit() for sign in code)
        if code in codes and (not plain or code in alone or fold(before) == kind):
            found |= dict.fromkeys(codes[code])
    return tuple(found)


def read_questions(
    form: Form, cells: Sequence[Sequence[Cell]], line: int, subjects: Subjects
) -> tuple[list[Question], list[tuple[int, Fault]]]:
    """The questions of a form's tab, and the faults of the others with their 0-based column."""
    questions: list[Question] = []
    faults: list[tuple[int, Fault]] = []
    taken: dict[tuple[str, str], int] = {}
    for index, header in _headers(cells, line):
        said = _read_question(form, header, subjects)
        if isinstance(said, Fault):
            faults.append(
                (index, said if header else Fault("column-unnamed", {"header_row": str(line + 1), "place": ""}))
            )
        elif said in taken:
            faults.append((index, Fault("question-twice", {"first": column_letter(taken[said])})))
        elif said:
            taken[said] = index
            questions.append(Question(index, *said))
    return questions, faults


def _headers(cells: Sequence[Sequence[Cell]], line: int) -> Iterator[tuple[int, str]]:
    """The headers of the columns that hold something."""
    width = max(map(len, cells), default=0)
    for index in range(width):
        if any(index < len(row) and not is_blank(row[index]) for row in cells[line:]):
            yield index, clean_text(cells[line][index]) if index < len(cells[line]) else ""


def _read_question(form: Form, header: str, subjects: Subjects) -> tuple[str, str] | Fault | None:
    """(field, subject) of a question; None for one that is never read."""
    if header.startswith("_") or says_only(header, form.unread):
        return None
    for field, words in form.once.items():
        if says_only(header, words):
            return field, ""
    named = subjects.named_in(header)
    field = next((field for field, words in form.each.items() if says(header, words)), "")
    if len(named) > 1:
        return Fault("question-ambiguous", {"target": form.target, "candidates": join_french(named, "ou")})
    if named:
        return field or form.value, named[0]
    if field and field not in form.once:
        return field, ""
    unknown = subjects.directory.resolve(header).fault
    proposal = unknown.facts.get("proposal", "") if unknown else ""
    return Fault("question-unknown", {"target": form.target, "proposal": proposal})


def subjects_listed(text: str, subjects: Subjects) -> tuple[list[str], list[str]]:
    """The rows that ticked boxes name (« T01 Les budgets, T02 La rue »), and the parts that name none.

    A title may hold commas, as those between boxes.
    """
    parts = [part.strip() for part in re.split(r"[,;\n]", text) if part.strip()]
    found: list[str] = []
    unknown: list[str] = []
    at = 0
    while at < len(parts):
        ends = ((end, subjects.named_in(", ".join(parts[at:end]))) for end in range(at + 1, len(parts) + 1))
        end, named = next(((end, named[0]) for end, named in ends if len(named) == 1), (at + 1, ""))
        (found if named else unknown).append(named or parts[at])
        at = _end_of_title(parts, at, end, named, subjects.directory) if named else end
    return found, unknown


def _end_of_title(parts: Sequence[str], at: int, end: int, named: str, directory: Directory) -> int:
    """Where the title of a row named by its id ends, which may be past a comma of its own."""
    titles = [title for title in directory.titles if named in directory.folded[title]]
    longer = (last for last in range(len(parts), end, -1) if fold(", ".join(parts[at:last])).endswith(tuple(titles)))
    return next(longer, end) if titles else end
