// Arrows go from pill to pill: up and down in a column, left and right to the nearest pill tied to it.
const GRAPH = ".rp-threads-graph";
const COLUMNS = { ArrowLeft: "left", ArrowRight: "right" };
const ROWS = { ArrowUp: "previousElementSibling", ArrowDown: "nextElementSibling" };
const BEHIND = 90; // pixels that the header and the bar cover

const pillOf = (rank) => document.getElementById("fil-" + rank);

function neighbour(pill, key) {
  return key in COLUMNS ? pillOf(pill.dataset[COLUMNS[key]]) : pill.closest("li")[ROWS[key]]?.querySelector("a");
}

function comeInSight(pill) {
  if (!pill?.checkVisibility()) return;
  const { top, bottom } = pill.getBoundingClientRect();
  if (top < BEHIND || bottom > innerHeight - BEHIND) pill.scrollIntoView({ block: "center", behavior: "instant" });
}

export default function ({ parentElement, data }) {
  if (parentElement._followed !== data.focus) {
    // A page that is still growing at a first visit would be scrolled for nothing.
    const wait = "_followed" in parentElement ? 100 : 700;
    parentElement._followed = data.focus;
    setTimeout(() => comeInSight(pillOf(data.focus)), wait);
  }
  parentElement._listening?.abort();
  const listening = (parentElement._listening = new AbortController());
  document.addEventListener("keydown", (event) => {
    const at = event.target;
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Escape" && (at === document.body || at.closest(".rp-threads"))) {
      document.getElementById("fil-clear")?.click();
    }
    if (!(event.key in COLUMNS || event.key in ROWS) || !at.closest(GRAPH)) return;
    event.preventDefault();
    neighbour(at, event.key)?.focus();
  }, { signal: listening.signal });
  return () => listening.abort();
}
