"""The home screen in text: how it is made, the same in sentences, the key figures and how each is counted."""

from components import words
from components.frame import DataTable
from components.home.headline import figures_line, headline, plain
from components.home.lacks import lacks
from components.home.model import Figures, figures, outputs
from components.home.news import last_echoes
from components.home.panels import Band, bands, crisis_bars
from components.home.ridges import ridges
from components.home.stages import stages
from sheets.snapshot import Snapshot

METHOD = (
    "Tout est écrit depuis la feuille partagée, phrases comprises. Les versions sont les plus hautes que le "
    "calendrier dit livrées ; sans calendrier, les dernières écrites. La date est la date de référence du projet, "
    "sinon aujourd’hui.",
    "Le chemin des phases : chaque trait épais est la moyenne des avancements des étapes de la phase, étapes "
    "annulées exclues. Une étape n’est en retard qu’une fois passé le dernier jour possible de sa date, si floue "
    "soit-elle.",
    "« Ce qui fait débat » : la courbe additionne une bosse par observation, à la même échelle sur toutes les "
    "rangées ; la flèche va de la moyenne des avis de la première version à celle de la version affichée (losange : "
    "moins de 0,15 degré). Sous trois avis, les observations sont montrées sans courbe ni flèche.",
    "« Ce qu’on ouvre » : la couleur et le numéro d’une pastille sont ceux de la controverse principale du "
    "chantier, son diamètre dit combien de partenaires le soutiennent. Les chantiers abandonnés n’y sont pas.",
    "« Ce qui tient, ce qui casse » : le verdict d’un chantier dans une crise est la médiane des avis, le plus "
    "prudent des deux en cas d’égalité. Les crises vont de celle où la plus grande part des chantiers jugés tient à "
    "celle où la plus petite tient. Les essais qui manquent ne comptent ni d’un côté ni de l’autre.",
    "« Derniers échos » : ↓ une observation de la version affichée, vers un chantier qui répond à sa controverse ; "
    "↑ un chantier ouvert ou reformulé dans la version affichée, vers sa controverse principale. Ce qui n’a pas de "
    "date n’y est pas ; une controverse n’y figure qu’une fois dans chaque sens.",
)


def reading_lines(snapshot: Snapshot) -> list[str]:
    """The screen in text, from top to bottom."""
    lines = [plain(headline(snapshot)), figures_line(snapshot)]
    lines += [f"{s.name} : {', '.join(filter(None, (s.when, s.state)))}." for s in stages(snapshot)]
    lines += [
        f"Controverse {r.number}, {r.title} ({words.guillemets(r.pole_a)} ou {words.guillemets(r.pole_b)}) : {r.said}."
        for r in ridges(snapshot)
    ]
    lines += [_band_line(band) for band in bands(snapshot) if band.discs]
    lines += [f"{bar.name} : {bar.said}." for bar in crisis_bars(snapshot).bars]
    lines += [
        f"{echo.when}, {'carte → panorama' if echo.down else 'panorama → carte'} : {echo.text}"
        for echo in last_echoes(snapshot)
    ]
    lines += [f"Il nous manque : {lack.count} {lack.what}." for lack in lacks(snapshot)]
    return [words.typeset(line) for line in lines if line]


def _band_line(band: Band) -> str:
    named = (f"{d.title} ({words.count(d.supports, 'soutien')})" for d in band.discs)
    return f"{band.label} : {', '.join(named)}."


def key_figures(snapshot: Snapshot) -> DataTable:
    """Each figure of the screen, and how it is counted."""
    map_, panorama = outputs(snapshot)
    rows = [
        (
            "Version de la cartographie",
            map_.version or "–",
            "La plus haute livrée selon le calendrier, sinon la dernière écrite.",
        ),
        ("Version du panorama", panorama.version or "–", "De même, pour les chantiers."),
        *_counts(snapshot.derive(figures)),
        *(
            (f"Avancement : {s.name}", words.percent(s.share), "Moyenne des étapes, « Fait » vaut 100 %.")
            for s in stages(snapshot)
        ),
        *((f"Il manque : {lack.what}", str(lack.count), "Compté aux versions affichées.") for lack in lacks(snapshot)),
    ]
    return DataTable("ou-en-est-on", "Les chiffres de cet écran", ("Chiffre", "Valeur", "Comment il est compté"), rows)


def _counts(counted: Figures) -> list[tuple[str, str, str]]:
    rows = (
        ("Controverses", counted.controversies, "Ni fusionnées ni retirées, dans la version affichée."),
        ("Terrains", counted.terrains, "Ni fusionnés ni retirés, dans la version affichée."),
        ("Observations", counted.observations, "Jusqu’à la version affichée."),
        ("Observations lues", counted.read, "Celles qui ont au moins une position."),
        ("Terrains observés", counted.observed_terrains, "Ceux qui ont au moins une observation, même retirés depuis."),
        (
            "Partenaires lecteurs",
            counted.readers,
            "Ceux qui ont placé au moins une observation ; chacun compte une fois.",
        ),
        ("Chantiers ouverts", counted.chantiers, "Dans la version affichée, hors chantiers abandonnés."),
        ("Autres crises", counted.crises, "Les lignes de l’onglet « Crises »."),
        (
            "Essais de crash test",
            counted.tests,
            "Un chantier dans une crise avec un avis au moins, « Sans objet » compris.",
        ),
        ("Essais possibles", counted.cells, "Chantiers ouverts × autres crises."),
    )
    return [(name, str(value), how) for name, value, how in rows]
