"""How long the dashboard takes to say that Google fails, and to be itself again once it no longer does.

The real app at its usual pace on the tests' own Google; a screen of each audience is open in a real browser. For each
failure: the seconds until both have their banner, and from the end of the failure, at a moment drawn at random, until
both are up to date without it. Nothing is restarted, no page is touched.

    PYTHONPATH=. .venv/bin/python bench/recovery.py
"""

import json
import random
import time
from contextlib import ExitStack

from playwright.sync_api import Page, sync_playwright

from sheets.sources import DEMO
from tests.app.screen import launch_chromium
from tests.app.server import AppServer
from tests.google import Failure, FakeGoogle

FAILURES = (
    Failure.ERROR_500,
    Failure.QUOTA_429,
    Failure.HANG,
    Failure.DRIP,
    Failure.RESET,
    Failure.CUT_JSON,
    Failure.HTML_502,
    Failure.NOT_SHARED,
    Failure.NOT_FOUND,
    Failure.TOKEN_REFUSED,
)
PATIENCE = 90_000  # ms


def main() -> None:
    with ExitStack() as running, sync_playwright() as playwright:
        google = running.enter_context(FakeGoogle())
        google.load(DEMO)
        browser = launch_chromium(playwright)
        pages = [_open(browser.new_page(), running, google, audience) for audience in ("equipe", "public")]
        print(f"{'failure':>15}{'told after':>12}{'recovered after':>17}  (seconds)")
        for failure in FAILURES:
            google.expire_tokens()
            google.fail(failure)
            told = _wait(pages, "copie d’il y a", ".rp-notice", "visible")
            time.sleep(random.uniform(0, 10))
            google.heal()
            print(f"{failure.name:>15}{told:>12.1f}{_wait(pages, 'à jour il y a', '.rp-notice', 'detached'):>17.1f}")
        browser.close()


def _wait(pages: list[Page], age: str, notice: str, state: str) -> float:
    began = time.monotonic()
    for page in pages:
        page.locator(notice).wait_for(state=state, timeout=PATIENCE)  # type: ignore[arg-type]
        page.get_by_text(age).first.wait_for(timeout=PATIENCE)
    return time.monotonic() - began


def _open(page: Page, running: ExitStack, google: FakeGoogle, audience: str) -> Page:
    settings = {
        "REFLEXES_SOURCE": f"google:{google.address}",
        "REFLEXES_GOOGLE_KEY": json.dumps(google.key),
        "REFLEXES_AUDIENCE": audience,
        **google.environment,
    }
    app = running.enter_context(AppServer(settings))
    page.goto(f"{app.url}/panorama")
    page.get_by_text("à jour il y a").first.wait_for(timeout=PATIENCE)
    return page


if __name__ == "__main__":
    main()
