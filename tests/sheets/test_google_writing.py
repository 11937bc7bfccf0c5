"""Writing in a Google Sheet: a key of its own, named problems, and a bound to everything."""

import time

import pytest

from sheets.google import GoogleProblem, Kind, Patience
from sheets.google_client import READ_ONLY, PatientClient, read_key
from sheets.google_patience import Deadline
from sheets.google_requests import add_tab, cell, protect_row, rename_tab, set_grid, set_rule, write_rows
from sheets.problems import Problem
from sheets.template_places import Area
from tests.google import Failure, FakeGoogle
from tests.google.accounts import WRITER
from tests.sheets.google_sheets import QUICK, WANT, complete, open_writer, state

PERSON = "une.personne@exemple.fr"


@pytest.fixture(scope="module")
def server():
    with FakeGoogle() as running:
        yield running


@pytest.fixture
def google(server):
    server.reset()
    server.add_tab("Feuille 1")
    return server


def problem_of(act, *arguments):
    with pytest.raises(GoogleProblem) as caught:
        act(*arguments)
    return caught.value


# Who may write


def test_the_dashboard_s_key_reads_and_never_writes(google):
    google.share("writer", google.key["client_email"])
    client = PatientClient(read_key(google.key), QUICK, Deadline(QUICK), google.adapter)
    assert client.ask_layout(google.id).ok
    before = state(google)
    with pytest.raises(Exception, match="insufficient authentication scopes"):
        client.batch_update(google.id, {"requests": [rename_tab(0, "Prise")]})
    assert state(google) == before
    assert google.tokens.scopes == set(READ_ONLY)


def test_the_writer_asks_for_no_more_than_the_sheets(google):
    complete(google)
    assert google.tokens.scopes == {"https://www.googleapis.com/auth/spreadsheets"}
    assert google.counts()["other"] == 0


@pytest.mark.parametrize("role", ["reader", ""])
def test_a_sheet_not_shared_as_editor_is_said_with_the_account_to_invite(google, role):
    google.share(role)
    problem = problem_of(complete, google)
    assert problem.kind is Kind.NOT_EDITOR
    assert "comme éditeur" in problem.remedy
    assert problem.account == WRITER
    assert WRITER not in str(problem)


def test_a_part_that_somebody_protected_is_said(google):
    google.refuse_writes("You are trying to edit a protected cell or object. Please contact the spreadsheet owner.")
    assert problem_of(complete, google).kind is Kind.PROTECTED


@pytest.mark.parametrize(
    ("failure", "kind"),
    [
        (Failure.NOT_FOUND, Kind.NOT_FOUND),
        (Failure.EXCEL, Kind.EXCEL),
        (Failure.API_DISABLED, Kind.DISABLED),
        (Failure.TOKEN_REFUSED, Kind.KEY),
        (Failure.ERROR_500, Kind.OUTAGE),
        (Failure.QUOTA_429, Kind.QUOTA),
        (Failure.HTML_200, Kind.NETWORK),
    ],
)
def test_what_fails_has_a_name_and_says_what_to_do(google, failure, kind):
    google.fail(failure)
    problem = problem_of(complete, google)
    assert problem.kind is kind
    assert "reprendra d’elle-même" not in problem.remedy
    assert google.counts()["write"] == 0


@pytest.mark.parametrize("failure", [Failure.HANG, Failure.DRIP])
def test_a_write_that_hangs_has_an_end(google, failure):
    google.fail(failure, kinds=("write",))
    patience = Patience(tries=2, first=0.01, overall=0.6, connect=0.3, read=0.3)
    began = time.monotonic()
    assert problem_of(open_writer(google, patience=patience).settle, google.id, WANT).kind is Kind.NETWORK
    assert time.monotonic() - began < 20  # seconds: it would last for ever


def test_a_token_that_ends_half_way_is_renewed(google):
    writer = open_writer(google)
    wanted = WANT(writer.look(google.id))
    google.expire_tokens()
    writer.write(google.id, wanted.requests)
    assert WANT(writer.look(google.id)).requests == ()


def test_an_address_that_is_none_is_said(google):
    assert problem_of(open_writer(google).find, "Enquête 2020").kind is Kind.ADDRESS
    assert open_writer(google).find(google.address) == google.id


def test_nothing_secret_is_in_a_problem(google):
    google.fail(Failure.ERROR_500, kinds=("write",))
    problem = problem_of(complete, google)
    told = f"{problem} {problem.detail} {problem.__cause__} {problem.__context__}"
    assert isinstance(problem, Problem)
    assert not any(secret in told for secret in (google.id, WRITER, *google.tokens.given))


# Creating


def test_a_sheet_is_created_french_and_given_to_a_person(google):
    writer = open_writer(google, giving=True)
    created = writer.create("Réflexes publics", "fr_FR", "Europe/Paris")
    writer.give(created, PERSON)
    writer.settle(created, WANT)
    book = google.books[created]
    assert (book.title, book.locale) == ("Réflexes publics", "fr_FR")
    assert book.roles == {WRITER: "writer", PERSON: "writer"}
    assert WANT(writer.look(created)).requests == ()


def test_an_account_without_room_is_said_with_the_way_round(google):
    google.api.may_create = False
    problem = problem_of(open_writer(google).create, "x", "fr_FR", "Europe/Paris")
    assert problem.kind is Kind.NOT_CREATED
    assert "à la main" in problem.remedy


def test_a_creation_whose_answer_is_lost_is_not_tried_again_and_said(google):
    google.fail(Failure.LOST, kinds=("write",))
    problem = problem_of(open_writer(google).create, "x", "fr_FR", "Europe/Paris")
    assert "peut-être été créée" in problem.remedy
    assert len(google.books) == 2
    assert google.counts()["write"] == 1


def test_a_sheet_that_this_account_did_not_create_is_not_given(google):
    assert problem_of(open_writer(google, giving=True).give, google.id, PERSON).kind is Kind.NOT_GIVEN
    assert PERSON not in google.book.roles


# One batch is all or nothing


@pytest.mark.parametrize(
    "bad",
    [
        add_tab(7, "n", 10, 10),
        add_tab(0, "Autre", 10, 10),
        set_grid(404, frozenRowCount=1),
        set_grid(0, frozenRowCount=1000),
        write_rows(0, 1000, 0, [[cell("x")]], "userEnteredValue"),
        write_rows(0, 0, 26, [[cell("x")]], "userEnteredValue"),
        set_rule(0, 0, 1, 1001, ("a",), ""),
        set_rule(0, 0, 1, 10, Area("Absent", 0, 1), ""),
        protect_row(404, 0, ""),
        {"deleteSheet": {"sheetId": 0}},
    ],
    ids=lambda bad: next(iter(bad)),
)
def test_one_bad_request_and_none_is_applied(google, bad):
    google.sheet("Feuille 1").append("de quelqu’un")
    before = state(google)
    good = [
        rename_tab(0, "Renommée"),
        write_rows(0, 0, 0, [[cell("écrasé")]], "userEnteredValue"),
        add_tab(9, "N", 5, 5),
    ]
    assert problem_of(open_writer(google).write, google.id, [*good, bad]).kind is Kind.NOT_WRITTEN
    assert state(google) == before
    open_writer(google).write(google.id, good)
    assert [sheet.title for sheet in google.book.sheets] == ["Renommée", "N"]
