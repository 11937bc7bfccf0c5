"""The demonstration workbook with hostile contents in every text, identifier, address, term, header and tab name.

Every text column that is declared holds every one of ``HOSTILE``, and one of each tab a cell as long as Sheets allows. ``OUTSIDE`` is a host that only hostile texts name;
``DOCUMENTS`` one that cells of web addresses may lead to. A script that runs opens a dialog; a template or an
expression that is computed gives ``COMPUTED``.
"""

import csv
from itertools import chain
from math import ceil
from pathlib import Path

from sheets.kinds import Choice, Key, Link, Links, Text, Url
from sheets.schema import Tab
from sheets.sources import DEMO
from sheets.tabs import LISTS, PROJECT, TABS

OUTSIDE, DOCUMENTS, COMPUTED = "dehors.exemple", "documents.exemple", "1337"
HUGE = "énorme " * (50_000 // 7)
HOSTILE = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(2)>",
    f"<svg onload=alert(3)><image href=https://{OUTSIDE}/s.svg /><script>alert(3)</script></svg>",
    '" onmouseover=alert(4) autofocus onfocus=alert(4) x="',
    "' onmouseover=alert(5) autofocus onfocus=alert(5) x='",
    '<a href="javascript:alert(6)">lien</a>',
    "[lien](javascript:alert(7)) [autre](data:text/html,<script>alert(7)</script>)",
    f"![image](https://{OUTSIDE}/pixel.png)",
    f"[dehors](https://{OUTSIDE}/) <https://{OUTSIDE}/seul> https://{OUTSIDE}/nu",
    f"<iframe src=https://{OUTSIDE}/></iframe><object data=https://{OUTSIDE}/o></object>",
    f"<link rel=stylesheet href=https://{OUTSIDE}/x.css><base href=https://{OUTSIDE}/>",
    f"<meta http-equiv=refresh content='0;url=https://{OUTSIDE}/'>",
    f"<form action=https://{OUTSIDE}/><input autofocus onfocus=alert(13)></form>",
    f"<style>@import url(https://{OUTSIDE}/y.css);</style>",
    "</style><style>body{display:none!important}</style>",
    "</script><script>alert(16)</script>",
    "</title></head><body onload=alert(17)>",
    f"</noscript><img src=https://{OUTSIDE}/n.png>",
    "--><script>alert(19)</script><!--",
    "]]></svg></textarea></template><img src=x onerror=alert(20)>",
    f"red;background:url(https://{OUTSIDE}/c.png)}}*{{color:red",
    "{{ 7*191 }} {% raw %} {{ cycler.__init__.__globals__.os.popen('id').read() }}",
    "${7*191} #{7*191} <%= 7*191 %> datum['x'] signal(7*191)",
    "'+alert(24)+' \\u003cscript\\u003ealert(24)\\u003c/script\\u003e",
    f'=HYPERLINK("https://{OUTSIDE}";"ouvrir")',
    "@SOMME(1+1)*cmd|' /C calc'!A0",
    "\t=1+1",
    "+33;-2+3",
    "\u202eesrevni\u202c \u2066isolé\u2069 \u200bvide",
    "\x01\x07\x1b[31mrouge\x0b\x7f\u2028fin",
    "data:text/html;base64,PHNjcmlwdD5hbGVydCgzMSk8L3NjcmlwdD4=",
    "../../../etc/passwd ..\\..\\x %2e%2e%2f%2fx.zip \\\\dehors\\x",
    "&lt;script&gt;alert(33)&lt;/script&gt; &#60;img src=x&#62; %3Cscript%3Ealert(33)%3C/script%3E",
    f"suite\r\nATTENDEE:mailto:x@{OUTSIDE}\r\nEND:VEVENT\r\nBEGIN:VALARM\r\nX: 1",
    ":material/delete: :red[rouge] $\\href{javascript:alert(35)}{x}$ **gras** `code` # titre | a | b",
    f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e SYSTEM "https://{OUTSIDE}/e">]><x>&e;</x>',
    "e" + "\u0301\u0327\u0338" * 20,
)
ADDRESSES = (
    "javascript:alert(50)",
    f'https://{DOCUMENTS}/"onmouseover=alert(51)//',
    f"https://{DOCUMENTS}/'><script>alert(52)</script>",
    "data:text/html,<script>alert(53)</script>",
    f"https://{DOCUMENTS}/page?a=1&b=%3Cscript%3E",
    f"//{OUTSIDE}/x",
)
TRICKS = ('{}"><script>alert(60)</script>', "../%2e%2e%2f{}?x=1&y=%00#z", "javascript:alert(61)//{}~'")
_TWISTED = 2  # identifiers of each tab under each trick


