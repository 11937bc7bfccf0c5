"""One page in several windows and in both colour schemes: to load it again for each would cost far more."""

from collections.abc import Iterable, Iterator

from tests.app.screen import Screen

# The ground of the app, light and dark (``.streamlit/config.toml``).
GROUNDS = {False: "rgb(251, 250, 247)", True: "rgb(21, 24, 29)"}
_FOLLOWED = "ground => getComputedStyle(document.querySelector('.stApp')).backgroundColor === ground"
# From a phone on: what a page opens in is what is most likely not to fit.
EVERY_LOOK = ((390, False), (390, True), (1280, True), (1280, False))


def looks(screen: Screen, some: Iterable[tuple[int, bool]] = EVERY_LOOK, height: int = 1400) -> Iterator[str]:
    """Each (width, dark) in turn, once the page is at rest in it; its name, for messages. Open it in the first one."""
    for width, dark in some:
        screen.page.set_viewport_size({"width": width, "height": height})
        screen.page.emulate_media(color_scheme="dark" if dark else "light")
        screen.page.wait_for_function(_FOLLOWED, arg=GROUNDS[dark])
        screen.settle()
        assert screen.page.evaluate("innerWidth") == width
        yield f"{'dark' if dark else 'light'}, {width} pixels"
