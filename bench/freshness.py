"""How long an edit of the Google Sheet takes to show on open screens, and what it costs in calls of Google's.

The real app on the tests' own Google over HTTP; a real browser holds one screen, then two of different pages, and
nothing is touched but the Sheet. With 1, 2 and 50 open sessions: the distribution of the delays over 20 edits (from the
edit to the last of the screens in the browser), in seconds, and the calls a minute counted by the server.

    PYTHONPATH=. .venv/bin/python bench/freshness.py [--edits 20] [--sessions 50]
"""

import argparse
import json
import random
import tempfile
import time
from contextlib import ExitStack
from statistics import median, quantiles

from playwright.sync_api import Page, sync_playwright

from bench.support.visitor import Visitor
from sheets.sources import DEMO
from tests.app.screen import Screen, launch_chromium
from tests.app.server import AppServer
from tests.google import FakeGoogle

CELL = "C12"  # the title of chantier K01 in its last version, which both screens show
SHOWN = ("panorama", "crash-test")


def main() -> None:
    arguments = _arguments()
    with tempfile.TemporaryDirectory() as folder, FakeGoogle() as google, AppServer(_settings(google, folder)) as app:
        google.load(DEMO)
        with sync_playwright() as playwright:
            browser = launch_chromium(playwright)
            print(f"seconds from an edit to the last watched screen, over {arguments.edits} edits")
            print(f"{'sessions':>9}{'watched':>9}{'median':>8}{'p95':>8}{'worst':>8}{'calls/min':>11}")
            pages: list[Page] = []
            for path in SHOWN:
                pages.append(_open(browser.new_page(), f"{app.url}/{path}"))
                _measure(google, pages, len(pages), arguments.edits)
            with ExitStack() as visitors:
                for _ in range(arguments.sessions - len(pages)):
                    visitors.enter_context(Visitor(app.url)).open("cartographie")
                _measure(google, pages, arguments.sessions, arguments.edits)
            browser.close()


def _measure(google: FakeGoogle, pages: list[Page], sessions: int, edits: int) -> None:
    calls, began, delays = len(google.calls), time.monotonic(), []
    for number in range(edits):
        title = f"Mesure {sessions}-{number}"
        google.sheet("Chantiers").set(CELL, title)
        edited = time.monotonic()
        for page in pages:
            page.get_by_text(title).first.wait_for(timeout=60_000)
        delays.append(time.monotonic() - edited)
        time.sleep(random.uniform(0, 5))
    minutes = (time.monotonic() - began) / 60
    p95 = quantiles(delays, n=20)[-1]
    rate = (len(google.calls) - calls) / minutes
    print(f"{sessions:>9}{len(pages):>9}{median(delays):>8.1f}{p95:>8.1f}{max(delays):>8.1f}{rate:>11.1f}", flush=True)


def _settings(google: FakeGoogle, folder: str) -> dict[str, str]:
    return {
        "REFLEXES_SOURCE": f"google:{google.address}",
        "REFLEXES_GOOGLE_KEY": json.dumps(google.key),
        "REFLEXES_AUDIENCE": "equipe",
        "DATABASE_URL": f"sqlite:///{folder}/history.db",
        **google.environment,
    }


def _open(page: Page, url: str) -> Page:
    page.goto(url)
    Screen(page).settle()
    return page


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--edits", type=int, default=20)
    parser.add_argument("--sessions", type=int, default=50)
    return parser.parse_args()


if __name__ == "__main__":
    main()
