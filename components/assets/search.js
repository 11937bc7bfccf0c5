// A key that leads to a field.
function listenToShortcuts() {
  if (document.documentElement.dataset.shortcuts) return;
  document.documentElement.dataset.shortcuts = "yes";
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || event.key.length !== 1) return;
    if (localStorage.getItem(SWITCHED_OFF) || event.target.closest?.(TYPING)) return;
    const field = document.querySelector(`[data-shortcut="${CSS.escape(event.key)}"]`);
    if (!field) return;
    event.preventDefault();
    field.focus();
    field.select();
  });
}

export default function ({ parentElement, data, setTriggerValue }) {
  listenToShortcuts();
  let root = parentElement.querySelector(":scope > .rp");
  if (!root) {
    root = document.createElement("div");
    root.className = "rp";
    parentElement.appendChild(root);
  }
  if (root._markup !== data.html) {
    root.innerHTML = root._markup = data.html;
    rememberSwitches(root);
  }
  root.onsubmit = (event) => {
    event.preventDefault();
    const filled = [...new FormData(event.target)].filter(([, text]) => text.trim());
    const query = new URLSearchParams(filled.map(([name, text]) => [name, text.trim()]));
    visit(`${event.target.getAttribute("action")}?${query}`, setTriggerValue);
  };
}
