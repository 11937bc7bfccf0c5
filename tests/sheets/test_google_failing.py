"""The Google Sheet as a source, when things go wrong: named problems, patience with an end, and nothing secret told."""

import logging
import threading
import time
import traceback

import pytest

from sheets.google import GoogleProblem, GoogleSource, Kind, Patience
from sheets.problems import SourceProblem
from tests.google import Failure, FakeGoogle

QUICK = {"first": 0.01, "longest": 0.04, "overall": 2.0, "connect": 1.0, "read": 0.2}
LASTING = {
    Failure.ERROR_500: Kind.OUTAGE,
    Failure.ERROR_503: Kind.OUTAGE,
    Failure.HTML_502: Kind.OUTAGE,
    Failure.QUOTA_429: Kind.QUOTA,
    Failure.TIMEOUT_408: Kind.NETWORK,
    Failure.HTML_200: Kind.NETWORK,
    Failure.HANG: Kind.NETWORK,
    Failure.DRIP: Kind.NETWORK,
    Failure.RESET: Kind.NETWORK,
    Failure.CUT_JSON: Kind.NETWORK,
    Failure.CUT_BODY: Kind.NETWORK,
    Failure.NOT_SHARED: Kind.NOT_SHARED,
    Failure.API_DISABLED: Kind.DISABLED,
    Failure.NOT_FOUND: Kind.NOT_FOUND,
    Failure.EXCEL: Kind.EXCEL,
    Failure.UNAUTHORIZED: Kind.KEY,
    Failure.TOKEN_REFUSED: Kind.KEY,
}
PASSING = [failure for failure, kind in LASTING.items() if kind in (Kind.OUTAGE, Kind.QUOTA, Kind.NETWORK)]
FINAL = [Failure.NOT_SHARED, Failure.API_DISABLED, Failure.NOT_FOUND, Failure.EXCEL]


@pytest.fixture(scope="module")
def server():
    with FakeGoogle() as running:
        yield running


@pytest.fixture
def google(server):
    server.reset()
    server.add_tab("Partenaires", [["Identifiant", "Nom"], ["P1", "Labo"]])
    return server


def open_sheet(google, key=None, **patience):
    return GoogleSource(
        google.address, key or google.key, adapter=google.adapter, patience=Patience(**{**QUICK, **patience})
    )


def problem_of(source):
    with pytest.raises(SourceProblem) as caught:
        source.read()
    return caught.value


def secrets_of(google):
    return [google.key["client_email"], *google.key["private_key"].splitlines()[1:-1], *google.tokens.given]


# Named problems


@pytest.mark.parametrize("failure", LASTING, ids=lambda failure: failure.name.lower())
def test_what_lasts_has_a_name_a_remedy_and_ends_with_its_cause(google, failure):
    source = open_sheet(google)
    google.fail(failure)
    problem = problem_of(source)
    assert problem.kind is LASTING[failure]
    assert problem.what
    assert problem.remedy
    assert problem.account == google.key["client_email"]
    google.heal()
    assert source.read().book.grids


@pytest.mark.parametrize("failure", LASTING, ids=lambda failure: failure.name.lower())
def test_nothing_secret_is_told(google, failure, caplog):
    caplog.set_level(logging.DEBUG)
    source = open_sheet(google)
    source.read()
    google.expire_tokens()
    google.fail(failure)
    problem = problem_of(source)
    told = [
        str(problem),
        repr(problem),
        problem.detail,
        repr(source),
        *traceback.format_exception(problem),
        caplog.text,
    ]
    assert [secret for secret in secrets_of(google) for text in told if secret in text] == []
    assert problem.__context__ is None


def test_a_problem_of_one_kind_is_told_in_other_words_than_those_of_the_others():
    problems = [GoogleProblem(kind) for kind in Kind]
    assert len({problem.what for problem in problems}) == len(Kind)
    assert all(problem.remedy.endswith(".") for problem in problems)


@pytest.mark.parametrize(
    "damage",
    [
        {"private_key": "-----BEGIN PRIVATE KEY-----\nZZABIMEZZ\n-----END PRIVATE KEY-----\n"},
        {"private_key": ""},
        {"private_key": None},
        {"client_email": None},
        {"token_uri": None},
    ],
)
def test_a_damaged_key_is_a_problem(google, damage):
    key = {name: value for name, value in {**google.key, **damage}.items() if value is not None}
    with pytest.raises(GoogleProblem) as caught:
        open_sheet(google, key)
    assert caught.value.kind is Kind.KEY
    assert "ZZABIMEZZ" not in "".join(traceback.format_exception(caught.value))


def test_a_key_whose_line_ends_were_escaped_is_mended(google):
    assert open_sheet(google, {**google.key, "private_key": google.key["private_key"].replace("\n", "\\n")}).read()


def test_the_key_of_another_project_is_refused(google):
    assert problem_of(open_sheet(google, {**google.key, "universe_domain": "exemple.org"})).kind is Kind.KEY


# Patience


