// A subject is revealed step by step, in the browser alone: a workshop goes on when the network does not. The step is in
// the address. When the Sheet changes, what was revealed last stays so, whatever was added before it.
const ACTING = "a, button, summary, label, input, [role=button]";
// Presenters' remotes send PageDown and PageUp, some the arrows, and a letter or a dot for a black screen.
const MOVES = { ArrowRight: 1, PageDown: 1, ArrowLeft: -1, PageUp: -1, Home: -Infinity, End: Infinity };
const STRIDES = { ArrowDown: 1, ArrowUp: -1 };
const WAYS = { ArrowLeft: "ws-before", ArrowRight: "ws-after" };
const LETTERS = { s: openPlan, q: openCode, f: fillScreen, b: blacken, ".": blacken, e: openCell, "+": enlarge, "=": enlarge, "-": shrink };
const LONGEST_SAID = 300; // letters read aloud at a step
const TO_THE_END = 9999; // more steps than any subject has
const ZOOM = "rp-workshop-zoom", SMALLEST = 0.7, LARGEST = 2, A_NOTCH = 0.1;

const wanted = () => new URLSearchParams(location.search).get("pas");
const keyed = (root) => [...root.querySelectorAll("[data-key]")];
const plan = () => document.getElementById("ws-plan");

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
  scene.classList.toggle("rp-ws-on", step >= Number(scene.dataset.small || Infinity));
  mark(root, step, last);
  return step;
}

// Where one is, for the room and for whoever holds the keys.
function mark(root, step, last) {
  const part = keyed(root).find((one) => Number(one.dataset.step) === step);
  root.querySelector("[data-count]").textContent = part?.dataset.mark ?? "Le titre";
  root.querySelector("[data-track]").style.width = `${(100 * step) / last}%`;
  root.querySelector("#ws-back").setAttribute("aria-disabled", step === 0);
  const on = root.querySelector("#ws-on"), next = step === last ? on.dataset.after : "";
  on.setAttribute("aria-disabled", step === last && !next);
  on.setAttribute("aria-label", next || "Dévoiler l’étape suivante");
  on.firstElementChild.textContent = next ? "Suite " : "Dévoiler ";
  for (const one of root.querySelectorAll("[data-to]")) {
    const here = step >= Number(one.dataset.to) && step <= Number(one.dataset.last);
    here ? one.setAttribute("aria-current", "step") : one.removeAttribute("aria-current");
  }
}

// A long stride: what an observation is, then all that labs read in it, then the next one.
function stride(root, step, by) {
  const stops = root.firstElementChild.dataset.stops.split(" ").map(Number);
  return (by > 0 ? stops.find((stop) => stop > step) : stops.findLast((stop) => stop < step)) ?? step;
}

function say(root, text) {
  root.querySelector("[data-told]").textContent = text.replace(/\s+/g, " ").slice(0, LONGEST_SAID);
}

// What comes with a step may stand below it, such as what labs wrote of a crisis: seen too, if there is the room.
function show(root, part) {
  const come = [...root.querySelectorAll(".rp-ws-scene .rp-ws-now:not(i)")];
  for (const one of [come.at(-1), part]) one?.scrollIntoView({ block: "nearest", behavior: "instant" });
}

function fillScreen() {
  document.fullscreenElement ? document.exitFullscreen() : document.documentElement.requestFullscreen?.();
}

function openPlan() {
  plan().togglePopover();
}

function blacken(root) {
  const black = root.toggleAttribute("data-black");
  say(root, black ? "Écran noir" : "Écran rallumé");
}

function openCell(root) {
  const cells = [...root.querySelectorAll(".rp-ws-cell")].filter((one) => one.checkVisibility());
  (cells.find((one) => one.closest(".rp-ws-now")) ?? cells.at(-1))?.click();
}

const size = () => Number(sessionStorage.getItem(ZOOM)) || 1;

function enlarge(root) {
  resize(root, size() + A_NOTCH);
}

function shrink(root) {
  resize(root, size() - A_NOTCH);
}

function resize(root, to) {
  const zoom = Math.round(Math.max(SMALLEST, Math.min(LARGEST, to)) * 10) / 10;
  sessionStorage.setItem(ZOOM, zoom);
  root.style.setProperty("--ws-zoom", zoom);
  say(root, `Texte à ${Math.round(zoom * 100)} %`);
}

