// The address of the subject, as large as the screen, for the room to scan; its code is already there when it is asked
// for, should the network fail meanwhile.
const HERE_ONLY = /^(localhost|127\.|0\.0\.0\.0|\[::1\])/;
const code = () => document.getElementById("ws-code");

function openCode() {
  code().togglePopover();
}

function tellAddress() {
  const shown = code().querySelector("[data-address]"), told = document.querySelector("[data-share-base]")?.dataset.shareBase;
  const root = new URL(told || ".", location.href);
  shown.textContent = root.host + root.pathname + shown.dataset.address;
  code().querySelector("[data-local]").hidden = !HERE_ONLY.test(root.host);
}
