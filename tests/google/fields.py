"""The parameter ``fields`` of Google's APIs: which parts of an answer are wanted."""

import re
from typing import Any, TypeAlias

Mask: TypeAlias = dict[str, Any]

# A name that Google does not know is an error there: those that this server answers.
_STRUCTURE = "gridProperties merges properties range sheets valueRanges values"
_FACTS = "autoRecalc columnCount hidden index locale majorDimension rowCount sheetId sheetType title timeZone"
_EXTENTS = "endColumnIndex endRowIndex startColumnIndex startRowIndex spreadsheetId spreadsheetUrl"
_CELLS = "data rowData startRow startColumn note dataValidation userEnteredValue userEnteredFormat numberFormat type"
_VALUES = "stringValue numberValue boolValue formulaValue"
_FORMATS = "backgroundColorStyle textFormat verticalAlignment wrapStrategy pixelSize"
_MARKS = "textFormatRuns developerMetadata metadataId metadataKey metadataValue"
_GRID = "frozenRowCount hideGridlines protectedRanges warningOnly description"
KNOWN = frozenset(f"{_STRUCTURE} {_FACTS} {_EXTENTS} {_CELLS} {_VALUES} {_FORMATS} {_MARKS} {_GRID}".split())


def parse_fields(text: str) -> Mask:
    """« a(b,c.d),e/f » -> {a: {b: {}, c: {d: {}}}, e: {f: {}}}. Raises ``ValueError`` for an unknown name."""
    tokens = re.findall(r"[(),./]|[^(),./\s]+", text)
    mask = _parse(tokens)
    if tokens:
        raise ValueError("".join(tokens))
    return mask


def _parse(tokens: list[str]) -> Mask:
    mask: Mask = {}
    while True:
        node = _path(tokens, mask)
        if tokens[:1] == ["("]:
            tokens.pop(0)
            node.update(_parse(tokens))
            if not tokens or tokens.pop(0) != ")":
                raise ValueError(")")
        if tokens[:1] != [","]:
            return mask
        tokens.pop(0)


def _path(tokens: list[str], mask: Mask) -> Mask:
    node = mask
    while True:
        name = tokens.pop(0) if tokens else ""
        if name not in KNOWN:
            raise ValueError(name)
        node = node.setdefault(name, {})
        if tokens[:1] not in (["."], ["/"]):
            return node
        tokens.pop(0)


def prune(value: Any, mask: Mask) -> Any:
    """The parts of ``value`` that the mask names; all of it for an empty mask."""
    if not mask:
        return value
    if isinstance(value, list):
        return [prune(item, mask) for item in value]
    if isinstance(value, dict):
        return {name: prune(part, mask[name]) for name, part in value.items() if name in mask}
    return value
