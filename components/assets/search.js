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
