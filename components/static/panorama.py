"""The panorama of chantiers; what is opened in it has its fiche."""

from components.address import link
from components.hues import short_title
from components.panorama import texts, view
from components.panorama.filters import Choice as Asked
from components.panorama.filters import Filters
from components.panorama.model import chantiers, panorama_versions, topics
from components.static.screen import BEHIND, Block, Choice, Option, Page, Query, kept
from sheets.snapshot import Snapshot
from sheets.tabs import CHANTIERS

PAGE = "panorama"


def canonical(snapshot: Snapshot, query: Query) -> tuple[str, dict[str, str]]:
    """A version or a controversy; a chantier is its fiche."""
    if query.get("chantier") in set(snapshot[CHANTIERS]["id"]):
        return "fiche", kept(query, chantier=(query["chantier"],))
    asked = kept(query, version=snapshot.derive(panorama_versions)[:-1])
    return PAGE, asked or kept(query, controverse=snapshot.derive(topics))


def page(snapshot: Snapshot, query: Query) -> Page:
    """The landscape and the cards."""
    versions = snapshot.derive(panorama_versions)
    last = versions[-1] if versions else ""
    kept_topics = (query["controverse"],) if "controverse" in query else ()
    choice = Asked(query.get("version", last), Filters(kept_topics), last=last)
    shown = snapshot.derive(chantiers, choice.version)
    return Page(
        "Panorama",
        texts.sentence(snapshot, shown, choice.version),
        (Block(view.scene_markup(snapshot, choice)), Block(view.cards_markup(snapshot, choice), "cards")),
        "Panorama des chantiers",
        (*_versions(versions, choice.version), *_topics(snapshot, query)),
        snapshot.derive(texts.method),
        view.reading(snapshot, choice),
        ((BEHIND, view.table(snapshot, choice)),),
    )


def _versions(versions: tuple[str, ...], shown: str) -> tuple[Choice, ...]:
    options = tuple(Option(one, link(PAGE, version=one), one == shown) for one in versions)
    return (Choice("Rejouer jusqu’à", options),) if len(versions) > 1 else ()


def _topics(snapshot: Snapshot, query: Query) -> tuple[Choice, ...]:
    chosen = query.get("controverse", "")
    options = [Option("Toutes", link(PAGE), not chosen)]
    for one, topic in snapshot.derive(topics).items():
        label = f"{topic.number} {short_title(topic.title)}"
        options.append(Option(label, link(PAGE, controverse=one), one == chosen))
    return (Choice("Controverse", tuple(options)),) if len(options) > 1 else ()
