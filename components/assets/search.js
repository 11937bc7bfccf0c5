// A key that leads to a field. It can be switched off: who speaks to the computer would press it without wanting to.
const SWITCHED_OFF = "rp-shortcuts-off";
const TYPING = "input, textarea, select, [contenteditable], [role=textbox], [role=combobox]";

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

function rememberSwitch(box) {
  box.checked = !localStorage.getItem(SWITCHED_OFF);
  box.onchange = () => (box.checked ? localStorage.removeItem(SWITCHED_OFF) : localStorage.setItem(SWITCHED_OFF, "yes"));
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
    root.querySelectorAll("[data-shortcut-switch]").forEach(rememberSwitch);
  }
  root.onsubmit = (event) => {
    event.preventDefault();
    const filled = [...new FormData(event.target)].filter(([, text]) => text.trim());
    const query = new URLSearchParams(filled.map(([name, text]) => [name, text.trim()]));
    visit(`${event.target.getAttribute("action")}?${query}`, setTriggerValue);
  };
}
