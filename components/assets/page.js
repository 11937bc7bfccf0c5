// All that our templates made of a screen comes at once, at its end, and goes to its places, each a [data-part]. What is
// known of the screen outlives this module, which Streamlit loads again whenever it draws this component again.
const REFUSED = "refused";
const PATIENCE = 10_000; // milliseconds
const page = (window.reflexes ??= { parts: {}, go() {} });

// A link is a real <a href>; a plain click goes through the running session instead of loading everything again.
const followed = (node) => node.closest("a[data-go], [data-go][role=button]");
const go = (link) => visit(link.getAttribute("href") ?? link.dataset.go, page.go);

// Without the address of its target, which is not one of a view.
function skipTo(link, event) {
  event.preventDefault();
  document.getElementById(link.hash.slice(1))?.focus();
}

// Where the browser keeps the clipboard from a page, the text is selected: one key is left to press.
function copy(button) {
  const text = button && document.getElementById(button.dataset.copy);
  if (!text) return;
  getSelection().selectAllChildren(text);
  const copied = navigator.clipboard?.writeText(text.textContent);
  copied?.then(() => (button.textContent = button.dataset.copied), () => {});
}

function click(event) {
  copy(event.target.closest("[data-copy]"));
  const skip = event.target.closest("a[href^='#']");
  if (skip) return skipTo(skip, event);
  const link = followed(event.target);
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
  event.preventDefault();
  go(link);
}

function press(event) {
  const link = followed(event.target);
  if (!link || (event.key !== "Enter" && event.key !== " ") || (link.href && event.key === "Enter")) return;
  event.preventDefault();
  go(link);
}

function submit(event) {
  event.preventDefault();
  const filled = [...new FormData(event.target)].filter(([, text]) => text.trim());
  const query = new URLSearchParams(filled.map(([name, text]) => [name, text.trim()]));
  visit(`${event.target.getAttribute("action")}?${query}`, page.go);
}

function fill(place) {
  const html = page.parts[place.dataset.part];
  if (html === undefined || place._markup === html) return;
  const focused = place.contains(document.activeElement) ? document.activeElement.id : "";
  place.innerHTML = place._markup = html;
  Object.assign(place, { onclick: click, onkeydown: press, onsubmit: submit });
  rememberSwitches(place);
  if (focused) place.querySelector("#" + CSS.escape(focused))?.focus({ preventScroll: true });
  // One fiche after another on the same screen is read from its top, as another screen is.
  const opened = place.querySelector("[data-opens]")?.dataset.opens;
  if (place._opened && opened !== place._opened) document.querySelector(".stMain")?.scrollTo({ top: 0, behavior: "instant" });
  place._opened = opened;
}

// Streamlit may draw a place after its part has come, or draw it anew.
function fillPlaces() {
  document.querySelectorAll("[data-part]").forEach(fill);
  if (page.filling) return;
  page.filling = new MutationObserver(fillPlaces);
  page.filling.observe(document.body, { childList: true, subtree: true });
}

// How fresh the data are. The script of the screen is not woken to tell: it runs only when what is shown is no longer the
// latest, or when the visitor may no longer read.
async function look(path) {
  const address = new URL(path, new URL(window.__streamlit?.BACKEND_BASE_URL ?? ".", location.href));
  const answer = await fetch(address, { cache: "no-store", signal: AbortSignal.timeout(PATIENCE) });
  if (answer.ok) return answer.json();
  return { shown: answer.status === 404 ? REFUSED : undefined };
}

async function keepFresh({ shown, path, every }, runAgain) {
  // A hidden page has nobody to tell; a cut connection is told by Streamlit, which comes back by itself.
  const seen = document.hidden ? {} : await look(path).catch(() => ({}));
  if (seen.age !== undefined) {
    const age = document.querySelector("[data-age]");
    if (age) age.innerHTML = seen.age;
    page.parts.news = seen.news;
    fillPlaces();
  }
  if (!seen.shown || seen.shown === shown) return;
  // Not at each look: behind a server that does not keep a visitor on one replica, two may differ for a while.
  if (seen.shown === page.asked && performance.now() < page.askedAgain) return;
  page.askedAgain = performance.now() + PATIENCE;
  runAgain((page.asked = seen.shown));
}

export default function ({ parentElement, data, setTriggerValue }) {
  speakFrench();
  listenToShortcuts();
  const { parts, fresh } = JSON.parse(new TextDecoder().decode(data));
  page.go = setTriggerValue;
  page.parts = parts;
  fillPlaces();
  clearTimeout(page.next);
  const latest = (page.fresh = fresh);
  const again = () => {
    if (latest && latest === page.fresh && parentElement.isConnected) page.next = setTimeout(follow, latest.every * 1000);
  };
  const follow = () => keepFresh(latest, (shown) => setTriggerValue("new", shown)).finally(again);
  again();
}
