// « Partager cette vue »: its address, the code that frames it, its QR code. The address is known to the browser only,
// so all is made here, when it is asked for. Nothing is written as markup but what is below.
(() => {
  const ROOT = new URL(window.__streamlit?.BACKEND_BASE_URL ?? ".", location.href);
  const EMBEDDING = /^embed(_options)?=/;
  const LOOK_EVERY = 400; // milliseconds, while it is open: a filter may change the address
  const PANEL = `
    <div class="rp-share-body">
      <div>
        <p class="rp-share-label">Adresse de cette vue, avec ses filtres</p>
        <code class="rp-share-text" id="share-address" tabindex="0"></code>
        <button type="button" class="rp-share-copy" data-share-of="share-address">Copier l’adresse</button>
        <div data-share-frame>
          <p class="rp-share-label">Pour la montrer dans une page d’un autre site</p>
          <code class="rp-share-text" id="share-embed" tabindex="0"></code>
          <button type="button" class="rp-share-copy" data-share-of="share-embed">Copier le code</button>
        </div>
        <p class="rp-share-label" data-share-how>Pour la montrer dans une page d’un autre site, ajoutez ce site au réglage
          <code>REFLEXES_FRAME_ANCESTORS</code> : le code à y coller s’affichera ici.</p>
      </div>
      <p class="rp-share-qr"><img width="168" height="168" alt="QR code de l’adresse de cette vue">
        <a download="qr-code.svg">Télécharger le QR code</a></p>
    </div>`;

  const view = () => {
    const kept = location.search.slice(1).split("&").filter((part) => part && !EMBEDDING.test(part)).join("&");
    return location.pathname.slice(ROOT.pathname.length) + (kept && "?" + kept);
  };
  const facts = () => document.querySelector("[data-share-base]")?.dataset ?? {};
  const address = () => (facts().shareBase || ROOT.href) + view();
  const qr = () => new URL("qr.svg?vue=" + encodeURIComponent(view()), ROOT).href;
  const escaped = (text) => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);

  function frameCode() {
    const heading = document.querySelector("h1")?.innerText ?? document.title, here = address();
    const title = [heading.replace(/\s+/g, " ").trim(), facts().shareSite].filter(Boolean).join(" · ");
    const source = here + (here.includes("?") ? "&" : "?") + "embed=true";
    return `<iframe title="${escaped(title)}" src="${escaped(source)}" width="100%" height="800" loading="lazy" style="border: 0"></iframe>`;
  }

  function fill(panel) {
    panel.dataset.shared = address();
    panel.querySelector("#share-address").textContent = address();
    panel.querySelector("#share-embed").textContent = frameCode();
    for (const button of panel.querySelectorAll("[data-share-of]")) button.textContent = button.dataset.label;
    panel.querySelector("img").src = panel.querySelector("a[download]").href = qr();
  }

  function open(panel) {
    if (!panel.querySelector(".rp-share-body")) {
      panel.insertAdjacentHTML("beforeend", PANEL);
      for (const button of panel.querySelectorAll("[data-share-of]")) button.dataset.label = button.textContent;
      if (panel.dataset.shareFrames !== "oui") panel.querySelector("[data-share-frame]").hidden = true;
      if (panel.dataset.shareFrames !== "dire") panel.querySelector("[data-share-how]").hidden = true;
    }
    fill(panel);
    const looking = setInterval(() => {
      // The foot is drawn anew when the data change: what was open stays so.
      if (!panel.isConnected) document.querySelector("details[data-share-base]")?.setAttribute("open", "");
      if (!panel.isConnected || !panel.open) return clearInterval(looking);
      if (panel.dataset.shared !== address()) fill(panel);
    }, LOOK_EVERY);
  }

  // Where the browser keeps the clipboard from a page, the text is selected: one key is left to press.
  function copy(button) {
    const text = document.getElementById(button.dataset.shareOf);
    getSelection().selectAllChildren(text);
    const by_hand = () => (button.textContent = "Texte choisi : copiez-le (Ctrl + C)");
    if (!navigator.clipboard) return by_hand();
    navigator.clipboard.writeText(text.textContent).then(() => (button.textContent = "Copié"), by_hand);
  }

  // On paper: the address and its QR code. The print does not wait, so the code is waited for.
  function prepare() {
    const paper = document.querySelector("[data-share-print]");
    if (!paper || paper.dataset.shared === address()) return;
    paper.dataset.shared = address();
    paper.parentElement.querySelector(".rp-share-printed").textContent = address();
    paper.replaceChildren();
    const ask = new XMLHttpRequest();
    ask.open("GET", qr(), false);
    try { ask.send(); } catch { return; }
    if (ask.status !== 200) return;
    const drawn = new DOMParser().parseFromString(ask.responseText, "image/svg+xml").documentElement;
    paper.append(document.importNode(drawn, true));
  }

  const lead = (event) => {
    const link = event.target.closest?.("[data-share-full]");
    if (link) link.href = address();
  };
  document.addEventListener("toggle", (event) => {
    if (event.target.matches?.("details[data-share-base]") && event.target.open) open(event.target);
  }, true);
  document.addEventListener("click", (event) => {
    const button = event.target.closest?.("[data-share-of]");
    if (button) copy(button);
  });
  for (const kind of ["pointerdown", "focusin", "click"]) document.addEventListener(kind, lead, true);
  addEventListener("beforeprint", prepare);
  matchMedia("print").addEventListener("change", (print) => print.matches && prepare());
})();