def write_hostile(folder: Path) -> Path:
    """The workbook, as CSV files in ``folder``."""
    folder.mkdir(parents=True, exist_ok=True)
    books = {tab: _rows(tab) for tab in TABS}
    ids = {tab.name: _twisted(tab, rows) for tab, (_, rows) in books.items()}
    for tab, (header, rows) in books.items():
        made = (
            _settings(rows)
            if tab is PROJECT
            else [_hostile_row(tab, row, n, len(rows), ids) for n, row in enumerate(rows)]
        )
        labels = header if tab is PROJECT else [*header, HOSTILE[1]]
        with (folder / f"{tab.name}.csv").open("w", encoding="utf-8", newline="") as stream:
            csv.writer(stream).writerows([labels, *made])
    (folder / "<img src=x onerror=alert(70)> {{ 7*191 }}.csv").write_text("a,b\n1,2\n", "utf-8")
    return folder


def text_fields(tab: Tab) -> list[str]:
    """The columns of free text, which anybody may write anything in; not what groups the terms of a list."""
    return [field for field, column in tab.columns.items() if type(column) is Text and (tab, field) != (LISTS, "liste")]


def longest_field(tab: Tab) -> str:
    """The last text column of a tab that people see, and that is no title."""
    told = [field for field in text_fields(tab) if tab.columns[field].public and not tab.columns[field].required]
    return told[-1] if told else ""


def share(number: int, column: int, rows: int) -> str:
    """What one cell of a column holds, so that the whole column holds everything."""
    each = ceil(len(HOSTILE) / rows)
    return " ".join(HOSTILE[(number * each + one + column) % len(HOSTILE)] for one in range(each))


def _rows(tab: Tab) -> tuple[list[str], list[list[str]]]:
    with (DEMO / f"{tab.name}.csv").open(encoding="utf-8", newline="") as stream:
        header, *rows = csv.reader(stream)
    if tab is PROJECT:
        return header, rows
    known = [column.label for column in tab.columns.values()]
    if tab is LISTS:
        rows += [["Horizon", term, "", ""] for term in HOSTILE]
    found = [[dict(zip(header, row, strict=True)).get(label, "") for label in known] for row in rows]
    return known, found


def _twisted(tab: Tab, rows: list[list[str]]) -> dict[str, str]:
    """identifier -> what stands for it, for the last ones of a tab."""
    if tab is PROJECT or "id" not in tab.columns:
        return {}
    last = list(dict.fromkeys(row[0] for row in rows))[-_TWISTED * len(TRICKS) :]
    return {one: TRICKS[n % len(TRICKS)].format(one) for n, one in enumerate(last)}


def _settings(rows: list[list[str]]) -> list[list[str]]:
    texts = [column.label for column in PROJECT.columns.values() if type(column) is Text]
    kept = [row for row in rows if row[0] not in texts]
    return [*kept, *([label, " ".join(HOSTILE) + (HUGE if label == "Introduction" else "")] for label in texts)]


def _hostile_row(tab: Tab, row: list[str], number: int, rows: int, ids: dict[str, dict[str, str]]) -> list[str]:
    made = []
    for at, ((field, column), cell) in enumerate(zip(tab.columns.items(), row, strict=True)):
        if isinstance(column, Key):
            made.append(ids[tab.name].get(cell, cell))
        elif isinstance(column, Link | Links):
            made.append(" ; ".join(ids[column.to].get(one, one) for one in cell.split(" ; ")))
        elif isinstance(column, Url):
            made.append(ADDRESSES[number % len(ADDRESSES)])
        elif (tab is LISTS and field == "terme") or (isinstance(column, Choice) and column.listed and cell):
            made.append(_term(cell))
        elif field in text_fields(tab):
            longest = HUGE if number == rows - 1 and field == longest_field(tab) else ""
            made.append(share(number, at, rows) + longest)
        else:
            made.append(cell)
    return [*made, share(number, 0, rows)]


def _term(term: str) -> str:
    """A term of the team's own, hostile too: the same wherever it is used."""
    if term in HOSTILE:
        return term
    return f"{term} {HOSTILE[sum(map(ord, term)) % 4]}"


def hostile_ids() -> dict[str, list[str]]:
    """tab -> its identifiers that are tricks."""
    return {tab.name: list(_twisted(tab, _rows(tab)[1]).values()) for tab in chain(TABS) if tab is not PROJECT}
