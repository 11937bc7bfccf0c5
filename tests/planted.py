"""Every fault planted in tests/messy, where it is and what is typed there."""

from pathlib import Path
from typing import NamedTuple

from tests.drawing import draw_grid

MESSY = Path(__file__).parent / "messy"


class Planted(NamedTuple):
    """``place``: a cell, a row, or nothing for a whole tab; ``typed``: what is there, or its beginning."""

    tab: str
    place: str
    rule: str
    typed: str


def _draw(drawing: str) -> list[Planted]:
    return [Planted(*cells) for cells in draw_grid(drawing)]


FAULTS = _draw("""
| Autodiagnostic | A4   | moment-unreadable     | hier soir                                 |
| Autodiagnostic | D5   | number-outside        | 5                                         |
| Autodiagnostic | D6   | number-unreadable     | énormément                                |
| Autodiagnostic | B7   | required-empty        |                                           |
| Autodiagnostic | C8   | required-empty        |                                           |
| Autodiagnostic | B9   | reference-unknown     | P77                                       |
| Autodiagnostic | E9   | term-unknown          | peut-être                                 |
| Autodiagnostic | A10  | moment-unreadable     | 31/06/2020 10:00                          |
| Autodiagnostic | D11  | number-outside        | -1                                        |
| Calendrier     | I4   | number-outside        | 120 %                                     |
| Calendrier     | I5   | number-unreadable     | presque fini                              |
| Calendrier     | B6   | term-unknown          | Atelier                                   |
| Calendrier     | B7   | required-empty        |                                           |
| Calendrier     | C7   | required-empty        |                                           |
| Calendrier     | D8   | date-impossible       | 29 février 2021                           |
| Calendrier     | D9   | date-unreadable       | après les vacances                        |
| Calendrier     | I10  | number-outside        | −5 %                                      |
| Calendrier     | F11  | term-unknown          | Carto                                     |
| Calendrier     | H12  | term-unknown          | Bloqué                                    |
| Calendrier     | K14  | reference-unknown     | P55                                       |
| Calendrier     | 16   | key-used              | J01                                       |
| Calendrier     | 17   | key-missing           | Finalisation                              |
| Calendrier     | D17  | date-impossible       | 32 mai 2020                               |
| Chantiers      | T1   | column-twice          | Remarque                                  |
| Chantiers      | J5   | term-unknown          | Demain                                    |
| Chantiers      | K6   | term-unknown          | Énorme                                    |
| Chantiers      | L6   | term-unknown          | Quartier                                  |
| Chantiers      | M7   | term-unknown          | En panne                                  |
| Chantiers      | N8   | reference-unknown     | La Fabrique publique du Haut-Orvel        |
| Chantiers      | O8   | reference-unknown     | Inconnu                                   |
| Chantiers      | I9   | reference-unknown     | T98                                       |
| Chantiers      | I9   | reference-unknown     | T99                                       |
| Chantiers      | C10  | required-empty        |                                           |
| Chantiers      | 11   | key-missing           | K10                                       |
| Chantiers      | 12   | key-used              | K01                                       |
| Chantiers      | 13   | key-missing           | V1                                        |
| Chantiers      | H14  | reference-ambiguous   | Le pilotage                               |
| Chantiers      | Q14  | term-unknown          | non                                       |
| Controverses   | L1   | column-twice          | Titre                                     |
| Controverses   | I5   | term-unknown          | Abandonnée                                |
| Controverses   | G6   | required-empty        |                                           |
| Controverses   | 9    | key-missing           | C7                                        |
| Controverses   | B9   | version-unreadable    | V1.2                                      |
| Controverses   | 10   | key-missing           | C8                                        |
| Controverses   | 11   | key-used              | C1                                        |
| Controverses   | J12  | reference-unknown     | C99                                       |
| Controverses   | D13  | required-empty        |                                           |
| Controverses   | K13  | term-unknown          | Oui                                       |
| Crash-tests    | 5    | key-used              | K01                                       |
| Crash-tests    | 6    | key-missing           | R1                                        |
| Crash-tests    | 7    | key-missing           | K01                                       |
| Crash-tests    | A8   | reference-unknown     | K99                                       |
| Crash-tests    | B9   | reference-unknown     | R9                                        |
| Crash-tests    | D10  | term-unknown          | Explose                                   |
| Crash-tests    | D11  | required-empty        |                                           |
| Crash-tests    | H12  | version-unreadable    | V0                                        |
| Crash-tests    | A15  | reference-unknown     | <b>L’œuvre</b>                            |
| Crises         |      | column-missing        |                                           |
| Crises         | C2   | term-unknown          | environnement                             |
| Crises         | D3   | term-unknown          | Récurente                                 |
| Crises         | 4    | key-used              | R1                                        |
| Crises         | F5   | error-value           | #NAME?                                    |
| Listes         | 1    | headers-missing       | Horizon                                   |
| Listes         | 2    | headers-missing       | Horizon                                   |
| Listes         | 3    | headers-missing       | Effort                                    |
| Observations   | I6   | term-unknown          | à voir                                    |
| Observations   | I7   | term-unknown          | 3                                         |
| Observations   | I8   | term-unknown          | repli stratégique                         |
| Observations   | D9   | date-impossible       | 31/04/2020                                |
| Observations   | D10  | date-unreadable       | bientôt                                   |
| Observations   | D12  | date-impossible       | du 8 juillet au 6 juin 2020               |
| Observations   | B13  | reference-unknown     | T99                                       |
| Observations   | B14  | required-empty        |                                           |
| Observations   | H15  | term-unknown          | Presse locale                             |
| Observations   | K16  | link-unsafe           | javascript:alert(1)                       |
| Observations   | K17  | link-unsafe           | www.exemple.fr/page                       |
| Observations   | K19  | link-unsafe           | https://exemple.fr/a https://exemple.fr/b |
| Observations   | L20  | reference-without-tab | E01                                       |
| Observations   | M21  | version-unreadable    | finale                                    |
| Observations   | M22  | required-empty        |                                           |
| Observations   | F23  | required-empty        |                                           |
| Observations   | F24  | error-value           | #REF!                                     |
| Observations   | E25  | error-value           | #N/A                                      |
| Observations   | E26  | error-value           | #VALEUR                                   |
| Observations   | C27  | reference-unknown     | P99                                       |
| Observations   | C28  | reference-ambiguous   | Metropole de Saint Orme                   |
| Observations   | P29  | term-unknown          | Publiable                                 |
| Observations   | 32   | key-used              | O01                                       |
| Observations   | 33   | key-missing           | T01                                       |
| Observations   | B37  | reference-unknown     | Les budgets partcipatifs                  |
| Observations   | D37  | date-impossible       | 30 février 2020                           |
| Observations   | I37  | term-unknown          | Franchement B ou A                        |
| Partenaires    | D3   | column-near           | Territtoire                               |
| Partenaires    | C11  | term-unknown          | Asso                                      |
| Partenaires    | B12  | required-empty        |                                           |
| Partenaires    | 13   | key-used              | P01                                       |
| Partenaires    | 14   | key-missing           | Préfecture sans code                      |
| Postions       |      | tab-near              |                                           |
| Projet         | B9   | date-impossible       | 31 juin 2020                              |
| Projet         | B10  | link-unsafe           | docs.google.com/spreadsheets/d/abc        |
| Projet         | 13   | key-used              | Titre                                     |
| Projet         | 14   | key-missing           | une valeur sans clé                       |
| Projet         | B16  | error-value           | #REF!                                     |
| Terrains       | D5   | reference-unknown     | La démocratie contribuative               |
| Terrains       | D6   | reference-ambiguous   | Le pilotage                               |
| Terrains       | D7   | required-empty        |                                           |
| Terrains       | E8   | reference-ambiguous   | Métropole de Saint-Orme                   |
| Terrains       | E9   | reference-ambiguous   | P01 et P03                                |
| Terrains       | D10  | reference-unknown     | C42                                       |
| Terrains       | 11   | key-used              | Un doublon                                |
| Terrains       | 12   | key-missing           | Sans code                                 |
| terrain        |      | tab-twice             |                                           |
""")

