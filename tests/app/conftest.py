"""The app and a browser for the tests of screens. Servers and browser start when a first test asks for them."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from typing import Any

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.app.screen import Screen
from tests.app.server import AppServer
from tests.app.visitors import Visitors, launch_frugal_chromium

AppFactory = Callable[..., str]
OpenPage = Callable[..., Screen]


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the tests that use the browser, and run them last: Playwright keeps an event loop in the main thread."""
    for item in items:
        if "browser" in getattr(item, "fixturenames", ()):
            item.add_marker("browser")
    items.sort(key=lambda item: item.get_closest_marker("browser") is not None)


@pytest.fixture(scope="session")
def _servers() -> Iterator[dict[str, AppServer]]:
    servers: dict[str, AppServer] = {}
    yield servers
    for server in servers.values():
        server.close()


@pytest.fixture(scope="session")
def app_factory(_servers: dict[str, AppServer]) -> AppFactory:
    """``app_factory(REFLEXES_SOURCE="…", …)``: the base address of an app with these settings, started once."""
    started: dict[frozenset[tuple[str, str]], str] = {}

    def start(**environment: str) -> str:
        settings = frozenset(environment.items())
        if settings not in started:
            server = AppServer(environment).__enter__()
            _servers[server.url] = server
            started[settings] = server.url
        return started[settings]

    return start


@pytest.fixture(scope="session")
def team_app(app_factory: AppFactory) -> str:
    """The base address of the demonstration, as the team sees it."""
    return app_factory(REFLEXES_AUDIENCE="equipe")


@pytest.fixture(scope="session")
def public_app(app_factory: AppFactory) -> str:
    """The base address of the demonstration, as collectivities see it."""
    return app_factory(REFLEXES_AUDIENCE="public")


@pytest.fixture(scope="session")
def app_server(_servers: dict[str, AppServer]) -> Callable[[str], AppServer]:
    """``app_server(url)``: the server behind a base address, for its ``log()`` and its ``copy`` of the tree."""
    return _servers.__getitem__


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        chromium = launch_frugal_chromium(playwright)
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def _visitors(browser: Browser) -> Visitors:
    return Visitors(browser)


@pytest.fixture
def open_page(_visitors: Visitors) -> Iterator[OpenPage]:
    """``open_page(url, width=1280, height=900, dark=False, settle=True, **context)``: a new visitor's ``Screen``."""
    with ExitStack() as visits:

        def visit(
            url: str, width: int = 1280, height: int = 900, dark: bool = False, settle: bool = True, **context: Any
        ) -> Screen:
            screen = Screen(visits.enter_context(_visitors.visit(url, width, height, dark, **context)))
            screen.page.goto(url)
            if settle:
                screen.settle()
            return screen

        yield visit