export default function ({ parentElement, data, setTriggerValue }) {
  let root = parentElement.querySelector(":scope > .rp");
  if (!root) {
    root = document.createElement("div");
    root.className = "rp";
    root.style.setProperty("--ws-zoom", size());
    root.addEventListener("toggle", (event) => {
      if (event.newState !== "open") return;
      event.target === code() ? tellAddress() : root.querySelector("[data-to][aria-current]")?.focus();
    }, true);
    parentElement.appendChild(root);
  }
  const at = (root._at ??= { steps: {} });
  const atStep = () => keyed(root).find((part) => Number(part.dataset.step) === at.step);
  const note = () => {
    at.key = atStep()?.dataset.key;
    at.steps[at.subject] = at.step;
    keep(at.step);
  };
  if (root._markup !== data.html) {
    const focused = root.contains(document.activeElement) ? document.activeElement.id : "";
    const opened = root.querySelector(":popover-open")?.id;
    root.innerHTML = root._markup = data.html;
    rememberSwitches(root);
    const subject = root.firstElementChild.dataset.subject;
    const same = at.subject === subject && keyed(root).find((part) => part.dataset.key === at.key);
    const left = at.subject === subject ? at.step : Number(wanted() ?? at.steps[subject] ?? 0);
    if (opened && at.subject === subject) document.getElementById(opened).showPopover();
    if (focused) root.querySelector("#" + CSS.escape(focused))?.focus({ preventScroll: true });
    at.subject = subject;
    at.step = reveal(root, same ? Number(same.dataset.step) : left);
    note();
    if (at.step) requestAnimationFrame(() => show(root, atStep()));
  }
  const go = (link, step = "") => {
    if (link) visit(link.getAttribute("href") + (step === "" ? "" : `&pas=${step}`), setTriggerValue);
  };
  const to = (step) => {
    const before = at.step;
    at.step = reveal(root, step);
    if (at.step === before) return;
    note();
    const part = atStep();
    say(root, part ? (part.dataset.aloud ?? "") + part.innerText : "Le titre");
    show(root, part);
  };
  // As pages of one book: past the last step is the next subject, before the title the end of the one before.
  const move = (by) => {
    if (by === 1 && at.step === Number(root.firstElementChild.dataset.steps)) return go(root.querySelector("#ws-after"), 0);
    if (by === -1 && at.step === 0) return go(root.querySelector("#ws-before"), TO_THE_END);
    to(at.step + by);
  };
  root.onclick = (event) => {
    const button = event.target.closest("[data-move]"), place = event.target.closest("[data-to]");
    const zoom = event.target.closest("[data-zoom]"), link = event.target.closest("a[data-go]");
    if (button) return move(Number(button.dataset.move));
    if (place) return plan().hidePopover(), to(Number(place.dataset.to));
    if (zoom) return zoom.dataset.zoom > 0 ? enlarge(root) : shrink(root);
    if (event.target.closest("[data-full]")) return fillScreen();
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
    event.preventDefault();
    go(link);
  };
  const press = (event) => {
    const { key } = event, on = event.target;
    if (key === "Shift") return false;
    const letter = LETTERS[key.toLowerCase()];
    if (root.hasAttribute("data-black")) return blacken(root);
    if (letter) return localStorage.getItem(SWITCHED_OFF) ? false : letter(root);
    // Whoever holds a remote puts the code away as the black screen.
    if (code().matches(":popover-open") && (MOVES[key] || STRIDES[key])) return code().hidePopover();
    const open = plan().matches(":popover-open");
    if (open && STRIDES[key]) return choose(root, STRIDES[key]);
    if (open || (key === " " && on.closest?.(ACTING))) return false;
    if (event.shiftKey && WAYS[key]) return go(document.getElementById(WAYS[key]));
    if (STRIDES[key]) return to(stride(root, at.step, STRIDES[key]));
    const by = key === " " ? (event.shiftKey ? -1 : 1) : MOVES[key];
    if (!by) return false;
    // A key held down stops at the end of its subject.
    event.repeat ? to(at.step + by) : move(by);
  };
  parentElement._listening?.abort();
  const listening = (parentElement._listening = new AbortController());
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || event.target.closest?.(TYPING)) return;
    if (press(event) !== false) event.preventDefault();
  }, { signal: listening.signal });
  return () => listening.abort();
}

function choose(root, by) {
  const offered = [...root.querySelectorAll("[data-to]")];
  offered[Math.max(0, Math.min(offered.length - 1, offered.indexOf(document.activeElement) + by))].focus();
}
