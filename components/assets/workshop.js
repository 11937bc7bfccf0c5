// A subject is revealed step by step, in the browser alone: a workshop goes on when the network does not. The step is in
// the address. When the Sheet changes, what was revealed last stays so, whatever was added before it.
const TYPING = "input, textarea, select, [contenteditable], [role=textbox], [role=combobox]";
const ACTING = "a, button, summary, [role=button]";
const MOVES = { ArrowDown: 1, PageDown: 1, ArrowUp: -1, PageUp: -1, Home: -Infinity, End: Infinity };
const WAYS = { ArrowLeft: "ws-before", ArrowRight: "ws-after" };
const LONGEST_SAID = 300; // letters read aloud at a step

const wanted = () => Number(new URLSearchParams(location.search).get("pas")) || 0;
const keyed = (root) => [...root.querySelectorAll("[data-key]")];

function keep(step) {
  const here = new URL(location.href);
  step ? here.searchParams.set("pas", step) : here.searchParams.delete("pas");
  if (here.href !== location.href) history.replaceState(history.state, "", here);
}

function reveal(root, asked) {
  const scene = root.firstElementChild, last = Number(scene.dataset.steps), step = Math.max(0, Math.min(asked, last));
  for (const part of root.querySelectorAll("[data-step]")) {
    const from = Number(part.dataset.step), until = Number(part.dataset.until ?? Infinity);
    part.hidden = step < from || step >= until;
    part.classList.toggle("rp-ws-now", from === step && step > 0);
  }
  root.querySelector("[data-count]").textContent = `${step} / ${last}`;
  root.querySelector("#ws-back").setAttribute("aria-disabled", step === 0);
  root.querySelector("#ws-on").setAttribute("aria-disabled", step === last);
  return step;
}

// With the shift key, as far as the end of an observation: all that labs read in it.
function leap(root, step, by) {
  const ends = [...root.querySelectorAll("[data-until][data-key]")].map((part) => Number(part.dataset.until) - 1);
  const ahead = ends.filter((end) => (end - step) * by > 0).sort((one, other) => (one - other) * by);
  return ahead.length ? ahead[0] - step : by;
}

function tell(root, part) {
  if (!part) return;
  const said = (part.dataset.aloud ?? "") + part.innerText;
  root.querySelector("[data-told]").textContent = said.replace(/\s+/g, " ").slice(0, LONGEST_SAID);
  show(part);
}

const show = (part) => part?.scrollIntoView({ block: "nearest", behavior: "instant" });

export default function ({ parentElement, data, setTriggerValue }) {
  let root = parentElement.querySelector(":scope > .rp");
  if (!root) {
    root = document.createElement("div");
    root.className = "rp";
    parentElement.appendChild(root);
  }
  const at = (root._at ??= {});
  const atStep = () => keyed(root).find((part) => Number(part.dataset.step) === at.step);
  if (root._markup !== data.html) {
    const focused = root.contains(document.activeElement) ? document.activeElement.id : "";
    root.innerHTML = root._markup = data.html;
    if (focused) root.querySelector("#" + CSS.escape(focused))?.focus({ preventScroll: true });
    const subject = root.firstElementChild.dataset.subject;
    const same = at.subject === subject && keyed(root).find((part) => part.dataset.key === at.key);
    const asked = same ? Number(same.dataset.step) : at.subject === subject ? at.step : wanted();
    at.subject = subject;
    at.step = reveal(root, asked);
    at.key = atStep()?.dataset.key;
    keep(at.step);
    if (at.step) requestAnimationFrame(() => show(atStep()));
  }
  const move = (by) => {
    const before = at.step;
    at.step = reveal(root, at.step + by);
    if (at.step === before) return;
    const part = atStep();
    at.key = part?.dataset.key;
    keep(at.step);
    tell(root, part);
  };
  const go = (link) => link && visit(link.getAttribute("href"), setTriggerValue);
  root.onclick = (event) => {
    const button = event.target.closest("[data-move]"), link = event.target.closest("a[data-go]");
    if (button) return move(Number(button.dataset.move));
    if (event.target.closest("[data-full]")) {
      return document.fullscreenElement ? document.exitFullscreen() : document.documentElement.requestFullscreen?.();
    }
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
    event.preventDefault();
    go(link);
  };
  parentElement._listening?.abort();
  const listening = (parentElement._listening = new AbortController());
  document.addEventListener("keydown", (event) => {
    const on = event.target;
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || on.closest?.(TYPING)) return;
    const space = event.key === " " && !on.closest?.(ACTING);
    if (!space && !(event.key in MOVES) && !(event.key in WAYS)) return;
    event.preventDefault();
    if (event.key in WAYS) return go(document.getElementById(WAYS[event.key]));
    const by = space ? (event.shiftKey ? -1 : 1) : MOVES[event.key];
    move(event.shiftKey && !space ? leap(root, at.step, by) : by);
  }, { signal: listening.signal });
  return () => listening.abort();
}
