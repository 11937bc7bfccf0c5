// Streamlit's own interface speaks English: the few words it shows or announces are said in French.
const FRENCH = {
  "App pages": "Pages",
  "Logo": "",
  "Sidebar": "Menu",
  "Expand sidebar": "Ouvrir le menu",
  "Collapse sidebar": "Fermer le menu",
  "Navigate to home page": "Revenir à l’accueil",
  "Clear value": "Effacer",
  "Clear all": "Tout effacer",
  "Open": "Ouvrir",
  "Close": "Fermer",
  "No results": "Aucun résultat",
  "Page not found": "Page introuvable",
  "The page that you have requested does not seem to exist. Running the app's main page.":
    "Cette adresse ne mène à aucune page : voici l’accueil.",
  "Connection error": "Connexion interrompue",
  "Is Streamlit still running? If you accidentally stopped Streamlit, just restart it in your terminal:":
    "Le tableau de bord ne répond plus. S’il a été arrêté, relancez-le dans votre terminal :",
  "Connecting": "Connexion…",
  "Please wait...": "Un instant…",
  "Running...": "Calcul en cours…",
  "Stop": "Arrêter",
  "Skip to main content": "Aller au contenu",
  "Upload": "Choisir un fichier",
  "file upload": "Fichier à vérifier",
  "upload icon": "",
  "add icon": "",
  "Error:": "Erreur : ",
  "Drag and drop a file here": "Lâchez le fichier ici",
  "Add files": "Choisir un autre fichier",
  "Upload failed": "Le fichier n’a pas pu être envoyé.",
  "Click to retry upload": "Réessayer",
  "Only one file is allowed.": "Un seul fichier à la fois.",
  "Unexpected error. Please try again.": "Le fichier n’a pas pu être envoyé. Réessayez.",
  "Choose date": "Choisir un jour",
  "Previous month": "Mois précédent",
  "Next month": "Mois suivant",
};
const monthNames = (locale) => [...Array(12).keys()].map(
  (month) => new Date(2020, month, 1).toLocaleDateString(locale, { month: "long" }));
const FRENCH_MONTHS = monthNames("fr");
const PHRASES = [
  [/^(.*?)([\d.]+)([KM]?)B$/, (_, name, size, unit) => `${name}${size.replace(".", ",")}\u00a0${unit.replace("K", "k")}o`],
  [/^Remove (.+)$/, "Retirer $1"],
  [/^Cancel upload of (.+)$/, "Ne plus envoyer $1"],
  [/^File must be .+ or smaller\.$/, "Ce fichier est trop gros."],
  [/^(\d+) more$/, "$1 de plus"],
  [/^(\d+) options? available\.$/, "Choix possibles : $1."],
  [/^(.+), selected$/, "$1, choisi"],
  [/^.* files are not allowed\.$/, "Ce n’est ni un .xlsx ni un .csv."],
  // What a date field says before its own label, and the month it holds.
  [/^Choose date, /, "Choisir un jour, "],
  [/^day, /, "jour, "],
  [/^month, /, "mois, "],
  [/^year, /, "année, "],
  ...monthNames("en").map((month, at) => [new RegExp(` – ${month}$`), ` – ${FRENCH_MONTHS[at]}`]),
];
const PHRASED = "[role=dialog], [data-testid=stTopNavSection], [data-testid=stDateInput], [data-testid=stFileUploader], [data-testid=stTooltipContent], [data-live-announcer]";
const SPOKEN = `[data-testid=stSkipToContent], [data-testid=stStatusWidget], [data-testid=stConnectionStatus], ${PHRASED}`;

function french(text, element) {
  if (!text || FRENCH[text] !== undefined || !element.closest?.(PHRASED)) return FRENCH[text];
  const phrase = PHRASES.find(([english]) => english.test(text));
  return phrase && text.replace(...phrase);
}
const NAMED = ["aria-label", "aria-valuetext", "alt", "title", "placeholder"];

function translate(root) {
  for (const element of [root, ...root.querySelectorAll("[aria-label], [alt], [title], [placeholder]")]) {
    for (const name of NAMED) {
      const word = french(element.getAttribute?.(name), element);
      if (word !== undefined) element.setAttribute(name, word);
    }
  }
  for (const spoken of root.closest?.(SPOKEN) ? [root] : root.querySelectorAll(SPOKEN)) {
    const texts = document.createTreeWalker(spoken, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
      const word = french(texts.currentNode.data.trim(), spoken);
      if (word !== undefined) texts.currentNode.data = word;
    }
  }
}

function speakFrench() {
  const page = document.documentElement;
  if (page.dataset.french) return;
  page.lang = "fr";
  page.dataset.french = "yes";
  translate(document.body);
  const watch = { subtree: true, childList: true, characterData: true, attributes: true, attributeFilter: NAMED };
  new MutationObserver((changes) => {
    for (const change of changes) {
      if (change.type === "attributes") translate(change.target);
      if (change.type === "characterData") translate(change.target.parentElement ?? document.body);
      for (const node of change.addedNodes) if (node.nodeType === Node.ELEMENT_NODE) translate(node);
    }
  }).observe(document.body, watch);
}
