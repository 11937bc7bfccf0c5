// Says how fresh the data are, and looks again every few seconds without waking the script of the screen: that runs only
// when what is shown is no longer the latest, or when the visitor may no longer read.
const REFUSED = "refused";
const PATIENCE = 10_000; // milliseconds

function said(parentElement, at) {
  let root = parentElement.children[at];
  if (!root) {
    root = parentElement.appendChild(document.createElement("div"));
    root.className = "rp";
    // On what lasts: a region that comes with its text is not announced.
    if (at) root.setAttribute("aria-live", "polite");
  }
  return root;
}

function tell(parentElement, { age, news }) {
  [age, news].forEach((markup, at) => {
    const root = said(parentElement, at);
    if (root._markup !== markup) root.innerHTML = root._markup = markup;
  });
}

async function look(path) {
  const address = new URL(path, new URL(window.__streamlit?.BACKEND_BASE_URL ?? ".", location.href));
  const answer = await fetch(address, { cache: "no-store", signal: AbortSignal.timeout(PATIENCE) });
  if (answer.ok) return answer.json();
  return { shown: answer.status === 404 ? REFUSED : undefined };
}

export default function ({ parentElement, data, setTriggerValue }) {
  tell(parentElement, data);
  clearTimeout(parentElement._next);
  const again = () => (parentElement._next = setTimeout(follow, data.every * 1000));
  const follow = async () => {
    if (!parentElement.isConnected) return;
    // A hidden page has nobody to tell; a cut connection is told by Streamlit, which comes back by itself.
    const seen = document.hidden ? {} : await look(data.path).catch(() => ({}));
    if (seen.age !== undefined) tell(parentElement, seen);
    // Asked once for each: behind a server that does not keep a visitor on one replica, two may differ for a while.
    if (seen.shown && seen.shown !== data.shown && seen.shown !== parentElement._asked) {
      setTriggerValue("new", (parentElement._asked = seen.shown));
    }
    again();
  };
  again();
  return () => clearTimeout(parentElement._next);
}
