"""What no page may hold or do, whatever the Sheet says: looked for in a browser, and in the cells of files."""

import csv
import io
import re

from playwright.sync_api import TimeoutError as TooWide

from tests.app.hostile import COMPUTED, OUTSIDE
from tests.app.screen import Screen

# Everything in a page that our templates never make, and every address that could run or call outside.
FOUND = """({outside, computed}) => {
  const found = [];
  const root = document.querySelector('.stMain') ?? document.body;
  const say = (e) => found.push(e.outerHTML.slice(0, 160));
  // The words that somebody looks for are in the address of a search: only where it leads matters.
  const leadsOut = (name, value) => value.includes(outside)
    && (!name.endsWith('href') || new URL(value, document.baseURI).host !== location.host);
  // The code that the Atelier hands to the room, and what has the focus there, are of our templates.
  const ours = (e) => e.matches('[data-reveal], #ws-code img[src^="qr.svg?vue="], #ws-code [popovertargetaction=hide]');
  root.querySelectorAll('img, iframe, object, embed, base, meta, link, video, audio, image, foreignObject')
    .forEach((e) => ours(e) || say(e));
  if (root !== document.body) root.querySelectorAll('script').forEach(say);
  for (const e of root.querySelectorAll('*')) {
    for (const {name, value} of e.attributes) {
      if (/^on/i.test(name) || (name === 'autofocus' && e.closest('.rp') && !ours(e))) say(e);
      if (['href', 'src', 'xlink:href', 'action', 'formaction', 'srcset', 'data', 'style'].includes(name)
          && (/^\\s*(javascript|data|vbscript):/i.test(value) || leadsOut(name, value))) say(e);
    }
  }
  const said = document.body.innerText + document.title;
  if (said.includes(computed)) found.push('computed');
  if (/[\\u202a-\\u202e\\u2066-\\u2069\\u0000-\\u0008\\u001b]/.test(said)) found.push('bidi or control characters');
  if (getComputedStyle(document.body).display === 'none') found.push('hidden');
  if (document.querySelector('[data-testid=stException]')) found.push('exception');
  return found;
}"""
# Streamlit itself asks whether it may compile WebAssembly, and does without.
TOLD_VIOLATIONS = """window.violations = [];
  addEventListener('securitypolicyviolation', (e) => e.blockedURI === 'wasm-eval' || violations.push(`${e.violatedDirective} ${e.blockedURI} ${e.sample}`));"""
# The screen scrolls in ``.stMain`` in the application, by itself in the static copy.
FITS = """() => [document.documentElement, document.querySelector('.stMain')]
  .every((e) => !e || e.scrollWidth <= e.clientWidth)"""
_WIDTHS = (390, 1280)  # pixels; the last one is the width to go on with
_PATIENCE = 3_000  # milliseconds: the application draws its charts again when the window changes


def faults(screen: Screen) -> list[str]:
    """What the page that is open holds and should not, and the widths of window that are too narrow for it."""
    found = screen.page.evaluate(FOUND, {"outside": OUTSIDE, "computed": COMPUTED})
    return [
        *found,
        *screen.page.evaluate("violations"),
        *(told for width in _WIDTHS for told in _too_wide(screen, width)),
    ]


def _too_wide(screen: Screen, width: int) -> list[str]:
    screen.page.set_viewport_size({"width": width, "height": 900})
    try:
        screen.page.wait_for_function(FITS, timeout=_PATIENCE)
    except TooWide:
        return [f"wider than a window of {width} pixels"]
    return []


def formulas(content: bytes) -> list[str]:
    """The cells that a spreadsheet would run."""
    rows = csv.reader(io.StringIO(content.decode("utf-8-sig")), delimiter=";")
    cells = [cell for row in rows for cell in row]
    assert cells
    return [
        c[:80]
        for c in cells
        if re.match(r"[\s\u00a0\u202f]*[=+@\t-]", c) and not re.fullmatch(r"[+-]?[\d., %\u202f]+|-", c)
    ]
