"""What a screen reader finds in a PDF: the tree of its tags."""

from dataclasses import dataclass
from itertools import pairwise

from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject


@dataclass(frozen=True)
class Tag:
    """``kind``: « H1 », « TH »; ``alternative``: of a figure; ``scope``: of a head of table; ``path``: tags above."""

    kind: str
    alternative: str
    scope: str
    path: tuple[str, ...]
    linked: int


def tags_of(reader: PdfReader) -> list[Tag]:
    return list(_walk(reader.trailer["/Root"]["/StructTreeRoot"], ()))


def faults(reader: PdfReader) -> list[str]:
    """What PDF/UA asks of a document and a machine can tell, each where it is missing."""
    root, tags = reader.trailer["/Root"], tags_of(reader)
    levels = [int(tag.kind[1:]) for tag in tags if tag.kind[0] == "H" and tag.kind[1:].isdigit()]
    annotations = [note.get_object() for page in reader.pages for note in page.get("/Annots", [])]
    told = {
        "not marked": not root["/MarkInfo"]["/Marked"],
        "no title in the window": not root["/ViewerPreferences"]["/DisplayDocTitle"] or not reader.metadata.title,
        "a figure without words": any(tag.kind == "Figure" and not tag.alternative.strip() for tag in tags),
        "a level of heading is skipped": levels[:1] != [1]
        or any(after > before + 1 for before, after in pairwise(levels)),
        "a head of table without scope": any(tag.kind == "TH" and not tag.scope for tag in tags),
        "a cell out of its table": any(tag.kind in ("TH", "TD") and "Table" not in tag.path for tag in tags),
        "a link that is not told": not all(one.get("/Contents") for one in annotations if one["/Subtype"] == "/Link"),
        "a link out of the reading": sum(tag.linked for tag in tags if tag.kind == "Link") != len(annotations),
        "a font without its letters": not all("/ToUnicode" in font for font in _fonts(reader)),
    }
    return [fault for fault, found in told.items() if found]


def _walk(node, path):
    if not isinstance(node, DictionaryObject):
        return
    children = _objects(node.get("/K"))
    if "/S" in node:
        kind = node["/S"][1:]
        scope = "".join(str(one.get("/Scope", "")) for one in _objects(node.get("/A")))
        linked = sum(isinstance(one, DictionaryObject) and one.get("/Type") == "/OBJR" for one in children)
        yield Tag(kind, str(node.get("/Alt", "")), scope, path, linked)
        path = (*path, kind)
    for child in children:
        yield from _walk(child, path)


def _objects(value):
    """What is under a key, one or many, each reference followed."""
    value = ArrayObject() if value is None else value.get_object()
    return [one.get_object() for one in (value if isinstance(value, list) else [value])]


def _fonts(reader):
    for page in reader.pages:
        yield from (font.get_object() for font in page["/Resources"].get("/Font", {}).values())
