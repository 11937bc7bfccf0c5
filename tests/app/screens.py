"""The screens and what to look at on each, whoever looks."""

SCREENS = {
    "accueil": "",
    "cartographie": "cartographie",
    "panorama": "panorama",
    "echos": "echos",
    "enquetes": "enquetes",
    "calendrier": "calendrier",
    "crash-test": "crash-test",
    "livrables": "livrables",
}
# Those that the public has not got.
TEAM_SCREENS = {"contribuer": "contribuer"}
# Views with a selection, so that fiches and details are looked at too.
VIEWS = (
    *SCREENS.values(),
    "accessibilite",
    *(f"cartographie?controverse=C{n}&terrains=oui" for n in range(1, 7)),
    "cartographie?version=V1",
    *(f"cartographie?lecture=fils&fil={one}" for one in ("C3", "T14", "K09", "R7")),
    "cartographie?lecture=fils&version=V1&fragiles=oui&seul=oui&degres=2&fil=K01",
    *(f"panorama?chantier=K{n:02}" for n in (1, 6, 10, 12, 15)),
    "panorama?version=V1",
    "echos?chantier=K01&controverse=C6",
    "echos?lecture=crises",
    *(f"echos?de={since}&a={until}" for since, until in (("V1", "V2"), ("V2", "V3"), ("V1", "V3"))),
    *(
        f"enquetes?{opened}"
        for opened in ("terrain=T03", "labo=P04", "terrain=T01&labo=P01&controverse=C2", "partenaire=P03")
    ),
    *(f"calendrier?etape=J{n:02}" for n in (5, 18)),
    *(f"crash-test?chantier=K{n:02}" for n in (1, 9)),
    "crash-test?crises=R1~R2&comparer=R1~R9",
    "livrables?version=V2&controverse=C3~C4&chantier=K01",
    *("atelier", "atelier?controverse=C3&pas=9", "atelier?chantier=K01&pas=99"),
    *("recherche", "recherche?q=budget&genre=chantier", "fiche?partenaire=P01", "fiche?observation=O03"),
)

# Elements whose text is cut: HTML that hides what overflows, SVG text outside its picture.
CLIPPED = """() => {
  const found = [];
  const seen = (e) => e.checkVisibility({ visibilityProperty: true }) && e.getClientRects().length;
  for (const e of document.querySelectorAll('.rp *')) {
    if (!(e instanceof HTMLElement) || !seen(e) || e.closest('.rp-hidden, .rp-table-scroll')) continue;
    const style = getComputedStyle(e);
    const cut = style.overflowX !== 'visible' && e.scrollWidth > e.clientWidth + 1 && e.clientWidth > 1;
    if (cut && e.innerText?.trim()) found.push('html: ' + e.className + ' ' + e.innerText.slice(0, 60));
  }
  for (const text of document.querySelectorAll('.stMain svg text')) {
    const svg = text.ownerSVGElement;
    if (!text.textContent.trim() || !seen(svg)) continue;
    const box = text.getBoundingClientRect(), frame = svg.getBoundingClientRect();
    if (box.width && (box.left < frame.left - 1.5 || box.right > frame.right + 1.5)) found.push('svg: ' + text.textContent.slice(0, 60));
  }
  return found;
}"""
