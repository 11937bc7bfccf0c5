"""With the keyboard only: each screen is crossed by Tab, in reading order, each stop named and its focus seen."""

import pytest

from tests.app.screens import SCREENS, TEAM_SCREENS

# Where the focus is. It is seen when something of the looks goes with it: leaving and coming back tells.
STOP = """async () => {
  const at = document.activeElement;
  if (!at || at === document.body) return null;
  const around = [at, ...at.children];
  for (let e = at.parentElement; e && around.length < 12; e = e.parentElement) around.push(e);
  const looks = () => {
    for (const one of document.getAnimations()) if (one.effect.getComputedTiming().endTime < Infinity) one.finish();
    return around.flatMap((e) => [null, '::before', '::after'].map((pseudo) => {
      const style = getComputedStyle(e, pseudo);
      return [style.outlineStyle !== 'none' && style.outline, style.boxShadow, style.borderColor, style.clipPath].join();
    })).join();
  };
  const focused = looks(), box = at.getBoundingClientRect();
  at.blur();
  let seen = focused !== looks();
  if (!seen) {
    for (let frame = 0; frame < 3; frame++) await new Promise(requestAnimationFrame);
    seen = focused !== looks();
  }
  at.focus({ preventScroll: true, focusVisible: true });
  const words = (id) => document.getElementById(id)?.innerText ?? '';
  const named = at.getAttribute('aria-labelledby')?.split(' ').map(words).join(' ');
  const name = at.getAttribute('aria-label') || named || at.labels?.[0]?.innerText || at.innerText || at.textContent;
  const again = at.dataset.crossed === 'yes', main = document.querySelector('.stMain');
  at.dataset.crossed = 'yes';
  return {
    name: name.trim(), seen, again, inSight: box.width > 0 && box.bottom > 0 && box.top < innerHeight,
    left: box.left, top: main !== at && main.contains(at) && !at.closest('[data-part=search]') ? box.top + main.scrollTop : null,
    tag: at.outerHTML.slice(0, 160),
  };
}"""
MOST = 300
LINE = 60  # pixels: what is on one line


def stops(page):
    """Every stop of Tab from the top of the page, until it leaves or comes back to the first."""
    found = []
    for _ in range(MOST):
        page.keyboard.press("Tab")
        stop = page.evaluate(STOP)
        if stop is None or stop["again"]:
            break
        found.append(stop)
    return found


def backwards(found):
    """The stops above the one before and not at its right: a new column may begin above, a line may not."""
    placed = [stop for stop in found if stop["top"] is not None]
    return [
        (before["name"], after["name"])
        for before, after in zip(placed, placed[1:], strict=False)
        if after["top"] < before["top"] - LINE and after["left"] <= before["left"] + LINE
    ]


@pytest.mark.parametrize("path", [*SCREENS.values(), *TEAM_SCREENS.values(), "fiche?chantier=K01"])
def test_a_screen_is_crossed_by_tab_in_reading_order(team_app, open_page, path):
    found = stops(open_page(f"{team_app}/{path}").page)
    assert 10 < len(found) < MOST
    assert [stop["tag"] for stop in found if not stop["name"]] == []
    assert [stop["tag"] for stop in found if not (stop["seen"] and stop["inSight"])] == []
    assert backwards(found) == []
    assert [stop["name"][:13] for stop in found[-2:]] == ["Accessibilité", "Partager cett"]


def test_the_grid_can_be_passed_over(team_app, open_page):
    page = open_page(f"{team_app}/crash-test").page
    page.locator(".rp-crash .rp-skip").focus()
    assert page.locator(".rp-crash .rp-skip").bounding_box()["height"] >= 24
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "crash-after"
    assert page.url == f"{team_app}/crash-test"
