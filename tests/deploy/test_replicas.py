"""Two replicas behind nginx on one PostgreSQL, as deploy/local.sh starts them: readers of both, through thick and thin."""

import asyncio
import gzip
import http.client
import itertools
import time
from concurrent.futures import ThreadPoolExecutor
from importlib.util import find_spec
from pathlib import Path

import pytest

from bench.support.reader import DIALOG_AFTER
from tests.deploy.stand import Stand
from tests.deploy.trial import browsing, edited, readers_of

READERS = 12


@pytest.fixture(scope="module")
def stand():
    with Stand() as started:
        yield started


def ask(stand, path, method="GET", body=None, **headers):
    """The answer, its body read into ``body``; headers are written with underscores."""
    connection = http.client.HTTPConnection(stand.url.removeprefix("http://"), timeout=30)
    connection.request(method, path, body, {name.replace("_", "-"): value for name, value in headers.items()})
    answer = connection.getresponse()
    answer.body = answer.read()
    connection.close()
    return answer


def bundle():
    """The largest script of Streamlit: its path at the server, and its bytes."""
    static = Path(find_spec("streamlit").submodule_search_locations[0]) / "static"
    script = max((static / "static" / "js").glob("*.js"), key=lambda path: path.stat().st_size)
    return f"/{script.relative_to(static)}", script.read_bytes()


def test_the_cookie_leads_to_the_replica_that_answered(stand):
    newcomers = [ask(stand, "/").headers["Set-Cookie"].partition(";")[0] for _ in range(6)]
    assert set(newcomers) == {"replique=1", "replique=2"}
    for cookie in ("replique=1", "replique=2"):
        assert all(ask(stand, "/", Cookie=cookie).headers["Set-Cookie"] is None for _ in range(3))


def test_a_cookie_that_leads_nowhere_is_mended(stand):
    for cookie in ("replique=9", "replique=http://ailleurs.exemple", "replique="):
        answer = ask(stand, "/", Cookie=cookie)
        assert answer.status == 200
        assert answer.headers["Set-Cookie"].startswith("replique=")


def test_by_https_the_cookie_also_works_in_a_page_that_frames_the_dashboard(stand):
    assert "SameSite=Lax" in ask(stand, "/").headers["Set-Cookie"]
    told = ask(stand, "/", X_Forwarded_Proto="https").headers["Set-Cookie"]
    assert all(rule in told for rule in ("HttpOnly", "SameSite=None", "Secure", "Partitioned"))


def test_streamlits_bundle_is_compressed_once_and_kept_by_browsers(stand):
    path, script = bundle()
    answer = ask(stand, path, Accept_Encoding="gzip")
    assert gzip.decompress(answer.body) == script
    assert len(answer.body) < 0.4 * len(script)
    assert answer.headers["Content-Length"] == str(len(answer.body))
    assert "immutable" in answer.headers["Cache-Control"]
    assert ask(stand, path).body == script


def test_a_file_of_another_version_of_the_bundle_is_asked_of_the_replicas(stand):
    path, script = bundle()
    kept = stand.run / "static" / path[1:]
    hidden = [kept.rename(kept.with_name(f"{kept.name}.away")), *_hide(kept.with_name(f"{kept.name}.gz"))]
    try:
        assert ask(stand, path + "?autre").body == script
    finally:
        for file in hidden:
            file.rename(file.with_suffix(""))


def _hide(file):
    return [file.rename(file.with_name(f"{file.name}.away"))] if file.exists() else []


@pytest.mark.parametrize(
    "path", ["metrics", "/metrics", "%6detrics", "metrics/", "x/../metrics", "script-health-check"]
)
def test_the_counts_of_a_process_are_nobody_elses_business(stand, path):
    assert ask(stand, f"/_stcore/{path}").status == 404


def test_only_the_check_of_files_takes_more_than_a_form(stand):
    assert ask(stand, "/", "POST", b"x" * 100_000).status == 413
    assert ask(stand, "/_stcore/upload_file/a/b", "PUT", b"x" * 100_000).status == 403
    assert ask(stand, "/_stcore/upload_file/a/b", "PUT", b"x" * 12_000_000).status == 413


def test_nginx_writes_neither_who_asks_nor_what_is_looked_for(stand):
    ask(stand, "/recherche?q=quelque-chose-de-rare", User_Agent="navigateur-rare")
    written = _log_that_holds(stand, "/recherche")
    assert "rare" not in written


def _log_that_holds(stand, said, seconds=10.0):
    """The log of nginx, which writes a line once the whole answer has gone."""
    limit = time.monotonic() + seconds
    while said not in (written := (stand.run / "access.log").read_text()):
        assert time.monotonic() < limit, written
        time.sleep(0.05)
    return written


def test_no_reader_meets_an_error_nor_older_data_while_replicas_die_and_are_renewed(stand):
    readers = readers_of(stand, READERS)
    # In a thread: Playwright, where a test of screens came before, keeps a loop running in this one.
    with ThreadPoolExecutor(1) as beside:
        beside.submit(asyncio.run, through_thick_and_thin(stand, readers)).result()
    assert [reader.errors for reader in readers if reader.errors] == []
    assert max(reader.most_pings for reader in readers) < DIALOG_AFTER
    assert any(reader.outages for reader in readers)
    for reader in readers:
        seen = [int(text.split()[1]) for shown in reader.history for text in shown]
        assert all(before < after for before, after in itertools.pairwise(seen)), seen
    assert "Traceback" not in stand.log()


async def through_thick_and_thin(stand, readers):
    async with browsing(readers, every=2):
        assert {reader.replica for reader in readers} == {"1", "2"}
        await edited(stand, readers, 2)
        stand.kill(1)
        await edited(stand, readers, 3)
        assert {reader.replica for reader in readers} == {"2"}
        await asyncio.to_thread(stand.do, "restart")
        await edited(stand, readers, 4)
