"""The pictures of the documentation: starts the app on the demonstration, photographs its screens into docs/images.

make screenshots
"""

import io
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PIL import Image
from playwright.sync_api import Browser, sync_playwright

from tests.app.screen import Screen, launch_chromium
from tests.app.server import AppServer

IMAGES = Path(__file__).parent / "images"
HEAVIEST = 150_000  # bytes: a README is read on phones too
_COLOURS = (256, 128, 64, 32)


@dataclass(frozen=True)
class Picture:
    """A file, the address it shows, and the visitor's window in pixels."""

    name: str
    address: str
    width: int = 1280
    height: int = 860
    dark: bool = False


PICTURES = (
    Picture("accueil", ""),
    Picture("cartographie", "cartographie"),
    Picture("panorama", "panorama"),
    Picture("calendrier", "calendrier"),
    Picture("crash-test", "crash-test"),
    Picture("livrables", "livrables"),
    Picture("atelier", "atelier?controverse=C3&pas=9", height=720),
    Picture("cartographie-sombre", "cartographie", dark=True),
    Picture("cartographie-390", "cartographie", width=390, height=844),
)


def main() -> None:
    IMAGES.mkdir(exist_ok=True)
    with AppServer() as app, sync_playwright() as playwright:
        browser = launch_chromium(playwright)
        # The first visit after a start is slower; nothing of it must be seen.
        _photograph(browser, app.url, PICTURES[0])
        for picture in PICTURES:
            content = lighten(_photograph(browser, app.url, picture))
            (IMAGES / f"{picture.name}.png").write_bytes(content)
            print(f"{picture.name}.png: {len(content) / 1000:.0f} kB")
        browser.close()


def _photograph(browser: Browser, url: str, picture: Picture) -> bytes:
    context: dict[str, Any] = {
        "viewport": {"width": picture.width, "height": picture.height},
        "color_scheme": "dark" if picture.dark else "light",
        "reduced_motion": "reduce",
        "locale": "fr-FR",
        "timezone_id": "Europe/Paris",
    }
    visitor = browser.new_context(**context)
    screen = Screen(visitor.new_page())
    screen.page.goto(f"{url}/{picture.address}")
    screen.settle()
    content = screen.page.screenshot()
    visitor.close()
    if screen.page_errors:
        raise RuntimeError(f"{picture.name}: {screen.page_errors}")
    return content


def lighten(content: bytes) -> bytes:
    """The same picture with a palette, of as many colours as its weight allows."""
    image = Image.open(io.BytesIO(content)).convert("RGB")
    for colours in _COLOURS:
        out = io.BytesIO()
        image.quantize(colours, dither=Image.Dither.NONE).save(out, "PNG", optimize=True)
        if out.tell() <= HEAVIEST:
            break
    return out.getvalue()


if __name__ == "__main__":
    main()
