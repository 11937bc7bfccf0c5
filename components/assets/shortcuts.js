// Keys of one sign can be switched off: who speaks to the computer would press them without wanting to.
const SWITCHED_OFF = "rp-shortcuts-off";
const TYPING = "input:not([type=checkbox]), textarea, select, [contenteditable], [role=textbox], [role=combobox]";

function rememberSwitches(root) {
  for (const box of root.querySelectorAll("[data-shortcut-switch]")) {
    box.checked = !localStorage.getItem(SWITCHED_OFF);
    box.onchange = () => (box.checked ? localStorage.removeItem(SWITCHED_OFF) : localStorage.setItem(SWITCHED_OFF, "yes"));
  }
}