ADVICE = _draw("""
| Calendrier     | D2   | date-without-year     | 7 mai                                     |
| Calendrier     | 15   | header-repeated       | Identifiant                               |
| Calendrier     | 18   | totals-row            | TOTAUX                                    |
| Chantiers      | R1   | column-unknown        | Remarque                                  |
| Chantiers      | S1   | column-unknown        | Coût estimé                               |
| Chantiers      | 16   | totals-row            | Total                                     |
| Crash-tests    | 1    | above-headers         | Avis recueillis à l’atelier               |
| Crises         | B1   | column-unknown        | Type de crise                             |
| Entretiens     |      | tab-missing           |                                           |
| Observations   | D11  | date-without-year     | 7 mai                                     |
| Partenaires    | 1    | above-headers         | Nos partenaires                           |
| Partenaires    | F3   | column-unknown        | E-mail                                    |
| Partenaires    | G3   | column-unnamed        |                                           |
| Partenaires    | H3   | column-unknown        | Téléphone                                 |
| Partenaires    | 10   | header-repeated       | IDENTIFIANT                               |
| Partenaires    | 17   | totals-row            | Total : 9                                 |
| Projet         | 1    | above-headers         | Réglages du tableau de bord               |
| Projet         | 11   | setting-unknown       | Licenze                                   |
| Projet         | 12   | setting-unknown       | Couleur                                   |
""")
