"""The tests' Google answers as Google does: asked by gspread itself, with none of our code."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from google.auth.transport.requests import AuthorizedSession
from google.oauth2.service_account import Credentials
from gspread import Client
from gspread.exceptions import APIError, SpreadsheetNotFound

from tests.google import Failure, FakeGoogle
from tests.google.fields import parse_fields, prune

ROOT = Path(__file__).resolve().parents[2]
READ = ["https://www.googleapis.com/auth/spreadsheets.readonly"]


class _Account(Credentials):
    def _after_refresh(self, *arguments):
        """No look-up of locations."""


@pytest.fixture
def google():
    with FakeGoogle() as server:
        server.add_tab("Partenaires", [["Identifiant", "Nom", "Budget"], ["P1", "Labo", 39033.78], [], ["P2", "", 1]])
        yield server


def open_client(google, scopes=READ, key=None):
    session = AuthorizedSession(_Account.from_service_account_info(key or google.key, scopes=scopes))
    session.mount("https://", google.adapter)
    return Client(auth=None, session=session)


def test_gspread_opens_and_reads_it(google):
    tab = open_client(google).open_by_key(google.id).worksheet("Partenaires")
    assert tab.get_all_values() == [
        ["Identifiant", "Nom", "Budget"],
        ["P1", "Labo", "39033,78"],
        ["", "", ""],
        ["P2", "", "1"],
    ]
    assert tab.row_count == 1000


def test_get_all_records_corrupts_a_french_sheet_which_is_why_it_is_never_used(google):
    records = open_client(google).open_by_key(google.id).worksheet("Partenaires").get_all_records()
    assert records[0]["Budget"] == 3903378


def test_an_answer_is_ragged_and_leaves_out_what_is_blank_at_its_end(google):
    google.sheet("Partenaires").set("B9", "")
    google.add_tab("Vide")
    book = open_client(google).open_by_key(google.id)
    full, part, empty = book.values_batch_get(["'Partenaires'", "Partenaires!B2:C2", "Vide"])["valueRanges"]
    assert full["range"] == "Partenaires!A1:Z1000"
    assert full["values"][1:] == [["P1", "Labo", "39033,78"], [], ["P2", "", "1"]]
    assert part == {"range": "Partenaires!B2:C2", "majorDimension": "ROWS", "values": [["Labo", "39033,78"]]}
    assert "values" not in empty


def test_one_absent_tab_fails_the_whole_batch(google):
    book = open_client(google).open_by_key(google.id)
    with pytest.raises(APIError, match="Unable to parse range: 'Terrains'"):
        book.values_batch_get(["'Partenaires'", "'Terrains'"])


def test_a_title_like_a_cell_is_one_unless_it_is_quoted(google):
    google.add_tab("T2024", [["l’onglet"]])
    google.sheet("Partenaires").set("T2024", "la cellule")
    book = open_client(google).open_by_key(google.id)
    cell, tab = book.values_batch_get(["T2024", "'T2024'"])["valueRanges"]
    assert (cell["values"], tab["values"]) == ([["la cellule"]], [["l’onglet"]])


def test_refusals_are_those_that_gspread_knows(google):
    client = open_client(google)
    with pytest.raises(SpreadsheetNotFound):
        client.open_by_key("1" * 44)
    google.fail(Failure.NOT_SHARED)
    with pytest.raises(PermissionError):
        client.open_by_key(google.id)
    google.heal()
    with pytest.raises(PermissionError):
        open_client(google, scopes=["https://www.googleapis.com/auth/drive.file"]).open_by_key(google.id)


def test_gspread_writes_in_it_what_it_then_reads(google):
    client = open_client(google, ["https://www.googleapis.com/auth/spreadsheets"], google.writer_key)
    book = client.open_by_key(google.id)
    tab = book.worksheet("Partenaires")
    requests = [
        {
            "addSheet": {
                "properties": {
                    "sheetId": 7,
                    "title": "Crash-tests",
                    "gridProperties": {"rowCount": 9, "columnCount": 2},
                }
            }
        },
        {
            "updateCells": {
                "start": {"sheetId": 7, "rowIndex": 0, "columnIndex": 1},
                "rows": [{"values": [{"note": "aide"}]}],
                "fields": "note",
            }
        },
    ]
    book.batch_update({"requests": requests})
    assert (book.worksheet("Crash-tests").row_count, book.worksheet("Crash-tests").get_note("B1")) == (9, "aide")
    tab.freeze(rows=1)
    assert book.worksheet("Partenaires").frozen_row_count == 1
    with pytest.raises(APIError, match="exceeds grid limits"):
        tab.format("A1:AB1", {"textFormat": {"bold": True}})


def test_a_reader_does_not_write_nor_does_a_read_only_key(google):
    for key, scope, message in (
        (google.key, READ[0].removesuffix(".readonly"), "permission"),
        (google.writer_key, READ[0], "scopes"),
    ):
        tab = open_client(google, [scope], key).open_by_key(google.id).worksheet("Partenaires")
        with pytest.raises(APIError, match=message):
            tab.freeze(rows=1)


def test_a_dropdown_follows_the_column_and_the_tab_that_it_reads(google):
    rule = {"condition": {"type": "ONE_OF_RANGE", "values": [{"userEnteredValue": "=Partenaires!$A$2:$A"}]}}
    sheet = google.add_tab("Terrains")
    sheet.dress("B2:B9", "dataValidation", rule)

    def formula():
        return sheet.rule("B3")["condition"]["values"][0]["userEnteredValue"]

    google.insert_column("Partenaires", "A")
    assert formula() == "=Partenaires!$B$2:$B"
    google.rename_tab("Partenaires", "Qui participe")
    assert formula() == "='Qui participe'!$B$2:$B"
    google.delete_tab("Qui participe")
    assert formula() == "=#REF!"


def test_the_quota_is_counted_a_minute_and_a_user():
    now = [0.0]
    with FakeGoogle(clock=lambda: now[0]) as google:
        google.add_tab("Partenaires")
        client = open_client(google)
        for _ in range(60):
            client.http_client.fetch_sheet_metadata(google.id)
        with pytest.raises(APIError, match="429"):
            client.http_client.fetch_sheet_metadata(google.id)
        now[0] += 61
        client.http_client.fetch_sheet_metadata(google.id)
    assert google.meter.refused == 1


def test_fields_choose_parts_of_an_answer():
    mask = parse_fields("properties(title,locale),sheets.properties(sheetId,title)")
    body = {
        "spreadsheetId": "x",
        "properties": {"title": "t", "timeZone": "z"},
        "sheets": [{"properties": {"sheetId": 0, "title": "a", "index": 0}, "merges": []}],
    }
    assert prune(body, mask) == {"properties": {"title": "t"}, "sheets": [{"properties": {"sheetId": 0, "title": "a"}}]}
    with pytest.raises(ValueError, match="shetId"):
        parse_fields("sheets.properties(shetId)")


def test_an_app_in_its_own_process_reaches_it_untouched(google):
    script = "import json, sys; from sheets.google import GoogleSource\n"
    script += "print(GoogleSource(sys.argv[1], json.loads(sys.argv[2])).read().book.grids[0].title)"
    command = [sys.executable, "-c", script, google.address, json.dumps(google.key)]
    done = subprocess.run(command, cwd=ROOT, env=google.environment, capture_output=True, text=True, timeout=60)
    assert (done.stdout, done.stderr) == ("Partenaires\n", "")