@pytest.mark.parametrize("failure", PASSING, ids=lambda failure: failure.name.lower())
def test_what_passes_costs_a_wait(google, failure):
    source = open_sheet(google, overall=20.0)
    source.read()
    google.fail(failure, times=1 if failure is Failure.DRIP else 3)
    if failure is not Failure.DRIP:  # a drip uses up the whole bound: the next reading is the one that succeeds
        assert source.read().calls == 4
    google.heal()
    assert source.read().calls == 1


@pytest.mark.parametrize("failure", FINAL, ids=lambda failure: failure.name.lower())
def test_what_cannot_pass_is_asked_once(google, failure):
    source = open_sheet(google)
    google.fail(failure)
    problem_of(source)
    assert google.counts()["metadata"] == source.calls == 1


def test_there_are_five_tries_and_jittered_waits_of_one_to_sixteen_seconds(google):
    google.fail(Failure.ERROR_500)
    waits = []
    source = GoogleSource(google.address, google.key, adapter=google.adapter, patience=Patience(sleep=waits.append))
    problem_of(source)
    assert source.calls == 5
    assert len(set(waits)) == 4
    assert all(low <= wait <= low + 1 for wait, low in zip(waits, (1, 2, 4, 8), strict=True))


def test_what_google_asks_to_wait_is_waited_for(google):
    google.fail(Failure.QUOTA_429, times=1, retry_after=7)
    waits = []
    assert open_sheet(google, overall=30.0, sleep=waits.append).read()
    assert waits == [7]


def test_a_wait_beyond_the_bound_is_left_to_the_next_reading(google):
    google.fail(Failure.QUOTA_429, retry_after=600)
    waits = []
    source = open_sheet(google, sleep=waits.append)
    problem = problem_of(source)
    assert (problem.kind, problem.retry_after, waits, source.calls) == (Kind.QUOTA, 600, [], 1)


@pytest.mark.parametrize("failure", [Failure.HANG, Failure.DRIP])
@pytest.mark.parametrize("kind", ["token", "metadata", "values"])
def test_a_whole_reading_has_an_end_whatever_is_slow(google, failure, kind):
    source = open_sheet(google, overall=0.6)
    google.fail(failure, kinds=[kind])
    began = time.monotonic()
    assert problem_of(source).kind is Kind.NETWORK
    assert time.monotonic() - began < 5


def test_an_answer_that_drips_is_given_up_in_time_for_another_try(google):
    source = open_sheet(google, overall=30.0, answer=1.0)
    google.fail(Failure.DRIP, times=1)
    assert source.read().calls == 3


def test_a_problem_tells_the_calls_it_cost(google):
    google.fail(Failure.ERROR_500)
    assert problem_of(open_sheet(google)).calls == 5


def test_a_slow_answer_within_the_bound_is_read(google):
    google.latency = 0.1
    assert open_sheet(google).read()


def test_the_real_quota_is_a_problem_that_passes():
    now = [0.0]
    with FakeGoogle(clock=lambda: now[0]) as google:
        google.add_tab("Partenaires", [["Identifiant"]])
        google.meter.limit = 3
        source = open_sheet(google)
        assert (source.read().calls, source.read().calls) == (2, 1)
        assert problem_of(source).kind is Kind.QUOTA
        now[0] += 61
        assert source.read()


# Tokens


def test_a_token_that_google_forgot_is_renewed(google):
    source = open_sheet(google)
    source.read()
    google.expire_tokens()
    assert source.read().calls == 1
    assert google.counts()["token"] == 2


def test_a_token_at_its_end_is_renewed_before_asking(google):
    google.tokens.life = 2.0  # google-auth renews them some minutes before their end
    source = open_sheet(google)
    source.read()
    source.read()
    assert google.counts()["token"] >= 2
    assert 401 not in {call.status for call in google.calls}


@pytest.mark.parametrize(
    "failure",
    [Failure.ERROR_500, Failure.HTML_502, Failure.HTML_200, Failure.RESET, Failure.HANG],
    ids=lambda f: f.name,
)
def test_a_trouble_of_the_token_endpoint_passes_too(google, failure):
    google.fail(failure, times=2, kinds=["token"])
    assert open_sheet(google).read()
    assert google.counts()["token"] == 3


def test_a_lasting_outage_of_the_token_endpoint_is_an_outage_and_not_a_bad_key(google):
    google.fail(Failure.ERROR_503, kinds=["token"])
    assert problem_of(open_sheet(google)).kind is Kind.OUTAGE


# Outages


def test_an_outage_is_a_problem_and_its_end_a_reading(google):
    source = open_sheet(google)
    before = source.read().fingerprint
    google.stop()
    assert problem_of(source).kind is Kind.NETWORK
    google.start()
    assert source.read().fingerprint == before


def test_many_failing_readings_leave_no_thread_behind(google):
    source = open_sheet(google, first=0.001, longest=0.002, overall=0.2, read=0.02)
    source.read()
    before = threading.active_count()
    for failure in (Failure.HANG, Failure.DRIP, Failure.RESET, Failure.CUT_BODY, Failure.TOKEN_REFUSED) * 4:
        google.expire_tokens()
        google.fail(failure)
        problem_of(source)
        google.heal()
    assert threading.active_count() <= before
    assert google.counts()["other"] == 0
